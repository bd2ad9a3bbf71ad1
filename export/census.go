package export

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// census counts the nodes of a network by what they are called: in each column
// those of its own kind, and apart from them the sources and those they quote,
// and what else stands there.
type census [3]struct {
	own, quoting int
	others       [len(otherKinds)]int
}

// otherKinds are kinds of things that stand in a column and are not what the
// column is called, by their class (SIOC, schema.org).
var otherKinds = [...]struct{ class, word, one, many string }{
	{"http://rdfs.org/sioc/ns#UserAccount", "Account", "%1 account", "%1 accounts"},
	{"http://schema.org/DigitalDocument", "Document", "%1 document", "%1 documents"},
	{"http://schema.org/Conversation", "Conversation", "%1 conversation", "%1 conversations"},
}

// ownKinds are what the columns are called.
var ownKinds = [...]struct{ word, one, many string }{
	{"Organization", "%1 organization", "%1 organizations"},
	{"Person", "%1 person", "%1 people"},
	{"Event", "%1 event", "%1 events"},
}

// quotingKinds are what those in a column are called who say something.
var quotingKinds = [...]struct{ word, one, many string }{
	{"Source", "%1 source", "%1 sources"},
	{"Quoted voice", "%1 quoted voice", "%1 quoted voices"},
}

func censusOf(nodes []graph.Node) (c census) {
	for _, v := range nodes {
		column := min(v.Column, graph.ColumnTime)
		in := &c[column]
		other := -1
		for k, kind := range otherKinds {
			if v.Class.Value() == kind.class {
				other = k
			}
		}
		switch {
		case v.Speaks && column < graph.ColumnTime:
			in.quoting++
		case other >= 0:
			in.others[other]++
		default:
			in.own++
		}
	}
	return c
}

// column says how many there are in a column, "" for none.
func (t *tongue) column(c census, column graph.Column) string {
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, t.counted(n, one, many))
		}
	}
	in := c[column]
	if in.quoting > 0 {
		add(in.quoting, quotingKinds[column].one, quotingKinds[column].many)
	}
	add(in.own, ownKinds[column].one, ownKinds[column].many)
	for k, kind := range otherKinds {
		add(in.others[k], kind.one, kind.many)
	}
	return strings.Join(parts, ", ")
}

// legendOf gives the words of a legend for what stands in a column, or of one
// that is empty what it is called.
func (t *tongue) legendOf(c census, column graph.Column) string {
	var words []string
	in := c[column]
	if in.quoting > 0 {
		words = append(words, t.say(quotingKinds[column].word))
	}
	if in.own > 0 {
		words = append(words, t.say(ownKinds[column].word))
	}
	for k, kind := range otherKinds {
		if in.others[k] > 0 {
			words = append(words, t.say(kind.word))
		}
	}
	if len(words) == 0 {
		return t.say(ownKinds[column].word)
	}
	return strings.Join(slices.Compact(words), ", ")
}
