package schema

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
)

// examiner looks for one kind of finding.
type examiner interface {
	// see is called with every thing that anybody says something about, in
	// the order of IRIs. The thing is good until see returns; its terms may be
	// kept.
	see(t *thing) error
	// meet is called after the last thing with every row that any examiner
	// sent off with inspection.send, sorted.
	meet(row graph.Statement) error
	// end is called at last.
	end() error
}

// inspection is one run of checks.
type inspection struct {
	ctx       context.Context
	m         graph.Matcher
	schema    *Schema
	words     graph.Words
	examiners []examiner
	found     map[string][]Finding

	classes    map[graph.Term]Class    // by IRI
	properties map[graph.Term]Property // by IRI, the first of each

	bases []string
	who   map[graph.Term]graph.Term // assertion graph → source
	rules map[graph.Term]bool       // graphs of conclusions
	held  map[graph.Term][]fact     // what claims hold, by what it is about
	spare map[graph.Term]string     // labels asked for

	sent []graph.Statement // rows of the thing at hand
}

func newInspection(ctx context.Context, m graph.Matcher, s *Schema) *inspection {
	in := &inspection{
		ctx: ctx, m: m, schema: s, words: s.View().Words,
		found:   make(map[string][]Finding),
		classes: make(map[graph.Term]Class), properties: make(map[graph.Term]Property),
		who: make(map[graph.Term]graph.Term), rules: make(map[graph.Term]bool),
		held: make(map[graph.Term][]fact), spare: make(map[graph.Term]string),
	}
	for i := len(s.Classes) - 1; i >= 0; i-- {
		in.classes[s.Classes[i].IRI] = s.Classes[i]
	}
	for i := len(s.Properties) - 1; i >= 0; i-- {
		in.properties[s.Properties[i].IRI] = s.Properties[i]
	}
	return in
}

// find notes a finding.
func (in *inspection) find(kind string, about graph.Term, text string, at []graph.Term) {
	slices.SortFunc(at, compareRows)
	in.found[kind] = append(in.found[kind], Finding{Kind: kind, About: about, Text: text, At: slices.Compact(at)})
}

// send sends a row off to be met again when all things have been seen.
func (in *inspection) send(subject, predicate, object, g graph.Term) {
	in.sent = append(in.sent, graph.Statement{Subject: subject, Predicate: predicate, Object: object, Graph: g})
}

// run walks over all things and lets the examiners see them. The walk is the
// input of the sort that brings the rows they send to where they belong.
func (in *inspection) run() error {
	for row, err := range graph.Sort(in.ctx, in.rows, graph.SortOptions{Unique: true}) {
		if err != nil {
			return err
		}
		for _, e := range in.examiners {
			if err := e.meet(row); err != nil {
				return err
			}
		}
	}
	for _, e := range in.examiners {
		if err := e.end(); err != nil {
			return err
		}
	}
	return nil
}

// rows yields what the examiners send off during the walk.
func (in *inspection) rows(yield func(graph.Statement, error) bool) {
	for t, err := range in.things {
		for i := 0; err == nil && i < len(in.examiners); i++ {
			err = in.examiners[i].see(t)
		}
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		for _, row := range in.sent {
			if !yield(row, nil) {
				return
			}
		}
		in.sent = in.sent[:0]
	}
}

// things yields everything that somebody says something about, plainly or in a
// claim, in the order of IRIs.
func (in *inspection) things(yield func(*thing, error) bool) {
	claimed := make([]graph.Term, 0, len(in.held))
	for id := range in.held {
		claimed = append(claimed, id)
	}
	slices.SortFunc(claimed, graph.Term.Compare)
	t := &thing{}
	give := func() bool {
		t.facts = append(t.facts, in.held[t.id]...)
		return len(t.facts) == 0 && len(t.rows) == 0 || yield(t, nil)
	}
	// turn gives the thing at hand, then those before the next that only
	// claims speak of.
	turn := func(next graph.Term) bool {
		for {
			if !t.id.IsZero() && !give() {
				return false
			}
			if len(claimed) > 0 && claimed[0] == t.id {
				claimed = claimed[1:]
			}
			if len(claimed) == 0 || !next.IsZero() && claimed[0].Compare(next) >= 0 {
				t.reset(next)
				return true
			}
			t.reset(claimed[0])
		}
	}
	for st, err := range in.m.Match(in.ctx, graph.Pattern{}) {
		if err != nil {
			yield(nil, err)
			return
		}
		if st.Subject != t.id && !turn(st.Subject) {
			return
		}
		t.add(st)
	}
	turn(graph.Term{})
}

// thing reads all that is said about one thing.
func (in *inspection) thing(id graph.Term) (*thing, error) {
	t := &thing{id: id}
	for st, err := range in.m.Match(in.ctx, graph.Pattern{Subject: id}) {
		if err != nil {
			return nil, err
		}
		t.add(st)
	}
	t.facts = append(t.facts, in.held[id]...)
	return t, nil
}

// within tells whether an IRI is of the case.
func (in *inspection) within(t graph.Term) bool {
	return t.IsIRI() && slices.ContainsFunc(in.bases, func(b string) bool { return strings.HasPrefix(t.Value(), b) })
}
