package export

import (
	"slices"

	"corkboard/graph"
)

// Point is a place in a picture, in points, y downwards.
type Point struct{ X, Y float64 }

// Box is an upright rectangle: its upper left corner and its size.
type Box struct{ X, Y, W, H float64 }

// Layout is a picture before it is drawn: every line and text with its place
// and its role, and no colour. Its texts are cleaned. Nodes and Edges follow
// the order of the network that graph.Project gives.
type Layout struct {
	Name          string       // one of LayoutNames
	Lang          string       // of its words
	Width, Height float64      // of the whole picture, in points
	Shown         float64      // how wide it is shown, in points; 0: Width
	Title, Desc   string       // for who cannot see the picture
	Heading       []Text       // title and dek, from the top
	Nodes         []PlacedNode // one for each node of the network
	Edges         []PlacedEdge // one for each edge of the network
	Axis          *Axis        // nil where there are no events
	Histogram     *Histogram   // nil where no messages can be counted by the week
	Legend        []Swatch
	Footer        []Text
}

// Role is what a text is in a picture; typeface, size and colour follow from
// it.
type Role uint8

// The roles of texts.
const (
	RoleTitle Role = iota
	RoleDek
	RoleKicker
	RoleName
	RoleDate
	RoleEvent
	RoleLabel
	RoleCount
	RoleLegend
	RoleFoot
	RoleSmall // a name in a crowded picture
	RoleNear  // a name beside a point
	RoleBar   // what a histogram counts
)

// measures gives typeface and size of each role.
var measures = [...]measure{
	RoleTitle:  {serifBold, titleSize},
	RoleDek:    {sans, dekSize},
	RoleKicker: {sans, kickerSize},
	RoleName:   {sansBold, nameSize},
	RoleDate:   {sansBold, eventSize},
	RoleEvent:  {sans, eventSize},
	RoleLabel:  {sans, labelSize},
	RoleCount:  {sansBold, countSize},
	RoleLegend: {sans, legendSize},
	RoleFoot:   {sans, footSize},
	RoleSmall:  {sansBold, labelSize},
	RoleNear:   {sansBold, labelSize},
	RoleBar:    {sansBold, footSize},
}

// Text is one line of text: At is where its baseline starts.
type Text struct {
	At    Point
	Width float64 // as measured
	Role  Role
	Words string
}

// box gives the room that a line of text takes.
func (t Text) box() Box {
	size := measures[t.Role].size
	return Box{t.At.X, t.At.Y - mul(size, 0.95), t.Width, mul(size, 1.2)}
}

// PlacedNode is a node in its place. An event has a dot on the axis and no
// card; its Box is the room of its words.
type PlacedNode struct {
	Node    int    // place in the network's nodes
	ID      string // its id attribute, unique in the picture
	Column  graph.Column
	Box     Box
	Dot     Point // the middle of an event's dot
	Undated bool  // placed by its order: the dot is hollow
	Form    Form
	Radius  float64 // of a FormPoint, around Dot
	Texts   []Text
	Tip     string // what shows under the pointer
}

// Form is how a node is drawn.
type Form uint8

// The forms: a card, or an event's dot beside its words; a card for events too;
// a point with or without words beside it.
const (
	FormStory Form = iota
	FormCard
	FormPoint
)

// PlacedEdge is an edge in its place. Path holds the first point and then
// three points for each cubic Bézier curve; Heads are the triangles at its
// ends, tip first. Label is drawn above everything else; in a list its last lines,
// outside of LabelBox, stand under the line's other end.
type PlacedEdge struct {
	Edge     int    // place in the network's edges
	ID       string // its id attribute, unique in the picture
	Accent   bool   // the story
	Context  bool   // to an event, or one of very many
	Status   graph.Status
	Dash     Dash
	Width    float64 // of the line, in points
	Path     []Point
	Heads    [][3]Point
	Label    []Text
	LabelBox Box
	Tip      string // what shows under the pointer
}

// Axis is the line of time, top to bottom.
type Axis struct {
	Top, Bottom Point
	Caption     Text
	Rest        Text // above the events that have no place on it; "" where all have
}

// Sign is what a legend explains.
type Sign uint8

// The signs of a legend.
const (
	SignGroup Sign = iota
	SignPerson
	SignEvent
	SignUndated
	SignAccent
	SignTie
	SignDashed
	SignDotted
	SignEventCard
	SignGroupPoint
	SignPersonPoint
	SignEventPoint
	SignMessages // lines of messages that do not have the accent
	SignBars     // messages per week
	SignNone     // nothing: the words go on from the entry before
)

// Swatch is one entry of the legend: a sign in its box, and words.
type Swatch struct {
	Sign Sign
	Box  Box
	Text Text
}

// LayoutStory places a network in three columns: organizations, people, and
// events along an axis of time, and beside it the messages per week. The network
// must be one that DrawSVG accepts. Equal networks give equal layouts, whatever
// the order of their nodes and edges. Where it would be small at o.Width, its
// words are broken into shorter lines, and everything stands closer together.
func LayoutStory(n graph.Network, o DrawOptions) Layout {
	n = canonical(n)
	l := layoutStory(n, o, storyRooms[0])
	for _, room := range storyRooms[1:] {
		if o.Width == 0 || o.Width >= mul(l.Width, comfortable) {
			break
		}
		if closer := layoutStory(n, o, room); closer.Width < l.Width {
			l = closer
		}
	}
	return l
}

func layoutStory(n graph.Network, o DrawOptions, room storyRoom) Layout {
	s := &story{sheet: newSheet(n, o), room: room}
	s.measureNodes()
	s.classify()
	s.measureLabels()
	s.orderRows()
	s.findBetween()
	s.placeRows()
	s.placeSlots()
	s.placeColumns()
	s.route()
	s.placeNodes()
	s.placeAxis()
	s.placeBars()
	notes := slices.Concat(s.t.axisNotes(n, s.events[:s.known]), s.t.barsNotes(n))
	return s.frame(LayoutNameStory, notes...)
}

// story is a three-column layout in the making.
type story struct {
	sheet
	room storyRoom

	cards  []card     // by node
	lines  []line     // by edge
	rows   [2][]row   // groups, people: top to bottom
	events []int      // nodes, top to bottom
	known  int        // how many of events have a known place in time
	arcs   [4][]int   // edges by zone
	width  [2]float64 // of a column's cards
	x      [2]float64 // of a column's left side
	gaps   [2]gap     // between groups and people, people and axis
	zones  [4]zone    // of arcs
	axisX  float64    // of the axis
}

// card is a node's words and size; y is its middle (an event's: its dot's).
type card struct {
	kicker   string
	lines    []string
	role     Role
	up, down float64 // room above and below y
	width    float64
	y        float64
	row      int // place in its column
}

// course says how a line runs.
type course uint8

const (
	overLeft  course = iota // between the columns of groups and people
	overRight               // between people and the axis
	through                 // from groups to the axis, between the people
	between                 // straight down to the next card of the column
	arc                     // beside its column
)

// line is an edge in the making. Its ends are turned left to right, or top to
// bottom in one column.
type line struct {
	course   course
	from, to int  // nodes
	turned   bool // from is the edge's Target
	words    []Words
	w, h     float64 // of the label
	y        float64 // of the line at its label
	x        float64 // of the line at its label, where it runs down
	rowY     float64 // of the row that it passes through
	slotted  bool    // y is its height in the column of labels
	lane     int
	zone     int
	fromY    float64
	toY      float64
}

// row is a place in a column: of a node, or (node < 0) of an edge that passes
// through.
type row struct {
	node, edge int
	up, down   float64
	gap        float64 // room below, before the next row
	y          float64
}

type gap struct{ x, width, labelX, labelW float64 }

type zone struct {
	used  bool
	x     float64 // of the side that the arcs start from
	width float64
	lanes []float64 // distances of lanes from x
}

// The zones of arcs.
const (
	zoneGroups = iota // left of the groups
	zonePeopleLeft
	zonePeopleRight
	zoneTime // left of the axis
)
