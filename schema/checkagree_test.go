package schema

import (
	"slices"
	"testing"

	"corkboard/graph"
)

func TestAgree(t *testing.T) {
	date := func(s string) graph.Term {
		d, err := ParseDate(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		return d.Term()
	}
	number := func(s, datatype string) graph.Term { return graph.Typed(s, NamespaceXSD+datatype) }
	count := func(s string) graph.Term { return graph.Typed(s, CountDatatype) }
	for _, test := range []struct {
		a, b graph.Term
		want bool
	}{
		{date("2016"), date("2016-10-03"), true},
		{date("2016-10"), date("2016-10-03T14:05:00"), true},
		{date("2016-10-03"), date("2016-10-04"), false},
		{date("2016~"), date("2018"), true},
		{date("2016~"), date("2056"), false},
		{date("2016?"), date("2018"), false},
		{date("[2016-09..2017-03]"), date("[2017-01..2017-06]"), true},
		{date("2016-09/2017-03"), date("2017-01/2017-06"), false},
		{date("2016-10-03T12:00:00Z"), date("2016-10-03T14:00:00+02:00"), true},
		{date("2016-10-03T12:00:00Z"), date("2016-10-03T12:00:00+02:00"), false},
		{date("2016"), graph.Text("2016"), true},
		{date("2016"), graph.Text("2017"), false},
		{number("1", "integer"), number("1.0", "decimal"), true},
		{number("1", "integer"), number("01", "integer"), true},
		{number("1", "integer"), number("2", "integer"), false},
		{count("~12"), number("12", "integer"), true},
		{count("3..5"), number("6", "integer"), false},
		{number("true", "boolean"), number("1", "boolean"), true},
		{number("true", "boolean"), number("false", "boolean"), false},
		{graph.Text("Twitter"), graph.Text("twitter "), true},
		{graph.Text("Twitter"), graph.Text("Telegram"), false},
		{graph.LangText("Mühle", "de"), graph.LangText("Mill", "en"), true},
		{graph.IRI("urn:a"), graph.IRI("urn:b"), false},
	} {
		if have := agree(test.a, test.b); have != test.want {
			t.Errorf("agree(%s, %s) is %t", test.a, test.b, have)
		}
		if have := agree(test.b, test.a); have != test.want {
			t.Errorf("agree(%s, %s) is %t", test.b, test.a, have)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, test := range []struct {
		from, to string
		want     bool
	}{
		{"anna-berg", "anna-burg", true},
		{"anna-berg", "annaberg", true},
		{"anna-berg", "anna-bergs", true},
		{"anna-berg", "nana-berg", true},
		{"anna-berg", "Anna-berg", true},
		{"anna-berg", "anna-berg", false},
		{"anna-berg", "anna-bu", false},
		{"row-12", "row-13", false},
		{"row-12", "row-21", false},
		{"row-12", "row-1", false},
		{"row-12", "raw-12", true},
	} {
		var all []string
		slips(test.from, func(s string) bool { all = append(all, s); return true })
		if slices.Contains(all, test.to) != test.want {
			t.Errorf("%s and %s: one slip is %t", test.from, test.to, !test.want)
		}
	}
}

func TestRowSet(t *testing.T) {
	var s rowSet
	for _, row := range []string{"f#row=12", "f#row=3", "f#row=12", "f#/a/0", "f#row=400", "f#row=4", "f#/a/0", "f#row=-1", "f#row=99999999999"} {
		s.add(graph.IRI(row))
	}
	if s.count != 7 {
		t.Errorf("%d rows", s.count)
	}
	want := []graph.Term{graph.IRI("f#/a/0"), graph.IRI("f#row=-1"), graph.IRI("f#row=3")}
	if got := s.first; len(got) != 3 || got[2] == graph.IRI("f#row=12") {
		t.Errorf("first rows %v, want the likes of %v", got, want)
	}
}
