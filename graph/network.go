package graph

import "time"

// Network is what a picture is drawn from: nodes, one edge for each pair and
// kind, and behind every edge the evidence. Its size is people, not messages.
// Nodes and edges are in a fixed order (see Project) and edges refer to nodes
// by their place in Nodes.
type Network struct {
	Title  string   // the case's title, or ""
	Nodes  []Node   // sorted by Column, then ID
	Edges  []Edge   // sorted by Source, Target, Kind, Status, Key
	Notes  []Phrase // what the picture must say about itself: what was left out or folded
	Credit []string // how the sources want to be cited, sorted

	View       string   // the name of the view that it is one of, "" for the story
	From, To   string   // the period it is limited to, as dates, "" for no limit
	Parameters []Phrase // how the measures were computed, a sentence each
	Slices     []Slice  // what went on week by week or month by month, where that was asked for
	Sent       []Sent   // when the messages of edges that are Complete were sent, by date

	asserted bool            // it is of who asserts what
	masks    []mask          // names that do not leave the newsroom
	secret   []secret        // and identifiers
	cites    map[Term]string // how each source that is named wants to be cited
}

// Column is the place of a node in a story: organizations, people, time.
type Column uint8

// The columns of a picture, left to right.
const (
	ColumnGroup  Column = iota // organizations and whatever groups people
	ColumnPerson               // persons and accounts nobody is known to hold
	ColumnTime                 // events, dated or placed by their order
)

// Node is a thing in a picture: a person, an organization, an event.
type Node struct {
	ID     Term
	Class  Term // the most telling class, from the view's node rules
	Column Column
	Kicker string // type or role in a few words ("PERSON", "Candidate")
	// Speaks tells that it stands here for what it says, as a source or as
	// somebody that a source quotes: only in a view of who asserts what.
	Speaks bool
	Label  string // never empty: name, title, description, or the IRI's last part
	// Dates of an event as stored ("2016-10-03"), "" where unknown; DateWords
	// are the source's own words for them, Inferred tells that a rule and not
	// a source gave the date.
	Start, End, DateWords string
	Inferred              bool
	// Differ tells that sources give dates that cannot both be so; Start and
	// End are the earliest of them.
	Differ bool
	// After and SameDay are nodes (by place in Network.Nodes, sorted) that this
	// one comes after, or shares the day with, although nothing dates it. They
	// may run in circles.
	After, SameDay []int
	// Beside are events that were taken out of the network and that this one,
	// which nothing dates, comes after or before or shares the day with.
	Beside []Beside
	// NotBefore is the date of something that is no node and that this event
	// comes after, "" where there is none: the event was then, to the precision
	// of that date, or later. NotBeforeInferred as Inferred.
	NotBefore         string
	NotBeforeInferred bool
	// Status is not Stated where only claims speak of the node.
	Status Status
	Folded []Term // accounts shown through this holder
	// ShownAs tells that the thing leaves the newsroom under another name: what
	// is published must not give its identifier either, nor where it is.
	ShownAs  bool
	Places   []Place // where it is or was, as far as coordinates are known
	Evidence []Evidence
	Measures Measures
}

// Place is somewhere with coordinates, as one source gives them.
type Place struct {
	ID       Term
	Name     string
	Lat, Lon float64 // degrees north and east (WGS 84)
}

// Measures are numbers that say how a node stands in the network. All are 0
// where they were not computed; Network.Parameters says how they were.
type Measures struct {
	Degree      int     // distinct neighbors
	Strength    float64 // the sum of the weights of its edges
	PageRank    float64
	Betweenness float64
	Core        int // the largest k of a k-core that it is in
	Component   int // from 1, the largest first
	Community   int // from 1, the largest first
}

// Status says how far a statement is from being stated by its source in its
// own voice (the `status` column of a case). The zero Status is "stated".
type Status string

// The statuses, in the order of a legend.
const (
	Stated       Status = ""
	SecondHand   Status = "second-hand"
	Alleged      Status = "alleged"
	Unconfirmed  Status = "unconfirmed"
	Investigated Status = "investigated"
	Denied       Status = "denied"
	Negated      Status = "not"
	Retracted    Status = "retracted"
)

// Edge is one line of a picture: all ties of one kind and status between two
// nodes, or all messages between them in both directions.
type Edge struct {
	Key            string // stable and unique: made of the two IRIs, kind and status
	Source, Target int    // places in Network.Nodes
	Kind           Term   // the class or property that the line stands for
	Label          string // a verb or a role ("son of", "founder of", "messages")
	Status         Status
	// Forward and Backward count the messages described in each direction,
	// Source to Target and back; both 0 where the edge is no exchange. A message
	// that two sources describe counts once. Where an entry stands for an open
	// number of messages, the count is the least there were and ForwardMore or
	// BackwardMore is set; About tells that an entry stands for about so many.
	// Undated counts the messages, or entries of several, that have no date.
	Forward, Backward, Undated       int
	ForwardMore, BackwardMore, About bool
	Directed                         bool
	Accent                           bool // the story: drawn in the accent colour with its numbers
	// Complete tells that all messages are in conversations whose coverage is
	// complete, and that their number is exact, so widths and ratios may be
	// computed from the messages in hand.
	Complete bool
	Inferred bool // a rule and not a source gave First, Last or AsOf
	Differ   bool // sources give dates of one tie or message that cannot both be so
	// Disputed tells that what the line says is contradicted: a denial is of a
	// tie that it stands for, or of all its messages, or a claim disputes it.
	Disputed bool
	// First and Last are the earliest and the latest date behind the edge, as
	// stored: of messages their dates, of ties the earliest start and the latest
	// end, either "" where nothing gives one.
	First, Last string
	AsOf        string // the latest time at which a tie is said to have been so
	// Figures are counts reported about this exchange or its conversation, in
	// words ready to print ("about 12 messages from WikiLeaks (reported)"). In a
	// part of the time they say so if they count more ("over all time: …").
	Figures  []Phrase
	Evidence EvidenceList
	Omitted  int     // pieces of evidence that View.Keep left no room for
	Weight   float64 // 0 where the view gives none
	Contact  *Contact
	Around   *Around // where the view is of the days around an event
}

// Contact are the numbers of an exchange, computed from the messages in hand:
// only of an edge that is Complete.
type Contact struct {
	Timed      bool          // all messages have a time of day; else Replies and Response are 0
	ActiveDays int           // days with a message
	LongestGap int           // days between two messages, at most
	Replies    float64       // which part of the messages was answered within ReplyDays, 0 to 1
	Response   time.Duration // half of the answers came faster; 0 where there is none
	Weeks      []Week        // with messages, in order
}

// Week is how many messages were exchanged in one week.
type Week struct {
	Start             string // its Monday, as a date
	Forward, Backward int    // as those of the edge
}

// Around compares the days around an event with the rest of the time in which
// the two were in contact: only of an edge that is Complete.
type Around struct {
	Inside, Outside int     // messages in those days, and in the others
	Days, OtherDays int     // how many days these were
	Times           float64 // the rate inside divided by that outside; 0 where there is none outside
}

// Slice is what went on in one week or month, on edges that are Complete. What
// is denied, did not happen or was taken back is in none.
type Slice struct {
	Start                  string       // a Monday ("2016-10-03") or a month ("2016-10")
	Nodes, Edges, Messages int          // who was in contact, on how many lines, with how many messages, as far as it is stated
	Counts                 []SliceCount // of what is claimed, too
}

// SliceCount is what went on along one edge in one slice.
type SliceCount struct {
	Edge              int // place in Network.Edges, rising
	Forward, Backward int // as those of the edge
}

// Evidence is one thing behind a line or a node: a tie, a message, a
// participation, or a claim that holds one, in one assertion graph and row.
type Evidence struct {
	Subject  Term   // the tie, message or claim
	Label    string // what it says, in a few words
	Status   Status
	Speaker  string // whom the source passes on, "" where it speaks itself
	Source   Term   // who says so: the source, or the assertion graph where none is named
	Named    string // what the source is called, "" where none is named
	Graph    Term   // the assertion graph
	Date     string // as stored: a date, a tie's start, or the time as of which it was so
	End      string // a tie's end
	Words    string // the source's words for the date
	Place    Term   // the row, byte range or pointer it was read from
	Quote    string // the source's exact words
	At       string // page, paragraph, time code
	Counted  string // for a message: how many it stands for ("1", "1..", "~12")
	Forward  bool   // for a message: from the edge's Source to its Target
	Inferred bool   // a rule and not the source gave Date or End
	Against  bool   // it speaks against what the line says, and is of another status
	ShownAs  bool   // it is behind what leaves the newsroom under another name: its identifier must not be given
}
