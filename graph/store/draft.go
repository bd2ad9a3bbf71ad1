package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	cayley "github.com/cayleygraph/cayley/graph"
	bolt "go.etcd.io/bbolt"
)

// draft is the next state of a store's file, in the making beside it.
type draft struct {
	name  string
	db    *bolt.DB
	quads cayley.QuadStore
}

// draft makes an empty file beside the store, with the store's permissions.
// The names need no randomness: nobody else writes here while the lock is held,
// and what a killed writer left was cleared away at Open.
func (s *Store) draft() (*draft, error) {
	for i := 1; ; i++ {
		f, err := os.OpenFile(s.beside("tmp-"+strconv.Itoa(i)), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		} else if err != nil {
			return nil, err
		}
		d := &draft{name: f.Name()}
		if info, err2 := os.Stat(s.path); err2 == nil {
			err = f.Chmod(info.Mode().Perm())
		}
		if err := errors.Join(err, f.Close()); err != nil {
			d.discard()
			return nil, err
		}
		return d, nil
	}
}

// revise makes a draft that begins as the store is.
func (s *Store) revise(ctx context.Context) (*draft, error) {
	d, err := s.draft()
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(d.name, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(copyFile(ctx, f, s.path), f.Close())
	}
	if err == nil {
		err = d.open(false)
	}
	if err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

// open opens the draft for writing; an empty one becomes an empty store.
func (d *draft) open(empty bool) (err error) {
	if empty {
		db, err := bolt.Open(d.name, 0o644, boltOptions(false))
		if err != nil {
			return err
		}
		if err := errors.Join(initialize(db), db.Close()); err != nil {
			return err
		}
	}
	d.db, d.quads, err = openDatabase(d.name, false)
	return err
}

// compact writes a draft anew without its unused pages, so that no text of
// what was removed stays in the file.
func (d *draft) compact(s *Store) error {
	to, err := s.draft()
	if err != nil {
		return err
	}
	defer to.discard()
	db, err := bolt.Open(to.name, 0o644, boltOptions(false))
	if err != nil {
		return err
	}
	err = bolt.Compact(db, d.db, 16<<20)
	if err := errors.Join(err, db.Sync(), db.Close(), d.close()); err != nil {
		return err
	}
	return os.Rename(to.name, d.name)
}

// finish writes the draft out to the disk and closes it.
func (d *draft) finish() error {
	if d.db == nil {
		return nil
	}
	return errors.Join(d.db.Sync(), d.close())
}

func (d *draft) close() error {
	if d.db == nil {
		return nil
	}
	err := d.quads.Close()
	d.db, d.quads = nil, nil
	return err
}

// discard closes and removes what is left of a draft.
func (d *draft) discard() {
	d.close()
	os.Remove(d.name)
}

// adopt puts a finished draft in the store's place. The store is closed for
// that moment, since an open file cannot be replaced everywhere.
func (s *Store) adopt(d *draft) error {
	if err := d.finish(); err != nil {
		return err
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	err := s.quads.Close()
	if err == nil {
		err = os.Rename(d.name, s.path)
	}
	_, quads, again := openDatabase(s.path, true)
	s.quads = quads
	if again != nil {
		s.quads = nil
	}
	return errors.Join(err, again, syncFolder(filepath.Dir(s.path)))
}

// syncFolder makes a rename last. Windows has no such thing.
func syncFolder(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
