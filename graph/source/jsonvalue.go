package source

import (
	"errors"
	"fmt"
	"strconv"

	"corkboard/graph"
)

// fieldCost is what a field takes beside its texts, in bytes.
const fieldCost = 128

// jsonReader builds records from the values of a JSON text.
type jsonReader struct {
	jsonScanner
	kind     string
	pointers bool // origins have a pointer
	yield    func(Record, error) bool
	check    func() error // whether to go on
	faults   []error
	lost     []string // the names of the record's fields at fault
	left     int      // what the record may still take, in bytes
	maxText  int
	records  int
}

// errStop says that nobody pulls any more.
var errStop = errors.New("stopped")

// origin gives the origin of a value.
func (j *jsonReader) origin(p place, pointer string) graph.Origin {
	o := graph.Origin{File: j.in.Name, Line: p.line, Column: p.column}
	if j.pointers {
		o.Pointer = pointer
	}
	return o
}

// fault notes the fault of a field.
func (j *jsonReader) fault(p place, pointer, name, why string) {
	j.lost = append(j.lost, name)
	if name != "" {
		why = name + ": " + why
	}
	j.faults = append(j.faults, j.in.fault(errors.New(why+"; the field is left out"), j.origin(p, pointer)))
}

// flush yields the faults that were noted.
func (j *jsonReader) flush() error {
	for _, err := range j.faults {
		if !j.yield(Record{}, err) {
			return errStop
		}
	}
	j.faults = j.faults[:0]
	return nil
}

// below gives the pointer of a member or an item.
func (j *jsonReader) below(pointer, name string) string {
	if !j.pointers {
		return ""
	}
	return pointer + "/" + pointerEscapes.Replace(name)
}

// record reads the next value as a record and yields it.
func (j *jsonReader) record(pointer string) error {
	if err := j.check(); err != nil {
		return err
	}
	j.records++
	p := j.at
	if c, ok := j.peek(); ok && c != '{' {
		if err := j.skip(1); err != nil {
			return err
		}
		j.faults = append(j.faults, j.in.fault(errors.New("record: it is no object; it is left out"), j.origin(p, pointer)))
		return j.flush()
	}
	j.left, j.lost = j.maxText, nil
	f, _, err := j.value("", pointer, 1)
	if err != nil {
		if stop := j.flush(); stop != nil {
			return stop
		}
		return err
	}
	if j.left < 0 {
		j.faults = append(j.faults[:0], j.in.fault(fmt.Errorf("record: it is larger than %s; it is left out", bytesOf(j.maxText)), j.origin(p, pointer)))
		return j.flush()
	}
	if err := j.flush(); err != nil {
		return err
	}
	if !j.yield(Record{Kind: j.kind, Fields: f.Fields, Origin: f.Origin, Lost: j.lost}, nil) {
		return errStop
	}
	return nil
}

// value reads a value as a field. ok is false where it was at fault.
func (j *jsonReader) value(name, pointer string, depth int) (f Field, ok bool, err error) {
	f = Field{Name: name, Origin: j.origin(j.at, pointer)}
	if j.left -= fieldCost + len(name) + len(pointer); j.left < 0 {
		return f, false, j.skip(depth)
	}
	start := j.at
	var why string
	c, _ := j.peek()
	switch {
	case c == '{':
		f.Kind = Object
		f.Fields, err = j.object(pointer, depth)
		return f, true, err
	case c == '[':
		f.Kind = List
		f.Fields, err = j.list(pointer, depth)
		return f, true, err
	case c == '"':
		why, err = j.str(j.max)
	case c == '-' || c >= '0' && c <= '9':
		f.Kind = Number
		why, err = j.number()
	case c == 't' || c == 'f':
		f.Kind, f.Text = Boolean, strconv.FormatBool(c == 't')
		return f, true, j.word(f.Text)
	case c == 'n':
		f.Kind = Null
		return f, true, j.word("null")
	default:
		return f, false, j.malformed("a value")
	}
	if err != nil {
		return f, false, err
	}
	j.left -= len(j.text)
	if why == "" && j.left >= 0 {
		f.Text = string(j.text)
		why = faultOf(f.Text)
	}
	if cap(j.text) > 16*blockSize {
		j.text = nil
	}
	if why != "" {
		j.fault(start, pointer, name, why)
	}
	return f, why == "", nil
}

// each reads an object or a list, and calls item at each of its values.
func (j *jsonReader) each(open, end byte, depth int, item func(i int) error) error {
	if depth > maxDepth {
		return j.faultAt(j.at, fmt.Errorf("json: it nests more than %d deep", maxDepth))
	}
	if err := j.expect(open, strconv.QuoteRune(rune(open))); err != nil {
		return err
	}
	j.space()
	if c, _ := j.peek(); c == end {
		j.use(1)
		return nil
	}
	for i := 0; ; i++ {
		j.space()
		if err := item(i); err != nil {
			return err
		}
		j.space()
		if c, _ := j.peek(); c == end {
			j.use(1)
			return nil
		}
		if err := j.expect(',', fmt.Sprintf("%q or ','", rune(end))); err != nil {
			return err
		}
	}
}

// list reads the items of a list.
func (j *jsonReader) list(pointer string, depth int) (items []Field, err error) {
	err = j.each('[', ']', depth, func(i int) error {
		f, ok, err := j.value("", j.below(pointer, strconv.Itoa(i)), depth+1)
		if ok && err == nil && j.left >= 0 {
			items = append(items, f)
		}
		return err
	})
	return items, err
}

// object reads the members of an object. Of two with one name the first counts.
func (j *jsonReader) object(pointer string, depth int) (members []Field, err error) {
	var seen map[string]bool
	err = j.each('{', '}', depth, func(int) error {
		p := j.at
		name, why, err := j.name()
		if err != nil {
			return err
		}
		below := j.below(pointer, name)
		switch {
		case why != "":
			j.fault(p, pointer, "member name", why)
			return j.skip(depth + 1)
		case seen[name]:
			j.fault(p, below, name, "the member is named twice; the first counts")
			return j.skip(depth + 1)
		case seen == nil:
			seen = map[string]bool{}
		}
		f, ok, err := j.value(name, below, depth+1)
		if err == nil && j.left >= 0 {
			seen[name] = true
			if ok {
				members = append(members, f)
			}
		}
		return err
	})
	return members, err
}

// name reads a member's name and the colon.
func (j *jsonReader) name() (name, why string, err error) {
	if c, ok := j.peek(); !ok || c != '"' {
		return "", "", j.malformed("a member's name")
	}
	if why, err = j.str(maxName); err != nil {
		return "", "", err
	}
	if why == "" {
		name = string(j.text)
		why = faultOf(name)
	}
	j.space()
	if err = j.expect(':', "':'"); err == nil {
		j.space()
	}
	return name, why, err
}

// skip passes over a value.
func (j *jsonReader) skip(depth int) error {
	switch c, _ := j.peek(); {
	case c == '{':
		return j.each('{', '}', depth, func(int) error {
			if _, _, err := j.name(); err != nil {
				return err
			}
			return j.skip(depth + 1)
		})
	case c == '[':
		return j.each('[', ']', depth, func(int) error { return j.skip(depth + 1) })
	case c == '"':
		_, err := j.str(0)
		return err
	case c == '-' || c >= '0' && c <= '9':
		_, err := j.number()
		return err
	case c == 't':
		return j.word("true")
	case c == 'f':
		return j.word("false")
	case c == 'n':
		return j.word("null")
	}
	return j.malformed("a value")
}
