package main

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// fact is one thing that is said, plainly, held by a claim, or concluded by a
// rule.
type fact struct {
	graph.Statement // Graph is where the source says it, or where the claim stands
	status          graph.Status
	claim           graph.Term // zero where it is plain
	held            graph.Term // the reified statement, where a claim holds it
	inferred        bool       // by a rule; no source says it
}

// rule gives the graph of the rule that an inferred fact was concluded by.
func (f fact) rule(b *board) graph.Term {
	if f.concluded() {
		return f.Graph
	}
	return schema.RuleGraph(b.base, schema.InferredYear) // of what a claim holds
}

// concluded tells what stands plainly in the graph of a rule.
func (f fact) concluded() bool { return f.inferred && f.claim.IsZero() }

// about gives what is said of a thing, plain facts first.
func (b *board) about(ctx context.Context, thing graph.Term) ([]fact, error) {
	return b.facts(ctx, graph.Pattern{Subject: thing}, graph.Pattern{Predicate: b.w.StatementSubject, Object: thing})
}

// referring gives what is said of other things with this one as value.
func (b *board) referring(ctx context.Context, thing graph.Term) ([]fact, error) {
	return b.facts(ctx, graph.Pattern{Object: thing}, graph.Pattern{Predicate: b.w.Object, Object: thing})
}

// facts gives the plain facts that answer a pattern, and those that are held
// by claims under the statements that answer the other.
func (b *board) facts(ctx context.Context, plain, held graph.Pattern) ([]fact, error) {
	var all []fact
	for s, err := range b.m.Match(ctx, plain) {
		if err != nil {
			return nil, err
		}
		if isPlaces(s.Graph) || b.isReification(s.Predicate) {
			continue
		}
		v, err := b.voiceOf(ctx, s.Graph)
		if err != nil {
			return nil, err
		}
		all = append(all, fact{Statement: s, inferred: v.rule})
	}
	sts, err := graph.Collect(b.m.Match(ctx, held))
	if err != nil {
		return nil, err
	}
	first := len(all)
	for _, st := range sts {
		fs, err := b.heldBy(ctx, st.Subject, st.Graph)
		if err != nil {
			return nil, err
		}
		all = append(all, fs...)
	}
	// Held statements are named by hashes; their own order is that of what they
	// say.
	slices.SortStableFunc(all[first:], func(x, y fact) int { return x.Compare(y.Statement) })
	return all, nil
}

// isReification tells the predicates that describe held statements.
func (b *board) isReification(p graph.Term) bool {
	return p == b.w.StatementSubject || p == b.w.Predicate || p == b.w.Object
}

// heldBy gives the fact that a reified statement is, once for each claim that
// holds it; what only conclusions hold stands plainly in their graph.
func (b *board) heldBy(ctx context.Context, st, g graph.Term) ([]fact, error) {
	said, err := b.reified(ctx, st, g)
	if err != nil || said.Subject.IsZero() || said.Predicate.IsZero() {
		return nil, err
	}
	claims, err := b.match(ctx, graph.Term{}, b.w.Holds, st, g)
	if err != nil {
		return nil, err
	}
	inferred, err := b.holds(ctx, graph.Pattern{Predicate: b.w.Holds, Object: st, Graph: schema.RuleGraph(b.base, schema.InferredYear)})
	if err != nil {
		return nil, err
	}
	var all []fact
	for _, c := range claims {
		status, err := b.match(ctx, c.Subject, b.w.Status, graph.Term{}, g)
		if err != nil {
			return nil, err
		}
		if len(status) > 0 {
			all = append(all, fact{Statement: said, status: b.statusOf(status[0].Object), claim: c.Subject, held: st, inferred: inferred})
		}
	}
	return all, nil
}

func (b *board) statusOf(concept graph.Term) graph.Status {
	return graph.Status(strings.TrimPrefix(concept.Value(), b.w.StatusPrefix))
}

// reified reads a held statement back.
func (b *board) reified(ctx context.Context, st, g graph.Term) (graph.Statement, error) {
	said := graph.Statement{Graph: g}
	parts, err := b.match(ctx, st, graph.Term{}, graph.Term{}, g)
	for _, p := range parts {
		switch p.Predicate {
		case b.w.StatementSubject:
			said.Subject = p.Object
		case b.w.Predicate:
			said.Predicate = p.Object
		case b.w.Object:
			said.Object = p.Object
		}
	}
	return said, err
}

// behind gives the statements that a fact rests on: itself where it is plain,
// the claim that holds it, and its conclusion where a rule gave it.
func (b *board) behind(ctx context.Context, f fact) (all []graph.Statement, err error) {
	if f.claim.IsZero() {
		all = append(all, f.Statement)
	} else if all, err = b.holding(ctx, f.claim, f.held, f.Graph); err != nil {
		return nil, err
	}
	if !f.inferred {
		return all, nil
	}
	st, rule := schema.HeldStatement(b.base, f.Subject, f.Predicate, f.Object), f.rule(b)
	conclusions, err := b.match(ctx, graph.Term{}, b.w.Holds, st, rule)
	for _, c := range conclusions {
		more, err := b.holding(ctx, c.Subject, st, rule)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, err
}

// holding gives what is said of a claim or conclusion, and of the one
// statement among those it holds.
func (b *board) holding(ctx context.Context, claim, held, g graph.Term) ([]graph.Statement, error) {
	of, err := b.match(ctx, claim, graph.Term{}, graph.Term{}, g)
	if err != nil {
		return nil, err
	}
	of = slices.DeleteFunc(of, func(s graph.Statement) bool { return s.Predicate == b.w.Holds && s.Object != held })
	st, err := b.match(ctx, held, graph.Term{}, graph.Term{}, g)
	return append(of, st...), err
}

func isPlaces(g graph.Term) bool { return strings.HasSuffix(g.Value(), "#places") }

// valuesOf gives the values of some properties among facts, each once.
func valuesOf(facts []fact, predicates ...graph.Term) []graph.Term {
	var all []graph.Term
	for _, p := range predicates {
		for _, f := range facts {
			if f.Predicate == p && !p.IsZero() && !slices.Contains(all, f.Object) {
				all = append(all, f.Object)
			}
		}
	}
	return all
}
