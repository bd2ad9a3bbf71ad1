package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"corkboard/graph"
)

// said gives a stream of statements about IRIs, with declarations in between:
// "name=IRI" declares, anything else is an IRI to be a subject.
func said(declared *graph.Prefixes, words ...string) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, word := range words {
			if name, iri, ok := strings.Cut(word, "="); ok {
				declared.Add(name, iri)
				continue
			}
			if !yield(graph.Statement{Subject: graph.IRI(word), Predicate: graph.IRI("urn:p"), Object: graph.Text("o")}, nil) {
				return
			}
		}
	}
}

func TestPrefixPolicy(t *testing.T) {
	const a, b, ab = "http://a/", "http://b/", "http://a/b/"
	for name, c := range map[string]struct {
		user, vocabulary []Prefix
		words            []string
		declares, writes string // names with what they stand for; subjects in order
	}{
		"unused are not declared": {
			[]Prefix{{"a", a}, {"b", b}}, []Prefix{{"c", "http://c/"}}, []string{"d=http://d/", a + "x"}, "a=http://a/", "a:x"},
		"the user goes before the input":            {[]Prefix{{"u", a}}, nil, []string{"i=" + a, a + "x"}, "u=http://a/", "u:x"},
		"the input goes before the vocabulary":      {nil, []Prefix{{"v", a}}, []string{"i=" + a, a + "x"}, "i=http://a/", "i:x"},
		"the vocabulary goes last":                  {nil, []Prefix{{"v", a}}, []string{a + "x"}, "v=http://a/", "v:x"},
		"a name is the user's first":                {[]Prefix{{"n", a}}, nil, []string{"n=" + b, a + "x", b + "x"}, "n=http://a/", "n:x <http://b/x>"},
		"a name is the input's second":              {nil, []Prefix{{"n", a}}, []string{"n=" + b, a + "x", b + "x"}, "n=http://b/", "<http://a/x> n:x"},
		"a name of the vocabulary twice":            {nil, []Prefix{{"n", a}, {"n", b}}, []string{a + "x", b + "x"}, "n=http://a/", "n:x <http://b/x>"},
		"a used name keeps its IRI":                 {nil, []Prefix{{"n", a}}, []string{a + "x", "n=" + b, b + "x", a + "y"}, "n=http://a/", "n:x <http://b/x> n:y"},
		"an unused name may change":                 {nil, []Prefix{{"n", a}, {"m", b}}, []string{b + "x", "n=http://c/", a + "x", "http://c/x"}, "m=http://b/ n=http://c/", "m:x <http://a/x> n:x"},
		"a used IRI keeps its name":                 {nil, []Prefix{{"v", a}}, []string{a + "x", "i=" + a, a + "y"}, "v=http://a/", "v:x v:y"},
		"declared late":                             {nil, nil, []string{a + "x", "i=" + a, a + "y", a + "x"}, "i=http://a/", "<http://a/x> i:y i:x"},
		"the longest of all lists":                  {[]Prefix{{"u", a}}, []Prefix{{"v", ab}}, []string{ab + "x", a + "x"}, "u=http://a/ v=http://a/b/", "v:x u:x"},
		"the longest, declared late":                {[]Prefix{{"u", a}}, nil, []string{ab + "x", "i=" + ab, ab + "y", ab + "x"}, "i=http://a/b/ u=http://a/", `u:b\/x i:y i:x`},
		"the longest that can":                      {[]Prefix{{"u", a}, {"w", ab + "x["}}, nil, []string{ab + "x[", ab + "x[y", a + "["}, "w=http://a/b/x[", "w: w:y <http://a/[>"},
		"no prefix in the input is no harm":         {nil, nil, []string{"1=" + a, "x y=" + a, "ok=relative", "ok2=http://b/>", "e=", a + "x", b + "x"}, "", "<http://a/x> <http://b/x>"},
		"the first of a name in the input":          {nil, nil, []string{"i=" + a, "i=" + b, a + "x", b + "x"}, "i=http://a/", "i:x <http://b/x>"},
		"the empty name":                            {nil, nil, []string{"=" + a, a + "x"}, "=http://a/", ":x"},
		"sorted by name":                            {[]Prefix{{"z", a}, {"é", b}}, []Prefix{{"m", "http://c/"}, {"Z", "http://d/"}}, []string{"http://c/x", a + "x", b + "x", "http://d/x"}, "Z=http://d/ m=http://c/ z=http://a/ é=http://b/", "m:x z:x é:x Z:x"},
		"between other prefixes, none fits":         {[]Prefix{{"u", a + "m"}, {"v", a + "z"}}, nil, []string{a + "n", a + "a", a, "http://0/"}, "", "<http://a/n> <http://a/a> <http://a/> <http://0/>"},
		"below one that lies below one":             {[]Prefix{{"u", a}, {"v", a + "m"}, {"w", a + "mm"}}, nil, []string{a + "mn", a + "mmm", a + "n", a + "mz"}, "u=http://a/ v=http://a/m w=http://a/mm", "v:n w:m u:n v:z"},
		"the vocabulary's IRI under another name":   {[]Prefix{{"u", a}}, []Prefix{{"v", a}}, []string{a + "x"}, "u=http://a/", "u:x"},
		"the vocabulary's name for another IRI":     {[]Prefix{{"v", b}}, []Prefix{{"v", a}}, []string{a + "x", b + "x"}, "v=http://b/", "<http://a/x> v:x"},
		"a name given up by one is free for others": {[]Prefix{{"u", a}}, []Prefix{{"v", a}, {"v", b}}, []string{b + "x"}, "v=http://b/", "v:x"},
	} {
		for _, f := range rdfFormats() {
			pretty := strings.HasSuffix(f.Name, "-pretty")
			if !isTurtle(f) || pretty && strings.Contains(name, "late") || pretty && strings.Contains(name, "used") {
				continue // a document that is held knows all prefixes before it is written
			}
			declared := &graph.Prefixes{}
			var out strings.Builder
			o := Options{Prefixes: c.user, Declared: declared, Vocabulary: c.vocabulary}
			if _, err := f.Write(&out, said(declared, c.words...), o); err != nil {
				t.Errorf("%s, %s: %v", name, f.Name, err)
				continue
			}
			declares, writes := directivesAndSubjects(out.String())
			if declares != c.declares || !pretty && writes != c.writes {
				t.Errorf("%s, %s: declares %q, writes %q in\n%s", name, f.Name, declares, writes, out.String())
			}
		}
	}
}

// directivesAndSubjects gives the prefixes and the first words of the blocks.
func directivesAndSubjects(text string) (declares, writes string) {
	var d, w []string
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "@prefix "); ok {
			name, iri, _ := strings.Cut(rest, ": <")
			d = append(d, name+"="+strings.TrimSuffix(iri, "> .\n"))
		} else if subject, _, ok := strings.Cut(line, " "); ok {
			w = append(w, subject)
		}
	}
	return strings.Join(d, " "), strings.Join(w, " ")
}

func TestVocabularyErrors(t *testing.T) {
	f, _ := Lookup("turtle")
	for _, p := range []Prefix{{"1", ex}, {"a", "relative"}} {
		if _, err := f.Write(io.Discard, stream(nil), Options{Vocabulary: []Prefix{p}}); err == nil {
			t.Errorf("%v is taken", p)
		}
	}
}

// brokenSpool is a file that fails where it is told to.
type brokenSpool struct {
	*os.File
	fail   string
	closed *int
}

var errSpool = errors.New("the spool is broken")

func (s brokenSpool) Write(b []byte) (int, error) {
	if s.fail == "write" {
		return 0, errSpool
	}
	return s.File.Write(b)
}

func (s brokenSpool) Read(b []byte) (int, error) {
	if s.fail == "read" {
		return 0, errSpool
	}
	return s.File.Read(b)
}

func (s brokenSpool) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{s})
}

func (s brokenSpool) Seek(offset int64, whence int) (int64, error) {
	if s.fail == "seek" {
		return 0, errSpool
	}
	return s.File.Seek(offset, whence)
}

func (s brokenSpool) Close() error {
	*s.closed++
	return s.File.Close()
}

// manyStatements streams n statements, of which only the last needs the prefix
// of schema.
func manyStatements(n int) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for i := range n {
			s := graph.Statement{Subject: graph.IRI(fmt.Sprint(ex, "s", i)), Predicate: graph.IRI(ex + "p"), Object: graph.Text("some text, to make it longer")}
			if i == n-1 {
				s.Predicate = graph.IRI(schema + "last")
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}

var spoolPrefixes = []Prefix{{"ex", ex}, {"unused", "http://unused.example/"}, {"schema", schema}}

// spools opens spools and counts them.
type spools struct {
	dir, fail      string
	opened, closed int
}

func (s *spools) open() (Spool, error) {
	if s.opened++; s.fail == "open" {
		return nil, errSpool
	}
	file, err := os.CreateTemp(s.dir, "")
	return brokenSpool{file, s.fail, &s.closed}, err
}

// A document of any size declares what it uses and nothing else, with a spool;
// without one, a large one declares everything.
func TestSpool(t *testing.T) {
	for _, f := range rdfFormats() {
		if !isTurtle(f) {
			continue
		}
		for _, n := range []int{1, 2000, 100_000} {
			s := spools{dir: t.TempDir()}
			var text, direct, all strings.Builder
			if w, err := f.Write(&text, manyStatements(n), Options{Prefixes: spoolPrefixes, Spool: s.open}); err != nil || int(w.Statements) != n {
				t.Fatalf("%s, %d: %d, %v", f.Name, n, w.Statements, err)
			}
			if d, _ := directivesAndSubjects(text.String()); d != "ex="+ex+" schema="+schema {
				t.Errorf("%s, %d: declares %s", f.Name, n, d)
			}
			large := text.Len() > gathered
			if s.opened != s.closed || (s.opened == 1) != large {
				t.Errorf("%s, %d: %d bytes, opened %d times, closed %d times", f.Name, n, text.Len(), s.opened, s.closed)
			}
			used := []Prefix{spoolPrefixes[0], spoolPrefixes[2]}
			if _, err := f.Write(&direct, manyStatements(n), Options{Prefixes: used}); err != nil || direct.String() != text.String() {
				t.Errorf("%s, %d: with what is used alone: %v, %d bytes and %d", f.Name, n, err, direct.Len(), text.Len())
			}
			if _, err := f.Write(&all, manyStatements(n), Options{Prefixes: spoolPrefixes}); err != nil {
				t.Fatal(err)
			}
			want := text.String()
			if large {
				want = strings.Replace(want, "\n\n", "\n@prefix unused: <http://unused.example/> .\n\n", 1)
			}
			if all.String() != want {
				t.Errorf("%s, %d: without a spool it begins\n%.300s", f.Name, n, all.String())
			}
		}
	}
}

// A spool is closed whatever happens, and what is wrong with it ends the
// writing.
func TestSpoolFails(t *testing.T) {
	for _, f := range rdfFormats() {
		if !isTurtle(f) || !f.Graphs {
			continue
		}
		for _, fail := range []string{"open", "write", "seek", "read"} {
			s := spools{dir: t.TempDir(), fail: fail}
			if _, err := f.Write(io.Discard, manyStatements(100_000), Options{Prefixes: spoolPrefixes, Spool: s.open}); !errors.Is(err, errSpool) {
				t.Errorf("%s, %s: %v", f.Name, fail, err)
			}
			if fail != "open" && s.closed != 1 {
				t.Errorf("%s, %s: closed %d times", f.Name, fail, s.closed)
			}
		}
		s := spools{dir: t.TempDir()}
		_, err := f.Write(&full{1000}, manyStatements(100_000), Options{Prefixes: spoolPrefixes, Spool: s.open})
		if !errors.Is(err, errFull) || s.closed != 1 {
			t.Errorf("%s: %v, opened %d times, closed %d times", f.Name, err, s.opened, s.closed)
		}
	}
}

// One long text does not make a document a large one.
func TestLongTextWaits(t *testing.T) {
	all := []graph.Statement{{Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(ex + "p"), Object: graph.Text(strings.Repeat("x", 20*outputSize))}}
	all = append(all, all[0], all[0])
	all[1].Subject, all[2].Object = graph.IRI(ex+"t"), graph.Text("")
	f, _ := Lookup("turtle")
	if d, _ := directivesAndSubjects(write(t, f, all, Options{Prefixes: spoolPrefixes})); d != "ex="+ex {
		t.Errorf("declares %s", d)
	}
}
