package schema

import (
	"corkboard/graph"
)

// Plan is a mapping in its internal form: what each kind of record becomes.
// The standard tables compile to it, YARRRML does, and other mapping languages
// can (it follows RML: logical source, subject map, predicate-object maps,
// with fields split as RML's logical views do). A plan is not changed once it
// is made.
type Plan struct {
	Maps []TriplesMap
	// Prefixes are those a mapping file declares, for the output.
	Prefixes []Prefix
}

// TriplesMap makes one entity of each record of its source that meets its
// conditions.
type TriplesMap struct {
	Name    string               // the mapping's, or the table's, for messages
	Source  LogicalSource        // which records it is for
	Each    *Each                // nil: once for a record
	When    []Condition          // all must hold
	Subject SubjectMap           // what the entity is called
	Values  []PredicateObjectMap // what is said of it
	// Require lists columns without which a record is a fault and makes nothing.
	Require []string
	// Rest keeps the columns that Known does not list under the case's own
	// namespace.
	Rest  bool
	Known []string
	// Single are those of them of whose values the first alone is read.
	Single []string
	// Shared: the record's common columns (source, status, quote, …) say who
	// says so.
	Shared bool
	Origin graph.Origin // where the mapping says this
}

// LogicalSource tells which records a map is for.
type LogicalSource struct {
	// Table is the standard table's name, for the maps of standard tables.
	Table string
	// File is a path relative to the mapping file, for others.
	File string
	// Format is "csv" or "json" and Iterator the path of the record list, as
	// the mapping gives them.
	Format, Iterator string
	Delimiter        rune
	Encoding         string
	Origin           graph.Origin
}

// Each runs a map once for every piece of a field: "anna:speaker; ben" gives
// anna:speaker and ben. Who is referred to as field.1, the role as field.2.
type Each struct {
	Field     string
	Separator string // between pieces, ";"
	Roles     bool   // a piece is who and role, "who:role"
	Again     bool   // another map of the record says what is wrong with a piece
}

// Condition holds where its two sides give the same text; with Not, where they
// do not. A side that gives no text makes it false either way. Loose does not
// tell "Child of" from "child-of".
type Condition struct {
	Left, Right TermMap
	Not, Loose  bool
}

// SubjectMap makes the entity's IRI and types.
type SubjectMap struct {
	Term    TermMap
	Classes []graph.Term
	Graphs  []TermMap
}

// PredicateObjectMap makes values: every predicate with every object.
type PredicateObjectMap struct {
	Predicates []TermMap
	Objects    []TermMap
	Graphs     []TermMap
	When       []Condition
	// Name is the property's short name or column, for faults.
	Name string
	// EndPredicate takes the end of a lasting interval whose start is the
	// object, where the record has no value in column EndColumn.
	EndPredicate graph.Term
	EndColumn    string
	// Whole leaves an interval of which an end is open or unknown as it is: of an
	// event, a start alone would say that all of it was then.
	Whole bool
}

// TermType is the kind of term that a term map makes.
type TermType uint8

// The kinds of terms that a map makes.
const (
	LiteralTerm TermType = iota
	IRITerm
	BlankTerm
)

// TermMap makes terms of a record. Exactly one of Constant, Reference,
// Template and Identify is set.
type TermMap struct {
	Constant  graph.Term // the term itself
	Reference string     // a field, or a path of names through objects: "address.city"
	Template  []Part     // texts and fields, one after the other
	Identify  *Identify  // the row's own name

	Type     TermType // of what Reference and Template make
	Base     string   // what a relative IRI is completed with; "" for the case's base
	Datatype string   // a datatype IRI: the text is kept as it is
	Language *TermMap // nil: none
	Value    string   // a value type that checks and normalizes
	Scheme   string   // a scheme whose concepts are meant
	Refer    bool     // an id or an exact name of an entity
	Again    bool     // another map of the record says what is wrong with it
	Split    string   // several values in one text, "" for one
	// True and Unknown: a text equal to Unknown ("?") says True with the value
	// true in place of the map's predicate.
	Unknown string
	True    graph.Term
	Else    graph.Term   // what is taken for a word that Scheme does not have, or a text that Value is not
	Origin  graph.Origin // where the mapping says this
}

// Part is a piece of a template: a text, or a reference to a field.
type Part struct {
	Text      string
	Reference string // "" for a text
	Origin    graph.Origin
}

// Identify names a row's entity: by its id, else by its key, else by its row.
type Identify struct {
	ID    string // the column, or ""
	Class string // what stands before the key: "tie"
	Key   []KeyPart
	// Map tells apart what several maps make of one row without a name of its
	// own; "" where the row is the entity.
	Map string
}

// KeyPart is one column of a key.
type KeyPart struct {
	Column string
	Refer  bool      // names the same entity however it is written
	Scheme string    // the scheme of whose words it is
	Split  string    // several values in one text, "" for one
	Need   bool      // without it the record makes no entity of this name
	Record *Identify // in place of a column: the record's own name
}

// Reference gives the map of one field's text.
func Reference(name string) TermMap { return TermMap{Reference: name} }

// Constant gives the map of one term.
func Constant(t graph.Term) TermMap { return TermMap{Constant: t} }
