package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"corkboard/graph/store"
)

// What a killed run left is cleared away by the next one, whatever it held.
func TestLeftovers(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	left := filepath.Join(out, ".build-123")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(left, "graph.nq"), filepath.Join(out, ".build.lock"), filepath.Join(out, ".case.nq.tmp-1"), filepath.Join(out, ".case.nq.tmp-2")} {
		if err := os.WriteFile(name, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(filepath.Join(out, ".case.nq.tmp-1"), old, old); err != nil {
		t.Fatal(err)
	}
	const town = "../../testdata/town-council"
	if code, _, said := corkboard(t, "build", town, "-o", out); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	if code, _, said := corkboard(t, "convert", town, "-o", filepath.Join(out, "case.nq")); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	var hidden []string
	for _, name := range names(t, out) {
		if strings.HasPrefix(name, ".") {
			hidden = append(hidden, name)
		}
	}
	if len(hidden) != 1 || hidden[0] != ".case.nq.tmp-2" {
		t.Errorf("left: %q; only what another run may still write should stay", hidden)
	}
}

// Two builds into one folder do not mix their files.
func TestOneBuildAtATime(t *testing.T) {
	out := t.TempDir()
	release, err := store.Lock(filepath.Join(out, ".build.lock"))
	if err != nil {
		t.Fatal(err)
	}
	code, _, said := corkboard(t, "build", "../../testdata/town-council", "-o", out)
	if code != exitFailed || !strings.Contains(said, "another build") {
		t.Errorf("%d: %s", code, said)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	only(t, out)
}
