package engine

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"
)

// Lock keeps others who ask for the same name out, until release. The name is
// that of a small file, made for the purpose and removed afterwards, that the
// operating system locks: a killed process leaves it unlocked. It waits a
// while; then the error is ErrBusy.
func Lock(name string, wait time.Duration) (release func() error, err error) {
	until := time.Now().Add(wait)
	for {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		ok, err := tryLock(f, false)
		// The one before us may have removed the file we waited for.
		if ok && isAt(f, name) {
			return sync.OnceValue(func() error { return unlock(f, name) }), nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
		if !time.Now().Before(until) {
			return nil, ErrBusy
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// unlock removes the file while it is locked; where an open file cannot be
// removed, right after.
func unlock(f *os.File, name string) error {
	removed := os.Remove(name)
	err := f.Close()
	if removed != nil && !errors.Is(removed, fs.ErrNotExist) {
		os.Remove(name)
	}
	return err
}
