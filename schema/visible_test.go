package schema_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// readCase reads a case written as files and gives all it says.
func readCase(t *testing.T, files map[string]string) (*schema.Case, graph.List) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := source.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(context.Background(), schema.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(c.Statements(context.Background()))
	if err != nil {
		t.Fatal(err)
	}
	return c, graph.NewList(all)
}

// What only a private source says must not be seen in any form: not as a
// statement, not as a claim, not as a conclusion or what it holds, not by the
// name of its file.
func TestPrivateSourcesStayOut(t *testing.T) {
	const secret = "CANARY"
	_, all := readCase(t, map[string]string{
		"case.yaml":         "base: https://example.org/c/\n",
		"sources.csv":       "id,title,access,based_on,note\npaper,Paper,,insider,\ninsider,CANARY title,private,,CANARY note\n",
		"people.csv":        "id,name,source,date_text,born\nann,Ann,paper,,\nbob,CANARY name,insider,CANARY May,1970-05\n",
		"events.csv":        "id,name,source,date_text,start\nfair,Fair,paper;insider,in May,2016-05\nraid,CANARY raid,insider,in CANARY June,2016-06\n",
		"ties-CANARY.csv":   "from,relation,to,source,status,note\nann,knows,bob,insider,,CANARY\nann,knows,cy,insider,alleged,\n",
		"judgements.csv":    "left,right,judgement,source\nann,bob-CANARY,same,insider\n",
		"publish.csv":       "id,show_as,reason\nann,A.,CANARY reason\n",
		"organizations.csv": "id,name,source\nfirm,Firm,paper\n",
	})
	ctx := context.Background()
	shown, err := schema.Visible(ctx, all, schema.Visibility{Places: true})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := graph.Collect(shown.Match(ctx, graph.Pattern{}))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, s := range kept {
		text += s.String() + "\n"
		if strings.Contains(s.String(), secret) || strings.Contains(s.String(), "insider") {
			t.Errorf("shown: %s", s)
		}
	}
	groups, err := graph.Collect(graph.MatchAny(ctx, shown, nil, []graph.Term{graph.IRI(schema.RDFType)}))
	types := 0
	for _, of := range groups {
		types += len(of)
	}
	some := slices.DeleteFunc(slices.Clone(kept), func(s graph.Statement) bool { return s.Predicate != graph.IRI(schema.RDFType) })
	if err != nil || len(some) == 0 || types != len(some) {
		t.Errorf("%d of %d types are shown (%v)", types, len(some), err)
	}
	// What a public source says as well stays, inferred or not.
	for _, want := range []string{`"Ann"`, `"Fair"`, `<https://example.org/c/fair> <http://schema.org/startDate> "2016-05"`, `"Firm"`} {
		if !strings.Contains(text, want) {
			t.Errorf("not shown: %s", want)
		}
	}
	whole, err := schema.Visible(ctx, all, schema.Visibility{Places: true, Private: true})
	if err != nil {
		t.Fatal(err)
	}
	if everything, _ := graph.Collect(whole.Match(ctx, graph.Pattern{})); len(everything) != len(all) {
		t.Errorf("%d of %d statements with Private and Places", len(everything), len(all))
	}
	none, err := schema.Visible(ctx, all, schema.Visibility{})
	if err != nil {
		t.Fatal(err)
	}
	for s := range none.Match(ctx, graph.Pattern{}) {
		if strings.Contains(s.Graph.Value(), "#places") {
			t.Errorf("places shown: %s", s)
		}
	}
}
