package schema

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// readStatements reads the case in a folder, whose tables must be without
// faults.
func readStatements(t *testing.T, folder string) []graph.Statement {
	t.Helper()
	ctx := context.Background()
	f, err := source.Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ReadCase(ctx, Core(), f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(c.Statements(ctx))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// writeCase writes a case from its tables: "people.csv\nid,name\n…", one after
// the other.
func writeCase(t *testing.T, tables ...string) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("case.yaml", "base: https://example.org/\nlanguage: en\n")
	for _, table := range tables {
		name, text, _ := strings.Cut(strings.TrimLeft(table, "\n"), "\n")
		write(name, text)
	}
	return dir
}

// findings writes what the checks find, one line each: kind, text and rows.
func findings(t *testing.T, m graph.Matcher, kinds ...string) string {
	t.Helper()
	var b strings.Builder
	for f, err := range Core().Check(context.Background(), m, kinds...) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s: %s", f.Kind, f.Text)
		sep := " ["
		for _, at := range f.At {
			_, row, _ := strings.Cut(at.Value(), "/file/")
			b.WriteString(sep + row)
			sep = " "
		}
		if len(f.At) > 0 {
			b.WriteString("]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// What the checks find in the cases of testdata, and that it does not hang on
// the order of the input.
func TestChecksOfCases(t *testing.T) {
	for _, name := range []string{"wikileaks-messages", "town-council", "address-book"} {
		t.Run(name, func(t *testing.T) {
			all := readStatements(t, filepath.Join("..", "testdata", name))
			have := findings(t, graph.NewList(all))
			golden(t, "check/"+name+".txt", []byte(have))
			r := rand.New(rand.NewPCG(1, 2))
			r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			if again := findings(t, graph.NewList(all)); again != have {
				t.Errorf("shuffled statements give\n%s\nand not\n%s", again, have)
			}
		})
	}
}

// The kinds come in the order of Checks, in which a single one can be asked
// for, and give together what each gives alone.
func TestCheckKinds(t *testing.T) {
	m := graph.NewList(readStatements(t, filepath.Join("..", "testdata", "town-council")))
	var alone strings.Builder
	for _, c := range Checks {
		if c.Title == "" {
			t.Errorf("%s has no title", c.Kind)
		}
		for f, err := range Core().Check(context.Background(), m, c.Kind) {
			if err != nil || f.Kind != c.Kind {
				t.Fatalf("%s finds %v, %v", c.Kind, f, err)
			}
		}
		alone.WriteString(findings(t, m, c.Kind))
	}
	if all := findings(t, m); all != alone.String() {
		t.Errorf("all at once\n%s\none by one\n%s", all, alone.String())
	}
	for _, err := range Core().Check(context.Background(), m, "contradictions") {
		if err == nil || !strings.HasPrefix(err.Error(), `check: "contradictions" is not one of contradiction, dangling`) {
			t.Errorf("a kind that there is not: %v", err)
		}
	}
}

// brokenStore fails at the n-th statement that it gives.
type brokenStore struct {
	graph.List
	left *int
}

var errBroken = errors.New("the disk is gone")

func (b brokenStore) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for st, err := range b.List.Match(ctx, p) {
			if *b.left--; *b.left < 0 {
				yield(graph.Statement{}, errBroken)
				return
			}
			if !yield(st, err) {
				return
			}
		}
	}
}

// An error of the store ends the checks wherever it comes up, and no finding
// is given.
func TestCheckBrokenStore(t *testing.T) {
	m := graph.NewList(readStatements(t, filepath.Join("..", "testdata", "town-council")))
	broken := 0
	for n := 0; ; n += 7 {
		left := n
		var last error
		count := 0
		for _, err := range Core().Check(context.Background(), brokenStore{m, &left}) {
			last = err
			count++
		}
		if last == nil {
			break
		}
		broken++
		if !errors.Is(last, errBroken) || count != 1 {
			t.Fatalf("after %d statements: %d findings, %v", n, count-1, last)
		}
	}
	if broken < len(m)/7 {
		t.Errorf("only %d of the stores were broken", broken)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Core().Check(ctx, m) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after it was cancelled: %v", err)
		}
	}
}

// Without a graph of sources nobody knows what belongs to the case; a graph
// whose name merely ends alike is none.
func TestCheckForeignGraphs(t *testing.T) {
	foreign := graph.IRI("https://example.org/resources")
	a, b := graph.IRI("https://example.org/a"), graph.IRI("https://example.org/b")
	statements := func(g graph.Term) graph.List {
		return graph.NewList([]graph.Statement{
			{Subject: foreign, Predicate: typeTerm, Object: bundleTerm, Graph: g},
			{Subject: a, Predicate: typeTerm, Object: graph.IRI("http://schema.org/Event")},
			{Subject: a, Predicate: graph.IRI("http://schema.org/name"), Object: graph.Text("A")},
			{Subject: a, Predicate: aboutTerm, Object: b},
		})
	}
	if have := findings(t, statements(foreign)); have != "" {
		t.Errorf("found %s", have)
	}
	want := "dangling: \"b\" is referred to, but nobody describes it\n"
	if have := findings(t, statements(SourcesGraph("https://example.org/"))); have != want {
		t.Errorf("found %s", have)
	}
}
