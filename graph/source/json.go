package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// jsonRecords streams the objects of a list in a JSON document: of the one
// that the iterator names, else of the list that the document is, else of the
// only list of objects that is a member of it; a document without one is one
// record. To find that member the document is read once more. Members and
// items have JSON pointers as well as lines and columns. A text that is no
// JSON is one fault, at which the stream ends. Memory is one record.
func jsonRecords(ctx context.Context, in Input, o Options) Records {
	return func(yield func(Record, error) bool) {
		steps, err := parseIterator(o.Iterator)
		if o.Iterator == "" {
			steps, err = recognizeList(ctx, in, o)
		}
		if err != nil {
			yield(Record{}, err)
			return
		}
		j, done, err := openJSON(ctx, in, o, yield)
		if err != nil {
			yield(Record{}, err)
			return
		}
		defer done()
		j.pointers = true
		err = j.document(func() error { return j.walk(steps, "", 1) })
		if err == nil && j.records == 0 && o.Iterator != "" {
			err = in.fault(fmt.Errorf("iterator: nothing in the document answers %s", quoted(o.Iterator)), graph.Origin{})
		}
		if err != nil && !errors.Is(err, errStop) {
			yield(Record{}, err)
		}
	}
}

// openJSON opens an input as JSON.
func openJSON(ctx context.Context, in Input, o Options, yield func(Record, error) bool) (*jsonReader, func(), error) {
	r, err := in.Open()
	if err != nil {
		return nil, nil, err
	}
	text, err := decoded(r, o.Encoding)
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	j := &jsonReader{kind: kindOf(in), yield: yield, check: ctx.Err, maxText: o.maxRecord()}
	j.jsonScanner = jsonScanner{in: in, src: text, buf: make([]byte, blockSize), at: place{1, 1}, max: o.maxField()}
	return j, func() { r.Close() }, nil
}

// document reads one value with nothing but space about it. An empty input
// has none.
func (j *jsonReader) document(value func() error) error {
	j.space()
	if _, ok := j.peek(); !ok {
		if j.err == io.EOF {
			return nil
		}
		return j.err
	}
	if err := value(); err != nil {
		return err
	}
	j.space()
	if _, ok := j.peek(); ok {
		return j.malformed("the end of the document")
	}
	if j.err != io.EOF {
		return j.err
	}
	return nil
}

// walk follows the steps of an iterator and yields what they lead to. What
// they do not lead to is passed over.
func (j *jsonReader) walk(steps []step, pointer string, depth int) error {
	c, _ := j.peek()
	if len(steps) == 0 && c != '[' {
		return j.record(pointer)
	}
	if len(steps) == 0 {
		steps = []step{{all: true}}
	}
	next, rest := steps[0], steps[1:]
	switch {
	case next.all && c == '[':
		return j.each('[', ']', depth, func(i int) error {
			below := j.below(pointer, strconv.Itoa(i))
			if len(rest) == 0 {
				return j.record(below)
			}
			return j.walk(rest, below, depth+1)
		})
	case !next.all && c == '{':
		found := false
		return j.each('{', '}', depth, func(int) error {
			p := j.at
			name, why, err := j.name()
			if err != nil {
				return err
			}
			if why != "" || name != next.name {
				return j.skip(depth + 1)
			}
			if found {
				j.fault(p, j.below(pointer, name), name, "the member is named twice; the first counts")
				if err := j.flush(); err != nil {
					return err
				}
				return j.skip(depth + 1)
			}
			found = true
			return j.walk(rest, j.below(pointer, name), depth+1)
		})
	}
	return j.skip(depth)
}

// recognizeList finds the way to the list of records in a document.
func recognizeList(ctx context.Context, in Input, o Options) ([]step, error) {
	j, done, err := openJSON(ctx, in, o, nil)
	if err != nil {
		return nil, err
	}
	defer done()
	var lists []string
	j.space()
	if c, _ := j.peek(); c != '{' {
		return nil, nil
	}
	err = j.each('{', '}', 1, func(int) error {
		if err := j.check(); err != nil {
			return err
		}
		name, _, err := j.name()
		if err != nil {
			return err
		}
		if c, _ := j.peek(); c != '[' {
			return j.skip(2)
		}
		return j.each('[', ']', 2, func(i int) error {
			if c, _ := j.peek(); i == 0 && c == '{' {
				lists = append(lists, name)
			}
			return j.skip(3)
		})
	})
	if e := (*graph.Error)(nil); err != nil && !errors.As(err, &e) {
		return nil, err // a fault comes again when the records are read
	}
	return chooseList(in, lists)
}

// chooseList takes the only list of objects among the members of a document.
func chooseList(in Input, lists []string) ([]step, error) {
	switch len(lists) {
	case 0:
		return nil, nil
	case 1:
		return []step{{name: lists[0]}, {all: true}}, nil
	}
	return nil, in.fault(fmt.Errorf("document: it has %d lists of objects (%s); an iterator must say which to read",
		len(lists), strings.Join(lists[:min(len(lists), 5)], ", ")), graph.Origin{})
}
