package export

import (
	"strings"

	"corkboard/graph"
)

// census counts the nodes of a network by what they are called: those of a
// column, and apart from them the sources and those they quote, which stand in
// the columns of organizations and people and need be neither.
type census struct {
	columns [3]int
	quoting [2]int // sources, and speakers
}

func censusOf(nodes []graph.Node) (c census) {
	for _, v := range nodes {
		switch column := min(v.Column, graph.ColumnTime); {
		case v.Speaks && column < graph.ColumnTime:
			c.quoting[column]++
		default:
			c.columns[column]++
		}
	}
	return c
}

// column says how many there are in a column, "" for none.
func (t *tongue) column(c census, column graph.Column) string {
	var parts []string
	if column < graph.ColumnTime && c.quoting[column] > 0 {
		one, many := "%1 source", "%1 sources"
		if column == graph.ColumnPerson {
			one, many = "%1 quoted voice", "%1 quoted voices"
		}
		parts = append(parts, t.counted(c.quoting[column], one, many))
	}
	if n := c.columns[column]; n > 0 {
		one := [...]string{"%1 organization", "%1 person", "%1 event"}[column]
		many := [...]string{"%1 organizations", "%1 people", "%1 events"}[column]
		parts = append(parts, t.counted(n, one, many))
	}
	return strings.Join(parts, ", ")
}

// legendOf gives the words of a legend for what stands in the column of
// organizations or people.
func (t *tongue) legendOf(c census, column graph.Column) string {
	word := t.say([...]string{"Organization", "Person"}[column])
	if c.quoting[column] == 0 {
		return word
	}
	quoting := t.say([...]string{"Source", "Quoted voice"}[column])
	if c.columns[column] == 0 {
		return quoting
	}
	return quoting + ", " + word
}
