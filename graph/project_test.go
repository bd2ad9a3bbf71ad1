package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
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
		Words: Words{
			Type: x("a"), Names: []Term{x("name"), x("alias"), x("desc")}, Described: []Term{x("desc")}, ShowAs: x("showAs"), Hide: x("hide"),
			Caption: x("caption"), Kind: x("kind"), AccountOf: x("heldBy"), Start: []Term{x("start"), x("sent")}, End: []Term{x("end")},
			AsOf: x("asOf"), DateText: x("dateText"), After: x("after"), SameDay: x("sameDay"), Number: x("number"), PartOf: x("inTalk"),
			Coverage: x("coverage"), Complete: x("complete"), Figure: x("Figure"), FigureAbout: x("about"), FigureWhat: x("what"),
			FigureFrom: x("figureFrom"), FigureTo: x("figureTo"), FigureValue: x("value"), FigureUnit: x("unit"),
			Claim: x("Claim"), Holds: x("holds"), Status: x("status"), Author: x("author"), StatementSubject: x("subject"),
			Predicate: x("predicate"), Object: x("object"), DerivedFrom: x("derived"), AttributedTo: x("attributed"), Quote: x("quote"),
			At: x("at"), CiteAs: x("cite"), Rule: x("Rule"), StatusPrefix: caseBase + "status-",
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
	n, err := Project(context.Background(), NewList(together(parts...)), testView())
	if err != nil {
		t.Fatal(err)
	}
	return n
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

func TestAccountsFoldIntoTheOneStatedHolder(t *testing.T) {
	const message = "m a Message\n m from acct\n m to bob\n acct a Account\n acct name '@acct\n"
	for name, test := range map[string]struct {
		holds []Statement
		line  string
		nodes string
	}{
		"stated":                {said("acct heldBy ann"), "Ann -> Bob: messages 1/0", "Club, Firm, Ann, Bob, Cy"},
		"stated twice":          {said("acct heldBy ann\n acct heldBy ann @letter"), "Ann -> Bob: messages 1/0", "Club, Firm, Ann, Bob, Cy"},
		"alleged":               {claim("c", "alleged", "", "paper", "acct heldBy ann"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy"},
		"two holders":           {said("acct heldBy ann\n acct heldBy firm @letter"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy"},
		"one of two is no node": {said("acct heldBy ann\n acct heldBy nobody @letter"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy"},
		"a rule":                {said("acct heldBy ann @rule/r\n rule/r a Rule @rule/r"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy"},
		"itself":                {said("acct heldBy acct"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy"},
		"a circle":              {said("acct heldBy two\n two heldBy acct\n two a Account\n two name 'two"), "@acct -> Bob: messages 1/0", "Club, Firm, @acct, Ann, Bob, Cy, two"},
	} {
		n := project(t, cast, message, test.holds)
		if got := lines(n); got != test.line {
			t.Errorf("%s: %s, want %s", name, got, test.line)
		}
		if got := nodeLabels(n); got != test.nodes {
			t.Errorf("%s: nodes %s, want %s", name, got, test.nodes)
		}
	}
	n := project(t, cast, message, "acct heldBy ann")
	if got := nodeNamed(t, n, "Ann").Folded; !slices.Equal(got, []Term{x("acct")}) {
		t.Errorf("folded %v", got)
	}
}

func TestNodesKnownOnlyByClaims(t *testing.T) {
	n := project(t, cast,
		claim("c1", "denied", "bob", "paper", "raid a Event\nraid name 'A calm visit"),
		claim("c2", "alleged", "ann", "paper", "raid a Event\nraid name 'Raid\nraid start '2016-05"),
		claim("c3", "alleged", "", "letter", "ann name 'Queen Ann\nann caption 'thief"))
	raid := nodeNamed(t, n, "Raid")
	if raid.Status != Alleged || raid.Start != "2016-05" || len(raid.Evidence) != 2 {
		t.Errorf("raid is %+v", raid)
	}
	if s := raid.Evidence; s[0].Speaker != "Bob" || s[0].Status != Denied || s[1].Speaker != "Ann" || s[1].Status != Alleged {
		t.Errorf("evidence %+v", s)
	}
	if ann := nodeNamed(t, n, "Ann"); ann.Status != Stated || ann.Kicker != "Person" {
		t.Errorf("Ann is %+v: a claim named her", ann)
	}
}

func TestNodesOfOneNameAreToldApart(t *testing.T) {
	n := project(t, "j1 a Person\nj1 name 'Jo\nj1 desc 'baker\nj2 a Person\nj2 name 'Jo\nj2 desc 'clerk\nj3 a Person\nj3 name 'Flo\nj3 desc 'cook\nj4 a Person\nj4 desc 'driver")
	var got []string
	for _, v := range n.Nodes {
		got = append(got, v.Label+" "+v.Kicker)
	}
	if want := []string{"Jo baker", "Jo clerk", "Flo Person", "driver Person"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEventsInOrder(t *testing.T) {
	n := project(t, cast, `e1 a Event
		e1 name 'e1
		e1 after e2
		e1 after e2 @letter
		e1 after e1
		e2 a Event
		e2 name 'e2
		e2 after e3
		e2 sameDay e3
		e3 a Event
		e3 name 'e3
		e3 after e1
		e3 after m1
		e3 after m2
		e4 a Event
		e4 name 'e4
		e4 after m3
		m1 a Message
		m1 sent '2016
		m2 a Message
		m2 sent '2016-10-03
		m3 a Message
		m3 sent '[..2016-11]
	`, claim("c", "alleged", "", "paper", "e1 sameDay e3\ne4 after m2"), claim("d", "alleged", "", "paper", "m3 sent '2015"))
	after := func(label string) []int { return nodeNamed(t, n, label).After }
	at := func(label string) int {
		return slices.IndexFunc(n.Nodes, func(v Node) bool { return v.Label == label })
	}
	if got := after("e1"); !slices.Equal(got, []int{at("e2")}) {
		t.Errorf("e1 after %v", got)
	}
	if e1 := nodeNamed(t, n, "e1"); len(e1.SameDay) != 0 {
		t.Errorf("e1 on the day of %v: a claim said so", e1.SameDay)
	}
	if got := nodeNamed(t, n, "e2").SameDay; !slices.Equal(got, []int{at("e3")}) {
		t.Errorf("e2 on the day of %v", got)
	}
	if got := nodeNamed(t, n, "e3"); got.NotBefore != "2016-10-03" || got.NotBeforeInferred {
		t.Errorf("e3 not before %q", got.NotBefore)
	}
	if got := nodeNamed(t, n, "e4"); got.NotBefore != "" {
		t.Errorf("e4 not before %q, although nothing plain dates it", got.NotBefore)
	}
}

func TestDatesOfEvents(t *testing.T) {
	const rule = "rule/y a Rule @rule/y\n"
	for name, test := range map[string]struct {
		says             string
		start            string
		inferred, differ bool
	}{
		"one":                {"e start '2016-05", "2016-05", false, false},
		"the more precise":   {"e start '2016\ne start '2016-05-03 @letter", "2016-05-03", false, false},
		"they differ":        {"e start '2016-06\ne start '2016-05 @letter", "2016-05", false, true},
		"stated, then rule":  {rule + "e start '2016-06-01\ne start '2016-05 @rule/y", "2016-06-01", false, false},
		"a rule alone":       {rule + "e start '2016-05 @rule/y", "2016-05", true, false},
		"both say the same":  {rule + "e start '2016-05\ne start '2016-05 @rule/y", "2016-05", false, false},
		"not to be read":     {"e start 'long ago", "long ago", false, false},
		"read before unread": {"e start 'long ago\ne start '2016 @letter", "2016", false, false},
		"nothing":            {"", "", false, false},
	} {
		n := project(t, "e a Event\ne name 'E\n"+test.says, claim("c", "alleged", "", "paper", "e start '1999"))
		e := nodeNamed(t, n, "E")
		if e.Start != test.start || e.Inferred != test.inferred || e.Differ != test.differ {
			t.Errorf("%s: %q inferred %v differ %v", name, e.Start, e.Inferred, e.Differ)
		}
	}
}

// A date that a rule drew from one source is not another's.
func TestConclusionsBelongToTheirSource(t *testing.T) {
	n := project(t, cast, `m a Message
		m from ann
		m to bob
		m from ann @letter
		m to bob @letter
		m sent '2016-05 @rule/y
		rule/y a Rule @rule/y
		con holds st/1 @rule/y
		con derived letter @rule/y
		st/1 subject m @rule/y
		st/1 predicate sent @rule/y
		st/1 object '2016-05 @rule/y
	`)
	if len(n.Edges) != 1 {
		t.Fatal(lines(n))
	}
	e := n.Edges[0]
	if e.First != "2016-05" || !e.Inferred || e.Forward != 1 || len(e.Evidence) != 2 {
		t.Errorf("edge %+v", e)
	}
	for _, v := range e.Evidence {
		if want := v.Graph == x("letter"); (v.Date == "2016-05") != want || v.Inferred != want {
			t.Errorf("in %s the date is %q, inferred %v", v.Graph, v.Date, v.Inferred)
		}
	}
}

func TestProjectIsStable(t *testing.T) {
	all := together(cast, `m1 a Message
		m1 from ann
		m1 to bob
		m1 cc cy
		m2 a Message
		m2 from bob
		m2 to ann
		t1 a Job
		t1 one ann
		t1 other firm
		t2 a Tie
		t2 one bob
		t2 other cy
		t2 relation spouse
		t3 a Tie
		t3 one cy
		t3 other bob
		t3 relation spouse
		club partOfGroup firm
		ann hide 'false
		bob showAs 'B.
	`, claim("c1", "alleged", "cy", "letter", "t1 a Job\nt1 one bob\nt1 other club"), claim("c2", "denied", "", "paper", "t1 a Job\nt1 one bob\nt1 other club"))
	view := testView()
	want, err := Project(context.Background(), NewList(all), view)
	if err != nil {
		t.Fatal(err)
	}
	keys := make(map[string]bool)
	for i, e := range want.Edges {
		if keys[e.Key] {
			t.Errorf("key %q twice", e.Key)
		}
		keys[e.Key] = true
		if i > 0 && want.Edges[i-1].Source > e.Source {
			t.Errorf("edge %d is out of order", i)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		got, err := Project(context.Background(), NewList(all), view)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives\n%+v\nwant\n%+v", got, want)
		}
	}
}

func TestProjectStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Project(ctx, NewList(said(cast)), testView()); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func TestConnected(t *testing.T) {
	n := project(t, cast, "t a Tie\nt one ann\nt other bob\ne1 a Event\ne1 name 'e1\ne1 after e2\ne2 a Event\ne2 name 'e2\ne3 a Event\ne3 name 'e3\nann showAs 'A.")
	got := n.Connected()
	if labels := nodeLabels(got); labels != "A., Bob, e1, e2" {
		t.Errorf("nodes %s", labels)
	}
	wantLines(t, got, "A. -> Bob: tied to")
	if e1 := nodeNamed(t, got, "e1"); !slices.Equal(e1.After, []int{3}) {
		t.Errorf("e1 after %v", e1.After)
	}
	if len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0], "4 people") {
		t.Errorf("notes %q", got.Notes)
	}
	if len(n.Nodes) != 8 || !slices.Equal(nodeNamed(t, n, "e1").After, []int{6}) {
		t.Errorf("the network itself has changed: %+v", n.Nodes)
	}
	if got.Masked("by Ann") != "by A." {
		t.Error("Connected forgets what names are replaced")
	}
}
