package store

import (
	"sync"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/memstore"
)

// memory is Cayley's memory store made fit for several readers at once: to
// list everything, it makes a note in itself.
type memory struct {
	*memstore.QuadStore
	listing sync.Mutex
}

func newMemory() *memory { return &memory{QuadStore: memstore.New()} }

func (m *memory) QuadsAllIterator() iterator.Shape {
	m.listing.Lock()
	defer m.listing.Unlock()
	return m.QuadStore.QuadsAllIterator()
}

func (m *memory) NodesAllIterator() iterator.Shape {
	m.listing.Lock()
	defer m.listing.Unlock()
	return m.QuadStore.NodesAllIterator()
}
