package main

import (
	"context"

	"corkboard/graph"
)

// engine is a quad store under measurement. One engine holds one store, and is
// used by one goroutine.
type engine interface {
	// load puts a stream into a new store, and leaves it closed and on the disk;
	// a store in memory stays open, for there is no other way to ask it.
	load(ctx context.Context, statements graph.Statements) error
	// open opens what load has left; where that is open, it does nothing.
	open() error
	close() error
	// all yields every statement, with its terms, in the order of the store.
	all(ctx context.Context) graph.Statements
	// about counts the statements about a subject, with their terms read.
	about(ctx context.Context, subject graph.Term) (int, error)
	// gizmo counts the answers to a script, with their terms read.
	gizmo(ctx context.Context, script string) (int, error)
	// between counts the messages between two, in either direction, asked for
	// as the engine's own interface allows.
	between(ctx context.Context, a, b graph.Term) (int, error)
}

// querier is an engine that answers a script with a set as well.
type querier interface {
	// query counts the answers to a script, each once and in order.
	query(ctx context.Context, script string) (int, error)
}

// engines by name: what makes one with its files, if it has any, in a folder.
var engines = map[string]func(dir string) engine{
	"corkboard": newOwnFile,
	"memory":    newOwnMemory,
	"bbolt":     newBolt,
	"leveldb":   newLevel,
	"memstore":  newMemstore,
}
