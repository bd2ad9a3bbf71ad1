package main

import (
	"errors"
	"path/filepath"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/bbolt"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/hidal-go/hidalgo/kv/flat/leveldb"
	goleveldb "github.com/syndtr/goleveldb/leveldb"
	bolt "go.etcd.io/bbolt"
)

// batch is how many quads go into a transaction: of 2,000 to 100,000, and of the
// backends' own bulk writer, what loads fastest.
const batch = 10_000

// newBolt is Cayley's key-value backend on bbolt. It syncs once, at the end.
func newBolt(dir string) engine {
	open := func() (hidalgo.KV, func() error, error) {
		db, err := bolt.Open(filepath.Join(dir, "store.bolt"), 0o644, &bolt.Options{
			FreelistType: bolt.FreelistMapType, NoSync: true, NoGrowSync: true,
		})
		if err != nil {
			return nil, nil, err
		}
		return bbolt.New(db), func() error { return errors.Join(db.Sync(), db.Close()) }, nil
	}
	return newKeyValue(open)
}

// newLevel is the same backend on LevelDB, which syncs each transaction.
func newLevel(dir string) engine {
	open := func() (hidalgo.KV, func() error, error) {
		db, err := goleveldb.OpenFile(filepath.Join(dir, "store.leveldb"), nil)
		if err != nil {
			return nil, nil, err
		}
		return flat.Upgrade(leveldb.New(db)), db.Close, nil
	}
	return newKeyValue(open)
}

// newKeyValue loads with Cayley's bloom filters, which save a third of the time
// for half a gigabyte of memory, and asks without, since opening would have to
// fill them.
func newKeyValue(open func() (hidalgo.KV, func() error, error)) engine {
	with := func(noBloom bool) (cayley.QuadStore, func() error, error) {
		db, closing, err := open()
		if err != nil {
			return nil, nil, err
		}
		quads, err := kv.New(db, cayley.Options{kv.OptNoBloom: noBloom})
		if err != nil {
			return nil, nil, errors.Join(err, closing())
		}
		return quads, closing, nil
	}
	create := func() (cayley.QuadStore, func() error, error) {
		db, closing, err := open()
		if err != nil {
			return nil, nil, err
		}
		if err := errors.Join(kv.Init(db, nil), closing()); err != nil {
			return nil, nil, err
		}
		return with(false)
	}
	return &peer{create: create, openAgain: func() (cayley.QuadStore, func() error, error) { return with(true) }}
}

// newMemstore is Cayley's store in memory.
func newMemstore(string) engine {
	return &peer{memory: true, create: func() (cayley.QuadStore, func() error, error) {
		return memstore.New(), func() error { return nil }, nil
	}}
}
