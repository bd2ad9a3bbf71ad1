package schema

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden compares what was made with a file of testdata, or writes that file
// anew with -update.
func golden(t *testing.T, name string, have []byte) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, have, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test with -update", err)
	}
	// A checkout may end lines as its system does.
	want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if bytes.Equal(have, want) {
		return
	}
	haves, wants := bytes.Split(have, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(haves), len(wants)) {
		var h, w []byte
		if i < len(haves) {
			h = haves[i]
		}
		if i < len(wants) {
			w = wants[i]
		}
		if !bytes.Equal(h, w) {
			t.Fatalf("%s:%d:\n have %s\n want %s", path, i+1, h, w)
		}
	}
}
