package graph

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

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
	if e.First != "2016-05" || !e.Inferred || e.Forward != 1 || e.Evidence.Len() != 2 {
		t.Errorf("edge %+v", e)
	}
	for v := range e.Evidence.All() {
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
	if len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0].String(), "4 people") {
		t.Errorf("notes %q", got.Notes)
	}
	if len(n.Nodes) != 8 || !slices.Equal(nodeNamed(t, n, "e1").After, []int{6}) {
		t.Errorf("the network itself has changed: %+v", n.Nodes)
	}
	if got.Masked("by Ann") != "by A." {
		t.Error("Connected forgets what names are replaced")
	}
}
