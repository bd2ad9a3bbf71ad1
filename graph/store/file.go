package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/hidal-go/hidalgo/kv/bbolt"
	bolt "go.etcd.io/bbolt"
)

var (
	errNotStore = errors.New("is not a store, or a damaged one")
	errShort    = errors.New("is not a whole store: it was cut short")
	// errNoSize is what Cayley says of the size of a store that never held
	// anything.
	errNoSize = kv.ErrNoBucket
)

const defaultWait = 2 * time.Second

// openFile opens or makes the store at path. Its errors follow the path's
// name in a sentence.
func (s *Store) openFile(path string) (err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // or a rename would put a file where the link was
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && s.mustExist:
		return errors.New("does not exist")
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return fmt.Errorf("cannot be opened: %w", err)
	case !info.Mode().IsRegular() || info.Size() == 0:
		return errNotStore
	}
	if s.path, err = filepath.Abs(path); err != nil {
		return err
	}
	if s.wait <= 0 {
		s.wait = defaultWait
	}
	if !s.readOnly {
		if err := s.prepare(info == nil); err != nil {
			return err
		}
	}
	if _, s.quads, err = openDatabase(s.path, true); err != nil {
		return errors.Join(err, s.lock.release())
	}
	return nil
}

// prepare gets a store ready for changes: it becomes the only writer, clears
// away what a killed one left, and makes the file where there is none.
func (s *Store) prepare(absent bool) (err error) {
	if s.lock, err = lockWriter(s.beside("lock"), s.wait); err != nil {
		return err
	}
	if err = s.clean(); err == nil && absent {
		err = s.create()
	}
	if err != nil {
		return errors.Join(err, s.lock.release())
	}
	return nil
}

// beside gives a hidden name next to the store: .NAME.suffix.
func (s *Store) beside(suffix string) string {
	return filepath.Join(filepath.Dir(s.path), "."+filepath.Base(s.path)+"."+suffix)
}

// clean removes the half-made files of a writer that was killed.
func (s *Store) clean() error {
	names, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return err
	}
	for _, n := range names {
		if n.Type().IsRegular() && strings.HasPrefix(n.Name(), filepath.Base(s.beside("tmp-"))) {
			if err := os.Remove(filepath.Join(filepath.Dir(s.path), n.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// create makes an empty store aside and gives it its name.
func (s *Store) create() error {
	d, err := s.draft()
	if err != nil {
		return err
	}
	defer d.discard()
	if err := d.open(true); err != nil {
		return err
	}
	if err := d.finish(); err != nil {
		return err
	}
	// A link, unlike a rename, never takes the place of a file that somebody
	// put there since. Where links do not exist, look once more.
	err = os.Link(d.name, s.path)
	if err != nil && !errors.Is(err, os.ErrExist) {
		if _, err = os.Lstat(s.path); err == nil {
			return os.ErrExist
		}
		err = os.Rename(d.name, s.path)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(s.path))
}

// openDatabase opens a file that exists, as Cayley's bbolt.
func openDatabase(path string, readOnly bool) (db *bolt.DB, quads cayley.QuadStore, err error) {
	err = guard(func() error {
		db, err = bolt.Open(path, 0o644, boltOptions(readOnly))
		if err != nil {
			return fmt.Errorf("%w (%v)", errNotStore, err)
		}
		// Pages beyond the end of a mapped file would kill the process.
		if err := whole(db, path); err != nil {
			return err
		}
		quads, err = kv.New(bbolt.New(db), cayley.Options{kv.OptNoBloom: true})
		if err != nil {
			return fmt.Errorf("%w (%v)", errNotStore, err)
		}
		return nil
	})
	if err != nil {
		if db != nil {
			db.Close()
		}
		return nil, nil, err
	}
	return db, quads, nil
}

func boltOptions(readOnly bool) *bolt.Options {
	return &bolt.Options{
		ReadOnly:     readOnly,
		Timeout:      defaultWait,
		FreelistType: bolt.FreelistMapType,
		// What is written is a draft; it is synced once, when it is whole.
		NoSync: !readOnly, NoGrowSync: !readOnly,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			return os.OpenFile(name, flag&^os.O_CREATE, mode)
		},
	}
}

// whole tells whether a database has all the pages it says it has.
func whole(db *bolt.DB, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return db.View(func(tx *bolt.Tx) error {
		if tx.Size() > info.Size() {
			return errShort
		}
		return nil
	})
}

// initialize makes a new database an empty Cayley store with the indexes that
// this package counts on, whatever Cayley's environment variable says.
func initialize(db *bolt.DB) error {
	indexes, err := json.Marshal([]kv.QuadIndex{forward, backward})
	if err != nil {
		return err
	}
	if err := kv.Init(bbolt.New(db), nil); err != nil {
		return err
	}
	return db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("indexes"), indexes)
	})
}

// copyFile copies a file's bytes, and stops when the context does.
func copyFile(ctx context.Context, to *os.File, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := io.CopyN(to, f, 16<<20); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
