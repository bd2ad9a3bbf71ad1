package main

import (
	"context"
	"errors"
	"iter"
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

func (o *own) gizmo(ctx context.Context, script string) (n int, err error) {
	for _, err := range o.store.Query(ctx, "gizmo", script, 0) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// between merges what one sent with what the other received: answers to
// patterns are sorted by subject.
func (o *own) between(ctx context.Context, a, b graph.Term) (int, error) {
	there, err := o.sent(ctx, a, b)
	if err != nil || a == b {
		return there, err
	}
	back, err := o.sent(ctx, b, a)
	return there + back, err
}

func (o *own) sent(ctx context.Context, from, to graph.Term) (n int, err error) {
	nextSent, stopSent := iter.Pull2(o.store.Match(ctx, graph.Pattern{Predicate: schemaSender, Object: from}))
	defer stopSent()
	nextGot, stopGot := iter.Pull2(o.store.Match(ctx, graph.Pattern{Predicate: schemaRecipient, Object: to}))
	defer stopGot()
	sent, err1, more1 := nextSent()
	got, err2, more2 := nextGot()
	for more1 && more2 && err1 == nil && err2 == nil {
		order := sent.Subject.Compare(got.Subject)
		if order == 0 {
			n++
		}
		if order <= 0 {
			sent, err1, more1 = nextSent()
		}
		if order >= 0 {
			got, err2, more2 = nextGot()
		}
	}
	return n, errors.Join(err1, err2)
}
