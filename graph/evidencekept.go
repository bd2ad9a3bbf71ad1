package graph

import "slices"

// evidenceKept holds the evidence that comes first, and counts the rest.
type evidenceKept struct {
	all  []*Evidence // which may stand in several, and do not change
	more int
	last string // the latest date that has a place, once there are enough
}

// wants tells whether evidence of a date may have a place among the first.
func (k *evidenceKept) wants(date string, keep int) bool {
	return keep == 0 || len(k.all) < keep || date <= k.last
}

// add gives a piece of evidence its place, where it has one.
func (k *evidenceKept) add(e *Evidence, keep int) {
	k.all = append(k.all, e)
	if keep > 0 && (len(k.all) >= 2*keep || len(k.all) == keep) {
		k.cut(keep)
	}
}

// cut sorts, and lets go of what has no place.
func (k *evidenceKept) cut(keep int) {
	slices.SortStableFunc(k.all, (*Evidence).compare)
	if keep == 0 || len(k.all) < keep {
		return
	}
	k.more += len(k.all) - keep
	clear(k.all[keep:])
	k.all = k.all[:keep]
	k.last = k.all[keep-1].Date
}

// done gives the evidence sorted, without room to spare.
func (k *evidenceKept) done(keep int) ([]Evidence, int) {
	k.cut(keep)
	if len(k.all) == 0 {
		return nil, k.more
	}
	all := make([]Evidence, len(k.all))
	for i, e := range k.all {
		all[i] = *e
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
	l.Disputed = l.Disputed || !v.claim.IsZero() && p.disputed[v.claim]
	into := [2]*evidenceKept{&l.kept}
	if p.view.Asserted != nil {
		into[1] = l.says(v, g.source)
	}
	var found []Evidence
	for _, k := range into {
		if k == nil {
			break
		}
		if !k.wants(date, p.view.Keep) {
			k.more += max(1, len(v.rows))
			continue
		}
		if found == nil {
			var err error
			if found, err = p.behindIn(p.foundRoom[:0], id, v); err != nil {
				return err
			}
			p.foundRoom = found
		}
		for _, e := range found {
			e.Forward = forward
			k.add(&e, p.view.Keep)
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
