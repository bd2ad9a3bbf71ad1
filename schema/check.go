package schema

import (
	"context"
	"iter"

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
	Kind, Title string
	Run         func(ctx context.Context, m graph.Matcher, s *Schema) Findings
}

// Checks is everything that is looked for, in the order in which it is listed.
var Checks []Check
