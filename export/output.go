package export

import (
	"fmt"
	"io"
	"slices"
)

// outputSize is how many bytes are gathered before they are written.
const outputSize = 64 << 10

// output gathers bytes in b and writes them in large pieces.
type output struct {
	w io.Writer
	b []byte
}

// spill writes what is gathered once it is enough.
func (o *output) spill() error {
	if len(o.b) < outputSize {
		return nil
	}
	return o.flush()
}

// flush writes what is gathered. A buffer that one huge literal made large is
// let go.
func (o *output) flush() error {
	if len(o.b) == 0 {
		return nil
	}
	n, err := o.w.Write(o.b)
	if err == nil && n < len(o.b) {
		err = io.ErrShortWrite
	}
	o.b = o.b[:0]
	if cap(o.b) > 8*outputSize {
		o.b = nil
	}
	return err
}

// Spool is where a writer puts what it cannot write before it has seen the last
// statement. It is written from its start to its end, then read, then closed,
// which takes it away.
type Spool interface {
	io.ReadWriteSeeker
	io.Closer
}

// gathered is how many bytes of a document stay in memory before they go to
// the spool.
const gathered = 4 << 20

// document is an output whose first lines, the directives, are known when all
// the others are: these wait in memory and then in the spool.
type document struct {
	output
	names  *names
	header func(all bool) []byte // the directives
	open   func() (Spool, error)
	spool  Spool
	to     io.Writer // where the document goes
	headed bool      // the directives are written: bytes go to their place
	pieces [][]byte  // what waits in memory, before b
	waits  int       // bytes in them
}

// newDocument begins a document.
func newDocument(w io.Writer, o Options) (*document, error) {
	names, err := newNames(o)
	if err != nil {
		return nil, err
	}
	d := &document{names: names, open: o.Spool, to: w}
	d.header = func(all bool) []byte {
		head := names.appendHeader(nil, all)
		if len(head) > 0 && (len(d.b) > 0 || len(d.pieces) > 0 || d.spool != nil) {
			head = append(head, '\n')
		}
		return head
	}
	return d, nil
}

// spill sees that no more is held than should be. It is called at the end of a
// line. Where there is no spool, a document that has outgrown the memory
// declares every prefix that is known by then.
func (d *document) spill() error {
	switch {
	case len(d.b) < outputSize:
		return nil
	case d.headed || d.spool != nil:
		return d.flush()
	case d.names.settled():
		return d.head(false)
	case d.waits+len(d.b) < gathered:
		d.pieces = append(d.pieces, d.b)
		d.waits += len(d.b)
		d.b = make([]byte, 0, outputSize+outputSize/4)
		return nil
	case d.open == nil:
		d.names.fixed = true
		return d.head(true)
	}
	spool, err := d.open()
	if err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	d.spool, d.w = spool, spool
	return d.release()
}

// release writes what waits in memory.
func (d *document) release() error {
	last := d.b
	for _, d.b = range d.pieces {
		if err := d.flush(); err != nil {
			return err
		}
	}
	d.b, d.pieces = last, nil
	return d.flush()
}

// head writes the directives and what has been gathered.
func (d *document) head(all bool) error {
	d.headed, d.w = true, d.to
	head := d.header(all)
	if len(d.pieces) == 0 { // a short document is one write
		d.b = slices.Insert(d.b, 0, head...)
	} else {
		d.pieces = slices.Insert(d.pieces, 0, head)
	}
	return d.release()
}

// end writes what is still to be written.
func (d *document) end() error {
	switch {
	case d.headed:
		return d.flush()
	case d.spool == nil:
		return d.head(false)
	}
	if err := d.flush(); err != nil {
		return err
	}
	if _, err := d.spool.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	if err := d.head(false); err != nil {
		return err
	}
	_, err := io.Copy(d.to, d.spool)
	return err
}

// close lets the spool go; an error of that is none of the caller's.
func (d *document) close() {
	if d.spool != nil {
		d.spool.Close()
	}
}
