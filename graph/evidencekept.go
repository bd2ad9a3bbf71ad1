package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
)

// evidenceKept holds the evidence that comes first, and counts the rest.
type evidenceKept struct {
	all  []*piece // in order, unless all are kept; they may stand in several, and do not change
	last dateKey  // of the last of all, where they are in order
	more int
}

// dateKey is what a date begins with, so that most can be compared without
// looking for their texts: where two differ, the dates stand in the same order.
type dateKey [2]uint64

func dateKeyOf(date string) (k dateKey) {
	var b [16]byte
	copy(b[:], date)
	return dateKey{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}
}

func (k dateKey) compare(l dateKey) int {
	return cmp.Or(cmp.Compare(k[0], l[0]), cmp.Compare(k[1], l[1]))
}

// wants tells whether evidence of a date may have a place among the first.
func (k *evidenceKept) wants(date string, keep int) bool {
	if keep == 0 || len(k.all) < keep {
		return true
	}
	if c := dateKeyOf(date).compare(k.last); c != 0 {
		return c < 0
	}
	return date <= k.all[keep-1].date
}

// add gives a piece of evidence its place, behind its equals, and gives the one
// that there is no room for any more, or nil.
func (k *evidenceKept) add(x *piece, keep int) (lost *piece) {
	if k.all == nil {
		k.all = make([]*piece, 0, 4) // few lines are of one message alone
	}
	if keep == 0 {
		k.all = append(k.all, x)
		return nil
	}
	at, date := len(k.all), dateKeyOf(x.date)
	if at > 0 {
		if c := date.compare(k.last); c < 0 || c == 0 && x.compare(k.all[at-1]) < 0 {
			at = sort.Search(at-1, func(i int) bool { return x.compare(k.all[i]) < 0 })
		}
	}
	if len(k.all) < keep {
		if at == len(k.all) {
			k.last = date
		}
		k.all = slices.Insert(k.all, at, x)
		return nil
	}
	k.more++
	if at == keep {
		return x
	}
	lost = k.all[keep-1]
	copy(k.all[at+1:], k.all[at:])
	k.all[at] = x
	k.last = dateKeyOf(k.all[keep-1].date)
	return lost
}

// sort puts in order what add did not.
func (k *evidenceKept) sort(keep int) {
	if keep == 0 {
		slices.SortStableFunc(k.all, (*piece).compare)
	}
}

// done gives the evidence sorted, and how much is left out.
func (k *evidenceKept) done(keep int) (EvidenceList, int) {
	k.sort(keep)
	return EvidenceList{k.all}, k.more
}

// assertion is who says what a line says: a source, and the speaker that it
// passes on.
type assertion struct{ source, speaker Term }

// evidence adds what stands behind an instance in one voice to a line.
func (p *projection) evidence(l *line, id Term, v *voice, date string, forward bool) error {
	g := p.graph(v.graph)
	if !g.cited {
		g.cited = true
		p.cite(g.source, !g.source.IsZero())
	}
	into := [2]*evidenceKept{&l.kept}
	if p.view.Asserted != nil {
		into[1] = l.says(*v, g.source)
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
			var err error
			if found, err = p.piecesOf(found, id, v, g, l, forward); err != nil {
				return err
			}
			p.piecesRoom = found
		}
		for _, x := range found {
			if lost := k.add(x, p.view.Keep); lost != nil && into[1] == nil {
				p.pieces.lost(lost)
			}
		}
	}
	return nil
}

// piecesOf describes what stands behind an instance in one voice, in pieces.
func (p *projection) piecesOf(found []*piece, id Term, v *voice, g *heard, l *line, forward bool) ([]*piece, error) {
	veiled := p.shownAs[p.net.Nodes[l.Source].ID] || p.shownAs[p.net.Nodes[l.Target].ID]
	if start, _ := p.dates(v.facts); g.saidAlone && veiled == g.said.ShownAs && start.stored != "" && start.inferred == g.said.Inferred && p.onlyDated(v, g) {
		x := p.pieces.piece()
		x.kind, x.forward, x.rest = id.kind, forward, g.said
		id, x.date = clonedTogether(id, start.stored)
		x.subject = id.text
		return append(found, x), nil
	}
	all, err := p.behindIn(p.foundRoom[:0], id, *v)
	if err != nil {
		return nil, err
	}
	p.foundRoom = all
	for i := range all {
		all[i].Forward, all[i].ShownAs = forward, veiled
		x := p.pieces.piece()
		pieceOf(x, &all[i], g.said)
		found = append(found, x)
		if g.said != x.rest {
			g.said, g.saidAlone = x.rest, x.rest.alone()
		}
	}
	return found, nil
}

// onlyDated tells whether a voice says nothing that stands in evidence but a
// date, in the same way as what its graph said last.
func (p *projection) onlyDated(v *voice, g *heard) bool {
	if len(v.rows) > 0 || !v.claim.IsZero() || !v.speaker.IsZero() || v.status != g.said.Status {
		return false
	}
	for i := range v.facts {
		if p.toldOf[v.facts[i].is] {
			return false
		}
	}
	return true
}

// alone tells whether evidence is nothing but that somebody says something.
func (e *Evidence) alone() bool {
	return *e == Evidence{Status: e.Status, Source: e.Source, Named: e.Named, Graph: e.Graph, Inferred: e.Inferred, ShownAs: e.ShownAs}
}

// evidenceDate is the date by which evidence has its place, where that counts.
func (p *projection) evidenceDate(v *voice) string {
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
