package quadstore

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql"
	_ "github.com/cayleygraph/cayley/query/mql"
	"github.com/cayleygraph/quad"
)

// correspondence is three people and what they wrote to each other, as a loader
// says it: numbers and dates as text of XML Schema.
func correspondence(t testing.TB) cayley.QuadStore {
	t.Helper()
	qs, _ := inMemory(t)
	w, err := qs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	say := func(s, p string, o quad.Value) {
		q := quad.Quad{Subject: iri(s), Predicate: iri(p), Object: o, Label: iri("source/1")}
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []string{"anna", "bert", "cleo"} {
		say(p, "name", quad.String(p))
	}
	for _, m := range []struct{ id, from, to, date, size string }{
		{"m1", "anna", "bert", "2016-10-03T14:05:00Z", "0900"},
		{"m2", "bert", "anna", "2016-10-03T18:05:00+02:00", "1000"},
		{"m3", "anna", "bert", "2016-10-04T00:00:00Z", "10000"},
		{"m4", "anna", "cleo", "2016-10-05T00:00:00Z", "11"},
	} {
		say(m.id, "from", iri(m.from))
		say(m.id, "to", iri(m.to))
		say(m.id, "date", typed(m.date, xsd+"dateTime"))
		say(m.id, "size", typed(m.size, xsd+"integer"))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return qs
}

// TestLanguages asks in each of Cayley's languages.
func TestLanguages(t *testing.T) {
	qs := correspondence(t)
	tests := []struct {
		name, lang, text string
		want             []string // rows in JSON, sorted
	}{
		{"between two", "gizmo", `g.V("<http://a.example/anna>").in("<http://a.example/from>").has("<http://a.example/to>", "<http://a.example/bert>").all()`,
			[]string{`{"id":"\u003chttp://a.example/m1\u003e"}`, `{"id":"\u003chttp://a.example/m3\u003e"}`}},
		{"numbers", "gizmo", `g.V().has("<http://a.example/size>", gte(1000)).all()`,
			[]string{`{"id":"\u003chttp://a.example/m2\u003e"}`, `{"id":"\u003chttp://a.example/m3\u003e"}`}},
		{"fractions", "gizmo", `g.V().has("<http://a.example/size>", lt(11.5)).all()`, []string{`{"id":"\u003chttp://a.example/m4\u003e"}`}},
		{"dates", "gizmo", `g.V().has("<http://a.example/date>", lte(typed("2016-10-03", "http://www.w3.org/2001/XMLSchema#date"))).all()`,
			[]string{`{"id":"\u003chttp://a.example/m1\u003e"}`, `{"id":"\u003chttp://a.example/m2\u003e"}`}},
		{"JavaScript's dates", "gizmo", `g.V().has("<http://a.example/date>", gt(new Date("2016-10-03T16:05:00Z"))).all()`,
			[]string{`{"id":"\u003chttp://a.example/m3\u003e"}`, `{"id":"\u003chttp://a.example/m4\u003e"}`}},
		{"a number", "gizmo", `g.V().has("<http://a.example/size>", 1000).all()`, []string{`{"id":"\u003chttp://a.example/m2\u003e"}`}},
		{"a count", "gizmo", `g.emit(g.V("<http://a.example/m1>", "<http://a.example/m2>", "<http://a.example/m3>").has("<http://a.example/from>", "<http://a.example/anna>").count())`, []string{`2`}},
		{"GraphQL", "graphql", `{ m(http://a.example/to: <http://a.example/cleo>) { id, from: http://a.example/from { http://a.example/name } } }`,
			[]string{`{"m":{"from":{"http://a.example/name":"anna"},"id":"http://a.example/m4"}}`}},
		{"MQL", "mql", `[{"id": null, "<http://a.example/from>": "<http://a.example/bert>", "<http://a.example/size>": null}]`,
			[]string{`{"\u003chttp://a.example/from\u003e":"\u003chttp://a.example/bert\u003e","\u003chttp://a.example/size\u003e":"1000","id":"\u003chttp://a.example/m2\u003e"}`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if rows := ask(t, qs, test.lang, test.text); !slices.Equal(rows, test.want) {
				t.Errorf("have %q\nwant %q", rows, test.want)
			}
		})
	}
}

// ask gives the rows of an answer as JSON, sorted.
func ask(t testing.TB, qs cayley.QuadStore, lang, text string) (rows []string) {
	t.Helper()
	ctx := context.Background()
	it, err := query.NewSession(qs, lang).Execute(ctx, text, query.Options{Collation: query.JSON, Limit: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	for it.Next(ctx) {
		row, err := json.Marshal(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, string(row))
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(rows)
	return rows
}
