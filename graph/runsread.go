package graph

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// cursor reads a run, one statement after the other.
type cursor struct {
	in     *bufio.Reader
	size   uint64 // of the run
	names  *nameTable
	slots  slots
	record []byte // of a record that is larger than the buffer

	// at is the statement under the cursor, if there is one: done says that
	// the run has ended.
	at   Statement
	done bool
}

func openRun(t io.ReaderAt, r run, names *nameTable, buffer int) *cursor {
	in := bufio.NewReaderSize(io.NewSectionReader(t, r.from, r.to-r.from), buffer)
	return &cursor{in: in, size: uint64(r.to - r.from), names: names}
}

var errRun = errors.New("sort: the temporary file was changed")

// next moves on by one statement.
func (c *cursor) next() error {
	n, err := binary.ReadUvarint(c.in)
	if err == io.EOF {
		c.done, c.at = true, Statement{}
		return nil
	}
	if err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	if n > c.size {
		return errRun
	}
	var b []byte
	if n <= uint64(c.in.Size()) {
		b, err = c.in.Peek(int(n))
		defer c.in.Discard(int(n))
	} else {
		if uint64(cap(c.record)) < n {
			c.record = make([]byte, n)
		}
		b = c.record[:n]
		_, err = io.ReadFull(c.in, b)
	}
	if err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	d := decoder{b: b, names: c.names}
	d.statement(&c.at, &c.slots)
	if d.bad || len(d.b) > 0 {
		return errRun
	}
	return nil
}

// decoder takes a record apart. Once bad it gives nothing any more.
type decoder struct {
	b     []byte
	names *nameTable
	bad   bool
}

// statement overwrites the statement before.
func (d *decoder) statement(s *Statement, seen *slots) {
	terms, origin := d.byte(), d.byte()
	for i, t := range [4]*Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph} {
		switch terms >> (2 * i) & 3 {
		case termSlot:
			*t = seen[d.byte()]
		case termNew:
			slot := d.byte()
			*t = d.term()
			seen.keep(slot, *t)
		case termNone:
			*t = Term{}
		}
	}
	o := &s.Origin
	if origin&originFile == 0 {
		o.File = d.names.name(d.text())
	}
	if origin&originPointer == 0 {
		o.Pointer = string(d.text())
	}
	o.Line, o.Column, o.Row = int32(d.uint()), int32(d.uint()), int32(d.uint())
}

func (d *decoder) term() Term {
	head := d.byte()
	t := Term{kind: Kind(head & 7), lang: head&termHasLang != 0, text: string(d.text())}
	if t.lang {
		t.dir = Direction(d.byte())
	}
	if head&termHasTag != 0 {
		t.tag = d.names.name(d.text())
	}
	return t
}

func (d *decoder) byte() byte {
	if len(d.b) == 0 {
		d.bad = true
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) text() []byte {
	n := d.uint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return nil
	}
	s := d.b[:n]
	d.b = d.b[n:]
	return s
}

// nameTable keeps one string for each file name, datatype and language, so
// that the statements read back share them. It forgets all when there are too
// many to be names.
type nameTable map[string]string

const maxNames = 4096

func (t *nameTable) name(b []byte) string {
	if s, ok := (*t)[string(b)]; ok {
		return s
	}
	if *t == nil || len(*t) >= maxNames {
		*t = make(nameTable)
	}
	s := string(b)
	(*t)[s] = s
	return s
}
