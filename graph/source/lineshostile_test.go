package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"corkboard/graph"
)

// TestLinesTruncated cuts a document at every byte: what is read is what the
// whole begins with, and a line that is cut is a fault unless its statement is
// whole.
func TestLinesTruncated(t *testing.T) {
	text := "<a:s> <a:\\u00e9> \"é\\n\"@en--ltr <a:g> .\r\n# x\n_:b <a:p> <<( _:b.c <a:p> \"1\"^^<a:t> )>> _:g . # y\nVERSION \"1.2\"\n<a:s> <a:p> <a:o> ."
	o := Options{RDF: RDFOptions{KeepLabels: true}}
	whole := strings.SplitAfter(lineListing(t, textInput("t", text), o, true), "\n")
	if len(whole) != 4 {
		t.Fatal(whole)
	}
	for n := range len(text) {
		have := lineListing(t, textInput("t", text[:n]), o, true)
		good, faults := 0, 0
		for line := range strings.Lines(have) {
			if line[0] == '!' {
				faults++
			} else if good++; line != whole[good-1] {
				t.Fatalf("cut at %d: %s", n, line)
			}
		}
		last := strings.TrimSpace(text[strings.LastIndexByte(text[:n], '\n')+1 : n])
		if open := last != "" && !strings.Contains(last, " .") && last[0] != '#' && last != `VERSION "1.2"`; open != (faults == 1) || faults > 1 {
			t.Errorf("cut at %d: %d faults\n%s", n, faults, have)
		}
	}
}

// TestLinesDeep nests triple terms.
func TestLinesDeep(t *testing.T) {
	for depth, want := range map[int]string{
		maxNesting:     "",
		maxNesting + 1: "! 1:913: triple term: nests deeper than 60\n",
		200_000:        "! 1:913: triple term: nests deeper than 60\n",
	} {
		text := strings.Repeat("<<( <a:s> <a:p>", depth) + "<a:o>" + strings.Repeat(")>>", depth)
		have := lineListing(t, textInput("t", "<a:s> <a:p> "+text+" ."), Options{}, false)
		if want == "" && strings.HasPrefix(have, "1:1 ") && strings.Count(have, "\n") == 1 {
			continue
		}
		if have != want {
			t.Errorf("%d deep: %.200s", depth, have)
		}
	}
}

// TestLinesLong has lines and terms around the bounds, and lines much longer.
func TestLinesLong(t *testing.T) {
	const most = 100_000 // of a term; of a line four times as much
	line := func(text int) string { return "<a:s> <a:p> \"" + strings.Repeat("x", text) + "\" .\n" }
	good := "<a:s> <a:p> <a:o> .\n"
	for _, tt := range []struct {
		name, text, want string
	}{
		{"a term that just fits", good + line(most) + good, "1:1 … 2:1 … 3:1 …"},
		{"a term that does not", good + line(most+1) + good, "1:1 … ! 2:1: term: it is larger than 100000 bytes; the statement is left out 3:1 …"},
		{"an IRI", "<a:" + strings.Repeat("x", most) + "> <a:p> <a:o> .\n" + good, "! 1:1: term: it is larger than 100000 bytes; the statement is left out 2:1 …"},
		{"a datatype", "<a:s> <a:p> \"\"^^<a:" + strings.Repeat("x", most) + "> .\n" + good, "! 1:1: term: it is larger than 100000 bytes; the statement is left out 2:1 …"},
		{"a language", "<a:s> <a:p> \"\"@en" + strings.Repeat("-x", most) + " .\n" + good, "! 1:1: term: it is larger than 100000 bytes; the statement is left out 2:1 …"},
		{"a line", good + line(4*most) + good, "1:1 … ! 2:1: line: it is larger than 400000 bytes; it is left out 3:1 …"},
		{"a line much longer", good + line(40*most) + good, "1:1 … ! 2:1: line: it is larger than 400000 bytes; it is left out 3:1 …"},
		{"CR LF behind it", good + strings.Repeat("x", 10*most) + "\r\n" + good, "1:1 … ! 2:1: line: it is larger than 400000 bytes; it is left out 3:1 …"},
		{"CRs behind it", good + strings.Repeat("x", 10*most) + "\r\r" + good, "1:1 … ! 2:1: line: it is larger than 400000 bytes; it is left out 4:1 …"},
		{"no end", good + strings.Repeat("x", 10*most), "1:1 … ! 2:1: line: it is larger than 400000 bytes; it is left out"},
		{"nothing but lines as long", strings.Repeat(line(most), 20), strings.TrimSpace(lineNumbers(20))},
	} {
		for _, workers := range []int{1, 3} {
			have := lineListing(t, textInput("t", tt.text), Options{MaxField: most, RDF: RDFOptions{Workers: workers}}, false)
			var short []string
			for l := range strings.Lines(have) {
				if place, _, _ := strings.Cut(l, " "); place != "!" {
					l = place + " …"
				}
				short = append(short, strings.TrimSpace(l))
			}
			if have := strings.Join(short, " "); have != tt.want {
				t.Errorf("%s, %d workers: %.500s, want %s", tt.name, workers, have, tt.want)
			}
		}
	}
}

func lineNumbers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d:1 … ", i+1)
	}
	return b.String()
}

// TestLinesMemory reads what never ends, and lines without an end, in bounded
// memory, a few blocks for each goroutine; small terms of a long line do not keep it.
func TestLinesMemory(t *testing.T) {
	text := strings.Repeat("x", 1<<20)
	tests := map[string]struct {
		head, block, tail string
		n, want           int
	}{
		"statements": {"", chain(200, true), "", 100, 100_000},
		"comments":   {"#", text, "\n<a:s> <a:p> <a:o> .", 100, 1},
		"lines":      {"", "<a:s> <a:p> \"" + text + "\" .\n", "", 40, 40},
		"blanks":     {"", strings.Repeat("\r\n", 1<<19), "<a:s> <a:p> <a:o> .", 40, 1},
		"labels":     {"", strings.Repeat("_:a <a:p> _:b .\n_:c <a:p> _:d .\n", 1000), "", 60, 120_000},
	}
	for name, tt := range tests {
		for _, workers := range []int{1, 3} {
			base, most, n := live(), uint64(0), 0
			var kept []graph.Term
			for s, err := range lineStatements(context.Background(), repeated("t", tt.head, tt.block, tt.n, tt.tail), Options{RDF: RDFOptions{Workers: workers}}, true) {
				if err != nil && name != "comments" {
					t.Fatalf("%s: %v", name, err)
				}
				if err == nil {
					n++
				}
				if name == "lines" {
					kept = append(kept, s.Predicate)
				}
				if n%100_000 == 0 || n < 100 {
					most = max(most, live())
				}
			}
			if n != tt.want || most > base+uint64(8+8*workers)<<20 {
				t.Errorf("%s, %d workers: %d statements; the heap grew from %d to %d", name, workers, n, base, most)
			}
			runtime.KeepAlive(kept)
		}
	}
}

// TestLinesTogether reads a large document with faults in it and ends of lines
// of every kind: the number of goroutines makes no difference.
func TestLinesTogether(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for line := range strings.Lines(chain(4000, true)) {
		switch chance.IntN(40) {
		case 0:
			line = line[:chance.IntN(len(line))] + "\n"
		case 1:
			line = strings.TrimSpace(line) + "\r"
		case 2:
			line = "_:" + line[len("<https://case.invalid/message/"):len("<https://case.invalid/message/")+8] + line[strings.IndexByte(line, '>')+1:]
		case 3:
			line = "# " + line + "\r\n"
		}
		b.WriteString(line)
	}
	in := textInput("t", b.String())
	want := lineListing(t, in, Options{}, true)
	if n := strings.Count(want, "\n! "); n < 100 {
		t.Fatalf("%d faults", n)
	}
	for _, workers := range []int{2, 3, 8} {
		if have := lineListing(t, in, Options{RDF: RDFOptions{Workers: workers}}, true); have != want {
			t.Errorf("%d workers read something else", workers)
		}
	}
}

// TestLinesStop ends the pulling after some items, or the context: nobody goes
// on working, and the input is closed.
func TestLinesStop(t *testing.T) {
	text := chain(2000, true) + "x\n"
	before := runtime.NumGoroutine()
	for _, workers := range []int{1, 2, 4} {
		for _, stop := range []int{1, 2, 300, 5000, 9999, 10001} {
			closed, n := 0, 0
			in := textInput("t", text)
			open := in.Open
			in.Open = func() (io.ReadCloser, error) {
				r, err := open()
				return countedClose{r, &closed}, err
			}
			st := lineStatements(context.Background(), in, Options{RDF: RDFOptions{Workers: workers}}, true)
			if closed != 0 {
				t.Fatal("something is closed before it is pulled")
			}
			for range st {
				if n++; n == stop {
					break
				}
			}
			if n != stop || closed != 1 {
				t.Errorf("%d workers: stopped at %d of %d, closed %d times", workers, n, stop, closed)
			}
		}
		ctx, cancel := context.WithCancel(context.Background())
		var last error
		n := 0
		for _, err := range lineStatements(ctx, textInput("t", text), Options{RDF: RDFOptions{Workers: workers}}, true) {
			if n++; n == 10 {
				cancel()
			}
			last = err
		}
		cancel()
		if !errors.Is(last, context.Canceled) || n > 9000 {
			t.Errorf("%d workers: canceled: %d items, %v", workers, n, last)
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left of %d", runtime.NumGoroutine(), before)
}

// TestLinesWorld has inputs that do not open, break off or give nothing.
func TestLinesWorld(t *testing.T) {
	broken := errors.New("broken")
	input := func(r io.Reader) Input {
		return Input{Name: "t", Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
	}
	good := "<a:s> <a:p> <a:o> .\n"
	for _, workers := range []int{1, 2} {
		o := Options{RDF: RDFOptions{Workers: workers}}
		for name, tt := range map[string]struct {
			in         Input
			err        error
			statements int
		}{
			"not opened":    {Input{Name: "t", Open: func() (io.ReadCloser, error) { return nil, broken }}, broken, 0},
			"broken":        {input(io.MultiReader(strings.NewReader(good+good[:17]), iotest.ErrReader(broken))), broken, 1},
			"broken at end": {input(io.MultiReader(strings.NewReader(good+"<a:s> <a:p> _:o. "), iotest.ErrReader(broken))), broken, 1},
			"idle":          {input(io.MultiReader(strings.NewReader(good), idle{})), io.ErrNoProgress, 1},
		} {
			var e *graph.Error
			all, err := graph.Collect(lineStatements(context.Background(), tt.in, o, false))
			if len(all) != tt.statements || !errors.Is(err, tt.err) || errors.As(err, &e) {
				t.Errorf("%s, %d workers: %v, %v", name, workers, all, err)
			}
		}
	}
}

type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

// TestLinesDamaged cuts a compressed document off: the lines before the damage
// are read, the damage is a fault with a place.
func TestLinesDamaged(t *testing.T) {
	text := chain(3000, true)
	whole := lineListing(t, textInput("t.nq.gz", text), Options{}, true)
	packed := gzipped(t, text)
	for _, cut := range []int{1, 5, len(packed) / 2, len(packed) - 9, len(packed) - 1} {
		file := filepath.Join(t.TempDir(), "t.nq.gz")
		if err := os.WriteFile(file, []byte(packed[:cut]), 0o600); err != nil {
			t.Fatal(err)
		}
		in, err := FileInput(file, "t.nq.gz")
		if err != nil {
			t.Fatal(err)
		}
		for _, workers := range []int{1, 2} {
			o := Options{RDF: RDFOptions{Workers: workers}}
			var have strings.Builder
			var last error
			for s, err := range lineStatements(context.Background(), in, o, true) {
				if last = err; err == nil {
					fmt.Fprintf(&have, "%d:%d %s\n", s.Origin.Line, s.Origin.Column, s)
				}
			}
			var e *graph.Error
			if !errors.As(last, &e) || !strings.HasPrefix(whole, have.String()) {
				t.Errorf("cut at %d, %d workers: %v", cut, workers, last)
				continue
			}
			if n := strings.Count(have.String(), "\n"); n > 0 && (e.Origin.Line != int32(n+1) || e.Origin.Column != 1) {
				t.Errorf("cut at %d, %d workers: %d lines and then %v", cut, workers, n, last)
			}
			if cut > 100 && have.Len() == 0 {
				t.Errorf("cut at %d, %d workers: nothing is read", cut, workers)
			}
		}
	}
}
