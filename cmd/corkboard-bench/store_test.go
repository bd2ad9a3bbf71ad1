package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestStores puts a small world into every engine: what is found must be the
// same everywhere.
func TestStores(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "world.nq")
	runWell(t, "generate", "--statements", "4000", "-o", name)
	found := map[string]map[string]float64{}
	for _, e := range slices.Sorted(maps.Keys(engines)) {
		if testing.Short() && (e == "bbolt" || e == "leveldb") {
			continue // their bloom filters take long to make
		}
		out := runWell(t, "store", name, "--engine", e, "--dir", dir, "--runs", "1", "--questions", "30")
		best, err := bestRuns(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		found[e] = map[string]float64{}
		onDisk := e != "memory" && e != "memstore"
		for _, m := range best {
			found[e][m.operation] = m.statements
			if m.tool != e || m.seconds <= 0 || m.operation == "load" && (onDisk != (m.disk > 0) || m.bytes == 0) {
				t.Errorf("%s: %v", e, m)
			}
			asks := strings.Contains(m.operation, "lookup") || strings.Contains(m.operation, "hops") || strings.Contains(m.operation, "between")
			if asks != (m.median > 0 && m.late >= m.median) {
				t.Errorf("%s: %v", e, m)
			}
		}
		if _, ok := found[e]["open"]; ok != onDisk {
			t.Errorf("%s: opened again: %t", e, ok)
		}
	}
	want := found["memstore"]
	if want["load"] != 4000 || want["scan"] != 4000 || want["export"] != 4000 || want["lookup"] < 100 || want["messages between"] < 400 {
		t.Errorf("memstore finds %v", want)
	}
	for e, have := range found {
		// Our answers to a query are sets, Cayley's are paths.
		if n := have["two hops, sorted"]; strings.Contains("corkboard memory", e) && (n < want["two hops, Gizmo"]/20 || n >= want["two hops, Gizmo"]) {
			t.Errorf("%s: %v paths are %v nodes", e, want["two hops, Gizmo"], n)
		}
		for operation, n := range want {
			if have[operation] != n {
				t.Errorf("%s: %s: %v, not %v", e, operation, have[operation], n)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}

func runWell(t *testing.T, args ...string) string {
	t.Helper()
	var out, voice bytes.Buffer
	if code := run(context.Background(), args, nil, &out, &voice); code != exitDone {
		t.Fatalf("%v: exit %d: %s", args, code, voice.String())
	}
	return out.String()
}

func TestStoreUsage(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.nq")
	const line = "<http://a.example/> <http://b.example/> \"c\" .\n"
	if err := os.WriteFile(name, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
	}{
		{[]string{"store"}, exitUsage},
		{[]string{"store", name}, exitUsage},
		{[]string{"store", name, "--engine", "mysql"}, exitUsage},
		{[]string{"store", name, "--engine", "memory", "--only", "sing"}, exitUsage},
		{[]string{"store", name, "--engine", "memory", "--dir", filepath.Join(name, "no")}, exitFailure},
		{[]string{"store", name + "x", "--engine", "memory"}, exitFailure},
		{[]string{"store", name, "--engine", "bbolt", "--only", "load,scan"}, exitDone},
		{[]string{"store", name, "--engine", "memstore"}, exitDone},
	} {
		var out, voice bytes.Buffer
		if code := run(context.Background(), test.args, nil, &out, &voice); code != test.code || (code == exitDone) != (out.Len() > 0) {
			t.Errorf("%v: exit %d: %s", test.args, code, voice.String())
		}
		if strings.Contains(out.String(), "export") == slices.Contains(test.args, "--only") && test.code == exitDone {
			t.Errorf("%v: %s", test.args, out.String())
		}
	}
}

// TestConverter takes terms to Cayley and back.
func TestConverter(t *testing.T) {
	var c converter
	p := graph.IRI("http://b.example/")
	for _, s := range []graph.Statement{
		{Subject: graph.IRI("http://a.example/"), Predicate: p, Object: graph.Text("x")},
		{Subject: graph.Blank("x"), Predicate: p, Object: graph.LangText("x", "de-AT"), Graph: p},
		{Subject: graph.Blank("x"), Predicate: p, Object: graph.Typed("01", xsd+"integer"), Graph: p},
		{Subject: graph.Blank("x"), Predicate: p, Object: graph.Blank("y")},
	} {
		if have := statement(c.quad(s)); have != s {
			t.Errorf("%v became %v", s, have)
		}
	}
}

func TestReservoir(t *testing.T) {
	r := reservoir[int]{most: 100, chance: chanceOf(1)}
	for n := range 10_000 {
		if i := r.place(); i >= 0 {
			r.items[i] = n
		}
	}
	late := 0
	for _, n := range r.items {
		if n >= 5000 {
			late++
		}
	}
	if len(r.items) != 100 || late < 30 || late > 70 {
		t.Errorf("%d items, %d of the second half", len(r.items), late)
	}
}
