package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"

	"corkboard/graph"
)

// Row is one answer to a query. All rows of an answer have the same columns; a
// column that a row has nothing for holds the zero Term.
type Row struct {
	Columns []string
	Terms   []graph.Term
}

// maxQuery bounds a query's text, so that nested brackets cannot exhaust the
// stack of its parser.
const maxQuery = 64 << 10

// Query runs a query. The one language is "gizmo", Cayley's dialect of
// JavaScript, in which IRIs are written "<http://…>", blank nodes "_:label",
// simple literals as they are, and other literals lang("text", "de") and
// typed("01", "http://www.w3.org/2001/XMLSchema#integer"):
//
//	g.V("<https://a.example/anna>").out("<https://schema.org/knows>").all()
//
// What a path answers comes in the store's own terms, lexical forms kept: a
// column "id" for the nodes reached, then one for each tag, by name. Such rows
// are a set, sorted by their terms. Rows of g.emit follow in the order of the
// script, one column for each name of an object, or "value"; what went through
// the script is JavaScript's: its numbers and booleans become literals of XML
// Schema, text in angle brackets an IRI, other values rdf:JSON.
//
// With a limit above 0 at most so many rows are given: the first in order of
// a path's, and a script stops when it has emitted so many. Rows are held in
// memory; with a limit, about twice as many as that.
//
// Numbers, booleans and dates are held as they were written and compared by
// value: gt(5) holds for "05.1"^^xsd:decimal, and lt(new Date(…)) for the
// dates and times before, as far as the writing tells. A number, boolean or
// date in has(name, 5) is looked for as XML Schema writes it: "5"^^xsd:integer.
// The error is the context's (a script is stopped wherever it is), or the
// script's own; no rows come before an error.
func (s *Store) Query(ctx context.Context, lang, text string, limit int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		rows, err := s.query(ctx, lang, text, limit)
		if err != nil {
			yield(Row{}, err)
			return
		}
		for _, row := range rows {
			if err := ctx.Err(); err != nil {
				yield(Row{}, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func (s *Store) query(ctx context.Context, lang, text string, limit int) ([]Row, error) {
	switch {
	case lang != gizmo.Name:
		return nil, fmt.Errorf("query: %q is no language that this store answers; gizmo is", lang)
	case len(text) > maxQuery:
		return nil, fmt.Errorf("query: it is longer than %d bytes", maxQuery)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	quads, done, err := s.view()
	if err != nil {
		return nil, err
	}
	// A script that is stopped inside a long native call may go on for a while,
	// on what the store held; the caller does not wait for it.
	release := sync.OnceFunc(done)
	rows := newRows(quads, limit)
	if err := runScript(ctx, quads, text, rows, release); err != nil {
		return nil, err
	}
	return rows.all(), nil
}

// runScript feeds what a script answers to rows, and calls ended when the
// script does.
func runScript(ctx context.Context, quads cayley.QuadStore, text string, rows *rows, ended func()) error {
	sc, err := newScript(quads, text)
	if err != nil {
		ended()
		return err
	}
	it, err := sc.session.Execute(ctx, sc.entry, query.Options{Collation: query.Raw, Limit: -1})
	if err != nil {
		ended()
		return fmt.Errorf("query: %w", err)
	}
	more := true
	for err == nil && more && it.Next(ctx) {
		if r, ok := it.Result().(*gizmo.Result); ok && !r.Meta {
			more, err = rows.add(r)
		}
	}
	if ctx.Err() == nil && err == nil && more {
		ended()
		return errors.Join(sc.failure(), it.Err())
	}
	it.Close()
	go func() {
		defer ended()
		for it.Next(context.Background()) {
		}
	}()
	if err == nil && more {
		err = ctx.Err()
	}
	return err
}
