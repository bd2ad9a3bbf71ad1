package graph

import (
	"fmt"
	"os"
)

// tempFile is a file for one process, gone when it is closed.
type tempFile struct {
	f        *os.File
	size     int64
	unlinked bool // no name any more: even a killed process leaves nothing
}

// createTemp makes a temporary file that only this user may read, in a folder
// or, for "", in os.TempDir().
func createTemp(dir string) (*tempFile, error) {
	f, err := os.CreateTemp(dir, "corkboard-sort-*")
	if err != nil {
		return nil, fmt.Errorf("sort: %w", err)
	}
	// Windows does not remove an open file: then close does it.
	return &tempFile{f: f, unlinked: os.Remove(f.Name()) == nil}, nil
}

// Write appends to the file.
func (t *tempFile) Write(b []byte) (int, error) {
	n, err := t.f.Write(b)
	t.size += int64(n)
	if err != nil {
		err = fmt.Errorf("sort: %w", err)
	}
	return n, err
}

// ReadAt reads from any place of the file.
func (t *tempFile) ReadAt(b []byte, at int64) (int, error) { return t.f.ReadAt(b, at) }

// close takes the file away. What it held is of no use to anybody, so an
// error of closing is none of the caller's.
func (t *tempFile) close() {
	t.f.Close()
	if !t.unlinked {
		os.Remove(t.f.Name())
	}
}
