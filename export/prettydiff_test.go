package export

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// structures is a document with many things of all shapes.
func structures(n int) []graph.Statement {
	var all []graph.Statement
	for i := range n {
		var text string
		switch i % 5 {
		case 0: // a person with an address
			text = "p%[1]d type Person\np%[1]d name \"n%[1]d\"\np%[1]d address _a%[1]d\n_a%[1]d city \"c%[2]d\"\n_a%[1]d street \"s%[1]d\"\n_a%[1]d zip \"z%[2]d\""
		case 1: // a list with nodes in it
			text = "p%[1]d items _l%[1]d\n_l%[1]d first \"i%[1]d\"\n_l%[1]d rest _m%[1]d\n_m%[1]d first _x%[1]d\n_m%[1]d rest nil\n_x%[1]d q \"x%[2]d\"\n_x%[1]d r \"r%[1]d\""
		case 2: // shared by two
			text = "p%[1]d p _s%[1]d\np%[1]d q b\nq%[1]d p _s%[1]d\n_s%[1]d type Shared\n_s%[1]d name \"s%[2]d\"\n_s%[1]d value \"v%[1]d\""
		case 3: // a ring, known by nobody
			text = "_u%[1]d n _v%[1]d\n_v%[1]d n _u%[1]d\n_u%[1]d name \"u%[1]d\"\n_v%[1]d name \"v%[2]d\"\n_v%[1]d type Ring"
		case 4: // nobody's
			text = "_w%[1]d type Event\n_w%[1]d name \"w%[1]d\"\n_w%[1]d place _y%[1]d\n_y%[1]d lat \"y%[2]d\"\n_y%[1]d lon \"o%[1]d\""
		}
		for line := range strings.Lines(fmt.Sprintf(text, i, i%7)) {
			all = append(all, shapeLine(line, ""))
		}
	}
	return all
}

// touched counts the lines that a diff takes away and adds.
func touched(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	common := make([]int, len(y)+1) // of x so far and the first k lines of y
	for _, line := range x {
		before := 0
		for k := range y {
			was := common[k+1]
			if line == y[k] {
				common[k+1] = before + 1
			} else {
				common[k+1] = max(common[k+1], common[k])
			}
			before = was
		}
	}
	return len(x) + len(y) - 2*common[len(y)]
}

// A document of 200 structures, one statement of it changed, put in or taken
// out: a handful of lines are others.
func TestPrettyDiff(t *testing.T) {
	all := structures(200)
	f, _ := Lookup("turtle-pretty")
	o := Options{Prefixes: []Prefix{{"", ex}, {"rdf", rdfNS}}}
	before := write(t, f, all, o)
	r := rand.New(rand.NewSource(1))
	worst, sum := 0, 0
	const trials = 300
	for i := range trials {
		next := slices.Clone(all)
		k := r.Intn(len(next))
		was := next[k]
		switch i % 3 {
		case 0:
			next[k].Object = graph.Text(fmt.Sprint("new", i))
		case 1:
			next[k].Predicate, next[k].Object = graph.IRI(fmt.Sprint(ex, "new", i)), graph.Text("new")
			next = append(next, was)
		case 2:
			next = slices.Delete(next, k, k+1)
		}
		after := write(t, f, relabel(next, int64(i)), o)
		n := touched(before, after)
		sum += n
		if worst = max(worst, n); n > 24 {
			t.Errorf("%d lines: %v", n, was)
		}
	}
	t.Logf("%d lines of %d at most, %.1f on average", worst, strings.Count(before, "\n"), float64(sum)/trials)
	if sum > 9*trials {
		t.Errorf("%.1f lines on average", float64(sum)/trials)
	}
}

// Large documents of one shape each come to an end, and come out the same again.
func TestPrettyLarge(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long")
	}
	const n = 2_500
	for name, line := range map[string]func(i int) string{
		"list":            func(i int) string { return fmt.Sprintf("_%d first \"x\"\n_%d rest _%d", i, i, i+1) },
		"chain":           func(i int) string { return fmt.Sprintf("_%d p _%d", i, i+1) },
		"both ways":       func(i int) string { return fmt.Sprintf("_%d n _%d\n_%d v _%d", i, i+1, i+1, i) },
		"ring":            func(i int) string { return fmt.Sprintf("_%d p _%d", i, (i+1)%n) },
		"pairs":           func(i int) string { return fmt.Sprintf("_%d p _%d", i, i^1) },
		"shared":          func(i int) string { return fmt.Sprintf("a p _%d\nb p _%d", i, i) },
		"of two hubs":     func(i int) string { return fmt.Sprintf("_a p _%d\n_b p _%d", i, i) },
		"everybody":       func(i int) string { return fmt.Sprintf("_%d p _%d", i%50, i/50) },
		"itself":          func(i int) string { return fmt.Sprintf("_%d p _%d", i, i) },
		"nested alike":    func(i int) string { return fmt.Sprintf("a p _%d\n_%d p \"1\"", i, i) },
		"tree":            func(i int) string { return fmt.Sprintf("_%d p _%d", i/2, i+1) },
		"tree, both ways": func(i int) string { return fmt.Sprintf("_%d p _%d\n_%d q _%d", i/2, i+1, i+1, i/2) },
	} {
		var all []graph.Statement
		for i := range n {
			for text := range strings.Lines(line(i)) {
				all = append(all, shapeLine(text, "x"))
			}
		}
		f, _ := Lookup("turtle-pretty")
		start := time.Now()
		text := write(t, f, all, Options{})
		t.Logf("%s: %v, %d bytes", name, time.Since(start).Round(time.Millisecond), len(text))
		if again := write(t, f, readOurs(t, f, text), Options{}); again != text {
			t.Errorf("%s: not the same again", name)
		}
	}
}
