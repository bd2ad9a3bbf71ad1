package engine

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestStrace lets system calls of a process that changes a store fail, one at a
// time or all from one on: each change is done, or fails and leaves what there
// was.
func TestStrace(t *testing.T) {
	words := straced(t)
	faults := []struct {
		call, err string
		most      int // which call fails at the latest
	}{
		{"pwrite64", "ENOSPC", 120},
		{"pwrite64", "EIO", 120},
		{"fsync", "EIO", 40},
		{"fsync", "ENOSPC", 40},
		{"ftruncate", "EIO", 3},
		{"renameat", "EIO", 4},
		{"linkat", "EPERM", 1},
		{"unlinkat", "EIO", 10},
	}
	each := 4
	if testing.Short() {
		each = 1
	}
	for _, f := range faults {
		for _, once := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/%s/once %v", f.call, f.err, once), func(t *testing.T) {
				t.Parallel()
				failed := 0
				for i := range each {
					n := 1 + i*f.most/each
					when := fmt.Sprint(n)
					if !once {
						when += "+"
					}
					inject := fmt.Sprintf("inject=%s:error=%s:when=%s", f.call, f.err, when)
					failed += injected(t, append(words, "-e", "trace="+f.call, "-e", inject), uint64(i), !once)
				}
				t.Log(failed, "changes failed")
			})
		}
	}
}

// straced gives the words that trace a process, and skips where that cannot be.
func straced(t *testing.T) []string {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace to let system calls fail with")
	}
	words := []string{strace, "-f", "-qq", "-o", os.DevNull}
	if err := exec.Command(words[0], append(words[1:], "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", os.Args[0], "-test.run=^$")...).Run(); err != nil {
		t.Skip("strace lets no system calls fail here:", err)
	}
	return words
}

// injected runs a child of which system calls fail, and gives how many changes
// did. Behind it the store is sound, without what failed unless that is
// doubtful, and takes changes.
func injected(t *testing.T, words []string, seed uint64, doubtful bool) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.corkboard")
	var said bytes.Buffer
	c := childCommand("change", path, seed, 25, words...)
	c.Stdout = &said
	if err := c.Run(); err != nil {
		t.Fatalf("%v:\n%s", err, said.String())
	}
	rep := understand(t, said.String(), []string{"", make(board).sum()}, doubtful)
	if sum := found(t, path, Options{}); !slices.Contains(rep.known, sum) {
		t.Fatalf("%v: the store holds %s, and should hold one of %v:\n%s", words, sum, rep.known, said.String())
	}
	for _, because := range rep.because {
		if !strings.Contains(because, "input/output error") && !strings.Contains(because, "no space left") && !strings.Contains(because, "operation not permitted") {
			t.Errorf("a change failed because %s", because)
		}
	}
	if len(found(t, path, Options{})) == 0 {
		t.Log("no store was made")
	}
	return rep.failed
}

// TestRenamedBehindSync looks at what compacting asks of the system: the new
// file is synced before it is renamed, and the folder behind that.
func TestRenamedBehindSync(t *testing.T) {
	words := straced(t)
	dir := t.TempDir()
	path, trace := filepath.Join(dir, "a.corkboard"), filepath.Join(dir, "trace")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	must(t, s, loading(make(board), someStatements(1, 100, 50)))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	words[len(words)-1] = trace
	c := childCommand("compact", path, 1, 0, append(words, "-y", "-e", "trace=fsync,pwrite64,/rename")...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	log, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	synced, renamed, folder := false, false, false
	for line := range strings.Lines(string(log)) {
		switch {
		case strings.Contains(line, "pwrite64(") && !renamed:
			synced = false
		case strings.Contains(line, "fsync(") && strings.Contains(line, ".tmp-"):
			synced = true
		case strings.Contains(line, "rename"):
			if !synced {
				t.Errorf("what is renamed is not synced:\n%s", log)
			}
			renamed = true
		case strings.Contains(line, "fsync(") && renamed && strings.Contains(line, "<"+dir+">"):
			folder = true
		}
	}
	if !renamed || !folder {
		t.Errorf("renamed: %v, the folder synced behind it: %v\n%s", renamed, folder, log)
	}
}
