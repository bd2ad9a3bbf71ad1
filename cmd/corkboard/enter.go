package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"corkboard/graph/store"
)

// enter makes the folder of a build, keeps other builds out of it, clears away
// what a killed one left, and makes a folder inside for the unfinished files.
// leave removes that one, and the outer one if it was made here and is empty.
func enter(out string) (dir string, leave func(), err error) {
	_, there := os.Stat(out)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return "", nil, err
	}
	unmade := func() {
		if there != nil {
			os.Remove(out) // only where it is empty
		}
	}
	release, err := store.Lock(filepath.Join(out, ".build.lock"))
	if err != nil {
		unmade()
		if errors.Is(err, store.ErrBusy) {
			err = errors.New("another build writes here")
		}
		return "", nil, fmt.Errorf("%s: %w", out, err)
	}
	leave = func() {
		if dir != "" {
			os.RemoveAll(dir)
		}
		release()
		unmade()
	}
	if err = clearBuilds(out); err == nil {
		dir, err = os.MkdirTemp(out, ".build-*")
	}
	if err != nil {
		leave()
		return "", nil, err
	}
	return dir, leave, nil
}

// clearBuilds removes what builds that were killed left in a folder.
func clearBuilds(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), ".build-") {
			if err := os.RemoveAll(filepath.Join(out, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
