package schema

import (
	"context"
	"strings"
	"testing"

	"corkboard/graph"
)

// visibleText writes what is left to see of a case.
func visibleText(t *testing.T, r *reading) string {
	t.Helper()
	m, err := Visible(context.Background(), r.all, Visibility{Places: true})
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(m.Match(context.Background(), graph.Pattern{}))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range all {
		b.WriteString(r.line(s) + "\n")
	}
	return b.String()
}

// A conclusion that a public and a private source both give shows the public
// one's words and rows, and nothing of the other.
func TestPrivateHalfOfConclusion(t *testing.T) {
	r := readFiles(t, map[string]string{
		"sources.csv":       "id,title,access\npaper,Paper,\ninsider,CANARY,private\n",
		"events.csv":        "id,start,date_text,source\nfair,2016-05,in May,paper\n",
		"events-CANARY.csv": "id,start,date_text,source\nfair,2016-05,CANARY May,insider\n",
	})
	text := visibleText(t, r)
	for _, want := range []string{`<fair> schema:startDate "2016-05"^^gYearMonth @<rule/inferred-year>`, `cb:dateText "in May" @<rule/inferred-year>`,
		"prov:wasDerivedFrom <file/events.csv#row=2> @<rule/inferred-year>"} {
		if !strings.Contains(text, want) {
			t.Errorf("not shown: %s in\n%s", want, text)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "CANARY") || strings.Contains(line, "insider") {
			t.Errorf("shown: %s", line)
		}
	}
}

// What a public source only alleges is no fact because a private one states it.
func TestPrivateFactOfPublicClaim(t *testing.T) {
	r := readFiles(t, map[string]string{
		"sources.csv": "id,title,access\npaper,Paper,\ninsider,Insider,private\n",
		"events.csv":  "id,start,date_text,source,status\nfair,2016-05,in May,paper,alleged\nfair,2016-05,in May,insider,\n",
	})
	start := `<fair> schema:startDate "2016-05"^^gYearMonth @<rule/inferred-year>`
	r.wants(t, start)
	if text := visibleText(t, r); strings.Contains(text, "\n"+start) || strings.HasPrefix(text, start) {
		t.Errorf("a fact of a private source is shown:\n%s", text)
	}
}

// A slip in the word for private hides the source all the same, and so does a
// claim that it is private.
func TestPrivateBySlip(t *testing.T) {
	for _, row := range []string{"insider,Secret title,Privat,", "insider,Secret title,private,alleged"} {
		r := readFiles(t, map[string]string{"sources.csv": "id,title,access,status\n" + row + "\n", "people.csv": "id,name,source\nbob,Secret name,insider\n"})
		if text := visibleText(t, r); strings.Contains(text, "Secret") {
			t.Errorf("%s:\n%s", row, text)
		}
	}
}
