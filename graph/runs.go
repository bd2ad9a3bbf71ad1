package graph

import (
	"bufio"
	"encoding/binary"
)

// run is a stretch of a file that holds statements in order.
//
// A statement is a record: its length, a byte with two bits for each term (see
// below), a byte for the origin, the terms, the origin. Numbers are varints
// and texts follow their length. Reader and writer remember the statement
// before and the last IRIs that were written out, by slot, so that what comes
// again costs a byte or none.
type run struct{ from, to int64 }

// How a record tells a term.
const (
	termBefore = iota // the same as in the statement before
	termSlot          // the IRI in the slot that follows
	termNew           // written out
	termNone          // the zero Term
)

// What a record leaves out of an origin.
const (
	originFile    = 1 << iota // the same file as before
	originPointer             // the same pointer as before
)

// What stands in the first byte of a term that is written out, beside its
// kind.
const (
	termHasTag  = 1 << 3
	termHasLang = 1 << 4 // a direction follows
)

// maxSlotText keeps long IRIs out of the slots.
const maxSlotText = 256

// slots are the IRIs that both sides remember.
type slots [256]Term

// slotOf spreads IRIs over the slots by their ends. The slot is written down,
// so readers need not know how.
func slotOf(t *Term) byte {
	h := uint32(len(t.text))
	for i := max(0, len(t.text)-8); i < len(t.text); i++ {
		h = h*0x01000193 ^ uint32(t.text[i])
	}
	return byte(h ^ h>>8 ^ h>>16)
}

func (s *slots) keep(slot byte, t Term) {
	if t.kind == KindIRI && len(t.text) <= maxSlotText {
		s[slot] = t
	}
}

// runWriter appends one run to a file.
type runWriter struct {
	out    *bufio.Writer
	run    run
	before Statement
	slots  slots
	record []byte
	length [binary.MaxVarintLen64]byte
}

func newRunWriter(t *tempFile) *runWriter {
	return &runWriter{out: bufio.NewWriterSize(t, 64<<10), run: run{t.size, t.size}}
}

// put appends a statement. It keeps the statement's texts until the next.
func (w *runWriter) put(s *Statement) error {
	b := append(w.record[:0], 0, 0)
	for i, t := range [4]*Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph} {
		before := [4]*Term{&w.before.Subject, &w.before.Predicate, &w.before.Object, &w.before.Graph}[i]
		var how byte
		b, how = w.term(b, t, before)
		b[0] |= how << (2 * i)
	}
	o := &s.Origin
	if o.File == w.before.Origin.File {
		b[1] |= originFile
	} else {
		b = appendText(b, o.File)
	}
	if o.Pointer == w.before.Origin.Pointer {
		b[1] |= originPointer
	} else {
		b = appendText(b, o.Pointer)
	}
	for _, n := range [3]int32{o.Line, o.Column, o.Row} {
		b = binary.AppendUvarint(b, uint64(uint32(n)))
	}
	w.before, w.record = *s, b
	n := binary.PutUvarint(w.length[:], uint64(len(b)))
	w.run.to += int64(n + len(b))
	if _, err := w.out.Write(w.length[:n]); err != nil {
		return err
	}
	_, err := w.out.Write(b)
	return err
}

func (w *runWriter) term(b []byte, t, before *Term) ([]byte, byte) {
	switch {
	case *t == *before:
		return b, termBefore
	case t.kind == KindNone:
		return b, termNone
	}
	slot := slotOf(t)
	if w.slots[slot] == *t {
		return append(b, slot), termSlot
	}
	w.slots.keep(slot, *t)
	head := byte(t.kind)
	if t.tag != "" {
		head |= termHasTag
	}
	if t.lang {
		head |= termHasLang
	}
	b = appendText(append(b, slot, head), t.text)
	if t.lang {
		b = append(b, byte(t.dir))
	}
	if t.tag != "" {
		b = appendText(b, t.tag)
	}
	return b, termNew
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// finish writes what is still held back and gives the run.
func (w *runWriter) finish() (run, error) { return w.run, w.out.Flush() }
