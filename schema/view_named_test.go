package schema_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// named projects a case of the project by the name of a view.
func named(t *testing.T, folder, view string) graph.Network {
	t.Helper()
	ctx := context.Background()
	f, err := source.Open(ctx, "../testdata/"+folder)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(ctx, schema.Core(), f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(c.Statements(ctx))
	if err != nil {
		t.Fatal(err)
	}
	v, ok := c.Schema.NamedView(view)
	if !ok {
		t.Fatalf("no view %s", view)
	}
	shown, err := schema.Visible(ctx, graph.NewList(all), schema.Visibility{Places: true, Publishing: true})
	if err != nil {
		t.Fatal(err)
	}
	n, err := graph.Project(ctx, shown, v)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Every view of the vocabulary draws something of the cases it is for, keeps
// what it says of its lines, and shows nobody who is hidden.
func TestNamedViews(t *testing.T) {
	for _, test := range []struct{ folder, view, line string }{
		{"wikileaks-messages", "contacts", "WikiLeaks – messages – Donald Trump, Jr"},
		{"wikileaks-messages", "affiliations", "Julian Assange – founder of – WikiLeaks"},
		{"wikileaks-messages", "mentions", "WikiLeaks – mentions – Donald Trump"},
		{"wikileaks-messages", "timeline", "WikiLeaks – took part in – Direct messages of WikiLeaks and Trump Jr"},
		{"wikileaks-messages", "sources", "investigated: Trump Jr bares messages with WikiLeaks during campaign – says: colluded with – Trump campaign"},
		{"town-council", "affiliations", "Mira Falk – mayor – Hollerfurt Town Council"},
		{"town-council", "colleagues", "Mira Falk = Hollerfurt Town Council = Nadia Osei"},
		{"town-council", "interlocks", "Hollerfurt Town Council = "},
		{"town-council", "events", "Mira Falk – "},
		{"town-council", "co-attendance", "Mira Falk = 2 shared events = Tobias Renz"},
		{"town-council", "all", "Ida Lorenz = married to = Karl Lorenz"},
		{"town-council", "sources", "Mühlenverein Hollerfurt – says: married to – Karl Lorenz"},
		{"address-book", "all", ""},
	} {
		n := named(t, test.folder, test.view)
		list := lineList(n)
		if !slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, test.line) }) {
			t.Errorf("%s as %s: no line %q in\n%s", test.folder, test.view, test.line, strings.Join(list, "\n"))
		}
		if n.View != test.view {
			t.Errorf("%s: view %q", test.view, n.View)
		}
		for _, e := range n.Edges {
			if e.Evidence.Len() == 0 || e.Key == "" || e.Label == "" {
				t.Errorf("%s as %s: nothing behind %+v", test.folder, test.view, e)
			}
		}
		for _, hidden := range []string{"Informant", "informant"} {
			if test.folder == "town-council" && strings.Contains(fmt.Sprint(list, n.Notes, n.Credit), hidden) {
				t.Errorf("%s: %s is shown", test.view, hidden)
			}
		}
	}
	// The founding case is in hand in part: nothing is computed.
	for _, e := range named(t, "wikileaks-messages", "contacts").Edges {
		if e.Contact != nil || e.Weight != 0 || len(e.Figures) == 0 {
			t.Errorf("computed of a part: %+v, weight %v, figures %q", e.Contact, e.Weight, e.Figures)
		}
	}
	if _, ok := schema.Core().NamedView("nothing"); ok {
		t.Error("a view of no name")
	}
}

// A case adds views in its own schema.yaml.
func TestViewsOfACase(t *testing.T) {
	s, err := schema.Core().Extend([]byte(`
classes:
  Boat: {iri: cb:Boat, parent: Thing, node: {column: group, kicker: Boat}}
  Voyage: {iri: cb:Voyage, parent: Participation, edge: {source: participant, target: event, label: sailed on}}
views:
  sailing: {label: who sailed, nodes: [Person, Boat], edges: [Voyage, {property: owns, label: owns, directed: true}]}
  boats: {like: sailing, joined: {by: person, among: group, class: Person, one: sailor, many: sailors}}
`), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	v, ok := s.NamedView("boats")
	if !ok || len(v.Nodes) != 2 || len(v.Edges) != 2 || v.Joined == nil || v.Keep != schema.EvidenceKept {
		t.Errorf("%+v", v)
	}
	if e, _ := s.NamedView("events"); len(e.Edges) == 0 || !slices.ContainsFunc(e.Edges, func(r graph.EdgeRule) bool { return r.Label == "sailed on" }) {
		t.Error("a kind of participation is not among the events")
	}
	if len(schema.Core().Views) == len(s.Views) {
		t.Error("the core's views have grown")
	}
}

func TestFaultsOfViews(t *testing.T) {
	for text, want := range map[string]string{
		"views: {contacts: {nodes: [Person]}}":                                                            `view: "contacts" is there already`,
		"views: {x: {label: x}}":                                                                          "it has no nodes and is like no other",
		"views: {x: {nodes: [Persn]}}":                                                                    `view x: nodes: "Persn" is not a class; did you mean "Person"?`,
		"views: {x: {nodes: [Message]}}":                                                                  `"Message" is a class without a block node`,
		"views: {x: {nodes: [Person], edges: [Person]}}":                                                  `"Person" is a class without a block edge`,
		"views: {x: {nodes: [Person], edges: [name]}}":                                                    `"name" is not a property with a block edge`,
		"views: {x: {nodes: [Person], edges: [{label: a}]}}":                                              "a line is either of a class or of a property",
		"views: {x: {nodes: [{class: Place, column: left}]}}":                                             `column: "left" is not group, person or time`,
		"views: {x: {like: y}}":                                                                           `like: "y" is not a view`,
		"views: {x: {like: y}, y: {like: x}}":                                                             "is like itself",
		"views: {x: {like: all, joined: {by: time, among: time, class: Event}}}":                          "by and among are both time",
		"views: {x: {like: all, joined: {by: time, among: person, class: Evnt}}}":                         `class: "Evnt" is not a class`,
		"views: {x: {like: all, sort: up}}":                                                               `"sort" is not one of label, comment`,
		"views: {x: {like: all, joined: {by: time, among: person, class: Event}, asserted: {source: a}}}": "either joined or asserted",
	} {
		_, err := schema.Core().Extend([]byte(text), "schema.yaml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
