package corkboard_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// rich is one dataset with something of nearly all that RDF can say: the
// torture graphs together, but for the large ones.
func rich() dataset {
	d := dataset{name: "rich"}
	for i, t := range torture() {
		if len(t.statements) > 400 || strings.HasPrefix(t.name, "long text") {
			continue
		}
		names := map[string]string{}
		for _, s := range t.statements {
			for label := range labels(s) {
				names[label] = fmt.Sprintf("d%d.%s", i, strings.NewReplacer(":", "_", "·", "_").Replace(label))
			}
		}
		for _, s := range t.statements {
			if slices.ContainsFunc(writings(), func(w writing) bool { return cannot(ourLimits, w, []graph.Statement{s}) != "" }) {
				continue
			}
			s.Subject, s.Object, s.Graph = recolor(s.Subject, names), recolor(s.Object, names), recolor(s.Graph, names)
			d.statements = append(d.statements, s)
		}
	}
	return d
}

// TestAcrossSyntaxes takes one dataset through every syntax into every syntax,
// with and without prefixes. What comes out is what went in, but for what is
// reported that the one or the other cannot say.
func TestAcrossSyntaxes(t *testing.T) {
	given := rich()
	if len(given.statements) < 1500 {
		t.Fatalf("the dataset has %d statements", len(given.statements))
	}
	for _, from := range writings() {
		t.Run("from "+from.name, func(t *testing.T) {
			t.Parallel()
			text, said, left, err := from.write(given)
			if err != nil {
				t.Fatal(err)
			}
			first, err := readBack(rdfFormat(t, from.syntax), text)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d statements%s", len(said), counted(left, "cannot be said"))
			for _, to := range writings() {
				text, _, _, err := to.write(dataset{"rich", first})
				if err != nil {
					t.Errorf("to %s: %v", to.name, err)
					continue
				}
				second, err := readBack(rdfFormat(t, to.syntax), text)
				want := slices.DeleteFunc(slices.Clone(said), func(s graph.Statement) bool { return unsaid(to.syntax, to.format.Graphs, s) != "" })
				if err == nil {
					err = shapeOf(second).same(shapeOf(want))
				}
				if err != nil {
					t.Errorf("to %s: %v", to.name, err)
				}
			}
		})
	}
}
