package main

import (
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/schema"
)

func TestListGolden(t *testing.T) {
	st := founding(t)
	for _, test := range []struct {
		name string
		args []string
	}{
		{"list-messages", []string{"list", st, "messages"}},
		{"list-ties", []string{"list", st, "ties"}},
		{"list-ties-csv", []string{"list", st, "ties", "--as", "csv"}},
		{"list-claims-jsonl", []string{"list", st, "claims", "--as", "jsonl"}},
		{"list-alleged-nq", []string{"list", st, "events", "--status", "alleged", "--as", "nq"}},
		{"show-person", []string{"show", st, "Donald Trump, Jr"}},
		{"show-line", []string{"show", st, "wikileaks", "donald-trump-jr"}},
		{"show-line-nq", []string{"show", st, "trump-campaign", "russia", "--as", "nq"}},
		{"find", []string{"find", st, "wikileaks"}},
		{"query-pattern", []string{"query", st, "?message schema:sender ?account"}},
		{"query-gizmo", []string{"query", st, `g.V("ex:wikileaks-twitter").tag("account").in("schema:sender").all()`, "--as", "csv"}},
	} {
		code, out, said := corkboard(t, test.args...)
		if code != exitDone || said != "" {
			t.Errorf("%s: exit %d: %s", test.name, code, said)
		}
		golden(t, test.name, out)
	}
}

// TestListOrder finds the undated behind the dated, and what answers behind
// what it answers although its name comes first.
func TestListOrder(t *testing.T) {
	have := pick(ask(t, "list", "messages"), "id")
	same(t, have[:2], "reply-on-leak", "suggestion-of-lawyer-emails")
	if slices.Index(have, "news-of-website") > slices.Index(have, "reply-on-website") {
		t.Error("a reply stands before what it answers")
	}
	l := &listing{board: &board{}}
	l.w = schema.Core().View().Words
	a, b, c := listedAfter("a", "b"), listedAfter("b", "c"), listedAfter("c", "a")
	rows := []listed{a, b, c} // in a circle
	l.follow(rows)
	if len(rows) != 3 || rows[0].id == rows[1].id || rows[1].id == rows[2].id {
		t.Errorf("a circle loses rows: %v", rows)
	}
	rows = []listed{a, b, listedAfter("c", "d")}
	l.follow(rows)
	if rows[0].id.Value() != "c" || rows[1].id.Value() != "b" || rows[2].id.Value() != "a" {
		t.Errorf("the order is %s %s %s, want c b a", rows[0].id, rows[1].id, rows[2].id)
	}
}

func TestWindow(t *testing.T) {
	for _, test := range []struct{ from, to, start, end, want string }{
		{"2016-10-03", "2016-10-03", "2016-10-03", "", "in"},
		{"2016-10-03", "2016-10-03", "2016-10", "", "may"},
		{"2016-10-03", "2016-10-03", "2016", "", "may"},
		{"2016-10-03", "2016-10-03", "2016-10-04", "", ""},
		{"2016-10-03", "2016-10-03", "2016-10-03?", "", "may"},
		{"2016-10", "2016-10", "2016-10-03T14:05:00", "", "in"},
		{"2016", "", "2016-10", "", "in"},
		{"", "2016", "2017", "", ""},
		{"2016-10-03", "2016-10-03", "2016-09", "2017-07", "in"}, // it lasted through that day
		{"2016-09-03", "2016-09-03", "2016-09", "2017-07", "may"},
		{"2018", "2018", "2016-09", "2017-07", ""},
		{"2016", "2016", "[2016-09..2017-07]", "", "may"},
		{"2015", "2015", "", "2016", "may"}, // only its end is known
		{"2017", "2017", "", "2016", ""},
	} {
		w, ok, err := newWindow("to", test.from, test.to)
		if err != nil || !ok {
			t.Fatalf("%s to %s: %v", test.from, test.to, err)
		}
		var s span
		for text, d := range map[string]*schema.Date{test.start: &s.start, test.end: &s.end} {
			if text != "" {
				if *d, err = schema.ParseDate(text, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		if have := w.falls(s); have != test.want {
			t.Errorf("%s/%s between %s and %s: %q, want %q", test.start, test.end, test.from, test.to, have, test.want)
		}
	}
	for _, bad := range [][2]string{{"yesterday", ""}, {"", "31/02/1800"}, {"2017", "2016"}} {
		if _, _, err := newWindow("to", bad[0], bad[1]); err == nil {
			t.Errorf("--from %q --to %q is taken", bad[0], bad[1])
		}
	}
}

// TestListMay lists what is dated to the year alone when asked for a day, says
// so, and says how much has no date.
func TestListMay(t *testing.T) {
	code, out, said := corkboard(t, "list", founding(t), "events", "--from", "2016-11-08", "--to", "2016-11-08", "--as", "csv")
	if code != exitDone || !strings.Contains(out, "\nelection,") || !strings.Contains(out, ",may,") || strings.Contains(out, ",in,") {
		t.Errorf("%d: %s", code, out)
	}
	if !strings.Contains(said, "8 rows without a date are not listed") {
		t.Errorf("standard error: %s", said)
	}
}

func TestListUsage(t *testing.T) {
	st := founding(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"list", st}, "KIND is one of people"},
		{[]string{"list", st, "dragons"}, `"dragons" is not one of people, organizations`},
		{[]string{"list", st, "messages", "--between", "wikileaks"}, "takes two"},
		{[]string{"list", st, "messages", "--status", "maybe"}, `--status: "maybe" is not one of stated, second-hand, alleged`},
		{[]string{"list", st, "messages", "--where", "act"}, `"act" is not PROPERTY=VALUE`},
		{[]string{"list", st, "messages", "--where", "act=sings"}, `"sings" is not one of asks, offers`},
		{[]string{"list", st, "messages", "--where", "colour=red"}, `"colour" is no property; the columns are id, from, to`},
		{[]string{"list", st, "messages", "--by", "nobody"}, `"nobody" is no id, name`},
		{[]string{"list", st, "messages", "--as", "xml"}, `--as: "xml" is not one of table, jsonl, csv, nq`},
		{[]string{"list"}, "which store?"},
	} {
		code, out, said := corkboard(t, test.args...)
		if code != exitUsage || out != "" || !strings.Contains(said, test.want) {
			t.Errorf("%q: exit %d, %q, want %q", test.args[1:], code, said, test.want)
		}
	}
}

// TestListKeepsPrivate lists what a private source says only when asked to.
func TestListKeepsPrivate(t *testing.T) {
	st := storeOf(t, "town-council")
	for _, args := range [][]string{
		{"list", st, "ties"}, {"list", st, "sources"}, {"find", st, "anna"}, {"list", st, "claims", "--as", "nq"},
		{"show", st, "mira-falk", "ida-lorenz"}, {"query", st, "? ? ?", "--limit", "0", "--as", "nq"}, {"query", st, "g.V().all()", "--limit", "0"},
		{"info", st},
	} {
		_, out, _ := corkboard(t, args...)
		if strings.Contains(out, "anna-notes") || strings.Contains(out, "informant") {
			t.Errorf("%q shows what a private source says", args)
		}
	}
	_, out, _ := corkboard(t, "list", st, "ties", "--private", "--by", "anna-notes")
	if !strings.Contains(out, "informant") {
		t.Errorf("--private: %s", out)
	}
	if code, _, said := corkboard(t, "show", st, "anna-notes"); code != exitUsage || strings.Contains(said, "Notes of") {
		t.Errorf("show of a private source: %d: %s", code, said)
	}
}

// TestListCase reads a case folder as it reads a store.
func TestListCase(t *testing.T) {
	_, fromCase, _ := corkboard(t, "list", "../../testdata/wikileaks-messages", "messages", "--as", "csv")
	_, fromStore, _ := corkboard(t, "list", founding(t), "messages", "--as", "csv")
	if fromCase != fromStore || fromCase == "" {
		t.Errorf("the case gives\n%s\nits store\n%s", fromCase, fromStore)
	}
}

func TestListLimit(t *testing.T) {
	code, out, said := corkboard(t, "list", founding(t), "messages", "--limit", "2", "--as", "jsonl")
	if code != exitDone || strings.Count(out, "\n") != 2 || !strings.Contains(said, "the first 2 are shown") {
		t.Errorf("exit %d, %s: %s", code, said, out)
	}
}

// listedAfter is a row that comes after another.
func listedAfter(id, after string) listed {
	return listed{id: graph.IRI(id), facts: []fact{{Statement: graph.Statement{
		Subject: graph.IRI(id), Predicate: graph.IRI(schema.PropertyAfter), Object: graph.IRI(after)}}}}
}
