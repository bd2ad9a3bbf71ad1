package quadstore

import (
	cayley "github.com/cayleygraph/cayley/graph"

	"corkboard/graph/store/engine"
)

// Name is what the store is called in Cayley's registry.
const Name = "corkboard"

// Register enters the store in Cayley's registry, for programs that open stores
// by name: graph.NewQuadStore(Name, path, nil), where an empty path is a store
// in memory. Nothing is registered unless it is called; to call it again does
// nothing. It must not be called by two goroutines at once.
func Register() {
	if cayley.IsRegistered(Name) {
		return
	}
	cayley.RegisterQuadStore(Name, cayley.QuadStoreRegistration{NewFunc: open, InitFunc: create, IsPersistent: true})
}

func open(path string, _ cayley.Options) (cayley.QuadStore, error) {
	store, err := openEngine(path)
	if err != nil {
		return nil, err
	}
	return New(store), nil
}

func openEngine(path string) (*engine.Store, error) {
	if path == "" {
		return engine.OpenMemory(engine.Options{})
	}
	return engine.Open(path, engine.Options{})
}

// create makes an empty store. One that holds something is left alone.
func create(path string, _ cayley.Options) error {
	store, err := openEngine(path)
	if err != nil {
		return err
	}
	s := New(store)
	if s.now.snapshot.Len() > 0 {
		err = cayley.ErrDatabaseExists
	}
	if e := s.Close(); err == nil {
		err = e
	}
	return err
}
