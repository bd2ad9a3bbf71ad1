package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInfo(t *testing.T) {
	st := founding(t)
	code, out, said := corkboard(t, "info", st, "--as", "csv")
	if code != exitDone || said != "" {
		t.Fatalf("exit %d: %s", code, said)
	}
	for _, want := range []string{
		"\nbase,,https://example.org/wikileaks-messages/,\n",
		"\nprefix,ex,https://example.org/wikileaks-messages/,\n",
		"\ntime,earliest,2016,",
		"\ntime,latest,2017,",
		"\nclass,schema:Message,8,messages\n",
		"\ncoverage,dm-chain,partial,8 messages described\n",
		"Trump Jr bares messages with WikiLeaks during campaign",
		"\nfile,messages.csv,",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	code, out, _ = corkboard(t, "info", "../../testdata/wikileaks-messages")
	if code != exitDone || !strings.Contains(out, "Messages between WikiLeaks and Trump Jr") {
		t.Errorf("of the case: exit %d: %s", code, out)
	}
}

func TestInfoFile(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"people.csv": "id;name\na;Anna\nb;Bert\n", "list.tsv": "x\ty\n1\t2\n", "things.json": `[{"a":1},{"a":2,"b":3}]`,
		"bom.csv": "\ufeff\"x\",y\n1,2\n", "graph.nt": "<a:a> <a:b> <a:c> .\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string][]string{
		"people.csv":  {"format,people.csv,CSV,", "delimiter,people.csv,semicolon,", "columns,people.csv,2,\"id, name\"", "records,people.csv,2,", "table,people.csv,people,"},
		"list.tsv":    {"delimiter,list.tsv,tab,", "table,list.tsv,none of the standard tables,"},
		"things.json": {"format,things.json,JSON,", "columns,things.json,2,\"a, b\"", "records,things.json,2,"},
		"bom.csv":     {"delimiter,bom.csv,comma,"},
		"graph.nt":    {"format,graph.nt,N-Triples,", "statements,graph.nt,1,", "predicate,<a:b>,1,", "fingerprint,graph.nt,sha256 "},
	} {
		code, out, said := corkboard(t, "info", filepath.Join(dir, name), "--as", "csv")
		for _, w := range want {
			if code != exitDone || !strings.Contains(out, w) {
				t.Errorf("%s: exit %d: %s: %q is not in\n%s", name, code, said, w, out)
			}
		}
	}
	if code, _, said := corkboard(t, "info"); code != exitUsage {
		t.Errorf("of nothing: exit %d: %s", code, said)
	}
	if code, _, said := corkboard(t, "info", filepath.Join(dir, "none.csv")); code != exitFailed {
		t.Errorf("of a file that is not there: exit %d: %s", code, said)
	}
}
