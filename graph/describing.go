package graph

import "slices"

// lookupCost is about how many statements are read from end to end in the time
// that looking up one subject takes.
const lookupCost = 40

// describing gives the patterns of which an answer tells of each subject that
// open keeps something of.
func (r *reading) describing(isThing map[Term]bool) []Pattern {
	w := r.w
	var all []Pattern
	for class := range isThing {
		all = append(all, Pattern{Predicate: w.Type, Object: class})
	}
	for _, of := range [][2]Term{{w.Type, w.Rule}, {w.ClaimKind, w.Retraction}, {w.ClaimKind, w.Denial}} {
		all = append(all, Pattern{Predicate: of[0], Object: of[1]})
	}
	all = slices.DeleteFunc(all, func(p Pattern) bool { return p.Object.IsZero() })
	for _, p := range []Term{
		w.AttributedTo, w.AccountOf, w.Coverage, w.Replaces, w.Quote, w.At, w.Hide, w.ShowAs, w.Holds, w.StatementSubject, w.Disputes,
	} {
		all = append(all, Pattern{Predicate: p})
	}
	return slices.DeleteFunc(all, func(p Pattern) bool { return p.Predicate.IsZero() })
}

// few gives the subjects of the answers to some patterns, nil where reading
// everything would take less time, or nobody knows.
func (r *reading) few(patterns []Pattern) ([]Term, error) {
	m, ok := r.m.(Estimator)
	if !ok {
		return nil, nil
	}
	total, ok := m.Estimate(r.ctx, Pattern{})
	for _, p := range patterns {
		n, known := m.Estimate(r.ctx, p)
		total -= lookupCost * n
		if ok = ok && known && total > 0; !ok {
			return nil, nil
		}
	}
	subjects := []Term{}
	for _, p := range patterns {
		for s, err := range m.Match(r.ctx, p) {
			if err != nil {
				return nil, err
			}
			subjects = append(subjects, r.keep(s.Subject))
		}
	}
	slices.SortFunc(subjects, Term.Compare)
	return slices.Compact(subjects), nil
}
