package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/schema"
)

// published is a case in which a person, an organization, an account and an
// event leave under another name, and a person does not leave at all. What
// tells of them holds "canary".
var published = map[string]string{
	"case.yaml":         "base: https://example.org/published/\ntitle: A case\n",
	"sources.csv":       "id,title,date\npaper,The Paper,2020\nletter-of-canary-ann,A letter,2020\n",
	"people.csv":        "id,name\ncanary-ann,Ann Canary\ncanary-bob,Bob Canary\ncy,Cy\ndi,Di\n",
	"organizations.csv": "id,name\ncanary-club,Canary Club\nfirm,Firm\n",
	"accounts.csv":      "id,service,handle,holder\nannacct-canary,x.example,canaryhandle,canary-ann\n",
	"places.csv":        "id,name,lat,lon\nhall,Hall,50,10\n",
	"conversations.csv": "id,title,participants,coverage\ntalk,Talk,annacct-canary;cy,complete\n",
	"messages.csv":      "id,from,to,date,conversation,text,source\ncanary-note,annacct-canary,cy,2020-01-02,talk,Ann Canary wrote,paper\nn2,cy,canary-ann,2020-01-03T10:00:00Z,talk,To Ann Canary,paper\n",
	"events.csv":        "id,name,start,place,participants,source\nmeeting,Meeting,2020-02-03,hall,canary-ann:chair;cy;canary-bob,paper\ncanary-feast,Canary feast,2020-03,hall,cy;di,paper\n",
	"ties-canary-ann.csv": "id,from,relation,to,role,start,source,status,according_to\n,canary-ann,member-of,firm,chair,2020,paper,,\n" +
		",cy,member-of,canary-club,member,2019,paper,,\n,di,member-of,canary-club,member,2019,paper,,\n" +
		"canary-pay,canary-ann,employed-by,firm,adviser,2020,paper,alleged,\n,cy,knows,di,,2020,letter-of-canary-ann,,\n,cy,met-with,di,,2020,paper,,canary-ann\nfound-by-canary-bob,cy,relative-of,di,,2020,paper,,\n",
	"claims.csv":  "id,by,kind,about,text,source\nno-to-pay,cy,denial,canary-pay,Ann Canary was never paid.,paper\nno-of-canary-bob,canary-bob,denial,found-by-canary-bob,No.,paper\n",
	"publish.csv": "id,show_as,hide\ncanary-ann,a councillor,\ncanary-club,a club,\nannacct-canary,an account,\ncanary-feast,a feast,\ncanary-bob,,yes\n",
}

// No picture and no file, with all that may be in it, tells what leaves the
// newsroom under another name: not by its name, and not by the identifier of
// something that is made of it.
func TestPublishedIdentifiers(t *testing.T) {
	dir := t.TempDir()
	for name, text := range published {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	store := filepath.Join(t.TempDir(), "graph.corkboard")
	if code, _, said := corkboard(t, "load", dir, "--into", store); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	for _, view := range append(schema.Core().ViewNames(), "story") {
		for _, f := range drawNames() {
			if slices.Contains([]string{"png", "pdf"}, f) && view != "story" {
				continue // are painted from what svg shows
			}
			out := filepath.Join(t.TempDir(), "out")
			code, _, said := corkboard(t, "draw", store, "--view", view, "--to", f, "--with-text", "--places", "-o", out)
			if code != exitDone {
				if !strings.Contains(said, "nothing here has") {
					t.Fatalf("%s %s: %d: %s", view, f, code, said)
				}
				continue
			}
			files := []string{out}
			if f == "csv" {
				files = nil
				for _, name := range names(t, out) {
					files = append(files, filepath.Join(out, name))
				}
			}
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if text := strings.ToLower(string(data)); strings.Contains(text, "canary") {
					t.Errorf("%s %s: %s", view, f, around(text, "canary"))
				}
			}
		}
	}
}
