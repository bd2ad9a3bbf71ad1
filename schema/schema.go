package schema

import "corkboard/graph"

// Namespace is where corkboard's own few terms live; everything else is said
// in vocabularies that others keep (see core.yaml).
const Namespace = "https://w3id.org/corkboard/ns#"

// Schema is a vocabulary as data: core.yaml, with what a case's own
// schema.yaml adds to it. All lists are in the order of the files. It is not
// changed after loading and may be shared.
type Schema struct {
	Prefixes   []Prefix
	Schemes    []Scheme
	Classes    []Class
	Properties []Property
	Relations  []Relation
	Tables     []Table
	Views      []ViewBlock
	Common     []Column // the columns that every table takes
}

// Prefix is a short name for a namespace IRI.
type Prefix struct{ Name, IRI string }

// Class is a class of entities.
type Class struct {
	Name    string // "Person": how core.yaml and the code call it
	IRI     graph.Term
	Also    []graph.Term // second types that are always said with it
	Parent  string       // the class it specializes, or ""
	Label   string       // "person"
	Plural  string       // "people"
	Comment string
	Node    *NodeBlock // nil: never drawn as a node
	Edge    *EdgeBlock // nil: never drawn as an edge
	Origin  graph.Origin
}

// NodeBlock says how instances of a class are drawn.
type NodeBlock struct {
	Column string // "group", "person" or "time"
	Kicker string // the words over a name, "Person"
}

// EdgeBlock says that instances of a class are drawn as an edge from the value
// of one property to the value of another.
type EdgeBlock struct {
	Source, Target string // property names
	Label          string // a verb: "member of"
	LabelFrom      string // a property whose value is a better label (a role), or ""
	Directed       bool
	Accent         bool // the story: messages
	Exchange       bool // both directions are one line, and instances are counted
}

// Property is a property of entities.
type Property struct {
	Name    string // "born"
	IRI     graph.Term
	Label   string
	Inverse string // the label read from the other end, "children"
	Comment string
	// Range is what its values are: exactly one of a value type ("date"), a
	// scheme's name, or the classes a reference may point at.
	Range  Range
	Single bool     // more than one value is a contradiction
	Domain []string // classes it is for, [] for any
	Edge   *EdgeBlock
	Origin graph.Origin
}

// Range is what the values of a property are.
type Range struct {
	Value   string   // a value type's name, or ""
	Scheme  string   // a scheme's name, or ""
	Classes []string // class names of a reference; ["Thing"] for any entity
}

// Scheme is a short list of allowed words ("act": asks, offers, …); each is a
// skos:Concept.
type Scheme struct {
	Name, Label string
	Concepts    []Concept
	Origin      graph.Origin
}

// Concept is one word of a scheme. Its IRI is Namespace + scheme + "-" + name.
type Concept struct {
	Name, Label, Comment string
	IRI                  graph.Term
}

// Relation is a word of the ties table's relation column: what kind of tie it
// makes and which direct statement it stands for.
type Relation struct {
	Name     string // "child-of"
	Label    string // "child of"
	Inverse  string // "parent of": the words read from the other end
	Class    string // "Kinship"
	From, To string // the class's properties that hold the two ends
	// Shortcut is the property of the direct statement, or ""; with Reverse it
	// runs from the second end to the first.
	Shortcut string
	Reverse  bool
	Directed bool
	Origin   graph.Origin
}

// Table is one of the standard tables.
type Table struct {
	Name    string   // "people"
	Class   string   // class of a row's entity; "" where the relation column decides
	Key     []string // columns that name a row without an id, in order
	Graph   string   // "sources" for what stands in the graph of sources, or ""
	Columns []Column
	Comment string
	Origin  graph.Origin
}

// ViewBlock is a way to draw a case: which of its classes are nodes and which
// classes and properties are lines.
type ViewBlock struct {
	Name, Label, Comment string
	// Like is the view whose nodes and lines it has besides its own, or "";
	// "all" stands for every class and property that has a block of its own.
	Like     string
	Nodes    []ViewNode
	Edges    []ViewEdge
	Joined   *JoinedBlock   // nil: not of one kind of nodes
	Asserted *AssertedBlock // nil: not of who asserts what
	Origin   graph.Origin
}

// ViewNode is a class that a view draws as nodes, with the classes that are
// kinds of it. Block is nil where the class's own holds.
type ViewNode struct {
	Class string
	Block *NodeBlock
}

// ViewEdge is a class, with those that are kinds of it, or a property that a
// view draws as lines. Block is nil where their own holds.
type ViewEdge struct {
	Class, Property string
	Block           *EdgeBlock
}

// JoinedBlock joins the nodes of one column that share a node of another.
type JoinedBlock struct {
	By, Among string // columns
	Class     string // of what is shared
	One, Many string // "shared organization", "shared organizations"
}

// AssertedBlock draws who asserts what about whom.
type AssertedBlock struct {
	Source, Speaker, Speaks, Passes, One, Many string
}

// Column is one column of a standard table.
type Column struct {
	Name     string
	Property string // the property its values are of; "" for columns with a meaning of their own (id, relation, from, to, status, …)
	Many     bool   // several values, separated by ';'
	Roles    string // the class that holds the role in "id:role", or ""
	Unknown  string // the property said to be true by a '?', or ""
	Comment  string
}
