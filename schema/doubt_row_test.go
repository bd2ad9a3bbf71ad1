package schema_test

import (
	"context"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/schema"
)

// A row whose source cannot be read may be that of a private one: it is kept,
// and seen by nobody outside.
func TestUnreadSourceIsPrivate(t *testing.T) {
	said, faults := statementsOf(t, map[string]string{
		"case.yaml":   "base: https://example.org/c/\n",
		"sources.csv": "id,title\npaper,Paper\n",
		"people.csv":  "id,name,source\nann,Ann,pa\x00per\nben,Ben,paper\n",
	})
	all := graph.NewList(said)
	if !strings.Contains(strings.Join(faults, "\n"), schema.UnreadSource) {
		t.Errorf("faults: %v", faults)
	}
	ann := graph.Pattern{Subject: graph.IRI("https://example.org/c/ann"), Predicate: graph.IRI(schema.PropertyName)}
	kept, err := graph.Collect(all.Match(context.Background(), ann))
	if err != nil || len(kept) != 1 || !strings.Contains(kept[0].Graph.Value(), schema.UnreadSource) {
		t.Fatalf("kept: %v, %v", kept, err)
	}
	shown, err := schema.Visible(context.Background(), all, schema.Visibility{Places: true})
	if err != nil {
		t.Fatal(err)
	}
	ben := false
	for s := range shown.Match(context.Background(), graph.Pattern{}) {
		if strings.Contains(s.String(), "/ann>") || strings.Contains(s.String(), schema.UnreadSource) {
			t.Errorf("shown: %s", s)
		}
		ben = ben || s.Object == graph.Text("Ben")
	}
	if !ben {
		t.Error("what could be read is not shown")
	}
}
