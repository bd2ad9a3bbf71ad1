package schema_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// readFaulty reads a case that has faults and gives what readers may see of
// it, as text, and the faults.
func readFaulty(t *testing.T, files map[string]string) (shown string, faults []string) {
	t.Helper()
	all, faults := statementsOf(t, files)
	return visibleText(t, all, schema.Visibility{}), faults
}

// visibleText gives what may be seen of statements, a line each.
func visibleText(t *testing.T, all []graph.Statement, v schema.Visibility) (shown string) {
	t.Helper()
	ctx := context.Background()
	visible, err := schema.Visible(ctx, graph.NewList(all), v)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := graph.Collect(visible.Match(ctx, graph.Pattern{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range kept {
		shown += s.String() + "\n"
	}
	return shown
}

// statementsOf reads a case that has faults.
func statementsOf(t *testing.T, files map[string]string) (all []graph.Statement, faults []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	folder, err := source.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	for s, err := range c.Statements(ctx) {
		var fault *graph.Error
		switch {
		case errors.As(err, &fault):
			faults = append(faults, err.Error())
		case err != nil:
			t.Fatal(err)
		default:
			all = append(all, s)
		}
	}
	return all, faults
}

const (
	plainTie = `<https://example.org/c/a> <http://schema.org/knows> <https://example.org/c/b>`
	heldTie  = `<https://w3id.org/corkboard/ns#status-unconfirmed>`
)

// A status that could not be read, or that an unquoted delimiter or an open
// quote has moved to another place, must not make a fact of an allegation.
func TestLostStatusIsNoFact(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"moved out":  {"ties.csv": "from,relation,to,role,note,status,source\na,knows,b,chair, man,,alleged,s\n"},
		"twice":      {"ties.csv": "from,relation,to,status,status\na,knows,b,,alleged\n"},
		"NUL":        {"ties.csv": "from,relation,to,status\na,knows,b,all\x00eged\n"},
		"speaker":    {"ties.csv": "from,relation,to,according_to\na,knows,b,c\x00\n"},
		"open quote": {"ties.csv": "from,relation,to,role,status\na,knows,b,\"x,alleged\n"},
		"JSON":       {"ties.jsonl": `{"from":"a","relation":"knows","to":"b","status":"\u0000"}`},
		"JSON twice": {"ties.jsonl": `{"from":"a","relation":"knows","to":"b","status":"stated","status":"alleged"}`},
		"YAML":       {"ties.yaml": "- {from: a, relation: knows, to: b, status: \"\\0\"}\n"},
	} {
		files["case.yaml"] = "base: https://example.org/c/\n"
		shown, faults := readFaulty(t, files)
		if strings.Contains(shown, plainTie) || !strings.Contains(shown, heldTie) || len(faults) == 0 {
			t.Errorf("%s: stated plainly, or not at all, or in silence: %q\n%s", name, faults, shown)
		}
	}
	// A note that could not be read leaves the row as it is.
	shown, _ := readFaulty(t, map[string]string{"case.yaml": "base: https://example.org/c/\n", "ties.csv": "from,relation,to,note,status\na,knows,b,\x00,\n"})
	if !strings.Contains(shown, plainTie) {
		t.Errorf("a lost note: not stated:\n%s", shown)
	}
}

// What marks something as not for readers holds, whatever else is wrong with
// its row.
func TestSlipsDoNotPublish(t *testing.T) {
	const secret = "CANARY"
	public := "id,title,access\ns,S,public\nx,X,private\n"
	for name, files := range map[string]map[string]string{
		"lost source":         {"sources.csv": public, "people.csv": "id,name,source\np,CANARY,x\x00\n"},
		"open quote":          {"sources.csv": public, "people.csv": "id,name,note,source\np,CANARY,\"n,x\n"},
		"lost access":         {"sources.csv": "id,title,access\nx,X,pri\x00vate\n", "people.csv": "id,name,source\np,CANARY,x\n"},
		"access moved out":    {"sources.csv": "id,title,grade,access\nx,X, Y,,private\n", "people.csv": "id,name,source\np,CANARY,x\n"},
		"status on a source":  {"sources.csv": "id,title,access,status\nx,X,private,alleged\n", "people.csv": "id,name,source\np,CANARY,x\n"},
		"speaker of a source": {"sources.csv": "id,title,access,according_to\nx,X,private,p\n", "people.csv": "id,name,source\np,CANARY,x\n"},
	} {
		files["case.yaml"] = "base: https://example.org/c/\n"
		if shown, _ := readFaulty(t, files); strings.Contains(shown, secret) {
			t.Errorf("%s: shown:\n%s", name, shown)
		}
	}
}

// A row of publish that hides somebody does so with any status, and with a
// word for yes that is not known.
func TestSlipsDoNotUncover(t *testing.T) {
	for name, table := range map[string]string{
		"status":  "id,hide,status\np,true,alleged\n",
		"word":    "id,hide\np,ja\n",
		"lost":    "id,hide\np,\x00\n",
		"moved":   "id,reason,hide\np,a, b,true\n",
		"private": "id,hide,source\np,true,x\n",
		"show_as": "id,show_as\np,\x00\n",
	} {
		files := map[string]string{"case.yaml": "base: https://example.org/c/\n", "people.csv": "id,name\np,P\n", "sources.csv": "id,access\nx,private\n", "publish.csv": table}
		all, _ := statementsOf(t, files)
		shown := visibleText(t, all, schema.Visibility{Publishing: true})
		if !strings.Contains(shown, `<https://example.org/c/p> <https://w3id.org/corkboard/ns#hide> "true"`) {
			t.Errorf("%s: not hidden:\n%s", name, shown)
		}
	}
}
