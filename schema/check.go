package schema

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"corkboard/graph"
)

// Finding is one thing that check lists: no fault of the input's form, but
// something that whoever publishes should look at.
type Finding struct {
	Kind  string       // "contradiction", "dangling", …: see Checks
	About graph.Term   // the entity, or zero
	Text  string       // one line, without places
	At    []graph.Term // the rows behind it, as <file>#row=4
}

// Findings is a stream of findings, in a fixed order.
type Findings = iter.Seq2[Finding, error]

// Check is one row of Checks: something that is looked for.
type Check struct {
	Kind  string // what Schema.Check takes: "equal-names"
	Title string // what is looked for, in words

	begin func(*inspection) examiner
}

// Checks is everything that is looked for, in the order in which it is listed.
var Checks = []Check{
	{"contradiction", "sources, or rows of one source, that say different things", beginContradictions},
	{"dangling", "references to what nobody describes", beginReferences},
	{"undescribed", "things without a name, title, description or handle", beginUndescribed},
	{"equal-names", "several of one name, and nobody has judged whether they are one", beginNames},
	{"dates", "dates out of order", beginDates},
	{"unanswered", "people under an allegation without an answer by them", beginAnswers},
	{"classes", "one id for two kinds of things", beginClasses},
	{"sources", "sources that nobody describes or that say too little, and rows without one", beginSources},
	{"replaced", "what is still said by a source that another replaces", beginReplaced},
}

// Check looks for everything of Checks, or for the kinds that are named, in
// one walk over all statements. The findings come when the walk is over, by
// kind as in Checks, then by the IRI of what they are about, then by text.
//
// Memory: the walk holds one entity at a time. What is said of one entity
// about another (references, dates to compare) is joined by an external sort
// of at most 64 MB. In memory are claims and what they hold, assertion graphs,
// figures, judgements, and for equal-names the names and IRIs of persons,
// organizations and events; and the findings themselves.
//
// An entity belongs to the case if its IRI begins with a base: what stands
// before "sources" in the graph that describes the files. Without such a graph
// no reference is dangling.
//
// An unknown kind is an error; otherwise errors are those of the Matcher.
func (s *Schema) Check(ctx context.Context, m graph.Matcher, kinds ...string) Findings {
	return func(yield func(Finding, error) bool) {
		in, err := s.inspect(ctx, m, kinds)
		if err != nil {
			yield(Finding{}, err)
			return
		}
		for _, c := range Checks {
			found := in.found[c.Kind]
			slices.SortStableFunc(found, compareFindings)
			for _, f := range found {
				if !yield(f, nil) {
					return
				}
			}
		}
	}
}

// inspect runs the checks of those kinds and keeps what they find.
func (s *Schema) inspect(ctx context.Context, m graph.Matcher, kinds []string) (*inspection, error) {
	for _, k := range kinds {
		if !slices.ContainsFunc(Checks, func(c Check) bool { return c.Kind == k }) {
			return nil, fmt.Errorf("check: %q is not one of %s", k, strings.Join(kindsOf(Checks), ", "))
		}
	}
	in := newInspection(ctx, m, s)
	if err := in.prepare(); err != nil {
		return nil, err
	}
	for _, c := range Checks {
		if len(kinds) == 0 || slices.Contains(kinds, c.Kind) {
			in.examiners = append(in.examiners, c.begin(in))
		}
	}
	return in, in.run()
}

func kindsOf(checks []Check) []string {
	var all []string
	for _, c := range checks {
		all = append(all, c.Kind)
	}
	return all
}

func compareFindings(a, b Finding) int {
	if c := a.About.Compare(b.About); c != 0 {
		return c
	}
	return strings.Compare(a.Text, b.Text)
}
