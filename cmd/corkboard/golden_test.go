package main

import (
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares an output with testdata/NAME.golden.
func golden(t *testing.T, name, have string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if have != string(want) {
		t.Errorf("%s is\n%s\nwant\n%s", name, have, want)
	}
}

// builtCase gives the bytes of a bundled case's store, built once.
var builtCase = func() func(t *testing.T, name string) []byte {
	var mu sync.Mutex
	stores := make(map[string][]byte)
	return func(t *testing.T, name string) []byte {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		if b, ok := stores[name]; ok {
			return b
		}
		out := t.TempDir()
		if code, _, said := corkboard(t, "build", filepath.Join("../../testdata", name), "-o", out); code != exitDone {
			t.Fatalf("build %s: %d: %s", name, code, said)
		}
		b, err := os.ReadFile(filepath.Join(out, storeName))
		if err != nil {
			t.Fatal(err)
		}
		stores[name] = b
		return b
	}
}()

// storeOf gives a store of a bundled case, for one test.
func storeOf(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), storeName)
	if err := os.WriteFile(file, builtCase(t, name), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// founding gives a store of the founding case.
func founding(t *testing.T) string { t.Helper(); return storeOf(t, "wikileaks-messages") }
