package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// meeting looks something up in several iterators.
type meeting struct {
	all, optional []check
	result        refs.Ref
	err           error
}

// finds tells whether all have something, and takes it for the result.
func (m *meeting) finds(ctx context.Context, ref refs.Ref) bool {
	for i := range m.all {
		if !m.all[i].contains(ctx, ref, &m.err) {
			return false
		}
	}
	for i := range m.optional {
		if m.optional[i].contains(ctx, ref, &m.err); m.err != nil {
			return false
		}
	}
	m.result = ref
	return true
}

// nextPath moves on to the next combination of paths.
func (m *meeting) nextPath(ctx context.Context) bool {
	again := func(c *check) { c.contains(ctx, m.result, &m.err) }
	if nextPath(ctx, m.optional, again, &m.err) {
		return true
	}
	if m.err != nil || !nextPath(ctx, m.all, again, &m.err) {
		return false
	}
	reset(m.optional, again)
	return m.err == nil
}

func (m *meeting) tag(dst map[string]refs.Ref) {
	tagAll(m.all, dst)
	tagAll(m.optional, dst)
}

func (m *meeting) close(err error) error {
	for _, list := range [...][]check{m.all, m.optional} {
		if e := closeAll(list); err == nil {
			err = e
		}
	}
	m.result = nil
	return err
}

type meetScan struct {
	meeting
	of iterator.Scanner
}

func (s *meetScan) String() string { return "CorkboardMeetScan" }

func (s *meetScan) Next(ctx context.Context) bool {
	for n := 1; s.err == nil && s.of.Next(ctx); n++ {
		if s.finds(ctx, s.of.Result()) {
			return true
		}
		if n%ctxEach == 0 && s.err == nil {
			s.err = ctx.Err()
		}
	}
	return false
}

func (s *meetScan) NextPath(ctx context.Context) bool {
	if s.result == nil || s.nextPath(ctx) {
		return s.result != nil
	}
	if s.err != nil || !s.of.NextPath(ctx) {
		return false
	}
	again := func(c *check) { c.contains(ctx, s.result, &s.err) }
	reset(s.all, again)
	reset(s.optional, again)
	return s.err == nil
}

func (s *meetScan) Result() refs.Ref { return s.result }

func (s *meetScan) TagResults(dst map[string]refs.Ref) {
	s.of.TagResults(dst)
	s.tag(dst)
}

func (s *meetScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.of.Err()
}

func (s *meetScan) Close() error { return s.close(s.of.Close()) }

type meetIndex struct{ meeting }

func (x *meetIndex) String() string { return "CorkboardMeetIndex" }

func (x *meetIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	return x.err == nil && x.finds(ctx, ref)
}

func (x *meetIndex) NextPath(ctx context.Context) bool { return x.result != nil && x.nextPath(ctx) }

func (x *meetIndex) Result() refs.Ref { return x.result }

func (x *meetIndex) TagResults(dst map[string]refs.Ref) {
	if x.result != nil {
		x.tag(dst)
	}
}

func (x *meetIndex) Err() error { return x.err }

func (x *meetIndex) Close() error { return x.close(nil) }
