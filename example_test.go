package corkboard_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

// From a folder of tables to a picture, with nothing but the library.
func Example() {
	ctx := context.Background()
	folder, err := source.Open(ctx, "testdata/wikileaks-messages")
	check(err)
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	check(err)
	st, err := store.Open("") // in memory
	check(err)
	_, err = st.Add(ctx, c.Statements(ctx))
	check(err)
	network, err := graph.Project(ctx, st, c.Schema.View())
	check(err)
	check(export.DrawSVG(io.Discard, network, export.DrawOptions{Title: c.Title}))

	for _, e := range network.Edges {
		if e.Accent {
			fmt.Printf("%s – %s: %d and %d messages described\n",
				network.Nodes[e.Source].Label, network.Nodes[e.Target].Label, e.Forward, e.Backward)
		}
	}
	// Output: WikiLeaks – Donald Trump, Jr: 5 and 3 messages described
}

// Who asked for the tax returns: a pattern, answered in sorted order.
func Example_pattern() {
	ctx := context.Background()
	folder, err := source.Open(ctx, "testdata/wikileaks-messages")
	check(err)
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	check(err)
	st, err := store.Open("")
	check(err)
	_, err = st.Add(ctx, c.Statements(ctx))
	check(err)
	about := graph.Pattern{Predicate: graph.IRI(schema.PropertyAbout), Object: graph.IRI(c.Base + "tax-returns")}
	for message, err := range st.Match(ctx, about) {
		check(err)
		sender := graph.Pattern{Subject: message.Subject, Predicate: graph.IRI(schema.PropertySender)}
		for s, err := range st.Match(ctx, sender) {
			check(err)
			fmt.Println(c.Schema.Shorten(s.Predicate), s.Object.Value())
		}
	}
	// Output: schema:sender https://example.org/wikileaks-messages/wikileaks-twitter
}

// A table of any shape, a mapping in YARRRML, and N-Quads of what they say.
func Example_mapping() {
	ctx := context.Background()
	const base = "https://example.org/club/"
	table := source.Input{Name: "members.csv", Size: -1, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("nr,who,since\n7,Anna Example,2016-10\n")), nil
	}}
	plan, err := schema.ReadYARRRML([]byte(`
mappings:
  member:
    sources: [[members.csv~csv]]
    s: https://example.org/club/member/$(nr)
    po:
      - [a, schema:Person]
      - [schema:name, $(who)]
      - [schema:memberOf, https://example.org/club/~iri]
`), "mapping.yml", schema.Core(), base)
	check(err)
	format, _, err := source.Recognize(table)
	check(err)
	env := schema.Env{Schema: schema.Core(), Base: base, File: table.Name}
	entities := env.Entities(ctx, plan.For(table.Name), format.Records(ctx, table, source.Options{}))
	said := schema.WithoutPlaces(schema.Core().Statements(entities))
	_, err = export.NQuads(os.Stdout, graph.Sort(ctx, said, graph.SortOptions{Unique: true}), export.Options{})
	check(err)
	// Output:
	// <https://example.org/club/file/members.csv> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Bundle> <https://example.org/club/sources> .
	// <https://example.org/club/member/7> <http://schema.org/memberOf> <https://example.org/club/> <https://example.org/club/file/members.csv> .
	// <https://example.org/club/member/7> <http://schema.org/name> "Anna Example" <https://example.org/club/file/members.csv> .
	// <https://example.org/club/member/7> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> <https://example.org/club/file/members.csv> .
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
