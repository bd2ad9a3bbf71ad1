package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// tablesIn writes the two tables of a network into a folder.
func tablesIn(t *testing.T, dir string, n graph.Network, o DrawOptions) (nodes, edges string) {
	t.Helper()
	var names []string
	for _, part := range tableParts[:2] {
		name := filepath.Join(dir, part.Name)
		if err := os.WriteFile(name, drawn(t, part.Draw, n, o), 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names[0], names[1]
}

// TestNeo4jImports makes databases of the tables, with neo4j-admin, and reads
// them: every node, every relationship and every property is what it was. NEO4J
// is a folder of the jars of Neo4j.
func TestNeo4jImports(t *testing.T) {
	jars := os.Getenv("NEO4J")
	if found, _ := filepath.Glob(filepath.Join(jars, "neo4j-import-tool-*.jar")); jars == "" || len(found) == 0 {
		t.Skip("NEO4J is no folder of the jars of Neo4j")
	}
	java := func(home string, args ...string) []byte {
		cmd := exec.Command("java", append([]string{"-cp", filepath.Join(jars, "*")}, args...)...)
		cmd.Env = append(os.Environ(), "NEO4J_HOME="+home)
		var faults bytes.Buffer
		cmd.Stderr = &faults
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %.800s %.800s", err, faults.String(), out)
		}
		return out
	}
	for name, n := range map[string]graph.Network{"correspondence": correspondence(60), "hostile": hostileNetwork()} {
		t.Run(name, func(t *testing.T) {
			home, o := t.TempDir(), DrawOptions{Headers: "neo4j"}
			if err := os.Mkdir(filepath.Join(home, "conf"), 0o755); err != nil {
				t.Fatal(err)
			}
			nodes, edges := tablesIn(t, home, n, o)
			java(home, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "--multiline-fields=true", "--report-file="+filepath.Join(home, "report"), "--nodes="+nodes, "--relationships="+edges)
			var got understood
			if err := json.Unmarshal(java(home, "../testdata/readers/Neo4j.java", home), &got); err != nil {
				t.Fatal(err)
			}
			x, err := newInterchange(n, o)
			if err != nil {
				t.Fatal(err)
			}
			if got.NodeCount != len(n.Nodes) || got.EdgeCount != len(n.Edges) {
				t.Fatalf("%d nodes and %d edges, not %d and %d", got.NodeCount, got.EdgeCount, len(n.Nodes), len(n.Edges))
			}
			r := networkReader{library: "neo4j", format: "csv"}
			r.same(t, x.ids, guardedCells(x.nodes), got.Nodes, func(i int) map[string]any {
				return map[string]any{"name": guardCell(english.fullName(x.n, i)), ":LABEL": when(lastName(x.n.Nodes[i].Class) != "", lastName(x.n.Nodes[i].Class))}
			})
			r.same(t, x.edgeIDs, guardedCells(x.edges), got.Edges, func(i int) map[string]any {
				e := x.n.Edges[i]
				w, ok := weight(e)
				return map[string]any{"label": guardCell(wording(e)), "source": x.ids[e.Source], "target": x.ids[e.Target], "weight": when(ok, w), ":TYPE": lastName(e.Kind)}
			})
		})
	}
}

// guardedCells gives columns with the apostrophes that keep their texts from
// being taken for formulas.
func guardedCells(columns []column) []column {
	columns = slices.Clone(columns)
	for k, c := range columns {
		c.cells = slices.Clone(c.cells)
		for i, v := range c.cells {
			switch v := v.(type) {
			case string:
				c.cells[i] = guardCell(v)
			case []string:
				if slices.ContainsFunc(c.cells, hasSemicolon) {
					c.cells[i] = guardCell(strings.Join(v, "; "))
				} else {
					c.cells[i] = guarded(slices.Clone(v))
				}
			}
		}
		columns[k] = c
	}
	return columns
}

// mostInCell is how many characters LibreOffice takes in a cell.
const mostInCell = 1<<16 - 1

// TestSpreadsheetReads has LibreOffice open the tables and write them again: as
// many rows and cells, the texts what they were.
func TestSpreadsheetReads(t *testing.T) {
	t.Parallel()
	office, err := exec.LookPath(cmp.Or(os.Getenv("SOFFICE"), "soffice"))
	if err != nil {
		t.Skip("there is no soffice")
	}
	for name, n := range map[string]graph.Network{"generated": generated(60, 4), "hostile": hostileNetwork()} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			nodes, edges := tablesIn(t, dir, n, DrawOptions{})
			// In between it is a workbook: cells have types there.
			for _, to := range []string{"ods", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"} {
				from := []string{nodes, edges}
				if to != "ods" {
					from = []string{filepath.Join(dir, "ods", "nodes.ods"), filepath.Join(dir, "ods", "edges.ods")}
				}
				args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--infilter=CSV:44,34,76",
					"--convert-to", to, "--outdir", filepath.Join(dir, to[:3])}, from...)
				if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
					t.Fatalf("%v: %.800s", err, out)
				}
			}
			for _, written := range []string{nodes, edges} {
				want, got := rowsOf(t, written), rowsOf(t, filepath.Join(dir, "csv", filepath.Base(written)))
				if len(got) != len(want) {
					t.Fatalf("%s: %d rows, not %d", filepath.Base(written), len(got), len(want))
				}
				for i := range want {
					for c, cell := range want[i] {
						if cell == "true" || cell == "false" {
							cell = strings.ToUpper(cell)
						}
						if len(cell) > mostInCell {
							cell = cell[:mostInCell]
						}
						if c >= len(got[i]) || got[i][c] != cell {
							have := got[i][min(c, len(got[i])-1)]
							t.Errorf("%s: row %d: %s is %.80q (%d bytes), not %.80q (%d)", filepath.Base(written), i, want[0][c], have, len(have), cell, len(cell))
						}
					}
				}
			}
		})
	}
}

func rowsOf(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
