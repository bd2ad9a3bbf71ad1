package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// oddTerms are terms that differ little or look strange.
func oddTerms() []Term {
	a, b := IRI("http://example.com/a"), IRI("http://example.com/b")
	long := strings.Repeat("http://example.com/so/far/all/the/same/", 9)
	l := []Term{
		a, b, IRI(""), IRI("a\x00"), IRI("a"), IRI(long + "1"), IRI(long + "2"), IRI(long), IRI(long + "\x00"), IRI("ä"), IRI("\xff"),
		Blank(""), Blank("a"), Blank("http://example.com/a"), Blank("aaaaaaaa"), Blank("aaaaaaaa\x00"), Blank("aaaaaaaaa"),
		Text(""), Text("\x00"), Text("\x00\x00"), Text("a"), Text("http://example.com/a"), LangText("a", "en"), LangText("a", "EN"),
		DirText("a", "en", LeftToRight), DirText("a", "en", RightToLeft), DirText("a", "en", 77), Typed("a", "en"),
		Typed("a", "http://example.com/b"), Typed("01", "http://example.com/b"), Text(strings.Repeat("ü", 4000)), Typed(strings.Repeat("a", 9000), "t"),
		TripleTerm(a, b, a), TripleTerm(a, b, Text("a")), TripleTerm(a, b, TripleTerm(a, b, Text("a"))),
	}
	for i := range 40 {
		l = append(l, Text(strings.Repeat("x", i+1)), IRI("http://example.com/"+strings.Repeat("\x00", i)))
	}
	return l
}

// randomStatements makes statements of few terms, many of them equal but for
// their origin.
func randomStatements(r *rand.Rand, n int) []Statement {
	terms := append(oddTerms(), Term{}, Term{})
	pick := func() Term {
		if r.IntN(3) > 0 {
			return terms[r.IntN(3)]
		}
		return terms[r.IntN(len(terms))]
	}
	l := make([]Statement, n)
	for i := range l {
		l[i] = Statement{Subject: pick(), Predicate: pick(), Object: pick(), Graph: pick()}
		l[i].Origin = Origin{File: fmt.Sprint("file", r.IntN(3)), Line: int32(i), Column: r.Int32(), Row: -r.Int32()}
		if r.IntN(2) == 0 {
			l[i].Origin.Pointer = fmt.Sprint("/a/", r.IntN(5))
		}
		if r.IntN(9) == 0 {
			l[i].Origin = Origin{Line: math.MinInt32, Row: math.MaxInt32}
		}
	}
	return l
}

func sortSimply(l []Statement, o SortOptions) []Statement {
	want := slices.Clone(l)
	slices.SortStableFunc(want, o.Order.Compare)
	if o.Unique {
		want = slices.CompactFunc(want, Statement.SameQuad)
	}
	return want
}

func TestSort(t *testing.T) {
	// The least memory makes a run of each statement, and so several passes.
	for _, n := range []int{0, 1, 2, 127, 129, 3000, 20000} {
		for _, memory := range []int64{0, 1, 5000, 400_000} {
			if n == 20000 && memory < 5000 {
				continue
			}
			for _, o := range []SortOptions{{}, {Unique: true}, {Order: GSPO}, {Order: GSPO, Unique: true}} {
				o.Memory, o.TempDir = memory, t.TempDir()
				in := randomStatements(rand.New(rand.NewPCG(uint64(n), uint64(memory))), n)
				got, err := Collect(Sort(t.Context(), stream(in), o))
				if err != nil {
					t.Fatal(err)
				}
				want := sortSimply(in, o)
				if !slices.Equal(got, want) {
					t.Fatalf("%d statements, %+v: wrong at %d of %d", n, o, firstDifference(got, want), len(want))
				}
				checkEmpty(t, o.TempDir)
			}
		}
	}
}

func firstDifference(a, b []Statement) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func checkEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("the folder for temporary files holds %v (%v)", left, err)
	}
}

func FuzzSort(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint16(200), uint16(1000), true, true)
	f.Add(uint64(3), uint64(2), uint16(900), uint16(1), false, false)
	f.Fuzz(func(t *testing.T, a, b uint64, n, memory uint16, unique, gspo bool) {
		o := SortOptions{Memory: int64(memory) + 1, TempDir: t.TempDir(), Unique: unique}
		if gspo {
			o.Order = GSPO
		}
		in := randomStatements(rand.New(rand.NewPCG(a, b)), int(n%2000))
		got, err := Collect(Sort(t.Context(), stream(in), o))
		if want := sortSimply(in, o); err != nil || !slices.Equal(got, want) {
			t.Errorf("%v: wrong at %d of %d", err, firstDifference(got, want), len(want))
		}
	})
}

// TestSortTerms sorts texts that make a quicksort over a few bytes at a time
// look deep or split badly.
func TestSortTerms(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, alphabet := range []string{"a", "ab", "\x00a", "abcdefgh"} {
		var in []Statement
		for range 3000 {
			text := make([]byte, r.IntN(40))
			for i := range text {
				text[i] = alphabet[r.IntN(len(alphabet))]
			}
			in = append(in, Statement{Subject: Text(string(text)), Object: LangText(strings.Repeat("z", 30), string(text))})
		}
		got, err := Collect(Sort(t.Context(), stream(in), SortOptions{}))
		if want := sortSimply(in, SortOptions{}); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, wrong at %d", alphabet, err, firstDifference(got, want))
		}
	}
	// No pivots are left from the start.
	var table termTable
	for range 500 {
		table.number(Text(fmt.Sprint(r.IntN(1000))))
	}
	var keys []termKey
	for n := range table.terms {
		keys = append(keys, termKey{table.word(uint32(n), 0), uint32(n)})
	}
	table.sort(keys, 0, 0)
	if !slices.IsSortedFunc(keys, table.compare) {
		t.Error("not sorted without pivots")
	}
}

func TestSortKeepsNothingOfTheInput(t *testing.T) {
	given := make(map[*byte]bool)
	give := func(s string) string {
		s = strings.Clone(s)
		given[unsafe.StringData(s)] = true
		return s
	}
	var in []Statement
	for i := range 99 {
		in = append(in, Statement{
			Subject:   IRI(give("http://example.com/subject")),
			Predicate: IRI(give("http://example.com/p")),
			Object:    Typed(give(fmt.Sprint("object", i)), give("http://example.com/type")),
			Graph:     Blank(give("graph")),
			Origin:    Origin{File: give("file"), Pointer: give("/pointer")},
		})
	}
	for _, memory := range []int64{0, 1, 5000} {
		got, err := Collect(Sort(t.Context(), stream(in), SortOptions{Memory: memory, TempDir: t.TempDir()}))
		if err != nil || len(got) != len(in) {
			t.Fatalf("%d statements, %v", len(got), err)
		}
		for _, s := range got {
			for _, text := range []string{s.Subject.text, s.Predicate.text, s.Object.text, s.Object.tag, s.Graph.text, s.Origin.File, s.Origin.Pointer} {
				if text == "" || given[unsafe.StringData(text)] {
					t.Fatalf("memory %d: %q is the input's", memory, text)
				}
			}
		}
	}
}

func TestSortPassesFaultsThrough(t *testing.T) {
	one, two := Statement{Subject: IRI("a:1")}, Statement{Subject: IRI("a:2")}
	fault := &Error{Origin: Origin{File: "f", Line: 3}, Err: errors.New("broken")}
	world := errors.New("disk on fire")
	in := func(end error) Statements {
		return func(yield func(Statement, error) bool) {
			_ = yield(two, nil) && yield(Statement{}, fmt.Errorf("wrapped: %w", fault)) && yield(one, nil) && yield(Statement{}, fault) &&
				(end == nil || yield(Statement{}, end))
		}
	}
	for _, memory := range []int64{0, 1} {
		for _, end := range []error{nil, world} {
			o := SortOptions{Memory: memory, TempDir: t.TempDir()}
			var got []string
			for s, err := range Sort(t.Context(), in(end), o) {
				got = append(got, fmt.Sprint(s.Subject.Value(), err))
			}
			want := []string{"wrapped: f:3: broken", "f:3: broken", "a:1<nil>", "a:2<nil>"}
			if end != nil {
				want = append(want[:2], "disk on fire")
			}
			if !slices.Equal(got, want) {
				t.Errorf("memory %d, end %v: got %q", memory, end, got)
			}
			checkEmpty(t, o.TempDir)
		}
	}
	for range Sort(t.Context(), in(world), SortOptions{}) {
		break // at the first fault: nothing more may be yielded
	}
}

func TestSortBrokenOff(t *testing.T) {
	in := randomStatements(rand.New(rand.NewPCG(1, 2)), 1000)
	for _, memory := range []int64{0, 1, 5000} {
		for _, after := range []int{1, 500} {
			o := SortOptions{Memory: memory, TempDir: t.TempDir()}
			n := 0
			for range Sort(t.Context(), stream(in), o) {
				if n++; n == after {
					break
				}
			}
			if n != after {
				t.Errorf("got %d", n)
			}
			checkEmpty(t, o.TempDir)
		}
	}
	// A panic of whoever pulls takes the file away, too.
	o := SortOptions{Memory: 1, TempDir: t.TempDir()}
	func() {
		defer func() { _ = recover() }()
		for range Sort(t.Context(), stream(in), o) {
			panic("stop")
		}
	}()
	checkEmpty(t, o.TempDir)
}

func TestSortCancelled(t *testing.T) {
	in := randomStatements(rand.New(rand.NewPCG(1, 2)), 1000)
	for _, memory := range []int64{0, 1, 5000} {
		for _, after := range []int{1, 999, 1001, 1500} { // of 1000 read and 1000 yielded
			ctx, cancel := context.WithCancel(t.Context())
			n := 0
			count := func() {
				if n++; n == after {
					cancel()
				}
			}
			feed := func(yield func(Statement, error) bool) {
				for _, s := range in {
					if count(); !yield(s, nil) {
						return
					}
				}
			}
			o := SortOptions{Memory: memory, TempDir: t.TempDir()}
			var last error
			for _, err := range Sort(ctx, feed, o) {
				if count(); last != nil {
					t.Error("the stream went on after the error")
				}
				last = err
			}
			if !errors.Is(last, context.Canceled) || n > after+1 {
				t.Errorf("memory %d, cancelled after %d: %v after %d", memory, after, last, n)
			}
			checkEmpty(t, o.TempDir)
			cancel()
		}
	}
}

func TestSortTempFile(t *testing.T) {
	in := randomStatements(rand.New(rand.NewPCG(1, 2)), 100)
	none := filepath.Join(t.TempDir(), "none")
	if _, err := Collect(Sort(t.Context(), stream(in), SortOptions{TempDir: none})); err != nil {
		t.Errorf("a temporary file was made for nothing: %v", err)
	}
	_, err := Collect(Sort(t.Context(), stream(in), SortOptions{TempDir: none, Memory: 1}))
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "sort: ") {
		t.Errorf("got %v", err)
	}

	// A file that takes no more bytes, as on a full disk.
	file, err := createTemp(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer file.close()
	file.f.Close()
	w := newRunWriter(file)
	for i := 0; i < 10000 && err == nil; i++ {
		err = w.put(&in[i%100])
	}
	if !errors.Is(err, os.ErrClosed) || !strings.HasPrefix(err.Error(), "sort: ") {
		t.Errorf("got %v", err)
	}
}

// TestSortTwice pulls the same stream twice: each pull starts anew.
func TestSortTwice(t *testing.T) {
	in := randomStatements(rand.New(rand.NewPCG(5, 2)), 300)
	s := Sort(t.Context(), stream(in), SortOptions{Memory: 3000, TempDir: t.TempDir()})
	one, err1 := Collect(s)
	two, err2 := Collect(s)
	if err1 != nil || err2 != nil || !slices.Equal(one, two) || len(one) != len(in) {
		t.Errorf("%v, %v, %d and %d statements", err1, err2, len(one), len(two))
	}
}

func TestSortMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("sorts a million statements")
	}
	const n, limit = 1_000_000, 32 << 20
	live := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	start, most, count := live(), int64(0), 0
	look := func(i int) {
		if i%50_000 == 49_999 {
			most = max(most, live()-start)
		}
	}
	in := func(yield func(Statement, error) bool) {
		i := 0
		for s := range messages(n) {
			look(i)
			if i++; !yield(s, nil) {
				return
			}
		}
	}
	var before Statement
	for s, err := range Sort(t.Context(), in, SortOptions{Memory: limit, TempDir: t.TempDir()}) {
		if err != nil {
			t.Fatal(err)
		}
		if before.Compare(s) > 0 {
			t.Fatalf("%v after %v", s, before)
		}
		before = s
		look(count)
		count++
	}
	if count != n || most > 2*limit {
		t.Errorf("%d statements, %d MB in use, %d MB allowed", count, most>>20, int64(limit)>>20)
	}
	t.Logf("%d MB in use", most>>20)
}
