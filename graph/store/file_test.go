package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// onlyTheStore fails where something else than the store and its lock is left
// beside it.
func onlyTheStore(t *testing.T, s *Store) {
	t.Helper()
	names, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if name := filepath.Join(filepath.Dir(s.path), n.Name()); name != s.path && name != s.beside("lock") {
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
	for i := range scribbled[:16<<10] {
		scribbled[i] ^= byte(i)
	}
	for name, content := range map[string][]byte{
		"empty":          {},
		"text":           []byte("id,name\nanna,Anna\n"),
		"long text":      bytes.Repeat([]byte("id,name\n"), 10000),
		"one page":       store[:4096],
		"cut short":      store[:len(store)/2],
		"one byte short": store[:20<<10],
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
		// Whatever this answers, it comes back.
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
	onlyTheStore(t, s)
	r := open(t, path, ReadOnly())
	if _, err := r.Add(context.Background(), stream(dataset(1))); !errors.Is(err, errReadOnly) {
		t.Errorf("add: %v", err)
	}
	if _, err := r.Remove(context.Background(), iri("g")); !errors.Is(err, errReadOnly) {
		t.Errorf("remove: %v", err)
	}
}

func TestReadersAndOneWriter(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open elsewhere cannot be replaced here")
	}
	path := filepath.Join(t.TempDir(), "t.corkboard")
	list := dataset(200)
	w := open(t, path)
	add(t, w, list[:100])
	r1, r2 := open(t, path, ReadOnly()), open(t, path, ReadOnly())
	if s, err := Open(path, Wait(time.Millisecond)); err == nil {
		s.Close()
		t.Fatal("two writers")
	} else if !errors.Is(err, ErrBusy) {
		t.Fatal(err)
	}
	add(t, w, list)
	old, all := graph.NewList(list[:100]), graph.NewList(list)
	same(t, "first reader", match(t, r1, graph.Pattern{}), old)
	same(t, "second reader", match(t, r2, graph.Pattern{}), old)
	same(t, "writer", match(t, w, graph.Pattern{}), all)
	same(t, "new reader", match(t, open(t, path, ReadOnly()), graph.Pattern{}), all)
	w.Close()
	w = open(t, path, Wait(time.Millisecond))
	same(t, "next writer", match(t, w, graph.Pattern{}), all)
}

func TestLeftoversOfAKilledWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	s.Close()
	other := filepath.Join(filepath.Dir(path), ".other.corkboard.tmp-1")
	for _, name := range []string{s.beside("tmp-1"), s.beside("tmp-2"), s.beside("lock"), other} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	open(t, path, ReadOnly()).Close()
	if _, err := os.Stat(s.beside("tmp-1")); err != nil {
		t.Error("a reader cleaned up")
	}
	s = open(t, path)
	if _, err := os.Stat(other); err != nil {
		t.Error("another store's file was removed")
	}
	os.Remove(other)
	onlyTheStore(t, s)
	s.Close()
	if names, _ := os.ReadDir(filepath.Dir(path)); len(names) != 1 {
		t.Errorf("%d files are left", len(names))
	}
}

// A writer is killed with half of its statements written.
func TestKilledWriter(t *testing.T) {
	const name = "CORKBOARD_TEST_STORE"
	if path := os.Getenv(name); path != "" {
		s := open(t, path)
		s.batch = 50
		_, _ = s.Add(context.Background(), func(yield func(graph.Statement, error) bool) {
			for _, st := range dataset(600) {
				if !yield(st, nil) {
					return
				}
			}
			os.Stdout.WriteString("half\n")
			time.Sleep(time.Hour)
		})
		return
	}
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	add(t, s, dataset(20))
	want := match(t, s, graph.Pattern{})
	s.Close()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWriter$")
	cmd.Env = append(os.Environ(), name+"="+path)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Skip("cannot start another process: ", err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Errorf("the writer said %q, %v", line, err)
	}
	if _, err := os.Stat(s.beside("tmp-1")); err != nil {
		t.Error("the test kills too early: ", err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	same(t, "reader", match(t, open(t, path, ReadOnly()), graph.Pattern{}), want)
	s = open(t, path)
	same(t, "writer", match(t, s, graph.Pattern{}), want)
	onlyTheStore(t, s)
	add(t, s, dataset(600))
	same(t, "added again", match(t, s, graph.Pattern{}), graph.NewList(dataset(600)))
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
	if content, err := os.ReadFile(path); err != nil || bytes.Contains(content, []byte("canary")) {
		t.Errorf("removed text is still in the file (%v)", err)
	}
}
