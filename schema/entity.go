package schema

import (
	"iter"

	"corkboard/graph"
)

// Entity is what one record says about one thing: a person, a message, a tie.
// One record may yield several.
type Entity struct {
	ID        graph.Term   // an IRI
	Classes   []graph.Term // its types, most telling first; empty for what is only referred to
	Values    []Value      // in the order of the columns, then of the cell
	Assertion *Assertion   // who says so; shared by the entities of one record
	Origin    graph.Origin // the record
}

// Entities is a stream of entities. An error that wraps *graph.Error is about
// one record, field or value; the stream goes on after it.
type Entities = iter.Seq2[Entity, error]

// Value is one property of an entity with one value. Graphs are the named
// graphs a mapping asks for; empty means the assertion graphs of the record.
type Value struct {
	Predicate, Object graph.Term
	Graphs            []graph.Term
	Origin            graph.Origin // the field
}

// Assertion says who says what a record says, and how. It is made once for
// each record and not changed after.
type Assertion struct {
	Base string // the case's base IRI
	File string // slash path of the file relative to the case
	// Sources are the sources that the record names; a record with two is said
	// twice. Empty: the file itself says so.
	Sources []graph.Term
	// Graph overrides the assertion graphs: `<base>sources` for the table of
	// sources, a mapping's own graph; the zero Term otherwise.
	Graph    graph.Term
	Status   graph.Status // anything but Stated makes the record a claim
	Speaker  graph.Term   // according_to: a second-hand speaker makes it a claim too
	At       string       // page, paragraph, time code
	Quote    graph.Term   // the source's exact words, a literal, or zero
	Note     graph.Term   // a note of the case's authors, a literal, or zero
	DateText graph.Term   // the source's words for the record's dates, or zero
	Origin   graph.Origin // the record
}
