package schema

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// without gives what is left of a reading when files are taken out of it.
func (r *reading) without(t *testing.T, files ...string) graph.List {
	t.Helper()
	gone, err := SaidBy(context.Background(), r.all, r.Base, files)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, r.all, gone)
	return slices.DeleteFunc(slices.Clone(r.all), gone.Says)
}

// agrees fails where what is said of a graph does not fit what is said of its
// statements.
func agrees(t *testing.T, all graph.List, gone *Said) {
	t.Helper()
	for _, s := range all {
		whole, some := gone.Graph(s.Graph)
		if says := gone.Says(s); whole && !says || says && !whole && !some {
			t.Errorf("graph %s: all %v, some %v, but %v of %s", s.Graph, whole, some, says, s)
		}
	}
}

// same fails where two lists of statements differ.
func (r *reading) same(t *testing.T, have, want graph.List) {
	t.Helper()
	set := func(l graph.List) map[graph.Statement]bool {
		in := make(map[graph.Statement]bool, len(l))
		for _, s := range l {
			in[s] = true
		}
		return in
	}
	had, wanted := set(have), set(want)
	for _, s := range have {
		if !wanted[s] {
			t.Errorf("left over: %s", r.line(s))
		}
	}
	for _, s := range want {
		if !had[s] {
			t.Errorf("lost: %s", r.line(s))
		}
	}
}

// replaced gives a reading with files in another state: what is left without
// them, and what the other reading says.
func (r *reading) replaced(t *testing.T, other *reading, files ...string) graph.List {
	t.Helper()
	all := append(r.without(t, files...), other.all...)
	slices.SortFunc(all, graph.Statement.Compare)
	return slices.Compact(all)
}

// Taking a file out leaves what a case without it says, and putting a changed
// one in its place gives what the changed case says: for every file and every
// row of these cases.
func TestSaidByEveryRow(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"wikileaks-messages": bundled(t, "wikileaks-messages"),
		"town-council":       bundled(t, "town-council"),
		"alleged":            withBase(withStatus("status", "alleged")),
		"stated":             withBase(withStatus("status", "")),
		"everything twice":   everythingTwice,
	} {
		t.Run(name, func(t *testing.T) {
			r := readFiles(t, files)
			for file, text := range files {
				if strings.HasSuffix(file, "case.yaml") || strings.HasSuffix(file, "schema.yaml") {
					continue
				}
				less := maps.Clone(files)
				delete(less, file)
				r.same(t, r.without(t, file), readFiles(t, less).all)
				if !strings.HasSuffix(file, ".csv") {
					continue
				}
				rows := strings.SplitAfter(text, "\n")
				for i := 1; i < len(rows) && rows[i] != ""; i++ {
					less[file] = strings.Join(slices.Concat(rows[:i], rows[i+1:]), "")
					changed := readFiles(t, less)
					r.same(t, r.replaced(t, changed, file), changed.all)
				}
				if t.Failed() {
					t.Fatalf("%s", file)
				}
			}
		})
	}
}

// Rows that say the same through different files and sources, plainly and not.
var everythingTwice = map[string]string{
	"case.yaml":         "base: " + readBase + "\nlanguage: en\n",
	"sources.csv":       "id,title,date,date_text,status\na,A,2016-05,in May,\nab,AB,2016-06,in June,alleged\n",
	"events.csv":        "id,start,date_text,source,status\nfair,2016-05,in May,a,\nfair,2016-05,in May,ab,\nraid,2016-06,in June,a,alleged\n",
	"events-b.csv":      "id,start,date_text,source,status\nfair,2016-05,that May,a,alleged\nraid,2016-06,in June,a;ab,\n",
	"sub/events.csv":    "id,start,date_text,source\nfair,2016-05,in May,\n",
	"judgements.csv":    "left,right,judgement,source\nx,y,same,a\n",
	"judgements-b.csv":  "left,right,judgement,source,status\nx,y,same,ab,\nx,y,same,a,alleged\n",
	"messages.csv":      "id,from,to,date,date_text\nm,x,y,2016-05,in May\n",
	"messages-more.csv": "id,from,to,date,date_text,according_to\nm,x,y,2016-05,in May,z\n",
}

func withBase(files map[string]string) map[string]string {
	files["case.yaml"] = "base: " + readBase + "\n"
	return files
}

// bundled reads the files of a case of testdata.
func bundled(t *testing.T, name string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	dir := filepath.Join("..", "testdata", name)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	return files
}

// A source takes its own away and no other's, whatever begins as it does.
func TestSaidBySourceNeighbours(t *testing.T) {
	files := map[string]string{
		"sources.csv": "id,title\na,A\nab,AB\na b,Odd\n",
		"people.csv":  "id,name,source\nx,X,a\ny,Y,ab\nz,Z,a b\nw,W," + readBase + "a/b\n",
		"events.csv":  "id,start,date_text,source\nfair,2016-05,in May,a\nfair,2016-05,in May,ab\nraid,2016-06,in June,a\n",
	}
	r := readFiles(t, files)
	gone, err := SaidBySource(context.Background(), r.all, r.Base, graph.IRI(r.Base+"a"))
	if err != nil {
		t.Fatal(err)
	}
	have := slices.DeleteFunc(slices.Clone(r.all), gone.Says)
	for _, s := range have {
		line := r.line(s)
		if strings.Contains(line, "<source/a/") || strings.Contains(line, `"X"`) || strings.Contains(line, "<raid>") {
			t.Errorf("left over: %s", line)
		}
	}
	text := "\n"
	for _, s := range have {
		text += r.line(s) + "\n"
	}
	for _, want := range []string{`<y> schema:name "Y" @<source/ab/people.csv>`, `<z> schema:name "Z" @<source/a%20b/people.csv>`,
		`<fair> schema:startDate "2016-05"^^gYearMonth @<rule/inferred-year>`, `<a> schema:name "A" @<sources>`,
		`<w> schema:name "W" @<source/https%3A%2F%2Fexample.org%2Fc%2Fa%2Fb/people.csv>`} {
		if !strings.Contains(text, "\n"+want+"\n") {
			t.Errorf("lost: %s in %s", want, text)
		}
	}
}

// What one file states and another only alleges is no fact any more when the
// first is gone.
func TestSaidByLeavesNoFact(t *testing.T) {
	r := readFiles(t, map[string]string{
		"events.csv":   "id,start,date_text\nfair,2016-05,in May\n",
		"events-b.csv": "id,start,date_text,status\nfair,2016-05,in May,alleged\n",
	})
	start := `<fair> schema:startDate "2016-05"^^gYearMonth @<rule/inferred-year>`
	r.wants(t, start)
	for _, s := range r.without(t, "events.csv") {
		if r.line(s) == start {
			t.Errorf("still stated: %s", start)
		}
	}
}
