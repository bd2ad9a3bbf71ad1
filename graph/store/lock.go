package store

import (
	"errors"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"
)

// ErrBusy tells that another process, or another Store, writes.
var ErrBusy = errors.New("is open for writing elsewhere")

// writerLock keeps a second writer out. It is a small hidden file beside the
// store, locked by the operating system, so that a killed process leaves no
// lock behind; the engine's own file locking serves for it.
type writerLock struct {
	db   *bolt.DB
	name string
}

// lockWriter waits a short while for the lock.
func lockWriter(name string, wait time.Duration) (*writerLock, error) {
	for range 100 {
		var file *os.File
		db, err := bolt.Open(name, 0o600, &bolt.Options{
			Timeout: wait,
			OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
				file, err = os.OpenFile(name, flag, mode)
				return file, err
			},
		})
		switch {
		case errors.Is(err, bolt.ErrTimeout):
			return nil, ErrBusy
		case errors.Is(err, bolt.ErrInvalid), errors.Is(err, bolt.ErrChecksum), errors.Is(err, bolt.ErrVersionMismatch):
			// Its writer was killed while making it.
			if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
			continue
		case err != nil:
			return nil, err
		}
		// The one before us may have removed the file we waited for.
		held, err1 := file.Stat()
		there, err2 := os.Stat(name)
		if err1 == nil && err2 == nil && os.SameFile(held, there) {
			return &writerLock{db: db, name: name}, nil
		}
		db.Close()
	}
	return nil, ErrBusy
}

// Lock keeps other processes that ask for the same name out, until release. The
// name is that of a small file, made for the purpose and removed afterwards,
// that the operating system locks: a killed process leaves it unlocked. It
// waits a short while; then the error is ErrBusy.
func Lock(name string) (release func() error, err error) {
	l, err := lockWriter(name, defaultWait)
	if err != nil {
		return nil, err
	}
	return l.release, nil
}

// release gives the lock up. The file goes while it is still locked; where an
// open file cannot be removed, right after.
func (l *writerLock) release() error {
	if l == nil {
		return nil
	}
	removed := os.Remove(l.name)
	err := l.db.Close()
	if removed != nil && !errors.Is(removed, os.ErrNotExist) {
		os.Remove(l.name)
	}
	return err
}
