package graph

import (
	"cmp"
	"slices"
	"strings"
)

// piece is a piece of evidence that is kept until it is known which come first:
// what differs from one to the next, and the rest, which many share.
type piece struct {
	date, label    string
	subject, place Term
	forward        bool
	rest           *Evidence
}

// compare orders evidence by date.
func (x *piece) compare(y *piece) int {
	if c := strings.Compare(x.date, y.date); c != 0 {
		return c
	}
	if c := x.subject.Compare(y.subject); c != 0 {
		return c
	}
	return cmp.Or(x.rest.Graph.Compare(y.rest.Graph), x.place.Compare(y.place),
		cmp.Compare(x.rest.Status, y.rest.Status), cmp.Compare(x.rest.End, y.rest.End), cmp.Compare(x.label, y.label))
}

// whole gives the piece with all it shares.
func (x *piece) whole() Evidence {
	e := *x.rest
	e.Date, e.Label, e.Subject, e.Place, e.Forward = x.date, x.label, x.subject, x.place, x.forward
	return e
}

// pieceOf takes evidence apart, and leaves the rest of it in its place. like is
// nil, or what may be shared.
func pieceOf(e *Evidence, like *Evidence) *piece {
	x := &piece{e.Date, e.Label, e.Subject, e.Place, e.Forward, like}
	e.Date, e.Label, e.Subject, e.Place, e.Forward = "", "", Term{}, Term{}, false
	if like == nil || *like != *e {
		rest := *e // e itself is used again
		x.rest = &rest
	}
	return x
}

// evidenceKept holds the evidence that comes first, and counts the rest.
type evidenceKept struct {
	all  []*piece // which may stand in several, and do not change
	more int
	last string // the latest date that has a place, once there are enough
}

// wants tells whether evidence of a date may have a place among the first.
func (k *evidenceKept) wants(date string, keep int) bool {
	return keep == 0 || len(k.all) < keep || date <= k.last
}

// add gives a piece of evidence its place, where it has one.
func (k *evidenceKept) add(x *piece, keep int) {
	if k.all == nil {
		k.all = make([]*piece, 0, 4) // few lines are of one message alone
	}
	k.all = append(k.all, x)
	if keep > 0 && (len(k.all) >= 2*keep || len(k.all) == keep) {
		k.cut(keep)
	}
}

// take adds evidence that is whole.
func (k *evidenceKept) take(e Evidence, keep int) {
	var like *Evidence
	if n := len(k.all); n > 0 {
		like = k.all[n-1].rest
	}
	k.add(pieceOf(&e, like), keep)
}

// cut sorts, and lets go of what has no place.
func (k *evidenceKept) cut(keep int) {
	slices.SortStableFunc(k.all, (*piece).compare)
	if keep == 0 || len(k.all) < keep {
		return
	}
	k.more += len(k.all) - keep
	clear(k.all[keep:])
	k.all = k.all[:keep]
	k.last = k.all[keep-1].date
}

// done gives the evidence sorted, without room to spare.
func (k *evidenceKept) done(keep int) ([]Evidence, int) {
	k.cut(keep)
	if len(k.all) == 0 {
		return nil, k.more
	}
	all := make([]Evidence, len(k.all))
	for i, x := range k.all {
		all[i] = x.whole()
	}
	return all, k.more
}

// assertion is who says what a line says: a source, and the speaker that it
// passes on.
type assertion struct{ source, speaker Term }

// evidence adds what stands behind an instance in one voice to a line.
func (p *projection) evidence(l *line, id Term, v voice, date string, forward bool) error {
	g := p.graph(v.graph)
	if !g.cited {
		g.cited = true
		p.cite(g.source, !g.source.IsZero())
	}
	into := [2]*evidenceKept{&l.kept}
	if p.view.Asserted != nil {
		into[1] = l.says(v, g.source)
	}
	found := p.piecesRoom[:0]
	for _, k := range into {
		if k == nil {
			break
		}
		if !k.wants(date, p.view.Keep) {
			k.more += max(1, len(v.rows))
			continue
		}
		if len(found) == 0 {
			all, err := p.behindIn(p.foundRoom[:0], id, v)
			if err != nil {
				return err
			}
			p.foundRoom = all
			for i := range all {
				all[i].Forward = forward
				x := pieceOf(&all[i], g.said)
				found, g.said = append(found, x), x.rest
			}
			p.piecesRoom = found
		}
		for _, x := range found {
			k.add(x, p.view.Keep)
		}
	}
	return nil
}

// evidenceDate is the date by which evidence has its place, where that counts.
func (p *projection) evidenceDate(v voice) string {
	if p.view.Keep == 0 {
		return ""
	}
	if start, _ := p.dates(v.facts); start.stored != "" {
		return start.stored
	}
	return datesOf(v.facts, p.is.asOf).stored
}

// says finds the evidence of one who asserts what a line says.
func (l *line) says(v voice, source Term) *evidenceKept {
	if source.IsZero() {
		source = v.graph.Clone()
	}
	a := assertion{source, v.speaker}
	if l.said == nil {
		l.said = make(map[assertion]*evidenceKept)
	}
	if l.said[a] == nil {
		l.said[a] = new(evidenceKept)
	}
	return l.said[a]
}

// cite notes a source behind what is drawn.
func (p *projection) cite(source Term, named bool) {
	if !named || p.hidden[source] {
		p.unsaid = true
	} else {
		p.cited[source] = true
	}
}
