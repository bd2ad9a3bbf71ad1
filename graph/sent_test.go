package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sentWords prints what was sent: date, number, lines.
func sentWords(n Network) string {
	var all []string
	for _, s := range n.Sent {
		date := s.Date
		if s.Inferred {
			date += " (inferred)"
		}
		all = append(all, fmt.Sprintf("%s %d %v", date, s.Messages, s.Edges))
	}
	return strings.Join(all, ", ")
}

func TestSent(t *testing.T) {
	talk := wholeTalk + sent("m1", "ann", "bob", "2016-10-03T10:00:00Z") + sent("m2", "bob", "ann", "2016-10-03")
	other := sent("o1", "ann", "cy", "2016-10-04")
	for name, c := range map[string]struct{ says, want string }{
		"a day":                     {talk, "2016-10-03 2 [0]"},
		"two lines":                 {talk + other, "2016-10-03 2 [0], 2016-10-04 1 [1]"},
		"one message to two":        {wholeTalk + sent("m1", "ann", "bob", "2016-10-03") + "m1 to cy\n", "2016-10-03 1 [0 1]"},
		"three in one entry":        {wholeTalk + sent("m1", "ann", "bob", "2016-10-03") + "m1 number '3\n", "2016-10-03 3 [0]"},
		"the sender's day, earlier": {wholeTalk + sent("m1", "ann", "bob", "2016-10-02T23:30:00-05:00"), "2016-10-02 1 [0]"},
		"the sender's day, later":   {wholeTalk + sent("m1", "ann", "bob", "2016-10-03T00:30:00+09:00"), "2016-10-03 1 [0]"},
		"a month":                   {talk + sent("m3", "ann", "bob", "2016-10"), "2016-10 1 [0], 2016-10-03 2 [0]"},
		"a year, and no date":       {talk + sent("m3", "ann", "bob", "2016") + sent("m4", "ann", "bob", ""), " 1 [0], 2016 1 [0], 2016-10-03 2 [0]"},
		"doubtful":                  {wholeTalk + sent("m1", "ann", "bob", "2016-10-03~"), " 1 [0]"},
		"a rule's date":             {wholeTalk + sent("m1", "ann", "bob", "") + "m1 sent '2016-10-03 @rule/y\nrule/y a Rule @rule/y\n", "2016-10-03 (inferred) 1 [0]"},
		"sources differ":            {talk + "m2 sent '2016-10-05 @letter\n", " 1 [0], 2016-10-03 1 [0]"},
		"said twice":                {talk + "m2 sent '2016-10-03 @letter\n", "2016-10-03 2 [0]"},
		"coverage not said":         {strings.TrimPrefix(talk, wholeTalk), ""},
		"coverage partial":          {talk + "talk coverage partial @letter\n", ""},
		"in no conversation":        {talk + "m9 a Message\nm9 from ann\nm9 to bob\nm9 sent '2016-10-04\n", ""},
		"an open number":            {talk + "m1 number '2..\n", ""},
		"about so many":             {talk + "m1 number '~2\n", ""},
		"one of two not in hand":    {wholeTalk + sent("m1", "ann", "bob", "2016-10-03") + "m1 to cy\n" + sent("m2", "ann", "bob", "2016-10-03") + "m2 number '3\nm9 a Message\nm9 from ann\nm9 to cy\nm9 sent '2016-10-03\n", "2016-10-03 4 [0]"},
		"another line not in hand":  {talk + other + "o2 a Message\no2 from ann\no2 to cy\no2 sent '2016-10-05\n", "2016-10-03 2 [0]"},
	} {
		if got := sentWords(viewed(t, nil, cast, c.says)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	alleged := claim("c", "alleged", "", "paper", "m9 a Message\nm9 from ann\nm9 to bob\nm9 inTalk talk\nm9 sent '2016-10-08")
	if got := sentWords(viewed(t, nil, cast, talk, alleged)); got != "2016-10-03 2 [0]" {
		t.Errorf("with one that is alleged: %q", got)
	}
}

// A part of a network has what was sent along its lines.
func TestSentOfParts(t *testing.T) {
	n := viewed(t, nil, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-03"), sent("m2", "ann", "cy", "2016-10-04"), sent("m3", "ann", "cy", "2016-10-05")+"m3 to bob\n")
	if got, want := sentWords(n), "2016-10-03 1 [0], 2016-10-04 1 [1], 2016-10-05 1 [0 1]"; got != want {
		t.Fatalf("%q, want %q", got, want)
	}
	without := n.Without(func(v Node) bool { return v.Label == "Bob" })
	if got, want := sentWords(without), "2016-10-04 1 [0], 2016-10-05 1 [0]"; got != want {
		t.Errorf("without one: %q, want %q", got, want)
	}
	cy, _ := n.Find(x("cy"))
	ann, _ := n.Find(x("ann"))
	if got := sentWords(n.subset(placed(n, cy, ann), nil)); got != "2016-10-04 1 [0], 2016-10-05 1 [0]" {
		t.Errorf("two of them: %q", got)
	}
	limited := viewed(t, func(v *View) { v.Limit.From, v.Limit.To = "2016-10-04", "2016-10-04" }, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-03"), sent("m2", "ann", "cy", "2016-10-04"))
	if got := sentWords(limited); got != "2016-10-04 1 [0]" {
		t.Errorf("in a period: %q", got)
	}
}

func placed(n Network, nodes ...int) []bool {
	keep := make([]bool, len(n.Nodes))
	for i := range keep {
		keep[i] = slices.Contains(nodes, i)
	}
	return keep
}

func TestSentOn(t *testing.T) {
	for stored, want := range map[string]string{
		"2016-10-03": "2016-10-03", "2016-10-03T23:59:59Z": "2016-10-03", "2016-10-03T23:59-05:00": "2016-10-03", "2016-10-03Z": "2016-10-03",
		"2016-10-03+02:00": "2016-10-03", "2016-10-03-05:00": "2016-10-03", "2016-10": "2016-10", "2016-10-05:00": "2016-10", "2016-10Z": "2016-10",
		"2016": "2016", "2016Z": "2016", "2016-05:00": "2016", "2016-21": "2016", "-0043-03-15": "-0043-03-15", "-0043": "-0043", "12016-01-01": "12016-01-01",
		"2016-10~": "", "2016-10-03?": "", "2016-10-XX": "", "201X": "", "2016-10-01/2016-10-05": "", "[2016-10-01..]": "", "": "", "soon": "", "16-1-1": "",
	} {
		if got := (dated{stored: stored}).sentOn(); got != want {
			t.Errorf("%q: %q, want %q", stored, got, want)
		}
	}
}

// What is read the fast way has the day that the slow way finds.
func TestSentOnPlainDates(t *testing.T) {
	for stored, want := range map[string]string{
		"2016-10-03": "2016-10-03", "2016-10-31T23:00:00+02:00": "2016-10-31", "2016-02-30T10:00:00Z": "2016-02-30", "2016-10-03T10:00": "2016-10-03",
		"2016-10-03+02:00": "2016-10-03", "2016-10": "2016-10", "2016-21": "2016", "2016-10-03?": "", "2016-10-03/2016-10-04": "",
	} {
		if got := (dated{stored: stored}).sentOn(); got != want {
			t.Errorf("%s: sent on %q, want %q", stored, got, want)
		}
		if got := (dated{stored: stored, differ: true}).sentOn(); got != "" {
			t.Errorf("%s, which others deny: sent on %q", stored, got)
		}
	}
}
