package graph

// View says which classes are nodes and which classes or properties are edges.
// It is made from a vocabulary's `edge:` and `node:` blocks; graph itself knows
// no vocabulary.
type View struct {
	Name  string     // what it is called, "" for the story
	Nodes []NodeRule // the first whose class a thing has wins
	Edges []EdgeRule // the first whose class a thing has wins
	Words Words
	// Labels are the names of concepts (relations, statuses), for edges.
	Labels map[Term]string
	// Mutual are the relations that read the same from both ends: their lines
	// have no direction, whatever their class says.
	Mutual map[Term]bool
	// Shorts are the properties that say relations in short, and of properties
	// that are lines themselves the one that counts for both ends.
	Shorts map[Term]Short
	Apart  bool // accounts stay apart from their holders
	// Keep is how many pieces of evidence a line keeps, those that come first
	// by date; Edge.Omitted counts the rest. 0 keeps all.
	Keep int
	// Joined turns the network into one of a single kind of node, Asserted into
	// one of who asserts what about whom. At most one of them is set.
	Joined   *Joined
	Asserted *Asserted
	Limit    Limit
}

// NodeRule says that instances of a class are nodes.
type NodeRule struct {
	Class  Term
	Column Column
	Kicker string // the words over a name where the thing has no kind of its own
}

// EdgeRule says that instances of Class are edges from the value of Source to
// that of Target, or, where Class is zero, that statements of Property are.
type EdgeRule struct {
	Class, Property Term
	Source, Target  []Term // a target may be one of several properties
	Label           string // a verb or a role: "member of"
	LabelFrom       []Term // properties whose value is a better label, best first
	Directed        bool   // the line has a head at the target
	Accent          bool   // the story: drawn before all else, with its numbers
	// Exchange makes one line of both directions and counts the instances.
	Exchange bool
	// ShortFor is the class of ties that statements of Property say in short.
	// Where a graph holds such a tie between the two, it says the same in full
	// and no line is drawn for the statement. Zero where there is none.
	ShortFor Term
}

// Words are the properties and classes that a view reads besides its rules. A
// zero Term is one that the vocabulary does not have.
type Words struct {
	Type        Term
	Names       []Term // what a thing is called, best first; ShowAs before all
	Described   []Term // those of Names that describe a thing and do not name it
	ShowAs      Term
	Hide        Term
	Caption     Term
	Kind        Term // what kind of thing it is, for the kicker
	AccountOf   Term // folds an account into its holder
	Start, End  []Term
	AsOf        Term // a time at which a tie was so
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
	Text                                 Term // the words of a claim
	Replaces, ClaimKind                  Term
	Retraction, Denial                   Term   // kinds of claims
	Disputes, Source                     Term   // Source is the class
	Location, Latitude, Longitude        Term   // where a thing is, and the coordinates of a place
	Rule                                 Term   // the class of graphs whose statements were inferred
	StatusPrefix                         string // of the concepts of Status
}
