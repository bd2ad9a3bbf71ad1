package store

import (
	"context"
	"fmt"

	"corkboard/graph"
)

// Replace takes out the statements for which gone is true and puts those of a
// stream in, both or neither: a reader sees the state before or the state
// after. It tells how many statements went, and what the stream added to those
// that stayed; a statement that is taken out and put in again counts in both.
//
// Errors of the stream end it as they do in Add. On disk the store is written
// anew, so that no text of what was taken out stays in the file: the cost is
// that of the whole store.
func (s *Store) Replace(ctx context.Context, gone func(graph.Statement) bool, with graph.Statements) (Removed, Added, error) {
	done, err := s.change(ctx)
	if err != nil {
		return Removed{}, Added{}, err
	}
	defer done()
	var removed Removed
	var added Added
	var kept int64
	var next graph.Statements = func(yield func(graph.Statement, error) bool) {
		for st, err := range s.answers(ctx, graph.Pattern{}) {
			if err == nil && gone(st) {
				removed.Statements++
				continue
			}
			kept++
			if !yield(st, err) {
				return
			}
		}
		for st, err := range with {
			added.Statements++
			if !yield(st, err) {
				return
			}
		}
	}
	var written int64
	if s.path == "" {
		written, err = s.replaceMemory(ctx, next)
	} else {
		written, err = s.replaceFile(ctx, next)
	}
	if err != nil {
		return Removed{}, Added{}, err
	}
	added.New = written - kept
	return removed, added, nil
}

// replaceMemory fills a new memory store and puts it in place of the old one.
func (s *Store) replaceMemory(ctx context.Context, next graph.Statements) (int64, error) {
	rest := newMemory()
	var n int64
	err := each(ctx, next, func(st graph.Statement) error {
		if _, isNew := rest.AddQuad(ToQuad(st)); isNew {
			n++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	s.quads = rest
	return n, nil
}

// replaceFile fills an empty draft and puts it in place of the file.
func (s *Store) replaceFile(ctx context.Context, next graph.Statements) (int64, error) {
	d, err := s.draft()
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	w := batchWriter{store: s, draft: d, pending: make(map[graph.Statement]struct{})}
	defer w.discard()
	if err := d.open(true); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	err = each(ctx, next, func(st graph.Statement) error { return w.add(ctx, st) })
	if err == nil {
		err = w.flush(ctx)
	}
	if err == nil {
		err = s.adopt(d)
	}
	if err != nil {
		return 0, err
	}
	return w.written, nil
}
