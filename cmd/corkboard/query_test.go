package main

import (
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/schema"
)

// vocabBoard is a board of a case without statements.
func vocabBoard() *board {
	vocab := *schema.Core()
	base := "https://example.org/c/"
	vocab.Prefixes = append([]schema.Prefix{{Name: "ex", IRI: base}}, vocab.Prefixes...)
	return &board{m: graph.List(nil), vocab: &vocab, base: base, w: vocab.View().Words}
}

func TestParsePattern(t *testing.T) {
	b := vocabBoard()
	for _, test := range []struct{ text, want string }{
		{"? schema:sender ex:a", "? <http://schema.org/sender> <https://example.org/c/a> ?*"},
		{"?x a schema:Person .", "?x <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> ?*"},
		{"a sender b <https://example.org/c/source/r/f.csv>", "<https://example.org/c/a> <http://schema.org/sender> <https://example.org/c/b> <https://example.org/c/source/r/f.csv>"},
		{`? name "Anna \"A\" B"@en`, `? <http://schema.org/name> "Anna \"A\" B"@en ?*`},
		{`? cb:number "5"^^xsd:integer`, `? <https://w3id.org/corkboard/ns#number> "5"^^<http://www.w3.org/2001/XMLSchema#integer> ?*`},
		{"? cb:number -5", `? <https://w3id.org/corkboard/ns#number> "-5"^^<http://www.w3.org/2001/XMLSchema#integer> ?*`},
		{"? ? 1.5", `? ? "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> ?*`},
		{"? ? true", `? ? "true"^^<http://www.w3.org/2001/XMLSchema#boolean> ?*`},
		{"tie/a/knows/b/ ?p ?o ?g", "<https://example.org/c/tie/a/knows/b/> ?p ?o ?g"},
		{"Jörg_1 ?p _:b", "<https://example.org/c/Jörg_1> ?p _:b ?*"},
	} {
		parts, err := b.parsePattern(test.text)
		var have []string
		for _, p := range parts {
			switch {
			case p.name == "?":
				have = append(have, "?")
			case p.name != "":
				have = append(have, "?"+p.name)
			default:
				have = append(have, p.term.String())
			}
		}
		if s := strings.Join(have, " "); err != nil || s != test.want {
			t.Errorf("%s is %s, %v, want %s", test.text, s, err, test.want)
		}
	}
	for text, want := range map[string]string{
		"? ?": "this is 2 words", "? ? ? ? ?": "this is 5 words", `? ? "a`: `a " is missing`, "? ? <a": "a > is missing",
		"? nope:x ?": `predicate: "nope" is no known prefix: ex, cb`, `? ? "a"^^nope:x`: "object", "? ? <a b>": "object", "": "0 words",
	} {
		if _, err := b.parsePattern(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestQuerySameVariable(t *testing.T) {
	b := vocabBoard()
	x, y, p := graph.IRI("https://example.org/c/x"), graph.IRI("https://example.org/c/y"), graph.IRI("https://example.org/c/p")
	b.m = graph.NewList([]graph.Statement{{Subject: x, Predicate: p, Object: y}, {Subject: y, Predicate: p, Object: y, Graph: x}, {Subject: y, Predicate: p, Object: y}})
	for text, want := range map[string]string{
		"?a p ?a": "ex:y", "?a p ?b": "ex:x ex:y, ex:y ex:y", "? p y ?": "ex:x , ex:y , ex:y ex:x", "x p y": "ex:x ex:p ex:y ",
	} {
		a, err := b.pattern(t.Context(), text, 0, false)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, r := range a.rows {
			var one []string
			for _, c := range r.cells {
				one = append(one, strings.Join(c.values, ""))
			}
			have = append(have, strings.Join(one, " "))
		}
		if s := strings.Join(have, ", "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

func TestExpandScript(t *testing.T) {
	b := vocabBoard()
	for in, want := range map[string]string{
		`g.V("ex:a").all()`:          `g.V("<https://example.org/c/a>").all()`,
		`g.V('<ex:a>')`:              `g.V('<https://example.org/c/a>')`,
		"g.V(`schema:name`)":         "g.V(`<http://schema.org/name>`)",
		`g.V("<http://a.example/>")`: `g.V("<http://a.example/>")`,
		`g.V("http://a.example/")`:   `g.V("http://a.example/")`,
		`g.V("nope:a")`:              `g.V("nope:a")`,
		`g.V("ex: a", "note")`:       `g.V("ex: a", "note")`,
		`g.V("ex:it's")`:             `g.V("ex:it's")`,
		`g.V("ex:a","schema:name")`:  `g.V("<https://example.org/c/a>","<http://schema.org/name>")`,
	} {
		if have := b.expandScript(in); have != want {
			t.Errorf("%s is %s, want %s", in, have, want)
		}
	}
}

func TestQueryRefuses(t *testing.T) {
	st := founding(t)
	for _, test := range []struct {
		code int
		want string
		args []string
	}{
		{exitUsage, "which query?", []string{"query", st}},
		{exitUsage, `--lang: "sparql" is not one of pattern, gizmo`, []string{"query", st, "? ? ?", "--lang", "sparql"}},
		{exitUsage, "made of terms and not of statements", []string{"query", st, "g.V().all()", "--as", "nq"}},
		{exitFailed, "stopped after 50ms; --timeout", []string{"query", st, "while (true) {}", "--lang", "gizmo", "--timeout", "50ms"}},
		{exitFailed, "query:", []string{"query", st, "g.V(", "--lang", "gizmo"}},
	} {
		code, out, said := corkboard(t, test.args...)
		if code != test.code || out != "" || !strings.Contains(said, test.want) {
			t.Errorf("%q: exit %d: %s", test.args[2:], code, said)
		}
	}
	code, out, said := corkboard(t, "query", st, "? ? ?", "--limit", "3", "--as", "csv")
	if code != exitDone || strings.Count(out, "\n") != 4 || !strings.Contains(said, "the first 3 are shown") {
		t.Errorf("--limit 3: %d: %s%s", code, out, said)
	}
}
