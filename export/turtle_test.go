package export

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

const (
	ex     = "http://example.org/"
	schema = "http://schema.org/"
)

var testPrefixes = []Prefix{
	{"schema", schema},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"xsd", xsd},
	{"ex", ex},
	{"people", ex + "people/"},
}

// stream gives statements as a stream.
func stream(statements []graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range statements {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// sorted gives statements in an order, without changing them.
func sorted(statements []graph.Statement, order graph.Order) []graph.Statement {
	statements = slices.Clone(statements)
	slices.SortStableFunc(statements, order.Compare)
	return statements
}

// parse reads statements from lines of terms in N-Triples form, three or four
// on each.
func parse(t testing.TB, text string) []graph.Statement {
	t.Helper()
	var all []graph.Statement
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := parseLine(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, s)
	}
	return all
}

// parseLine reads a line of N-Quads, by asking where each term ends.
func parseLine(line string) (graph.Statement, error) {
	rest := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), "."))
	var s graph.Statement
	for _, t := range []*graph.Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph} {
		if rest == "" {
			break
		}
		end := termEnd(rest)
		term, err := graph.ParseTerm(rest[:end])
		if err != nil {
			return s, err
		}
		*t, rest = term, strings.TrimSpace(rest[end:])
	}
	return s, s.Check()
}

// termEnd gives the place of the blank behind the term at the start of a text.
func termEnd(s string) int {
	quoted, depth := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case quoted:
		case strings.HasPrefix(s[i:], "<<("):
			depth++
		case strings.HasPrefix(s[i:], ")>>"):
			depth--
		case s[i] == ' ' && depth == 0:
			return i
		}
	}
	return len(s)
}

// order is the order that a syntax wants.
func order(f Format) graph.Order {
	if isTurtle(f) && f.Graphs || f.Name == "ndjsonld" {
		return graph.GSPO
	}
	return graph.SPOG
}

// write writes statements in the order that a syntax wants.
func write(t testing.TB, f Format, statements []graph.Statement, o Options) string {
	t.Helper()
	var b bytes.Buffer
	n, err := f.Write(&b, stream(sorted(statements, order(f))), o)
	if err != nil {
		t.Fatal(err)
	}
	if n.Statements != int64(len(statements)) && !o.MergeGraphs {
		t.Fatalf("%s: wrote %d of %d statements", f.Name, n.Statements, len(statements))
	}
	return b.String()
}

const small = `
<http://example.org/people/anna> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person>
<http://example.org/people/anna> <http://www.w3.org/2000/01/rdf-schema#label> "Anna"
<http://example.org/people/anna> <http://example.org/age> "042"^^<http://www.w3.org/2001/XMLSchema#integer>
<http://example.org/people/anna> <http://schema.org/knows> <http://example.org/people/bob>
<http://example.org/people/anna> <http://schema.org/knows> _:somebody
<http://example.org/people/anna> <http://schema.org/description> "first line\nsecond \"line\"\r\n"@en-GB
<http://example.org/people/anna> <http://schema.org/name> "\u05D0"@he--rtl
<http://example.org/people/bob> <http://schema.org/name> "Bob" <http://example.org/source/a>
<http://example.org/people/bob> <http://schema.org/name> "Bob" <http://example.org/source/b>
<http://example.org/people/bob> <http://schema.org/member> <http://other.example/a[b]> <http://example.org/source/b>
_:claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <http://example.org/people/bob> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> )>> _:g
`

func TestGolden(t *testing.T) {
	all := parse(t, small)
	for _, f := range rdfFormats() {
		o := Options{Prefixes: testPrefixes, MergeGraphs: !f.Graphs}
		name := "small"
		if strings.HasSuffix(f.Name, "-pretty") {
			name += "-pretty"
		}
		golden(t, name+f.Ext[0], []byte(write(t, f, all, o)))
	}
}

// The corners of the syntax, for the eye: what a change of the writer changes
// shows up in the diff of this file.
func TestGoldenCorners(t *testing.T) {
	var all []graph.Statement
	for _, name := range []string{
		"text quotes", "text long quotes", "text backslashes", "text lines", "number decimals", "number doubles",
		"number booleans", "language zh-Hant-TW", "blank a.b", "local edges", "local escapes", "local percent", "local look-alike",
	} {
		if torture()[name] == nil {
			t.Fatalf("no graph %q", name)
		}
		all = append(all, torture()[name]...)
	}
	f, _ := Lookup("trig")
	golden(t, "corners.trig", []byte(write(t, f, all, Options{Prefixes: torturePrefixes})))
}

func TestShuffled(t *testing.T) {
	all := parse(t, small)
	for _, f := range rdfFormats() {
		var want string
		for seed := range uint64(20) {
			shuffled := shuffle(all, seed)
			in := graph.Sort(context.Background(), stream(shuffled), graph.SortOptions{Order: order(f)})
			var b bytes.Buffer
			if _, err := f.Write(&b, in, Options{Prefixes: testPrefixes, MergeGraphs: true}); err != nil {
				t.Fatal(err)
			}
			if want == "" {
				want = b.String()
			}
			if b.String() != want {
				t.Fatalf("%s: shuffle %d gives\n%s\nwant\n%s", f.Name, seed, b.String(), want)
			}
		}
	}
}

// shuffle gives the statements in another order, the same for the same seed.
func shuffle(statements []graph.Statement, seed uint64) []graph.Statement {
	statements = slices.Clone(statements)
	for i := len(statements) - 1; i > 0; i-- {
		seed = seed*6364136223846793005 + 1442695040888963407
		j := int(seed>>33) % (i + 1)
		statements[i], statements[j] = statements[j], statements[i]
	}
	return statements
}

// Any order of the input is right: it only opens more blocks.
func TestUnsorted(t *testing.T) {
	for name, all := range everything() {
		for _, f := range rdfFormats() {
			if !isTurtle(f) || strings.HasSuffix(f.Name, "-pretty") {
				continue
			}
			for seed := range uint64(3) {
				o := Options{Prefixes: testPrefixes, MergeGraphs: !f.Graphs}
				var b bytes.Buffer
				if _, err := f.Write(&b, stream(shuffle(all, seed)), o); err != nil {
					t.Fatal(err)
				}
				want := all
				if o.MergeGraphs {
					want, _ = graph.Collect(Merged(stream(all)))
				}
				same(t, readOurs(t, f, b.String()), want, f.Name+", "+name+"\n"+b.String())
			}
		}
	}
}

// A statement that cannot be written leaves no trace, wherever it comes.
func TestRefusedLeavesNothing(t *testing.T) {
	good := sorted(parse(t, small), graph.GSPO)
	for _, f := range rdfFormats() {
		if !isTurtle(f) || !f.Graphs {
			continue
		}
		want := write(t, f, good, Options{Prefixes: testPrefixes})
		for place := range len(good) + 1 {
			for _, bad := range unsayable {
				before, behind := good[max(0, place-1)], good[min(place, len(good)-1)]
				before.Object, behind.Object = graph.Text("\xff"), graph.LangText("a", "--")
				behind.Predicate = graph.IRI(rdfType)
				for _, bad := range []graph.Statement{bad, before, behind} {
					in := slices.Insert(slices.Clone(good), place, bad)
					var b bytes.Buffer
					faults := 0
					n, err := f.Write(&b, stream(in), Options{Prefixes: testPrefixes, Fault: func(*graph.Error) error { faults++; return nil }})
					if err != nil || faults != 1 || int(n.Statements) != len(good) || b.String() != want {
						t.Fatalf("%s, %v at %d: %v, %d faults, %d written\n%s", f.Name, bad, place, err, faults, n.Statements, b.String())
					}
				}
			}
		}
	}
}
