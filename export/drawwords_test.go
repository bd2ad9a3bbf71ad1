package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

func TestWordsOfAnExchange(t *testing.T) {
	n := graph.Network{Nodes: []graph.Node{{Label: "Ann"}, {Label: "Bob"}}}
	e := func(change func(*graph.Edge)) graph.Edge {
		e := graph.Edge{Target: 1, Accent: true, Label: "messages"}
		change(&e)
		return e
	}
	for name, test := range map[string]struct {
		edge       graph.Edge
		label, tip string
	}{
		"open": {e(func(e *graph.Edge) { e.Forward, e.ForwardMore, e.Backward = 5, true, 3 }),
			"at least 8 messages described", "At least 8 messages described between Ann and Bob: at least 5 from Ann, 3 from Bob."},
		"about": {e(func(e *graph.Edge) { e.Backward, e.About = 12, true }),
			"about 12 messages described", "About 12 messages described between Ann and Bob: 0 from Ann, about 12 from Bob."},
		"about and open": {e(func(e *graph.Edge) { e.Forward, e.ForwardMore, e.About = 12, true, true }),
			"about 12 or more messages described", ""},
		"one": {e(func(e *graph.Edge) { e.Forward = 1 }), "1 message described", "1 message described between Ann and Bob: 1 from Ann, 0 from Bob."},
		"complete": {e(func(e *graph.Edge) {
			e.Forward, e.Backward, e.Complete, e.Figures = 2, 1, true, quotes("9 messages (reported)")
		}),
			"3 messages; 2 from Ann; 1 from Bob", "3 messages between Ann and Bob: 2 from Ann, 1 from Bob. 9 messages (reported)."},
		"around an event": {e(func(e *graph.Edge) {
			e.Forward, e.Complete, e.First, e.Around = 3, true, "2020-03", &graph.Around{Inside: 3, Outside: 300, Days: 7, OtherDays: 28, Times: 0.04}
		}), "3 messages; Mar 2020; 3 in 7 days, 0.04 times as many a day as else",
			"3 messages between Ann and Bob: 3 from Ann, 0 from Bob. Mar 2020. 3 in 7 days, 0.04 times as many a day as else."},
		"only then": {e(func(e *graph.Edge) {
			e.Forward, e.Complete, e.Around = 3, true, &graph.Around{Inside: 3, Days: 1}
		}), "3 messages; 3 in 1 day, none at other times", ""},
		"dates": {e(func(e *graph.Edge) { e.Forward, e.First, e.Last, e.Inferred = 1, "2016-10-03", "2017-04", true }),
			"1 message described; 3 Oct 2016 – Apr 2017 (inferred)", ""},
		"some dated": {e(func(e *graph.Edge) { e.Forward, e.Undated, e.First, e.Last, e.Differ = 2, 1, "2016", "2016", true }),
			"2 messages described; dated ones: 2016 (sources differ)", ""},
		"none dated": {e(func(e *graph.Edge) { e.Forward, e.Undated = 1, 1 }), "1 message described", ""},
		"denied": {e(func(e *graph.Edge) { e.Forward, e.Status = 2, graph.Denied }),
			"denied: 2 messages described", "Denied: 2 messages described between Ann and Bob: 2 from Ann, 0 from Bob."},
		"only figures": {e(func(e *graph.Edge) { e.Figures = quotes("about 12 messages from Ann (reported)") }),
			"messages; about 12 messages from Ann (reported)", "Ann – messages – Bob. About 12 messages from Ann (reported)."},
	} {
		var lines []string
		for _, w := range english.edgeLabel(n, test.edge) {
			lines = append(lines, w.Text)
		}
		if got := strings.Join(lines, "; "); got != test.label {
			t.Errorf("%s: %q, want %q", name, got, test.label)
		}
		if got := edgeTip(n, test.edge, DrawOptions{}); test.tip != "" && got != test.tip {
			t.Errorf("%s: tip %q, want %q", name, got, test.tip)
		}
	}
}

func TestWordsOfATie(t *testing.T) {
	n := graph.Network{Nodes: []graph.Node{{Label: "Ann"}, {Label: "Firm"}}}
	for want, e := range map[string]graph.Edge{
		"":                               {},
		" From 2014.":                    {First: "2014"},
		" Until 30 Jun 2021.":            {Last: "2021-06-30"},
		" 2014 – 2021 (sources differ).": {First: "2014", Last: "2021", Differ: true},
		" As of 2017 (inferred).":        {AsOf: "2017", Inferred: true},
	} {
		e.Target, e.Label = 1, "works for"
		if got := edgeTip(n, e, DrawOptions{}); got != "Ann – works for – Firm."+want {
			t.Errorf("%q, want %q at its end", got, want)
		}
	}
}

func TestWhoSaysSo(t *testing.T) {
	paper := graph.Evidence{Named: "The Paper", Quote: "so it is"}
	for _, test := range []struct {
		evidence []graph.Evidence
		o        DrawOptions
		want     string
	}{
		{nil, DrawOptions{}, ""},
		{[]graph.Evidence{paper, paper}, DrawOptions{}, " According to “The Paper”."},
		{[]graph.Evidence{paper}, DrawOptions{WithText: true}, " According to “The Paper”. “so it is”"},
		{[]graph.Evidence{{Named: "The Paper", Speaker: "Bob"}, paper}, DrawOptions{}, " According to Bob, in “The Paper”; “The Paper”."},
		{[]graph.Evidence{{}, paper}, DrawOptions{}, " According to “The Paper”; a source that is not named."},
		{[]graph.Evidence{{Speaker: "Bob"}}, DrawOptions{}, " According to Bob."},
		{[]graph.Evidence{paper}, DrawOptions{Lang: "de", WithText: true}, " Laut „The Paper“. „so it is“"},
		{[]graph.Evidence{paper}, DrawOptions{Lang: "fr"}, " Selon « The Paper »."},
		{[]graph.Evidence{paper}, DrawOptions{Lang: "es"}, " Según «The Paper»."},
	} {
		if got := evidenceTip(slices.Values(test.evidence), test.o); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestStatusOfNodes(t *testing.T) {
	says := func(statuses ...graph.Status) graph.Node {
		v := graph.Node{Column: graph.ColumnTime, Label: "Raid", Status: statuses[0]}
		for _, s := range statuses {
			v.Evidence = append(v.Evidence, graph.Evidence{Status: s})
		}
		return v
	}
	for want, v := range map[string]graph.Node{
		"Raid":                     says(graph.Stated, graph.Denied),
		"alleged: Raid":            says(graph.Alleged, graph.Alleged),
		"alleged and denied: Raid": says(graph.Alleged, graph.Denied),
		"did not happen: Raid":     says(graph.Negated),
		"alleged and not so: Raid": says(graph.Alleged, graph.Negated),
	} {
		if got := english.eventTitle(graph.Network{Nodes: []graph.Node{v}}, 0); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	v := says(graph.Negated)
	v.Column, v.Kicker = graph.ColumnPerson, "Person"
	if got := english.kicker(graph.Network{Nodes: []graph.Node{v}}, 0); got != "NOT SO: PERSON" {
		t.Errorf("kicker %q", got)
	}
}

func TestDatesThatAreBounds(t *testing.T) {
	for want, v := range map[string]graph.Node{
		"3 Oct 2016 or later (inferred)": {NotBefore: "2016-10-03", NotBeforeInferred: true},
		"2016 or later":                  {NotBefore: "2016"},
		"May 2016 (sources differ)":      {Start: "2016-05", Differ: true},
		"until 2016 (inferred)":          {End: "2016", Inferred: true},
	} {
		if got := english.eventDate(graph.Network{Nodes: []graph.Node{v}}, 0); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The footer says where the order on the axis is none.
func TestOrderOnTheAxis(t *testing.T) {
	const coarse, same = "a month or a year stands before", "stand in no order"
	for _, test := range []struct {
		starts []string
		after  bool
		want   []string
	}{
		{[]string{"2016", "2017"}, false, nil},
		{[]string{"2016", "2016-05"}, false, []string{coarse}},
		{[]string{"2016", "2016"}, false, []string{same}},
		{[]string{"2016-05-01", "2016-05-01T10:00:00Z"}, false, []string{same}},
		{[]string{"2016", "2016"}, true, nil},
		{[]string{"2016", "2016", "2016-02"}, false, []string{coarse, same}},
	} {
		b := new(board)
		for i, s := range test.starts {
			b.node(fmt.Sprint("e", i), "", "event", graph.ColumnTime).Start = s
		}
		if test.after {
			b.n.Nodes[1].After = []int{0}
		}
		var foot strings.Builder
		for _, line := range LayoutStory(b.n, DrawOptions{}).Footer {
			foot.WriteString(line.Words + " ")
		}
		for _, words := range []string{coarse, same} {
			if got, want := strings.Contains(foot.String(), words), strings.Contains(strings.Join(test.want, "|"), words); got != want {
				t.Errorf("%v: says %q: %v", test.starts, words, got)
			}
		}
	}
}

func TestWrapLeavesNoWordAlone(t *testing.T) {
	m := measures[RoleName]
	for in, want := range map[string]string{
		"Mühlenverein Hollerfurt e. V.":  "Mühlenverein Hollerfurt|e. V.",
		"Mühlenverein Hollerfurt Verein": "Mühlenverein Hollerfurt|Verein",
	} {
		if got := strings.Join(wrap(in, m.width("Mühlenverein Hollerfurt e."), m), "|"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestStatusIsNamed looks for the word of an event's status wherever it is
// named.
func TestStatusIsNamed(t *testing.T) {
	n := graph.Network{
		Nodes: []graph.Node{
			{ID: graph.IRI(boardBase + "a"), Label: "Ann", Column: graph.ColumnPerson},
			{ID: graph.IRI(boardBase + "e"), Label: "Secret meeting", Column: graph.ColumnTime, Status: graph.Alleged},
		},
		Edges: []graph.Edge{{Key: "e", Source: 0, Target: 1, Label: "took part in", Status: graph.Alleged, Directed: true}},
	}
	for _, layout := range LayoutNames {
		text := string(drawn(t, DrawSVG, n, DrawOptions{Layout: layout}))
		if named, said := strings.Count(text, ">Secret meeting<"), strings.Contains(text, ">alleged: Secret meeting<"); !said || named > 0 {
			t.Errorf("%s: said %v, named %d times without", layout, said, named)
		}
	}
	if text := string(drawn(t, DrawDOTPlain, n, DrawOptions{})); !strings.Contains(text, `label="alleged: Secret meeting"`) {
		t.Errorf("plain DOT: %s", text)
	}
}
