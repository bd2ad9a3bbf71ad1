package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"corkboard/graph/source"
)

// whole is an output file that appears whole or not at all: it is written
// aside, synced, and renamed over its name by commit.
type whole struct {
	io.Writer
	file  *os.File
	name  string
	close []io.Closer // of compression, outermost first
	buf   *bufio.Writer
}

// createWhole begins an output file. A name that ends in .gz or .zst is
// compressed, the same bytes to the same bytes: no time or name goes in. A file that the run reads must not be written over.
func createWhole(name string, inputs ...string) (*whole, error) {
	if overInput(name, inputs) {
		return nil, usagef("%s: is read by this command and would be written over", name)
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // a link stays a link
	}
	clearAside(name)
	f, err := os.CreateTemp(filepath.Dir(name), asideName(name)+"*")
	if err != nil {
		return nil, of(name, err)
	}
	w := &whole{file: f, name: name, buf: bufio.NewWriterSize(f, 1<<16)}
	w.Writer = w.buf
	switch strings.ToLower(filepath.Ext(name)) {
	case ".gz":
		z := gzip.NewWriter(w.buf)
		w.Writer, w.close = z, []io.Closer{z}
	case ".zst":
		z, err := zstd.NewWriter(w.buf)
		if err != nil {
			w.discard()
			return nil, err
		}
		w.Writer, w.close = z, []io.Closer{z}
	}
	return w, nil
}

// commit makes the file appear.
func (w *whole) commit() error {
	err := w.finish()
	if err == nil {
		err = os.Rename(w.file.Name(), w.name)
	}
	if err != nil {
		os.Remove(w.file.Name())
	}
	return of(w.name, err)
}

// of says an error of the system of the file that the user named, where it is
// one of the file aside.
func of(name string, err error) error {
	isAside := func(path string) bool { return strings.HasPrefix(filepath.Base(path), asideName(name)) }
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path) && isAside(path.Path):
		return fmt.Errorf("%s: %w", name, path.Err)
	case errors.As(err, &link) && isAside(link.Old):
		return fmt.Errorf("%s: %w", name, link.Err)
	}
	return err
}

// asideName is what the base names of files aside begin with.
func asideName(name string) string { return "." + filepath.Base(name) + ".tmp-" }

// clearAside removes what killed runs left of a file. That of a run that goes on
// is younger: it is written to all the time.
func clearAside(name string) {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return // making the file will say so
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !strings.HasPrefix(e.Name(), asideName(name)) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(filepath.Dir(name), e.Name()))
		}
	}
}

func (w *whole) finish() error {
	var errs []error
	for _, c := range w.close {
		errs = append(errs, c.Close())
	}
	errs = append(errs, w.buf.Flush(), w.file.Chmod(0o644), w.file.Sync(), w.file.Close())
	return errors.Join(errs...)
}

// discard leaves no trace of the file.
func (w *whole) discard() {
	w.file.Close()
	os.Remove(w.file.Name())
}

func sameFile(a, b string) bool {
	fa, err := os.Stat(a)
	if err != nil {
		return false
	}
	fb, err := os.Stat(b)
	return err == nil && os.SameFile(fa, fb)
}

// overInput tells whether an output would be written over one of the inputs, or
// over a table or a mapping in a folder among them.
func overInput(name string, inputs []string) bool {
	for _, in := range inputs {
		if sameFile(in, name) {
			return true
		}
		if dir, err := filepath.Abs(in); err == nil && !isNoFolder(in) && exists(name) && isTable(name) {
			file, err := filepath.Abs(name)
			if rel, relErr := filepath.Rel(dir, file); err == nil && relErr == nil && filepath.IsLocal(rel) {
				return true
			}
		}
	}
	return false
}

// isTable tells the files that a case is read from by their names.
func isTable(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".zst")
	for _, f := range source.Formats {
		if !f.Later && slices.Contains(f.Ext, filepath.Ext(name)) {
			return true
		}
	}
	return filepath.Ext(name) == ".yarrrml"
}

// writeTo runs write on a file, or on standard output where the name is "" or
// "-".
func (p *program) writeTo(name string, inputs []string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return writeThrough(p.out, write)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return usagef("%s: is a folder; the output is one file", name)
	} else if err == nil && !info.Mode().IsRegular() {
		// A device or a pipe stays what it is.
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(writeThrough(f, write), f.Close())
	}
	w, err := createWhole(name, inputs...)
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		w.discard()
		return of(name, err)
	}
	return w.commit()
}

// writeThrough runs write on what cannot be taken back.
func writeThrough(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
