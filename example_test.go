package corkboard_test

import (
	"context"
	"fmt"
	"io"
	"log"

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

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
