package export

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// TestEngines lets Graphviz place nodes and looks whether they stay apart.
func TestEngines(t *testing.T) {
	n := society(60, 4)
	var in bytes.Buffer
	if err := WriteEngineDOT(&in, n, DrawOptions{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(in.String(), "Harbour") {
		t.Errorf("it is told names:\n%s", in.String())
	}
	for _, name := range []string{"dot", "neato", "sfdp"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no %s here", name)
		}
		cmd := exec.Command(name, "-Tplain")
		cmd.Stdin = bytes.NewReader(in.Bytes())
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		at, err := ReadPlaces(bytes.NewReader(out), n)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		keptApart(t, name, Arrange(n, DrawOptions{At: at}))
	}
}

func TestReadPlaces(t *testing.T) {
	n := society(3, 1)
	for text, want := range map[string]string{
		"graph 1 2 3\nnode n0 1 2 .5 .5\nnode n1 1 2\nnode n2 0 0\nstop\n": "",
		"graph 1 2 3\nnode n0 1 2\nstop\n":                                 "placed 1 of 3",
		"node n7 1 2\n":                                                    "answered",
		"node n0 NaN 2\n":                                                  "answered",
		"node n0 1e99 2\n":                                                 "answered",
		"":                                                                 "placed 0 of 3",
	} {
		if _, err := ReadPlaces(strings.NewReader(text), n); (want == "") != (err == nil) || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
