package main

import (
	"context"
	"errors"
	"path/filepath"

	"corkboard/graph"
	"corkboard/graph/store"
)

// own is the store of this project, by its interface alone.
type own struct {
	path  string // "" is memory
	store *store.Store
}

func newOwnFile(dir string) engine { return &own{path: filepath.Join(dir, "store.corkboard")} }

func newOwnMemory(string) engine { return &own{} }

func (o *own) load(ctx context.Context, statements graph.Statements) error {
	s, err := store.Open(o.path)
	if err != nil {
		return err
	}
	_, err = s.Add(ctx, statements)
	if o.path == "" {
		o.store = s
		return err
	}
	return errors.Join(err, s.Close())
}

func (o *own) open() (err error) {
	if o.store == nil {
		o.store, err = store.Open(o.path, store.ReadOnly())
	}
	return err
}

func (o *own) close() error {
	if o.store == nil {
		return nil
	}
	return o.store.Close()
}

func (o *own) all(ctx context.Context) graph.Statements { return o.store.Match(ctx, graph.Pattern{}) }

func (o *own) about(ctx context.Context, subject graph.Term) (n int, err error) {
	for _, err := range o.store.Match(ctx, graph.Pattern{Subject: subject}) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (o *own) gizmo(ctx context.Context, script string) (int, error) {
	quads, done, err := o.store.QuadStore()
	if err != nil {
		return 0, err
	}
	defer done()
	return runGizmo(ctx, quads, script)
}

// query asks as the command does: the answers are sorted and come once.
func (o *own) query(ctx context.Context, script string) (n int, err error) {
	for _, err := range o.store.Query(ctx, "gizmo", script, 0) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// between asks which subjects one sent and the other received.
func (o *own) between(ctx context.Context, a, b graph.Term) (int, error) {
	there, err := o.sent(ctx, a, b)
	if err != nil || a == b {
		return there, err
	}
	back, err := o.sent(ctx, b, a)
	return there + back, err
}

func (o *own) sent(ctx context.Context, from, to graph.Term) (n int, err error) {
	messages := o.store.Subjects(ctx,
		graph.Pattern{Predicate: schemaSender, Object: from}, graph.Pattern{Predicate: schemaRecipient, Object: to})
	for _, err := range messages {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
