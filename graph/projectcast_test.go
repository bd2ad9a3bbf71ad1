package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const caseBase = "https://example.org/c/"

// x names a thing or a term of the vocabulary of these tests.
func x(name string) Term { return IRI(caseBase + name) }

// testView is the view of a small vocabulary.
func testView() View {
	return View{
		Nodes: []NodeRule{
			{Class: x("Person"), Column: ColumnPerson, Kicker: "Person"},
			{Class: x("Group"), Column: ColumnGroup, Kicker: "Group"},
			{Class: x("Account"), Column: ColumnPerson, Kicker: "Account"},
			{Class: x("Event"), Column: ColumnTime, Kicker: "Event"},
		},
		Edges: []EdgeRule{
			{Class: x("Message"), Source: []Term{x("from")}, Target: []Term{x("to"), x("cc"), x("bcc")}, Label: "messages", Directed: true, Accent: true, Exchange: true},
			{Class: x("Job"), Source: []Term{x("one")}, Target: []Term{x("other")}, Label: "works for", LabelFrom: []Term{x("role"), x("relation")}, Directed: true},
			{Class: x("Tie"), Source: []Term{x("one")}, Target: []Term{x("other")}, Label: "tied to", LabelFrom: []Term{x("relation")}, Directed: true},
			{Property: x("partOfGroup"), Label: "part of", Directed: true},
			{Property: x("worksFor"), Label: "works for", Directed: true, ShortFor: x("Job")},
		},
		Labels: map[Term]string{x("spouse"): "married to", x("boss"): "boss of"},
		Mutual: map[Term]bool{x("spouse"): true},
		Shorts: map[Term]Short{x("worksFor"): {Property: x("worksFor"), Whole: true}},
		Words: Words{
			Type: x("a"), Names: []Term{x("name"), x("alias"), x("desc")}, Described: []Term{x("desc")}, ShowAs: x("showAs"), Hide: x("hide"),
			Caption: x("caption"), Kind: x("kind"), AccountOf: x("heldBy"), Start: []Term{x("start"), x("sent")}, End: []Term{x("end")},
			AsOf: x("asOf"), DateText: x("dateText"), After: x("after"), SameDay: x("sameDay"), Number: x("number"), PartOf: x("inTalk"),
			Coverage: x("coverage"), Complete: x("complete"), Figure: x("Figure"), FigureAbout: x("about"), FigureWhat: x("what"),
			FigureFrom: x("figureFrom"), FigureTo: x("figureTo"), FigureValue: x("value"), FigureUnit: x("unit"),
			Claim: x("Claim"), Holds: x("holds"), Status: x("status"), Author: x("author"), StatementSubject: x("subject"),
			Predicate: x("predicate"), Object: x("object"), DerivedFrom: x("derived"), AttributedTo: x("attributed"), Quote: x("quote"),
			At: x("at"), CiteAs: x("cite"), Location: x("where"), Latitude: x("lat"), Longitude: x("lon"), Rule: x("Rule"), StatusPrefix: caseBase + "status-",
		},
	}
}

// said reads statements, one a line: subject, predicate, object (a literal
// after an apostrophe, to the end of the line) and, after @, the graph, which
// is "paper" where none is given.
func said(lines string) []Statement {
	var all []Statement
	for _, line := range strings.Split(lines, "\n") {
		line, g, ok := strings.Cut(strings.TrimSpace(line), " @")
		if !ok {
			g = "paper"
		}
		parts := strings.SplitN(line, " ", 3)
		if len(parts) < 3 {
			continue
		}
		o := x(parts[2])
		if text, literal := strings.CutPrefix(parts[2], "'"); literal {
			o = Text(text)
		}
		all = append(all, Statement{Subject: x(parts[0]), Predicate: x(parts[1]), Object: o, Graph: x(g)})
	}
	return all
}

// claim says that a claim holds statements.
func claim(id, status, speaker, g, lines string) []Statement {
	all := said(fmt.Sprintf("%s status status-%s @%s", id, status, g))
	if speaker != "" {
		all = append(all, said(fmt.Sprintf("%s author %s @%s", id, speaker, g))...)
	}
	for _, s := range said(lines) {
		st := x("st/" + fmt.Sprintf("%x", s.Subject.Value()+s.Predicate.Value()+s.Object.Value()))
		for _, p := range [][2]Term{{x("subject"), s.Subject}, {x("predicate"), s.Predicate}, {x("object"), s.Object}} {
			all = append(all, Statement{Subject: st, Predicate: p[0], Object: p[1], Graph: x(g)})
		}
		all = append(all, Statement{Subject: x(id), Predicate: x("holds"), Object: st, Graph: x(g)})
	}
	return all
}

// cast is the people of these tests; paper and letter are sources.
const cast = `ann a Person
	ann name 'Ann
	bob a Person
	bob name 'Bob
	cy a Person
	cy name 'Cy
	firm a Group
	firm name 'Firm
	club a Group
	club name 'Club
	paper attributed Paper @sources
	letter attributed Letter @sources
	Paper name 'The Paper @sources
	Letter name 'A Letter @sources
`

func project(t *testing.T, parts ...any) Network {
	t.Helper()
	n := projectBoth(t, together(parts...), testView())
	// The whole is a part of itself.
	if got := n.Ego(everyPlace(n), 0).Credit; len(n.Nodes) > 0 && !slices.Equal(got, n.Credit) {
		t.Errorf("all parts together credit %q, and the whole %q", got, n.Credit)
	}
	return n
}

func everyPlace(n Network) (all []int) {
	for i := range n.Nodes {
		all = append(all, i)
	}
	return all
}

func together(parts ...any) []Statement {
	var all []Statement
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			all = append(all, said(p)...)
		case []Statement:
			all = append(all, p...)
		}
	}
	return all
}

// lines prints the edges of a network, one a line.
func lines(n Network) string {
	var all []string
	for _, e := range n.Edges {
		arrow := " -- "
		if e.Directed {
			arrow = " -> "
		}
		s := n.Nodes[e.Source].Label + arrow + n.Nodes[e.Target].Label + ": " + e.Label
		if e.Status != Stated {
			s += " [" + string(e.Status) + "]"
		}
		if e.Disputed {
			s += " (disputed)"
		}
		if e.Forward+e.Backward > 0 {
			s += fmt.Sprintf(" %d/%d", e.Forward, e.Backward)
		}
		all = append(all, s)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func nodeLabels(n Network) string {
	var all []string
	for _, v := range n.Nodes {
		all = append(all, v.Label)
	}
	return strings.Join(all, ", ")
}

func wantLines(t *testing.T, n Network, want ...string) {
	t.Helper()
	if got, want := lines(n), strings.Join(want, "\n"); got != want {
		t.Errorf("lines are\n%s\nwant\n%s", got, want)
	}
}

// The nodes of a network by the name they bear.
func nodeNamed(t *testing.T, n Network, label string) Node {
	t.Helper()
	for _, v := range n.Nodes {
		if v.Label == label {
			return v
		}
	}
	t.Fatalf("no node %q among %s", label, nodeLabels(n))
	return Node{}
}
