package graph

// View says which classes are nodes and which classes or properties are edges.
// It is made from a vocabulary's `edge:` and `node:` blocks; graph itself knows
// no vocabulary.
type View struct {
	Nodes []NodeRule // the first whose class a thing has wins
	Edges []EdgeRule
	Words Words
	// Labels are the names of concepts (relations, statuses), for edges.
	Labels map[Term]string
}

// NodeRule says that instances of a class are nodes.
type NodeRule struct {
	Class  Term
	Column Column
	Kicker string
}

// EdgeRule says that instances of Class are edges from the value of Source to
// that of Target, or, where Class is zero, that statements of Property are.
type EdgeRule struct {
	Class, Property Term
	Source, Target  []Term // a target may be one of several properties
	Label           string
	LabelFrom       []Term // properties whose value is a better label, best first
	Directed        bool
	Accent          bool
	// Exchange makes one line of both directions and counts the instances.
	Exchange bool
	// Direct edges are drawn only where no instance of a class joins the two:
	// they say in short what a tie says in full.
	Direct bool
}

// Words are the properties and classes that a view reads besides its rules. A
// zero Term is one that the vocabulary does not have.
type Words struct {
	Type        Term
	Names       []Term // what a thing is called, best first; ShowAs before all
	ShowAs      Term
	Hide        Term
	Caption     Term
	Kind        Term // what kind of thing it is, for the kicker
	AccountOf   Term // folds an account into its holder
	Start, End  []Term
	DateText    Term
	After       Term
	SameDay     Term
	Number      Term // how many messages one instance stands for
	PartOf      Term // the conversation of a message
	Coverage    Term
	Complete    Term
	Figure      Term // the class
	FigureAbout Term
	FigureWhat  Term
	FigureFrom  Term
	FigureTo    Term
	FigureValue Term
	FigureUnit  Term

	Claim, Holds, Status, Author         Term
	StatementSubject, Predicate, Object  Term
	DerivedFrom, AttributedTo, Quote, At Term
	CiteAs                               Term
	Rule                                 Term   // the class of graphs whose statements were inferred
	StatusPrefix                         string // of the concepts of Status
}
