package export

import (
	"bytes"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// modernPrograms are readers of RDF 1.2 in use, in other languages. Each reads
// a document from standard input, in the syntax that its last argument names by
// its medium, and writes N-Quads.
var modernPrograms = []struct {
	name   string
	args   []string // of the program, before a text
	probe  string   // a text that succeeds where it is installed
	script string
}{
	{
		name: "N3.js", args: []string{"node", "-e"}, probe: `require("n3")`,
		script: `const n3 = require("n3");
const quote = s => '"' + s.replace(/[\\"\n\r]/g, c => ({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})[c]) + '"';
const term = t => ({
	NamedNode: () => "<" + t.value + ">",
	BlankNode: () => "_:" + t.value,
	Literal: () => quote(t.value) + (t.language ? "@" + t.language + (t.direction ? "--" + t.direction : "") : "^^<" + t.datatype.value + ">"),
	DefaultGraph: () => "",
	Quad: () => "<<( " + term(t.subject) + " " + term(t.predicate) + " " + term(t.object) + " )>>",
})[t.termType]();
const quads = new n3.Parser({format: process.argv[1]}).parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(quads.map(q => [q.subject, q.predicate, q.object, q.graph].map(term).join(" ") + " .\n").join(""));`,
	},
	{
		name: "pyoxigraph", args: []string{"python3", "-c"}, probe: "import pyoxigraph",
		script: `import sys, pyoxigraph as o
f = o.RdfFormat.from_media_type(sys.argv[1])
sys.stdout.buffer.write(o.serialize(o.parse(sys.stdin.buffer.read(), format=f, lenient=True), format=o.RdfFormat.N_QUADS))`,
	},
}

// TestModernReaders has all graphs read by programs that know RDF 1.2.
func TestModernReaders(t *testing.T) {
	all := everything()
	for _, p := range modernPrograms {
		t.Run(p.name, func(t *testing.T) {
			if out, err := exec.Command(p.args[0], p.args[1], p.probe).CombinedOutput(); err != nil {
				t.Skipf("%s is not installed: %v %.80s", p.name, err, out)
			}
			for _, f := range rdfFormats() {
				if !isTurtle(f) {
					continue
				}
				var statements []graph.Statement
				for i, name := range slices.Sorted(maps.Keys(all)) { // one graph for each, where there are graphs
					for _, s := range all[name] {
						if f.Graphs && s.Graph.IsZero() {
							s.Graph = graph.IRI(fmt.Sprint(ex, "graph", i))
						}
						statements = append(statements, s)
					}
				}
				statements = graph.NewList(statements)
				for way, o := range writings(f) {
					cmd := exec.Command(p.args[0], p.args[1], p.script, f.Media[0])
					text := write(t, f, statements, o)
					cmd.Stdin = strings.NewReader(text)
					var faults bytes.Buffer
					cmd.Stderr = &faults
					out, err := cmd.Output()
					if err != nil {
						t.Fatalf("%s %s: %v: %.600s", f.Name, way, err, faults.String())
					}
					want := statements
					if o.MergeGraphs {
						want, _ = graph.Collect(Merged(stream(want)))
					}
					same(t, lower(parse(t, string(out))), lower(want), f.Name+" "+way)
				}
			}
		})
	}
}

// lower gives language tags in lower case, which is how these programs keep
// them.
func lower(statements []graph.Statement) []graph.Statement {
	statements = slices.Clone(statements)
	for i := range statements {
		if o := &statements[i].Object; o.Language() != "" {
			*o = graph.DirText(o.Value(), strings.ToLower(o.Language()), o.Direction())
		}
	}
	return statements
}
