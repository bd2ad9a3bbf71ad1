package graph

import "slices"

// lookupCost is about how many statements are read from end to end in the time
// that looking up one subject takes, and noteCost in the time that reading one
// statement of a list of them takes.
const (
	lookupCost = 40
	noteCost   = 4
)

// describing gives the patterns of which an answer tells of each subject that
// open keeps something of as a whole, and the predicates of statements that it
// keeps by themselves.
func (r *reading) describing(isThing map[Term]bool) (whole []Pattern, single []Term) {
	w := r.w
	for class := range isThing {
		whole = append(whole, Pattern{Predicate: w.Type, Object: class})
	}
	for _, of := range [][2]Term{{w.Type, w.Rule}, {w.ClaimKind, w.Retraction}, {w.ClaimKind, w.Denial}} {
		whole = append(whole, Pattern{Predicate: of[0], Object: of[1]})
	}
	whole = slices.DeleteFunc(whole, func(p Pattern) bool { return p.Object.IsZero() })
	for _, p := range []Term{w.Holds, w.StatementSubject, w.Disputes} {
		whole = append(whole, Pattern{Predicate: p})
	}
	whole = slices.DeleteFunc(whole, func(p Pattern) bool { return p.Predicate.IsZero() })
	single = []Term{w.AttributedTo, w.AccountOf, w.Coverage, w.Replaces, w.Quote, w.At, w.Hide, w.ShowAs}
	return whole, slices.DeleteFunc(single, Term.IsZero)
}

// few gives the subjects of the answers to some patterns, and notes the
// statements that have one of some predicates; nil, and nothing is noted, where
// reading everything would take less time, or nobody knows.
func (r *reading) few(whole []Pattern, single []Term) ([]Term, error) {
	if !r.areFew(whole, single) {
		return nil, nil
	}
	subjects := []Term{}
	for _, p := range whole {
		for s, err := range r.m.Match(r.ctx, p) {
			if err != nil {
				return nil, err
			}
			subjects = append(subjects, r.keep(s.Subject))
		}
	}
	for _, p := range single {
		for s, err := range r.m.Match(r.ctx, Pattern{Predicate: p}) {
			if err != nil {
				return nil, err
			}
			r.note(s)
		}
	}
	slices.SortFunc(subjects, Term.Compare)
	return slices.Compact(subjects), nil
}

// areFew tells whether to look single things up takes less time than to read
// everything.
func (r *reading) areFew(whole []Pattern, single []Term) bool {
	m, ok := r.m.(Estimator)
	if !ok {
		return false
	}
	left, ok := m.Estimate(r.ctx, Pattern{})
	cost := func(p Pattern, each int64) {
		n, known := m.Estimate(r.ctx, p)
		left -= each * n
		ok = ok && known && left > 0
	}
	for _, p := range whole {
		cost(p, lookupCost)
	}
	for _, p := range single {
		cost(Pattern{Predicate: p}, noteCost)
	}
	return ok
}
