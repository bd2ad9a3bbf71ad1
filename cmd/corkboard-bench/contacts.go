package main

import (
	"context"

	"corkboard/graph"
	vocabulary "corkboard/schema"
)

// matcher is an engine that answers patterns as the program asks them.
type matcher interface{ matcher() graph.Matcher }

func (o *own) matcher() graph.Matcher { return o.store }

// measureContacts makes the network of who wrote to whom: that should take
// little longer than reading the store from end to end. Engines that
// cannot be asked as the program does are not measured.
func (b *bench) measureContacts(ctx context.Context) error {
	e, ok := b.engine.(matcher)
	if !ok {
		return nil
	}
	view, _ := vocabulary.Core().NamedView("contacts")
	m, err := b.measure("contacts", func() error {
		_, err := graph.Project(ctx, e.matcher(), view)
		return err
	})
	m.statements = b.read
	return b.print(m, err)
}
