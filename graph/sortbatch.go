package graph

import (
	"cmp"
	"iter"
	"slices"
)

// batch holds statements that are to be sorted. Each distinct term is kept
// once, in memory of the batch's own, and a statement is the numbers of its
// four terms: the terms are put in order once, and then only numbers are
// compared.
type batch struct {
	order    Order
	rows     []row
	terms    termTable
	files    map[string]uint32 // numbers in places
	places   []string          // files and pointers of origins; the first is ""
	last     [4]numbered       // the terms of the statement before
	lastFile uint32
	lastPtr  uint32
}

// row is a statement of a batch.
type row struct {
	term              [4]uint32 // in the order in which they count
	seq               uint32    // keeps equal statements as they came
	file, pointer     uint32
	line, column, row int32
}

// numbered is a term of the input and its number in the batch.
type numbered struct {
	term   Term
	number uint32
}

// maxRows keeps the numbers of rows and terms within 32 bits.
const maxRows = 1 << 29

func newBatch(o Order) *batch {
	b := &batch{order: o, files: make(map[string]uint32)}
	b.terms.byLine = o == Lines
	b.reset()
	return b
}

// reset forgets the statements and keeps the room they had.
func (b *batch) reset() {
	b.rows = b.rows[:0]
	b.terms.reset()
	clear(b.files)
	clear(b.places)
	b.places = append(b.places[:0], "")
	b.files[""] = 0
	b.last = [4]numbered{}
	for i := range b.last {
		b.last[i].number = b.terms.number(Term{})
	}
	b.lastFile, b.lastPtr = 0, 0
}

// size estimates the bytes that are held.
func (b *batch) size() int64 {
	if len(b.rows) >= maxRows {
		return 1 << 62
	}
	return int64(len(b.rows))*48 + int64(len(b.places))*24 + int64(len(b.files)-1)*64 + b.terms.size()
}

// add takes a statement in. It keeps none of its memory.
func (b *batch) add(s *Statement) {
	r := row{
		seq:  uint32(len(b.rows)),
		line: s.Origin.Line, column: s.Origin.Column, row: s.Origin.Row,
		file: b.file(s.Origin.File), pointer: b.pointer(s.Origin.Pointer),
	}
	terms := [4]*Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph}
	if b.order == GSPO {
		terms = [4]*Term{&s.Graph, &s.Subject, &s.Predicate, &s.Object}
	}
	for i, t := range terms {
		// A statement mostly shares its subject and graph with the one before.
		if l := &b.last[i]; *t != l.term {
			*l = numbered{*t, b.terms.number(*t)}
		}
		r.term[i] = b.last[i].number
	}
	b.rows = append(b.rows, r)
}

func (b *batch) file(name string) uint32 {
	if b.places[b.lastFile] == name {
		return b.lastFile
	}
	n, ok := b.files[name]
	if !ok {
		n = b.place(name)
		b.files[b.places[n]] = n
	}
	b.lastFile = n
	return n
}

// pointer numbers a JSON pointer; hardly any comes back but the one before.
func (b *batch) pointer(p string) uint32 {
	if p == "" {
		return 0
	}
	if b.places[b.lastPtr] != p {
		b.lastPtr = b.place(p)
	}
	return b.lastPtr
}

func (b *batch) place(s string) uint32 {
	b.places = append(b.places, b.terms.texts.keep(s))
	return uint32(len(b.places) - 1)
}

// sorted yields the statements in order, without duplicates if unique. What it
// points to is overwritten by the next. The batch is good for nothing
// afterwards but reset.
func (b *batch) sorted(unique bool) iter.Seq[*Statement] {
	return func(yield func(*Statement) bool) {
		ranks, inOrder := b.terms.rank()
		for i := range b.rows {
			for j, n := range b.rows[i].term {
				b.rows[i].term[j] = ranks[n]
			}
		}
		slices.SortFunc(b.rows, row.compare)
		var s Statement
		parts := [4]*Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph}
		if b.order == GSPO {
			parts = [4]*Term{&s.Graph, &s.Subject, &s.Predicate, &s.Object}
		}
		for i := range b.rows {
			r := &b.rows[i]
			if unique && i > 0 && r.term == b.rows[i-1].term {
				continue
			}
			for j, n := range r.term {
				*parts[j] = b.terms.terms[inOrder[n].number]
			}
			s.Origin = b.origin(r)
			if !yield(&s) {
				return
			}
		}
	}
}

func (b *batch) origin(r *row) Origin {
	return Origin{File: b.places[r.file], Pointer: b.places[r.pointer], Line: r.line, Column: r.column, Row: r.row}
}

// compare orders rows whose terms were replaced by their ranks.
func (r row) compare(q row) int {
	for i := 0; i < 4; i += 2 {
		a, b := uint64(r.term[i])<<32|uint64(r.term[i+1]), uint64(q.term[i])<<32|uint64(q.term[i+1])
		if a != b {
			return cmp.Compare(a, b)
		}
	}
	return cmp.Compare(r.seq, q.seq)
}
