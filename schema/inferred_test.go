package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// Whether a year stands in the source's words.
func TestYearsIn(t *testing.T) {
	for _, test := range []struct {
		date, words string
		want        bool
	}{
		{"2016-10-03", "October 3", false},
		{"2016-10-03", "October 3, 2016", true},
		{"2016-10-03", "3 Oct '16", true},
		{"2016-10-03", "3 Oct ’16", true},
		{"2016-10-03", "3 Oct '17", false},
		{"2016", "in 12016 cases", false},
		{"2016", "on page 20163", false},
		{"2016", "the '1690s", false},
		{"2016", "2016-17", true},
		{"2016", "(2016)", true},
		{"2016", "in2016", true},
		{"2016~", "about 2016", true},
		{"2016-10~", "about October", false},
		{"2016-09/2017-07", "from September 2016 to July 2017", true},
		{"2016-09/2017-07", "from September to July 2017", false},
		{"2016-09/..", "since September", false},
		{"2016-09/", "since September 2016", true},
		{"[2016-09..2017-07]", "between 2016 and 2017", true},
		{"[2016-09..2017-07]", "after 2016", false},
		{"[..2016-11]", "before November", false},
		{"[2016,2018]", "2016 or 2018", true},
		{"{2016,2018}", "2016", false},
		{"2016-10-03T12:00:00Z", "at noon", false},
		{"2016-10-03T12:00:00+02:00", "at noon in 2016", true},
		{"201X", "in the tens", true}, // no year to infer
		{"-0044-03-15", "the ides of March", false},
		{"-0044-03-15", "the ides of March 44 BC", true},
		{"Y12000", "far off", false},
		{"Y12000", "in 12000", true},
		{"?2016-10", "October", false},
		{"2016-21", "in spring", false},
	} {
		if have := yearsIn(test.date, test.words); have != test.want {
			t.Errorf("%s in %q: %t", test.date, test.words, have)
		}
	}
}

// A date whose year is not in the words stands in the graph of the rule alone,
// with the rule, the words, the row and the graph; the words stay where they
// were said.
func TestInferredYear(t *testing.T) {
	r := readFiles(t, map[string]string{
		"case.yaml":  "base: " + readBase + "\nlanguage: en\n",
		"events.csv": "id,name,start,end,date_text,source\nfair,Fair,2016-05-06,2017,from May 6 to 2017,paper\n",
	})
	r.wantFaults(t)
	g, rule := " @<source/paper/events.csv>", " @<rule/inferred-year>"
	start := `<fair> schema:startDate "2016-05-06"^^date`
	r.wants(t, `<fair> schema:endDate "2017"^^gYear`+g, start+rule, "!"+start+g,
		`<fair> cb:dateText "from May 6 to 2017"@en`+g, "!endDate \"2017\"^^gYear"+rule,
		"<rule/inferred-year> rdf:type cb:Rule"+rule)
	st := HeldStatement(readBase, graph.IRI(readBase+"fair"), graph.IRI(PropertyStart), graph.Typed("2016-05-06", XSDDate))
	c := conclusionIRI(&Assertion{Base: readBase}, InferredYear, st, graph.IRI(readBase+"source/paper/events.csv"), true)
	want := []string{
		" cb:dateText \"from May 6 to 2017\"@en" + rule, " cb:holds ", " cb:rule <rule/inferred-year>" + rule, " rdf:type cb:Conclusion" + rule,
		" prov:wasDerivedFrom <file/events.csv#row=2>" + rule, " prov:wasDerivedFrom <source/paper/events.csv>" + rule,
	}
	have := r.lines(strings.TrimPrefix(c.Value(), readBase))
	for _, w := range want {
		if !slices.ContainsFunc(have, func(line string) bool { return strings.Contains(line, r.short(c)+w) }) {
			t.Errorf("missing %s in\n%s", w, strings.Join(have, "\n"))
		}
	}
	if len(have) != len(want) {
		t.Errorf("%d statements of the conclusion:\n%s", len(have), strings.Join(have, "\n"))
	}
	if held := fmt.Sprint(r.heldBy("<conclusion/")); held != "["+start+"]" {
		t.Errorf("held: %s", held)
	}
}

// What is inferred and what is not, column by column.
func TestInferredColumns(t *testing.T) {
	for _, test := range []struct{ file, table, inferred string }{
		{"people.csv", "id,born,date_text\nx,1970-05,in May\n", "birthDate"},
		{"people.csv", "id,born,date_text\nx,1970-05,\n", ""},
		{"people.csv", "id,born,date_text\nx,,in May\n", ""},
		{"people.csv", "id,born,date_text\nx,no date,in May\n", ""},
		{"events.csv", "id,start,date_text\nx,2016-05/2016-07,May to July\n", "endDate startDate"},
		{"events.csv", "id,start,date_text\nx,2016-05/..,since May\n", "startDate"},
		{"events.csv", "id,start,date_text\nx,ca. 2016-05,about May\n", "ns#start startDate"},
		{"events.csv", "id,start,date_text\nx,ca. 2016-05,about May 2016\n", ""},
		{"messages.csv", "id,date,date_text\nx,2016-05-06T10:00:00,the sixth\n", "dateSent"},
		{"ties.csv", "id,from,relation,to,start,as_of,date_text\nx,a,knows,b,2016-05,2017,May 2017\n", "startDate"},
		{"figures.csv", "id,about,value,date,date_text\nx,a,2016,2016-05,May\n", "observationDate"},
		{"claims.csv", "id,by,date,date_text,text\nx,a,2016-05,May,2016 it was\n", "dateCreated"},
		{"sources.csv", "id,date,date_text\nx,2016-05,May\n", "issued"},
		{"documents.csv", "id,date,title,date_text\nx,2016-05,2016,May\n", "datePublished"},
	} {
		t.Run(test.file+" "+test.inferred, func(t *testing.T) {
			r := readFiles(t, map[string]string{test.file: test.table})
			var have []string
			for _, s := range r.all {
				if s.Subject != graph.IRI(readBase+"x") {
					continue
				}
				name := s.Predicate.Value()[strings.LastIndexByte(s.Predicate.Value(), '/')+1:]
				if strings.HasPrefix(name, "ns#") && strings.HasPrefix(s.Predicate.Value(), Namespace) {
					name = strings.TrimPrefix(name, "ns#")
				}
				if s.Graph == RuleGraph(readBase, InferredYear) {
					have = append(have, name)
				} else if strings.Contains(s.Object.Value(), "2016-05") && test.inferred != "" {
					t.Errorf("plainly: %s", r.line(s))
				}
			}
			slices.Sort(have)
			if got := strings.Join(have, " "); got != test.inferred {
				t.Errorf("inferred %q, want %q in\n%s", got, test.inferred, r.text())
			}
		})
	}
}

// An alleged row's inferred date is held by the claim and the conclusion, and
// stands nowhere.
func TestInferredClaim(t *testing.T) {
	r := readFiles(t, map[string]string{"events.csv": "id,start,date_text,status\nx,2016-05,in May,alleged\n"})
	start := `<x> schema:startDate "2016-05"^^gYearMonth`
	r.wants(t, "!"+start)
	for _, holder := range []string{"<claim/", "<conclusion/"} {
		if held := r.heldBy(holder); !slices.Contains(held, start) {
			t.Errorf("%s holds %s", holder, held)
		}
	}
}
