package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"corkboard/graph"
)

// networkReader is a library in use that reads files of networks.
type networkReader struct {
	library, format string
	options         DrawOptions
	command         []string // before the library
	probe           []string // whether it is there
	floats          bool     // reads whole numbers and truths as fractions
}

// pythons are where Python's libraries may be: those of a virtual environment,
// and Debian's.
var pythons = []string{cmp.Or(os.Getenv("PYTHON"), "python3"), "/usr/bin/python3"}

func networkReaders() []networkReader {
	var all []networkReader
	py := func(library, format string, o DrawOptions) {
		for _, python := range pythons {
			all = append(all, networkReader{library, format, o, []string{python, "../testdata/readers/networks.py"},
				[]string{python, "-c", "import " + library}, library == "igraph"})
		}
	}
	js := func(library, format, module string) {
		all = append(all, networkReader{library, format, DrawOptions{}, []string{"node", "../testdata/readers/networks.js"},
			[]string{"node", "-e", "require('" + module + "')"}, false})
	}
	py("networkx", "gexf", DrawOptions{GEXF: "1.2"})
	py("networkx", "gexf", DrawOptions{})
	py("networkx", "graphml", DrawOptions{})
	py("networkx", "cytoscape", DrawOptions{})
	py("networkx", "node-link", DrawOptions{})
	py("igraph", "graphml", DrawOptions{})
	toolkit := os.Getenv("GEPHI_TOOLKIT")
	for _, format := range []string{"gexf", "graphml"} {
		all = append(all, networkReader{"gephi", format, DrawOptions{}, []string{"java", "-Djava.awt.headless=true", "-cp", toolkit, "../testdata/readers/Gephi.java"},
			[]string{"sh", "-c", `java -version && test -s "$GEPHI_TOOLKIT" || { echo GEPHI_TOOLKIT names no jar; false; }`}, false})
	}
	js("graphology", "gexf", "graphology-gexf")
	js("cytoscape", "cytoscape", "cytoscape")
	return all
}

// understood is what a reader prints.
type understood struct {
	Nodes     map[string]map[string]any `json:"nodes"`
	Edges     map[string]map[string]any `json:"edges"`
	NodeCount int                       `json:"node_count"`
	EdgeCount int                       `json:"edge_count"`
}

// TestNetworkReaders has the files read by libraries in use: every node, every
// edge and every attribute is what it was.
func TestNetworkReaders(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range networkReaders() {
		name := fmt.Sprintf("%s %s%s %s", r.library, r.format, r.options.GEXF, r.command[0])
		if seen[name] {
			continue
		}
		seen[name] = true
		t.Run(name, func(t *testing.T) {
			if out, err := exec.Command(r.probe[0], r.probe[1:]...).CombinedOutput(); err != nil {
				t.Skipf("the library is not there: %.100s", bytes.TrimSpace(out))
			}
			if r.library == "networkx" && r.format == "gexf" && r.options.GEXF == "" {
				if out, err := exec.Command(r.probe[0], "-c", "import networkx.readwrite.gexf as g; g.GEXF.versions['1.3']").CombinedOutput(); err != nil {
					t.Skipf("this networkx knows no GEXF 1.3: %.60s", bytes.TrimSpace(out))
				}
			}
			f, _ := Lookup(r.format)
			for _, n := range []graph.Network{harbour(), generated(60, 4), holding(60), correspondence(60), hostileNetwork()} {
				got := r.read(t, drawn(t, f.Draw, n, r.options))
				x, err := newInterchange(n, r.options)
				if err != nil {
					t.Fatal(err)
				}
				if got.NodeCount != len(n.Nodes) || got.EdgeCount != len(n.Edges) {
					t.Fatalf("%d nodes and %d edges, not %d and %d", got.NodeCount, got.EdgeCount, len(n.Nodes), len(n.Edges))
				}
				r.same(t, x.ids, x.nodes, got.Nodes, func(i int) map[string]any { return map[string]any{"label": english.fullName(x.n, i)} })
				r.same(t, x.edgeIDs, x.edges, got.Edges, func(i int) map[string]any {
					e := x.n.Edges[i]
					w, ok := weight(e)
					return map[string]any{"label": wording(e), "source": x.ids[e.Source], "target": x.ids[e.Target], "weight": when(ok, w)}
				})
			}
		})
	}
}

// hostileNetwork has a hostile text in every text.
func hostileNetwork() graph.Network {
	n := harbour()
	for i := range n.Nodes {
		n.Nodes[i].Label, n.Nodes[i].Kicker = hostile[i%len(hostile)], hostile[(i+7)%len(hostile)]
	}
	for i := range n.Edges {
		n.Edges[i].Label = hostile[(i+9)%len(hostile)]
		retold(&n.Edges[i], func(x *graph.Evidence) { x.Named = hostile[(i+5)%len(hostile)] })
	}
	return n
}

func (r networkReader) read(t *testing.T, text []byte) (u understood) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "network."+r.format)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	args := append(append([]string(nil), r.command[1:]...), r.library)
	if r.command[0] != "node" {
		args = append(args, r.format)
	}
	cmd := exec.Command(r.command[0], append(args, file)...)
	var faults bytes.Buffer
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &u)
	}
	if err != nil {
		t.Fatalf("%v: %.800s", err, faults.String())
	}
	return u
}

// same compares what was read of nodes or edges with what was written.
func (r networkReader) same(t *testing.T, ids []string, columns []column, got map[string]map[string]any, more func(i int) map[string]any) {
	t.Helper()
	for i, id := range ids {
		want := more(i)
		for _, c := range columns {
			want[c.name] = c.cells[i]
		}
		for name, v := range want {
			if v == nil {
				continue
			}
			if have := got[id][name]; !r.equal(have, v) {
				t.Errorf("%s: %s is %.60v, not %.60v", id, name, have, v)
			}
		}
	}
}

func (r networkReader) equal(have, want any) bool {
	switch want.(type) {
	case int, float64:
		f, err := strconv.ParseFloat(plain(want), 64)
		if h, ok := have.(string); ok {
			g, err := strconv.ParseFloat(h, 64)
			return err == nil && g == f
		}
		return err == nil && have == f
	case bool:
		return have == want || r.floats && have == map[bool]float64{true: 1}[want == true]
	}
	if all, ok := have.([]any); ok {
		var texts []string
		for _, x := range all {
			texts = append(texts, fmt.Sprint(x))
		}
		have = texts
		return plain(texts) == plain(want)
	}
	text := plain(want)
	if r.format == "gexf" {
		text = gexfCut(text)
	}
	return have == text
}

// TestMermaidReads has flowcharts parsed by Mermaid itself.
func TestMermaidReads(t *testing.T) {
	r := networkReader{library: "mermaid", format: "mmd", command: []string{"node", "../testdata/readers/networks.js"}}
	for _, module := range []string{"mermaid", "jsdom"} {
		if _, err := exec.Command("node", "-e", "require.resolve('"+module+"')").CombinedOutput(); err != nil {
			t.Skip(module + " is not there")
		}
	}
	for _, n := range []graph.Network{harbour(), council(), hostileNetwork()} {
		n = canonical(n)
		got := r.read(t, drawn(t, WriteMermaid, n, DrawOptions{}))
		if got.NodeCount != len(n.Nodes) || got.EdgeCount != len(n.Edges) {
			t.Errorf("%d nodes and %d edges, not %d and %d", got.NodeCount, got.EdgeCount, len(n.Nodes), len(n.Edges))
		}
		for i, v := range n.Nodes {
			id := [...]string{"o", "p", "t"}[v.Column] + strconv.Itoa(i+1)
			label, _ := got.Nodes[id]["label"].(string)
			if want := cut(english.fullName(n, i), nameMax); !strings.HasSuffix(label, want) {
				t.Errorf("%s is called %q, not %q", id, label, want)
			}
		}
	}
}

// TestFileSchemas has files validated by the schemas of their formats, which
// are not ours to carry: GRAPHML_SCHEMA names graphml.xsd, GEXF_SCHEMA names
// gexf.rng or gexf.rnc of version 1.3. Of what we write as GEXF there is a
// narrower grammar here.
func TestFileSchemas(t *testing.T) {
	networks := []graph.Network{harbour(), council(), generated(60, 4), hostileNetwork(), {}}
	schemaFile := func(t *testing.T, variable string, names ...string) string {
		if file := os.Getenv(variable); file != "" {
			return file
		}
		for _, name := range names {
			file := filepath.Join("..", "..", "shared", "schemas", name)
			if _, err := os.Stat(file); err == nil {
				return file
			}
		}
		t.Skipf("%s names no schema", variable)
		return ""
	}
	validate := func(t *testing.T, text []byte, command string, args ...string) {
		t.Helper()
		if _, err := exec.LookPath(command); err != nil {
			t.Skipf("%s is not installed", command)
		}
		file := filepath.Join(t.TempDir(), "network.xml")
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(command, append(args, file)...).CombinedOutput(); err != nil {
			t.Errorf("%v: %.800s", err, out)
		}
	}
	t.Run("graphml", func(t *testing.T) {
		schema := schemaFile(t, "GRAPHML_SCHEMA", "graphml.xsd")
		for _, n := range networks {
			validate(t, drawn(t, WriteGraphML, n, DrawOptions{}), "xmllint", "--noout", "--nonet", "--huge", "--schema", schema)
		}
	})
	t.Run("our gexf", func(t *testing.T) {
		for _, n := range networks {
			validate(t, drawn(t, WriteGEXF, n, DrawOptions{}), "jing", "-c", filepath.Join("..", "testdata", "readers", "gexf.rnc"))
		}
	})
	t.Run("gexf", func(t *testing.T) {
		schema := schemaFile(t, "GEXF_SCHEMA", "gexf.rng", "gexf.rnc")
		var args []string
		if strings.HasSuffix(schema, ".rnc") {
			args = []string{"-c"}
		}
		for _, n := range networks {
			// The schema was published under one name, Gephi writes another.
			text := bytes.ReplaceAll(drawn(t, WriteGEXF, n, DrawOptions{}), []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.3"))
			validate(t, text, "jing", append(args, schema)...)
		}
	})
}
