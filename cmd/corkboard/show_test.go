package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestShowAllegedDate shows a date that a claim holds and a rule gave: with its
// status, its mark, and the words.
func TestShowAllegedDate(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"case.yaml":  "base: https://example.org/c/\n",
		"people.csv": "id,name,source\na,Anna,s\nb,Bert,s\nb,Bert,t\n",
		"events.csv": "id,name,start,participants,source,status,according_to,date_text\ne,Party,2020-05-03,a;b,s,alleged,t,3 May\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, out, said := corkboard(t, "show", dir, "Party", "--as", "csv")
	want := "\nstart,2020-05-03,,alleged,t,s,events.csv row 2,,,3 May,true\n"
	if code != exitDone || !strings.Contains(out, want) {
		t.Errorf("exit %d: %s%s\nwant %s", code, said, out, want)
	}
	_, out, _ = corkboard(t, "show", dir, "Party", "--as", "nq")
	if !strings.Contains(out, "ns#Conclusion>") || !strings.Contains(out, "status-alleged>") || strings.Contains(out, "\n<https://example.org/c/e> <http://schema.org/startDate>") {
		t.Errorf("the statements behind it are\n%s", out)
	}
	// What two sources say is shown twice, each with its own row.
	_, out, _ = corkboard(t, "show", dir, "b", "--as", "csv")
	for _, want := range []string{"\nname,Bert,,,,s,people.csv row 3,", "\nname,Bert,,,,t,people.csv row 4,"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	_, out, _ = corkboard(t, "show", dir, "a", "Bert", "--as", "csv")
	if !strings.Contains(out, "\nevent,e,,,Party,2020-05-03,") || strings.Count(out, "\n") != 2 {
		t.Errorf("between two: %s", out)
	}
	if code, _, said := corkboard(t, "show", dir, "a", "b", "c"); code != exitUsage {
		t.Errorf("three things: exit %d: %s", code, said)
	}
}
