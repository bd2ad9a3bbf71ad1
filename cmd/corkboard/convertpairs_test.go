package main

import (
	"os"
	"path/filepath"
	"testing"

	"corkboard/export"
	"corkboard/graph/source"
)

// rdfSample holds what every syntax can say, in the default graph.
const rdfSample = `@prefix e: <http://e/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:ann a e:Person ; e:name "Ann", "Ann"@en-GB, "A\"n\\n\n" ; e:age 041, "1.50"^^xsd:decimal ; e:born "1980"^^xsd:gYear ;
  e:knows [ e:name "Ben" ; e:knows _:cy ] ; e:list (1 "two" e:three) .
_:cy e:knows e:ann .
`

// rdfGraphs adds named graphs, one of them a blank node's, which share a blank
// node.
const rdfGraphs = rdfSample + `e:g { _:cy e:says "hello" . e:ann e:says [] }
_:h { e:ann e:hears _:cy }
`

// TestConvertPairs turns every syntax that is read into every one that is
// written, and what comes out says the same.
func TestConvertPairs(t *testing.T) {
	dir := t.TempDir()
	tried := 0
	for sample, text := range map[string]string{"triples.trig": rdfSample, "graphs.trig": rdfGraphs} {
		whole := filepath.Join(dir, sample)
		if err := os.WriteFile(whole, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, from := range source.Formats {
			written, ok := export.Lookup(from.Name)
			if from.Statements == nil || !ok || sample == "graphs.trig" && !written.Graphs {
				continue
			}
			first := filepath.Join(dir, "first-"+from.Name+from.Ext[0])
			if code, _, said := corkboard(t, "convert", whole, "-o", first, "--to", from.Name); code != exitDone {
				t.Errorf("%s to %s: exit %d: %s", sample, from.Name, code, said)
				continue
			}
			for _, to := range export.Formats {
				if to.Write == nil || sample == "graphs.trig" && !to.Graphs {
					continue
				}
				second := filepath.Join(dir, "second-"+to.Name+to.Ext[0]+".gz")
				code, _, said := corkboard(t, "convert", first, "-o", second, "--to", to.Name)
				if code != exitDone {
					t.Errorf("%s, %s to %s: exit %d: %s", sample, from.Name, to.Name, code, said)
					continue
				}
				if code, out, said := corkboard(t, "diff", whole, second); code != exitDone {
					t.Errorf("%s, %s to %s: exit %d: %s%s", sample, from.Name, to.Name, code, out, said)
				}
				tried++
			}
		}
	}
	if tried < 30 {
		t.Errorf("%d pairs were tried", tried)
	}
}
