package source

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/piprate/json-gold/ld"

	"corkboard/graph"
)

// jsonldText reads JSON (RFC 8259) strictly, for JSON-LD: a member named twice,
// text that is not UTF-8 or half a surrogate pair are faults, and a
// document that has one is not read, since what is left of it might say
// something else. Texts come out escaped (see ldEscape), numbers as
// json.Number.
type jsonldText struct {
	jsonReader
	read   *countedText
	spent  int // what the values take, in bytes
	faults []error
}

// valueCost is what a value takes beside its text, in bytes.
const valueCost = 16

// maxFaults bounds the faults that are collected before any is reported.
const maxFaults = 1000

// countedText counts what is read of an input.
type countedText struct {
	io.Reader
	n int64
}

func (c *countedText) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// openJSONLD opens an input.
func openJSONLD(ctx context.Context, in Input, o Options) (*jsonldText, io.Closer, error) {
	r, err := in.Open()
	if err != nil {
		return nil, nil, err
	}
	text, err := decoded(r, "utf-8")
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	j := &jsonldText{read: &countedText{Reader: text}}
	j.check = ctx.Err
	j.maxText = o.maxRecord()
	j.jsonScanner = jsonScanner{in: in, src: j.read, buf: make([]byte, blockSize), at: place{1, 1}, max: o.maxField()}
	return j, r, nil
}

// offset gives the place of the next byte.
func (j *jsonldText) offset() int64 { return j.read.n - int64(j.w-j.r) }

// whole reads the one value of a document. The error is a fault, or that of
// the world; beyond it, faults has what keeps the value from being used.
func (j *jsonldText) whole() (v any, err error) {
	j.space()
	if _, ok := j.peek(); !ok && j.err != io.EOF {
		return nil, j.err
	}
	if v, err = j.tree(1, ""); err != nil {
		return nil, err
	}
	j.space()
	if _, ok := j.peek(); ok {
		return nil, j.malformed("the end of the document")
	}
	if j.err != io.EOF {
		return nil, j.err
	}
	return v, nil
}

// wrong notes a fault.
func (j *jsonldText) wrong(p place, what, why string) {
	if len(j.faults) < maxFaults {
		j.faults = append(j.faults, j.faultAt(p, fmt.Errorf("json: %s: %s; the document is not read", quoted(what), why)))
	}
}

// errLarge ends a document that is too large.
var errLarge = errors.New("json-ld: the document is larger")

// spend takes what a value needs out of the bound on the document.
func (j *jsonldText) spend(n int) error {
	if j.spent += valueCost + n; j.spent > j.maxText {
		return j.faultAt(j.at, fmt.Errorf("%w than %s", errLarge, bytesOf(j.maxText)))
	}
	return nil
}

// tree reads a value. under is the keyword that it stands under: @base, of
// which no prefix is made, or @context, also further in, where a keyword that
// JSON-LD does not know has a meaning.
func (j *jsonldText) tree(depth int, under string) (v any, err error) {
	start := j.at
	c, _ := j.peek()
	switch {
	case c == '{':
		return j.objectTree(depth, under)
	case c == '[':
		items := []any{}
		err = j.each('[', ']', depth, func(int) error {
			item, err := j.tree(depth+1, under)
			items = append(items, item)
			return err
		})
		if err == nil {
			err = j.spend(0)
		}
		return items, err
	case c == '"':
		why, err := j.str(j.max)
		if err != nil {
			return nil, err
		}
		s := string(j.text)
		if why == "" && !utf8.ValidString(s) {
			why = "it is not UTF-8"
		}
		if why != "" {
			j.wrong(start, s, why)
		}
		switch {
		case under == "@base":
			s = withoutFragment(s)
		case under == "" && isKeywordLike(s) && !ld.IsKeyword(s):
			return ldEscapeAll(s), j.spend(len(s))
		}
		return ldEscape(s), j.spend(len(s))
	case c == '-' || c >= '0' && c <= '9':
		why, err := j.number()
		if err != nil {
			return nil, err
		}
		if why != "" {
			j.wrong(start, "number", why)
		}
		return json.Number(j.text), j.spend(len(j.text))
	case c == 't':
		return true, j.word("true")
	case c == 'f':
		return false, j.word("false")
	case c == 'n':
		return nil, j.word("null")
	}
	return nil, j.malformed("a value")
}

// objectTree reads an object.
func (j *jsonldText) objectTree(depth int, under string) (any, error) {
	if err := j.check(); err != nil {
		return nil, err
	}
	members := map[string]any{}
	err := j.each('{', '}', depth, func(int) error {
		p := j.at
		name, why, err := j.name()
		if err != nil {
			return err
		}
		key := ldEscape(name)
		if _, twice := members[key]; twice {
			why = "the member is named twice"
		}
		if why != "" {
			j.wrong(p, name, why)
		}
		below := under
		if name == "@base" || name == "@context" {
			below = name
		}
		v, err := j.tree(depth+1, below)
		if n, ok := v.(json.Number); ok && name == "@version" {
			v, _ = n.Float64() // as the library wants it; 1.1 is all there is
		}
		members[key] = v
		if err == nil {
			err = j.spend(len(name))
		}
		return err
	})
	return members, err
}

// parseJSONLD reads a text in memory that was checked before or is a fault.
func parseJSONLD(name, text string) (any, error) {
	in := Input{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	j, _, err := openJSONLD(context.Background(), in, Options{})
	if err != nil {
		return nil, err
	}
	v, err := j.whole()
	return v, errors.Join(append(j.faults, err)...)
}

// asFault tells whether an error is a fault of the input.
func asFault(err error) bool {
	var e *graph.Error
	return errors.As(err, &e)
}
