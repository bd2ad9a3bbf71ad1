package engine

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A child is this test program again, in another process. What it is to do
// stands in its environment.
const (
	childPath    = "ENGINE_CHILD"
	childSeed    = "ENGINE_SEED"
	childChanges = "ENGINE_CHANGES" // how many; 0 is without end
	childDoes    = "ENGINE_DOES"
)

// childCommand gives the command that runs a child, behind other words.
func childCommand(does, path string, seed uint64, changes int, before ...string) *exec.Cmd {
	words := append(before, os.Args[0], "-test.run=^TestChild$")
	c := exec.Command(words[0], words[1:]...)
	c.Env = append(os.Environ(), childDoes+"="+does, childPath+"="+path, fmt.Sprint(childSeed, "=", seed), fmt.Sprint(childChanges, "=", changes))
	return c
}

// TestChild is no test by itself: others run it in a process of its own.
func TestChild(t *testing.T) {
	path := os.Getenv(childPath)
	if path == "" {
		t.Skip("others run this one")
	}
	c := &child{path: path}
	var seed uint64
	fmt.Sscan(os.Getenv(childSeed), &seed)
	fmt.Sscan(os.Getenv(childChanges), &c.changes)
	c.r = rand.New(rand.NewPCG(seed, 5))
	switch os.Getenv(childDoes) {
	case "change":
		c.change()
	case "compact":
		if c.open() {
			say("done", c.store.Compact(context.Background()), c.store.Close())
		}
	case "hold":
		c.hold(Options{})
	case "read":
		c.hold(Options{ReadOnly: true})
	}
}

// child makes changes and says so, one line for each:
//
//	next SUM    a change begins that leaves the store with what has the digest
//	done SUM    it is done
//	failed      it is not, and the store holds what it held
//	wrong …     what must not be
type child struct {
	path    string
	changes int
	r       *rand.Rand
	store   *Store
	now     board
}

// say writes a line at once, so that what is read of it is whole.
func say(words ...any) {
	os.Stdout.WriteString(fmt.Sprintln(words...))
}

// change makes random changes without end, or so many.
func (c *child) change() {
	if !c.open() {
		return
	}
	small := c.r.IntN(2) == 0
	for n := 1; ; n++ {
		c.store.options.Memory = 0
		if small {
			c.store.options.Memory = -1
		}
		do := anyChange(c.r, c.now, 120)
		if n == c.changes {
			do = change{"closing", func(context.Context, *Store) error { return c.store.Close() }, c.now, false}
		}
		say("next", do.after.sum())
		switch err := do.do(context.Background(), c.store); {
		case err == nil && do.fails:
			say("wrong:", do.name, "gives no error")
		case err == nil:
			c.now = do.after
			say("done", c.now.sum())
		default:
			say("failed")
			if !do.fails {
				say("because", err)
			}
		}
		if n == c.changes {
			return
		}
		if got, err := sound(c.store); err != nil || got != c.now.sum() {
			say("wrong:", do.name, "left", got, "and not", c.now.sum(), err)
			return
		}
	}
}

// open opens the store and looks at what it holds.
func (c *child) open() bool {
	var err error
	if c.store, err = Open(c.path, Options{}); err != nil {
		say("because", err)
		return false
	}
	if left := leftovers(c.path); len(left) > 0 {
		say("wrong: there is", left)
		return false
	}
	s := c.store.Snapshot()
	defer s.Release()
	if c.now, err = held(s); err != nil {
		say("because", err)
		return false
	}
	say("done", c.now.sum())
	return true
}

// hold opens the store and holds it until the standard input ends.
func (c *child) hold(o Options) {
	s, err := Open(c.path, o)
	if err != nil {
		say("because", err)
		return
	}
	say("open")
	bufio.NewReader(os.Stdin).ReadString('\n')
	say("closed", s.Close())
}

// leftovers gives the temporary files beside a store.
func leftovers(path string) []string {
	left, _ := filepath.Glob(beside(path, "tmp-*"))
	return left
}

// report is what a child said.
type report struct {
	known   []string // digests that the store may have
	done    int      // changes
	failed  int
	because []string
}

// understand reads what a child said. The store held something with one of the
// digests before. Where doubtful is set, changes that failed may be there.
func understand(t *testing.T, said string, before []string, doubtful bool) report {
	t.Helper()
	r := report{known: before}
	next := ""
	for line := range strings.Lines(said) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case !strings.HasSuffix(line, "\n"): // cut short
		case word == "next":
			next = rest
		case word == "done":
			if next == "" && before != nil && !slices.Contains(before, rest) {
				t.Fatalf("a child found what nobody left:\n%s", said)
			}
			r.known, next = []string{rest}, ""
			r.done++
		case word == "failed":
			if doubtful {
				r.known = append(slices.Clone(r.known), next)
			}
			next = ""
			r.failed++
		case word == "because":
			r.because = append(r.because, rest)
		case word == "wrong:":
			t.Fatalf("a child says:\n%s", said)
		}
	}
	if next != "" {
		r.known = append(slices.Clone(r.known), next)
	}
	return r
}

// found opens a store that a child left, and gives the digest of what it holds:
// "" where there is none.
func found(t *testing.T, path string, o Options) string {
	t.Helper()
	o.MustExist = true
	s, err := Open(path, o)
	if errors.Is(err, os.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}()
	sum, err := sound(s)
	if err != nil {
		t.Fatal(err)
	}
	if left := leftovers(path); len(left) > 0 && !o.ReadOnly {
		t.Fatal("left over:", left)
	}
	return sum
}
