package store

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// board is a small graph to ask questions of.
func board() []graph.Statement {
	knows, age, name := iri("knows"), iri("age"), iri("name")
	list := []graph.Statement{
		{Subject: iri("anna"), Predicate: knows, Object: iri("bo")},
		{Subject: iri("anna"), Predicate: knows, Object: iri("cy")},
		{Subject: iri("bo"), Predicate: knows, Object: iri("cy")},
		{Subject: iri("anna"), Predicate: age, Object: graph.Typed("041", xsd+"integer")},
		{Subject: iri("bo"), Predicate: age, Object: graph.Typed("41", xsd+"integer")},
		{Subject: iri("anna"), Predicate: name, Object: graph.LangText("Anna", "de-AT")},
		{Subject: iri("cy"), Predicate: name, Object: graph.Text("Cy")},
		{Subject: graph.Blank("memnode1"), Predicate: name, Object: graph.Text("nobody")},
		{Subject: iri("bo"), Predicate: iri("said"), Object: graph.TripleTerm(iri("anna"), knows, iri("cy"))},
	}
	// The same again from another source: an answer is still one row.
	for _, st := range list[:3] {
		st.Graph = iri("g/1")
		list = append(list, st)
	}
	return list
}

// ask gives the rows as text, columns first.
func ask(s *Store, text string, limit int) (string, error) {
	rows, err := graph.Collect(s.Query(context.Background(), "gizmo", text, limit))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, row := range rows {
		if i == 0 {
			b.WriteString(strings.Join(row.Columns, " ") + "\n")
		}
		for j, t := range row.Terms {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.ReplaceAll(strings.ReplaceAll(t.String(), ex, ":"), xsd, "xsd:"))
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// e writes <:x> for an IRI of the examples.
func e(text string) string { return strings.ReplaceAll(text, "<:", "<"+ex) }

func TestGizmo(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{`g.V("<:anna>").out("<:knows>").all()`, 0, "id\n<:bo>\n<:cy>\n"},
		{`g.V("<:anna>").Out("<:knows>").All()`, 1, "id\n<:bo>\n"},
		{`g.V("<:cy>").in("<:knows>").all()`, 0, "id\n<:anna>\n<:bo>\n"},
		{`g.V().tag("who").out("<:age>").all()`, 0, "id who\n\"041\"^^<xsd:integer> <:anna>\n\"41\"^^<xsd:integer> <:bo>\n"},
		{`g.V("<:anna>").save("<:age>", "age").save("<:name>", "a name").all()`, 0, "id a name age\n<:anna> \"Anna\"@de-AT \"041\"^^<xsd:integer>\n"},
		{`g.V().has("<:age>", typed("041", "` + xsd + `integer")).all()`, 0, "id\n<:anna>\n"},
		{`g.V().has("<:age>", "41").all()`, 0, ""},
		{`g.V().has("<:name>", lang("Anna", "de-AT")).all()`, 0, "id\n<:anna>\n"},
		{`g.V().has("<:name>", "Cy").all()`, 0, "id\n<:cy>\n"},
		{`g.V().has("<:name>", typed("Cy", "` + xsd + `string")).all()`, 0, "id\n<:cy>\n"},
		{`g.V().has("<:name>", regex("^[CN]")).all()`, 0, "id\n<:cy>\n"},
		{`g.V("_:memnode1").out("<:name>").all()`, 0, "id\n\"nobody\"\n"},
		{`g.V().has("<:name>", "nobody").all()`, 0, "id\n_:memnode1\n"},
		{`g.V("<:bo>").out("<:said>").all()`, 0, "id\n<<( <:anna> <:knows> <:cy> )>>\n"},
		{`g.V("<:anna>").has("<:knows>", "<:anna>").all()`, 0, ""},
		{`g.V("<:anna>").labelContext("<:g/1>").out("<:knows>").all()`, 0, "id\n<:bo>\n<:cy>\n"},
		{`g.V("<:absent>").out().all()`, 0, ""},
		{`g.V("<:anna>").follow(g.M().out("<:knows>").out("<:knows>")).all()`, 0, "id\n<:cy>\n"},
		{`g.V("<:anna>").followRecursive("<:knows>").all()`, 0, "id\n<:bo>\n<:cy>\n"},
		{`g.emit("plain"); g.emit(iri("x:y")); g.emit("<x:z>"); g.emit(5); g.emit(1.5); g.emit(true); g.emit([1, "a"])`, 0,
			"value\n\"plain\"\n<x:y>\n<x:z>\n\"5\"^^<xsd:integer>\n\"1.5E0\"^^<xsd:double>\n\"true\"^^<xsd:boolean>\n\"[1,\\\"a\\\"]\"^^<" + rdfJSON + ">\n"},
		{`g.emit({b: "2", a: null}); g.emit({c: 3})`, 0, "a b c\n \"2\" \n  \"3\"^^<xsd:integer>\n"},
		{`while (true) g.emit("again")`, 2, "value\n\"again\"\n\"again\"\n"},
		{`g.V("<:anna>").out("<:knows>").forEach(function (d) { g.emit({who: d.id}) })`, 1, "who\n<:bo>\n"},
		{`1 + 1`, 0, ""},
	} {
		both(t, func(t *testing.T, s *Store) {
			add(t, s, board())
			got, err := ask(s, e(c.text), c.limit)
			if err != nil || got != c.want {
				t.Errorf("%s\n got %q, %v\nwant %q", c.text, got, err, c.want)
			}
		})
	}
}

func TestGizmoRefusals(t *testing.T) {
	for text, want := range map[string]string{
		`g.V(`:                            "query: ",
		`nothing()`:                       "query: ReferenceError: nothing is not defined at query:1:",
		`throw new Error("own")`:          "query: Error: own at query:1:",
		`function f() { return f() } f()`: "query: ",
		`g.V().out({}).all()`:             "query: ",
		`iri({})`:                         "query: ",
		`g.V().filter(regex("(")).all()`:  "query: ",
		strings.Repeat("(", maxQuery/2) + strings.Repeat(")", 100): "query: ",
		strings.Repeat(" ", maxQuery+1):                            "query: it is longer than",
	} {
		both(t, func(t *testing.T, s *Store) {
			add(t, s, board())
			got, err := ask(s, e(text), 0)
			if err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%.60s\n got %q, %v\nwant %s", text, got, err, want)
			}
			// And the store is as good as before.
			if len(match(t, s, graph.Pattern{})) != len(board()) {
				t.Error("the store has changed")
			}
		})
	}
	if _, err := graph.Collect(open(t, "").Query(context.Background(), "sparql", "ASK {}", 0)); err == nil {
		t.Error("SPARQL was answered")
	}
}

// Gizmo was not written for arguments of the wrong kind. Whatever it makes of
// them, the process must live.
func TestGizmoSurvivesOddArguments(t *testing.T) {
	methods := []string{"is", "in", "out", "both", "follow", "followR", "followRecursive", "and", "or", "back", "tag", "has", "hasR",
		"save", "saveR", "saveOpt", "except", "unique", "labels", "inPredicates", "saveInPredicates", "labelContext", "filter",
		"limit", "skip", "order", "getLimit", "toArray", "tagArray", "toValue", "tagValue", "forEach", "count"}
	arguments := []string{"", "null", "undefined", "{}", "[]", "[[{}]]", "5", "-1", "'x'", "''", "g", "g.V()", "g.M()", "function () {}", "regex", "null, null", "g.V(), 1, {}"}
	both(t, func(t *testing.T, s *Store) {
		add(t, s, board())
		for _, m := range methods {
			for _, a := range arguments {
				_, _ = ask(s, "g.V('<x:a>')."+m+"("+a+").all()", 0)
			}
		}
		if got, err := ask(s, e(`g.V("<:bo>").out("<:knows>").all()`), 0); err != nil || got != "id\n<:cy>\n" {
			t.Error(got, err)
		}
	})
}

func TestQueryStopsAtItsDeadline(t *testing.T) {
	for _, text := range []string{`while (true) {}`, `while (true) g.emit(1)`, `g.V().forEach(function () { while (true) {} })`,
		`while (true) { try { while (true) {} } catch (e) {} }`} {
		both(t, func(t *testing.T, s *Store) {
			add(t, s, board())
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			rows, err := graph.Collect(s.Query(ctx, "gizmo", text, 0))
			if !errors.Is(err, context.DeadlineExceeded) || len(rows) != 0 {
				t.Errorf("%s: %d rows, %v", text, len(rows), err)
			}
			add(t, s, dataset(10)) // waits until the script has ended
		})
	}
}

func TestLimitGivesTheFirstRowsInOrder(t *testing.T) {
	var list []graph.Statement
	for i := range 3000 {
		list = append(list, graph.Statement{Subject: iri("s"), Predicate: iri("p"), Object: graph.Text(string(rune(0x4E00 + i*7%3000)))})
	}
	both(t, func(t *testing.T, s *Store) {
		add(t, s, list)
		all, err := graph.Collect(s.Query(context.Background(), "gizmo", e(`g.V("<:s>").out("<:p>").all()`), 0))
		if err != nil || len(all) != len(list) {
			t.Fatal(len(all), err)
		}
		some, err := graph.Collect(s.Query(context.Background(), "gizmo", e(`g.V("<:s>").out("<:p>").all()`), 7))
		if err != nil || !slices.EqualFunc(some, all[:7], func(a, b Row) bool { return slices.Equal(a.Terms, b.Terms) }) {
			t.Fatal(some, err)
		}
	})
}

func TestNothingIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, errs := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	s, openErr := Open(t.TempDir() + "/t.corkboard")
	if openErr == nil {
		_, _ = s.Add(context.Background(), stream(board()))
		_, _ = ask(s, `g.V().out().all()`, 0)
		_, _ = ask(s, `g.V().out({}).all()`, 0)
		_, _ = s.Remove(context.Background(), iri("g"))
		s.Close()
	}
	os.Stdout, os.Stderr = out, errs
	w.Close()
	var b [100]byte
	n, _ := r.Read(b[:])
	if openErr != nil || n > 0 {
		t.Errorf("printed %q, %v", b[:n], openErr)
	}
}
