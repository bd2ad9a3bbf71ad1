package main

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// peer is one of Cayley's own backends.
type peer struct {
	// create makes an empty store, and openAgain opens one that was made. Either
	// gives what closes it, synced.
	create, openAgain func() (cayley.QuadStore, func() error, error)
	memory            bool // it cannot be closed and opened again

	quads   cayley.QuadStore
	closing func() error
}

func (p *peer) load(ctx context.Context, statements graph.Statements) (err error) {
	if p.quads, p.closing, err = p.create(); err != nil {
		return err
	}
	err = p.fill(statements)
	if p.memory {
		return err
	}
	return errors.Join(err, p.close())
}

// fill applies the statements in batches. A quad that is there already is left
// alone.
func (p *peer) fill(statements graph.Statements) error {
	var c converter
	deltas := make([]cayley.Delta, 0, batch)
	flush := func() error {
		err := p.quads.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
		deltas = deltas[:0]
		return err
	}
	for s, err := range statements {
		if err != nil {
			return err
		}
		deltas = append(deltas, cayley.Delta{Quad: c.quad(s), Action: cayley.Add})
		if len(deltas) == batch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(deltas) == 0 {
		return nil
	}
	return flush()
}

func (p *peer) open() (err error) {
	if p.quads == nil {
		p.quads, p.closing, err = p.openAgain()
	}
	return err
}

func (p *peer) close() error {
	if p.quads == nil {
		return nil
	}
	err := p.closing()
	p.quads, p.closing = nil, nil
	return err
}

func (p *peer) all(ctx context.Context) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		it := p.quads.QuadsAllIterator().Iterate()
		defer it.Close()
		for it.Next(ctx) {
			q, err := p.quads.Quad(it.Result())
			s := statement(q)
			if err == nil && (s.Subject.IsZero() || s.Predicate.IsZero() || s.Object.IsZero()) {
				err = fmt.Errorf("%v is no statement", q)
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
		if err := it.Err(); err != nil {
			yield(graph.Statement{}, err)
		}
	}
}

func (p *peer) about(ctx context.Context, subject graph.Term) (n int, err error) {
	ref, err := p.quads.ValueOf(value(subject))
	if err != nil || ref == nil {
		return 0, err
	}
	it := p.quads.QuadIterator(quad.Subject, ref).Iterate()
	defer it.Close()
	for it.Next(ctx) {
		if _, err := p.quads.Quad(it.Result()); err != nil {
			return n, err
		}
		n++
	}
	return n, it.Err()
}

func (p *peer) gizmo(ctx context.Context, script string) (int, error) {
	return runGizmo(ctx, p.quads, script)
}

// runGizmo counts the answers of a session of Cayley's, and reads their names.
func runGizmo(ctx context.Context, quads cayley.QuadStore, script string) (n int, err error) {
	it, err := gizmo.NewSession(quads).Execute(ctx, script, query.Options{Collation: query.Raw, Limit: -1})
	if err != nil {
		return 0, err
	}
	defer it.Close()
	for it.Next(ctx) {
		r, ok := it.Result().(*gizmo.Result)
		if !ok || r.Meta {
			continue
		}
		for _, ref := range r.Tags {
			if _, err := quads.NameOf(ref); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, it.Err()
}

// between walks paths, without a script.
func (p *peer) between(ctx context.Context, a, b graph.Term) (n int, err error) {
	x, y := value(a), value(b)
	sender, recipient := value(schemaSender), value(schemaRecipient)
	messages := path.StartPath(p.quads, x).In(sender).Has(recipient, y)
	if a != b {
		messages = messages.Or(path.StartPath(p.quads, y).In(sender).Has(recipient, x))
	}
	err = iterator.Iterate(ctx, messages.BuildIterator(ctx)).Paths(false).Each(func(ref refs.Ref) error {
		n++
		_, err := p.quads.NameOf(ref)
		return err
	})
	return n, err
}

// converter makes Cayley's quads of statements. What a statement has in common
// with the one before it, or says of the same predicate, is made once. Values
// share no memory with the input: Cayley keeps them.
type converter struct {
	last       graph.Statement
	quadz      quad.Quad
	predicates map[graph.Term]quad.Value
}

func (c *converter) quad(s graph.Statement) quad.Quad {
	if s.Subject != c.last.Subject {
		c.quadz.Subject = value(s.Subject.Clone())
	}
	if s.Graph != c.last.Graph {
		c.quadz.Label = value(s.Graph.Clone())
	}
	p, ok := c.predicates[s.Predicate]
	if !ok {
		if c.predicates == nil {
			c.predicates = make(map[graph.Term]quad.Value)
		}
		t := s.Predicate.Clone()
		p = value(t)
		c.predicates[t] = p
	}
	c.quadz.Predicate = p
	c.quadz.Object = value(s.Object.Clone())
	c.last = s
	return c.quadz
}

// value gives a term as Cayley's N-Quads reader would without native types, and
// nil for the zero Term. Triple terms, which it does not know, do not occur in
// what is measured.
func value(t graph.Term) quad.Value {
	switch t.Kind() {
	case graph.KindIRI:
		return quad.IRI(t.Value())
	case graph.KindBlank:
		return quad.BNode(t.Value())
	case graph.KindLiteral:
		switch {
		case t.Language() != "":
			return quad.LangString{Value: quad.String(t.Value()), Lang: t.Language()}
		case t.Datatype() != xsd+"string":
			return quad.TypedString{Value: quad.String(t.Value()), Type: quad.IRI(t.Datatype())}
		}
		return quad.String(t.Value())
	}
	return nil
}

// statement is the inverse of converter.quad.
func statement(q quad.Quad) graph.Statement {
	return graph.Statement{Subject: term(q.Subject), Predicate: term(q.Predicate), Object: term(q.Object), Graph: term(q.Label)}
}

// term gives the zero Term for what value never gives.
func term(v quad.Value) graph.Term {
	switch v := v.(type) {
	case quad.IRI:
		return graph.IRI(string(v))
	case quad.BNode:
		return graph.Blank(string(v))
	case quad.String:
		return graph.Text(string(v))
	case quad.LangString:
		return graph.LangText(string(v.Value), v.Lang)
	case quad.TypedString:
		return graph.Typed(string(v.Value), string(v.Type))
	}
	return graph.Term{}
}
