package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

// onlyTheStore fails where something else than the store is left beside it.
func onlyTheStore(t *testing.T, path string) {
	t.Helper()
	names, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if n.Name() != filepath.Base(path) {
			t.Errorf("%s is left over", n.Name())
		}
	}
}

func TestWhatIsNoStoreIsLeftAlone(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole")
	s := open(t, whole)
	add(t, s, dataset(500))
	s.Close()
	store, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	scribbled := bytes.Clone(store)
	for i := range scribbled[:8<<10] {
		scribbled[i] ^= byte(i)
	}
	for name, content := range map[string][]byte{
		"empty":          {},
		"text":           []byte("id,name\nanna,Anna\n"),
		"long text":      bytes.Repeat([]byte("id,name\n"), 10000),
		"one page":       store[:4096],
		"cut short":      store[:len(store)/2],
		"one byte short": store[:len(store)-1],
		"scribbled":      scribbled,
	} {
		for _, o := range [][]Option{nil, {ReadOnly()}} {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if s, err := Open(path, o...); err == nil {
				s.Close()
				t.Errorf("%s was opened", name)
			} else if !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "store") {
				t.Errorf("%s: %v", name, err)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
				t.Errorf("%s was changed (%v)", name, err)
			}
		}
	}
	if _, err := Open(t.TempDir()); err == nil {
		t.Error("a folder was opened")
	}
}

// A page that is damaged is found when it is read, and must not end the
// process.
func TestDamageIsAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	add(t, s, dataset(500))
	s.Close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(content) / 4096
	for page := 2; page < pages; page += 1 + pages/40 {
		damaged := bytes.Clone(content)
		for i := range 4096 {
			damaged[page*4096+i] = 0xA5
		}
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, ReadOnly())
		if err != nil {
			continue
		}
		// Whatever this answers, it comes back; and Check finds it, unless it
		// is where nothing is.
		_, _ = graph.Collect(s.Match(context.Background(), graph.Pattern{}))
		_, _ = s.Count(context.Background())
		s.Close()
	}
}

func TestOpenOptions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	for _, o := range []Option{ReadOnly(), MustExist()} {
		if s, err := Open(path, o); err == nil {
			s.Close()
			t.Error("a store that is not there was opened")
		}
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatal("and made")
	}
	s := open(t, path)
	add(t, s, dataset(10))
	s.Close()
	s = open(t, path, MustExist())
	s.Close()
	onlyTheStore(t, path)
	r := open(t, path, ReadOnly())
	if _, err := r.Add(context.Background(), stream(dataset(1))); !errors.Is(err, engine.ErrReadOnly) {
		t.Errorf("add: %v", err)
	}
	if _, err := r.Remove(context.Background(), iri("g")); !errors.Is(err, engine.ErrReadOnly) {
		t.Errorf("remove: %v", err)
	}
}

func TestReadersOrOneWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	list := dataset(200)
	w := open(t, path)
	add(t, w, list[:100])
	for _, o := range [][]Option{{Wait(time.Millisecond)}, {Wait(time.Millisecond), ReadOnly()}} {
		if s, err := Open(path, o...); err == nil {
			s.Close()
			t.Fatal("opened beside a writer")
		} else if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), path) {
			t.Fatal(err)
		}
	}
	w.Close()
	want := graph.NewList(list[:100])
	r1, r2 := open(t, path, ReadOnly()), open(t, path, ReadOnly())
	same(t, "first reader", match(t, r1, graph.Pattern{}), want)
	same(t, "second reader", match(t, r2, graph.Pattern{}), want)
	if _, err := Open(path, Wait(time.Millisecond)); !errors.Is(err, ErrBusy) {
		t.Fatalf("a writer beside readers: %v", err)
	}
	r1.Close()
	r2.Close()
	w = open(t, path, Wait(time.Millisecond))
	same(t, "next writer", match(t, w, graph.Pattern{}), want)
}

// A reading goes on with what the store held when it began, even if the store
// is changed and closed.
func TestReadingsKeepTheirState(t *testing.T) {
	list := dataset(600)
	both(t, func(t *testing.T, s *Store) {
		add(t, s, list)
		var got []graph.Statement
		for st, err := range s.Match(context.Background(), graph.Pattern{}) {
			if err != nil {
				t.Fatal(err)
			}
			if got = append(got, st); len(got) == 10 {
				if _, err := s.Remove(context.Background(), iri("g")); err != nil {
					t.Fatal(err)
				}
				if err := s.Compact(context.Background()); err != nil {
					t.Fatal(err)
				}
				s.Close()
			}
		}
		same(t, "reading", got, graph.NewList(list))
		if _, err := s.Count(context.Background()); err == nil {
			t.Error("a closed store counts")
		}
	})
}

func TestLeftoversOfAKilledWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	open(t, path).Close()
	left := filepath.Join(filepath.Dir(path), ".t.corkboard.tmp-1")
	other := filepath.Join(filepath.Dir(path), ".other.corkboard.tmp-1")
	for _, name := range []string{left, other} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	open(t, path, ReadOnly()).Close()
	if _, err := os.Stat(left); err != nil {
		t.Error("a reader cleaned up")
	}
	open(t, path).Close()
	if _, err := os.Stat(other); err != nil {
		t.Error("another store's file was removed")
	}
	os.Remove(other)
	onlyTheStore(t, path)
}

func TestPermissionsAreKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such permissions here")
	}
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	add(t, s, dataset(10))
	_, err := s.Remove(context.Background(), iri("g"))
	if info, err2 := os.Stat(path); err != nil || err2 != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v %v", info.Mode(), err, err2)
	}
}

func TestSymbolicLinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	open(t, real).Close()
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here")
	}
	s := open(t, link)
	add(t, s, dataset(10))
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone (%v)", err)
	}
}

func TestRemovedTextLeavesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	secret := graph.Statement{Subject: iri("canary-subject"), Predicate: iri("p"), Object: graph.Text("canary-text"), Graph: iri("g/1")}
	add(t, s, append(dataset(100), secret))
	add(t, s, []graph.Statement{secret})
	if content, _ := os.ReadFile(path); !bytes.Contains(content, []byte("canary-text")) {
		t.Fatal("the test looks for the wrong thing")
	}
	if _, err := s.Remove(context.Background(), iri("g")); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(context.Background()); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || bytes.Contains(content, []byte("canary")) {
		t.Errorf("removed text is still in the file (%v)", err)
	}
}
