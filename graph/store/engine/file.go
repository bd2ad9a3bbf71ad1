package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// ErrBusy tells that somebody else has the store open: nobody writes while it is
// read, and one writes at a time.
var ErrBusy = errors.New("is in use by another program, or open a second time in this one")

// openFile opens a file that is a store, once nobody is in the way.
func openFile(path string, o Options) (*os.File, error) {
	flag := os.O_RDWR
	if o.ReadOnly {
		flag = os.O_RDONLY
	}
	until := time.Now().Add(o.wait())
	for {
		f, err := os.OpenFile(path, flag, 0)
		if err != nil {
			return nil, err
		}
		ok, err := tryLock(f, o.ReadOnly)
		// Whoever had it may have put another file in its place.
		if ok && !isAt(f, path) {
			ok = false
		}
		if ok && err == nil {
			return f, nil
		}
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("cannot be locked: %w", err)
		}
		if !time.Now().Before(until) {
			return nil, ErrBusy
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func isAt(f *os.File, path string) bool {
	have, err1 := f.Stat()
	there, err2 := os.Stat(path)
	return err1 == nil && err2 == nil && os.SameFile(have, there)
}

// beside gives a hidden name next to a file: .NAME.suffix.
func beside(path, suffix string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+suffix)
}

// createBeside makes a file next to a store, with the store's permissions. The
// names need no chance: nobody else writes here.
func createBeside(path string) (*os.File, error) {
	mode := fs.FileMode(0o666)
	info, missing := os.Stat(path)
	if missing == nil {
		mode = info.Mode().Perm()
	}
	for i := 1; ; i++ {
		f, err := os.OpenFile(beside(path, "tmp-"+strconv.Itoa(i)), os.O_CREATE|os.O_EXCL|os.O_RDWR, mode)
		if err == nil && missing == nil {
			f.Chmod(mode) // whatever new files here may be
		}
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// removeLeftovers removes what a killed process left beside a store.
func removeLeftovers(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), filepath.Base(beside(path, "tmp-"))) {
			err := os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// create makes an empty store aside and gives it its name, which nobody else
// took meanwhile.
func create(path string) error {
	f, err := createBeside(path)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = errors.Join(initialize(f), f.Close())
	if err != nil {
		return err
	}
	err = os.Link(f.Name(), path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		// Where links do not exist, look once more.
		if _, err = os.Lstat(path); err == nil {
			return fs.ErrExist
		}
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// initialize makes an empty device an empty store.
func initialize(dev device) error {
	a := &appender{dev: dev, end: dataBegin}
	m, err := writeManifest(a, nil)
	if err != nil {
		return err
	}
	if err := dev.Sync(); err != nil {
		return err
	}
	if err := writeHeaders(dev, header{commit: 1, manifest: m, end: a.end}); err != nil {
		return err
	}
	return dev.Sync()
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

func writeManifest(a *appender, runs []*run) (extent, error) {
	w := blockWriter{to: a}
	if err := w.end(appendManifest(w.begin(), runs)); err != nil {
		return extent{}, err
	}
	if err := w.flush(); err != nil {
		return extent{}, err
	}
	return w.extents[0], nil
}
