package export

import (
	"math"

	"corkboard/graph"
)

// Theme is the colours of a picture, each "#" and six hexadecimal digits.
type Theme struct {
	Canvas, Ink, Quiet           string // background, text, secondary text
	Person, PersonText, PersonBy string // a person's card, its name and its kicker
	Group                        string // an organization's card
	Accent, AccentText           string // the story's lines and their numbers
	Tie, Context                 string // stated ties; lines to events
	GroupPoint                   string // an organization that is a point
}

// LightTheme is dark cards on white; every text has a contrast of at least
// 4.5 to 1, every line of at least 3 to 1.
func LightTheme() Theme {
	return Theme{
		Canvas: "#FFFFFF", Ink: "#1A1A1A", Quiet: "#5F5F5F",
		Person: "#1F3A4D", PersonText: "#FFFFFF", PersonBy: "#C9D6DF",
		Group:  "#E4ECF2",
		Accent: "#D55E00", AccentText: "#A84300",
		Tie: "#767676", Context: "#949494", GroupPoint: "#5F819B",
	}
}

// DarkTheme is light cards on near black, with the same contrasts.
func DarkTheme() Theme {
	return Theme{
		Canvas: "#15191D", Ink: "#F2F2F0", Quiet: "#B6BEC4",
		Person: "#9CC3DD", PersonText: "#0E1418", PersonBy: "#24323C",
		Group:  "#2A3742",
		Accent: "#FF8A3D", AccentText: "#FFA866",
		Tie: "#98A2AA", Context: "#75808A", GroupPoint: "#6F97B3",
	}
}

// PrintTheme is black and greys on white, and one accent that is as dark on
// paper without colour.
func PrintTheme() Theme {
	return Theme{
		Canvas: "#FFFFFF", Ink: "#000000", Quiet: "#404040",
		Person: "#262626", PersonText: "#FFFFFF", PersonBy: "#D9D9D9",
		Group:  "#E6E6E6",
		Accent: "#B34700", AccentText: "#8F3900",
		Tie: "#595959", Context: "#767676", GroupPoint: "#7A7A7A",
	}
}

// ThemeNames are the names of themes, in the order of a list.
var ThemeNames = []string{"light", "dark", "print"}

// ThemeNamed gives the theme of a name; "" is light.
func ThemeNamed(name string) (t Theme, ok bool) {
	switch name {
	case "", "light":
		return LightTheme(), true
	case "dark":
		return DarkTheme(), true
	case "print":
		return PrintTheme(), true
	}
	return Theme{}, false
}

// Sizes of text, in points.
const (
	titleSize  = 20.0
	dekSize    = 11.0
	kickerSize = 8.0
	nameSize   = 11.0
	eventSize  = 10.0
	labelSize  = 9.0
	countSize  = 11.0
	legendSize = 9.0
	footSize   = 8.0
)

// leading gives the distance between the lines of a text.
func leading(size float64) float64 { return mul(size, 1.25) }

// Dash is how a line is broken.
type Dash uint8

// The dashes: stated; said by others or not established; said not to be so.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// dashOf tells how the line of a statement with that status is drawn. A status
// that is not known is not established.
func dashOf(s graph.Status) Dash {
	switch s {
	case graph.Stated, "stated":
		return Solid
	case graph.Denied, graph.Negated, graph.Retracted:
		return Dotted
	}
	return Dashed
}

// statusWord gives the word that stands before a label, "" where the source
// states it in its own voice.
func statusWord(s graph.Status) string {
	switch s {
	case graph.Stated, "stated":
		return ""
	case graph.Negated:
		return "not so"
	}
	return shortText(string(s), nameMax)
}

// lineDash tells how a line is drawn: what is stated and disputed is no more
// established than what is alleged.
func lineDash(e graph.Edge) Dash {
	d := dashOf(e.Status)
	if d == Solid && e.Disputed {
		return Dashed
	}
	return d
}

// disputed tells whether a line says that it is disputed. One that is denied
// is, and says so already.
func disputed(e graph.Edge) bool { return e.Disputed && lineDash(e) != Dotted }

// lineWord gives the word that stands before what a line says, "" where it is
// stated and undisputed.
func lineWord(e graph.Edge) string {
	word := statusWord(e.Status)
	switch {
	case !disputed(e):
		return word
	case word == "":
		return "disputed"
	}
	return word + ", disputed"
}

// lineWidth gives the width of an edge in points. Only where the coverage of
// an exchange is complete does it grow with the number of messages.
func lineWidth(e graph.Edge, toEvent bool) float64 {
	switch count := e.Forward + e.Backward; {
	case e.Accent && e.Complete && count > 0:
		return min(6, max(1.35, mul(1.35, math.Sqrt(float64(count)))))
	case e.Accent:
		return 2.2
	case toEvent:
		return 0.9
	}
	return 1
}

// doubleHeaded tells whether messages went both ways.
func doubleHeaded(e graph.Edge) bool { return e.Forward > 0 && e.Backward > 0 }

// headed tells at which ends a line has a head: the ways that messages went,
// and the target of other directed ties.
func headed(e graph.Edge) (atTarget, atSource bool) {
	if e.Forward+e.Backward > 0 {
		return e.Forward > 0, e.Backward > 0
	}
	return e.Directed, false
}
