package export

import (
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"nt": "nt", "NQ": "nq", "turtle": "turtle", "ttl": "turtle", "trig": "trig", "N-Quads": "nq", "ntriples": "nt", "JSON-LD": "jsonld", "jsonld": "jsonld", "ndjsonld": "ndjsonld", "": "", "rdfa": "", ".nt": "",
	} {
		if f, ok := Lookup(name); f.Name != want || ok != (want != "") {
			t.Errorf("Lookup(%q) gives %q, %t", name, f.Name, ok)
		}
	}
}

func TestForFile(t *testing.T) {
	for file, want := range map[string]string{
		"a.nt": "nt", "out/graph.nq": "nq", "A.TTL": "turtle", "a.trig.gz": "trig", "a.nq.zst": "nq", `C:\out\a.nt`: "nt",
		"nt": "", "a": "", "": "", "a.gz": "", ".gz": "", "a.nt.bak": "", "a.nt.gz.gz": "", "a.nt/b": "", ".nt": "nt",
		"a.json": "node-link", "a.timeline.json": "timelinejs", "timeline.json.gz": "node-link", "a.geojson": "geojson", "a.gexf.gz": "gexf", "a.cyjs": "cytoscape",
	} {
		if f, ok := ForFile(file); f.Name != want || ok != (want != "") {
			t.Errorf("ForFile(%q) gives %q, %t", file, f.Name, ok)
		}
	}
}

// Every row of the table is whole, and no name, extension or medium is
// claimed twice, but by the pretty and plain forms of a syntax, which follow it.
func TestFormats(t *testing.T) {
	var claimed []string
	for _, f := range Formats {
		folder := len(f.Parts) > 0
		if f.Name == "" || f.Title == "" || f.Memory == "" || folder == (len(f.Media) > 0 || len(f.Ext) > 0) {
			t.Errorf("%+v lacks something", f.Name)
		}
		if (f.Write == nil) == !f.Draws() || f.Draw != nil && folder {
			t.Errorf("%s: none or several of Write, Draw and Parts", f.Name)
		}
		claims := slices.Concat([]string{f.Name}, f.Media, f.Ext)
		plain, second := strings.CutSuffix(f.Name, "-pretty")
		if !second {
			plain, second = strings.CutSuffix(f.Name, "-plain")
		}
		if second {
			claims = claims[:1]
			if first, _ := ForFile("a" + f.Ext[0]); first.Name != plain || !slices.Equal(f.Media, first.Media) || !slices.Equal(f.Ext, first.Ext) {
				t.Errorf("%s: a%s is %s", f.Name, f.Ext[0], first.Name)
			}
		}
		for _, name := range claims {
			if slices.Contains(claimed, name) {
				t.Errorf("%s: %q is claimed twice", f.Name, name)
			}
			claimed = append(claimed, name)
		}
	}
}
