package graph

import (
	"cmp"
	"strings"
)

// piece is a piece of evidence: what differs from one to the next, and the rest,
// which many share.
type piece struct {
	date    string
	subject string
	kind    Kind // of the subject, a name
	forward bool
	more    *pieceMore // nil where there is nothing of it
	rest    *Evidence
}

// pieceMore is what few pieces have.
type pieceMore struct {
	label string
	place Term
}

var noMore pieceMore

func (x *piece) others() *pieceMore {
	if x.more == nil {
		return &noMore
	}
	return x.more
}

// compare orders evidence by date.
func (x *piece) compare(y *piece) int {
	if c := strings.Compare(x.date, y.date); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(x.kind, y.kind), strings.Compare(x.subject, y.subject)); c != 0 {
		return c
	}
	a, b := x.others(), y.others()
	return cmp.Or(x.rest.Graph.Compare(y.rest.Graph), a.place.Compare(b.place),
		cmp.Compare(x.rest.Status, y.rest.Status), cmp.Compare(x.rest.End, y.rest.End), cmp.Compare(a.label, b.label))
}

// whole makes e the piece with all it shares.
func (x *piece) whole(e *Evidence) {
	*e = *x.rest
	e.Date, e.Subject, e.Forward = x.date, Term{kind: x.kind, text: x.subject}, x.forward
	if x.more != nil {
		e.Label, e.Place = x.more.label, x.more.place
	}
}

// pieceOf takes evidence apart, and leaves the rest of it in its place. like is
// nil, or what may be shared.
func pieceOf(x *piece, e *Evidence, like *Evidence) {
	*x = piece{date: e.Date, subject: e.Subject.text, kind: e.Subject.kind, forward: e.Forward, rest: like}
	if e.Label != "" || !e.Place.IsZero() {
		x.more = &pieceMore{e.Label, e.Place}
	}
	e.Date, e.Label, e.Subject, e.Place, e.Forward = "", "", Term{}, Term{}, false
	if like == nil || *like != *e {
		rest := *e // e itself is used again
		x.rest = &rest
	}
}

// pieceRoom gives room for pieces: that of those which lost their place, or a
// part of a block.
type pieceRoom struct {
	free  []*piece
	block []piece
}

const pieceBlock = 64

func (r *pieceRoom) piece() *piece {
	if n := len(r.free); n > 0 {
		x := r.free[n-1]
		r.free = r.free[:n-1]
		return x
	}
	if len(r.block) == 0 {
		r.block = make([]piece, pieceBlock)
	}
	x := &r.block[0]
	r.block = r.block[1:]
	return x
}

// lost takes back the room of a piece that nobody holds any more.
func (r *pieceRoom) lost(x *piece) {
	*x = piece{}
	r.free = append(r.free, x)
}
