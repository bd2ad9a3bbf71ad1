package export

import (
	"bytes"
	"cmp"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// ldProgram is a reader of JSON-LD in use that shares nothing with ours, and
// that writes N-Quads.
type ldProgram struct {
	name    string
	command []string
	script  string
	// misreads tells which statements are kept from it, each with a defect of
	// that program and not of the text.
	misreads func(s graph.Statement) bool
}

var ldPrograms = []ldProgram{
	{
		name: "jsonld.js", command: []string{"node", "-e"},
		script: `const jsonld = require("jsonld");
let text = "";
process.stdin.on("data", d => text += d).on("end", async () => {
  process.stdout.write(await jsonld.toRDF(JSON.parse(text), {format: "application/n-quads"}));
});`,
		misreads: func(s graph.Statement) bool {
			return s.Object.Direction() != graph.NoDirection || // which it leaves out
				s.Object.Datatype() == xsdDouble || // of which it makes another form, or NaN
				anyIRI(s, func(iri string) bool { return strings.ContainsAny(iri, "\u00A0\u2000") }) // no IRI to it
		},
	},
	{
		name: "oxigraph", command: []string{cmp.Or(os.Getenv("PYTHON"), "python3"), "-c"},
		script: `import sys, pyoxigraph as ox
text = sys.stdin.buffer.read()
sys.stdout.buffer.write(ox.serialize(ox.parse(text, ox.RdfFormat.JSON_LD), format=ox.RdfFormat.N_QUADS))`,
		misreads: func(s graph.Statement) bool {
			// It leaves out texts in a language of one letter, which BCP 47
			// knows as the beginning of a private tag alone.
			if len(s.Object.Language()) == 1 {
				return true
			}
			// It holds IRIs to RFC 3987, of which the grammars of RDF's
			// syntaxes ask less, and stops at the first that does not keep it.
			return anyIRI(s, func(iri string) bool {
				_, rest, _ := strings.Cut(iri, "://")
				return strings.ContainsAny(rest, "[]") || badPercent(iri) || strings.Count(iri, "#") > 1 ||
					strings.ContainsAny(iri, "\uE000\uFFFD") || strings.Contains(iri, "\U000F0000")
			})
		},
	},
}

func badPercent(iri string) bool {
	for i := range len(iri) {
		if iri[i] == '%' && (len(iri) < i+3 || strings.Trim(iri[i+1:i+3], "0123456789abcdefABCDEF") != "") {
			return true
		}
	}
	return false
}

// available tells what keeps a program from being used, "" for nothing.
func (p ldProgram) available() string {
	if _, err := exec.LookPath(p.command[0]); err != nil {
		return p.command[0] + " is not installed"
	}
	probe := strings.SplitN(p.script, "\n", 2)[0]
	if out, err := exec.Command(p.command[0], p.command[1], probe).CombinedOutput(); err != nil {
		return "the library is not there: " + string(out[:min(len(out), 200)])
	}
	return ""
}

// TestJSONLDReaders has what is written read by programs in use and compares
// what they read, as sets of canonical lines.
func TestJSONLDReaders(t *testing.T) {
	graphs := torture()
	graphs["small"] = sayables(parse(t, small))
	graphs["lists"] = parse(t, ldLists)
	var all []graph.Statement
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		all = append(all, graphs[name]...)
	}
	for _, p := range ldPrograms {
		t.Run(p.name, func(t *testing.T) {
			if why := p.available(); why != "" {
				t.Skip(why)
			}
			given := slices.DeleteFunc(slices.Clone(all), p.misreads)
			if len(given) < len(all)*9/10 {
				t.Fatalf("%d of %d statements given", len(given), len(all))
			}
			for way, prefixes := range ldWritings {
				for _, f := range ldFormats(t) {
					t.Run(f.Name+" "+way, func(t *testing.T) {
						text := write(t, f, given, Options{Prefixes: prefixes})
						if f.Name == "ndjsonld" { // as one document, for what knows no lines
							text = "[" + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", ",\n") + "]"
						}
						p.read(t, text, given)
					})
				}
			}
		})
	}
}

func (p ldProgram) read(t *testing.T, text string, all []graph.Statement) {
	cmd := exec.Command(p.command[0], p.command[1], p.script)
	cmd.Stdin = strings.NewReader(text)
	var faults bytes.Buffer
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %.600s", err, faults.String())
	}
	lower := program{lowers: true}
	var written []string
	for _, s := range all {
		written = append(written, s.String())
	}
	have, want := lower.lines(t, strings.SplitAfter(string(out), "\n")), lower.lines(t, written)
	for _, l := range want {
		if _, ok := slices.BinarySearch(have, l); !ok {
			t.Errorf("missing %.300q", l)
		}
	}
	for _, l := range have {
		if _, ok := slices.BinarySearch(want, l); !ok {
			t.Errorf("not wanted %.300q", l)
		}
	}
}
