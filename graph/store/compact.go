package store

import (
	"context"

	"corkboard/graph/store/engine"
)

// Size tells how large a store is.
type Size struct {
	File int64 // bytes
	Live int64 // of these, what is in use; Compact brings File down to it
}

// Size gives what the store takes in its file, or in memory.
func (s *Store) Size() Size {
	z := s.engine.Sizes()
	return Size{File: z.File, Live: z.Live}
}

// Compact writes the store anew, aside, with what is in use alone, and puts that
// in its place: of what was removed before, no text is left in the file. It
// takes time and room on the disk in proportion to the store.
func (s *Store) Compact(ctx context.Context) error { return said(s.engine.Compact(ctx)) }

// Damage is something wrong in a store's file, and where.
type Damage = engine.Damage

// Check reads all of the store and calls found with each damage: blocks of
// which the checksum does not match, and indexes that are out of order or do
// not agree. A store without damage holds exactly what was put into it. The
// error is the context's or the disk's.
func (s *Store) Check(ctx context.Context, found func(*Damage)) error {
	return s.read(ctx, func(at *engine.Snapshot) error { return at.Verify(ctx, found) })
}
