package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph/source"
	"corkboard/schema"
)

// corkboard runs a command line and gives what it wrote.
func corkboard(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(context.Background(), append([]string{"corkboard"}, args...), strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

// TestInitIsRead makes empty cases, and reads them back as cases without a
// fault or a note.
func TestInitIsRead(t *testing.T) {
	for _, args := range [][]string{nil, {"--xlsx"}} {
		dir := filepath.Join(t.TempDir(), "My Case")
		if code, _, said := corkboard(t, append([]string{"init", dir}, args...)...); code != exitDone {
			t.Fatalf("init %v: %d: %s", args, code, said)
		}
		folder, err := source.Open(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		c, err := schema.ReadCase(context.Background(), schema.Core(), folder)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Notes) != 0 || len(c.LeftAlone) != 0 {
			t.Errorf("init %v: notes %v, left alone %v", args, c.Notes, c.LeftAlone)
		}
		if c.Base != "https://my-case.invalid/" {
			t.Errorf("base is %s", c.Base)
		}
		if len(c.Files) != len(schema.Core().Tables) {
			t.Errorf("init %v: %d tables, not %d", args, len(c.Files), len(schema.Core().Tables))
		}
		for _, f := range c.Files {
			checkHeader(t, f)
		}
	}
}

// checkHeader compares the header of an empty table with the vocabulary.
func checkHeader(t *testing.T, f schema.CaseFile) {
	t.Helper()
	header, err := f.Header(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, h := range header {
		names = append(names, h.Name)
	}
	table, _ := schema.Core().Table(f.Kind)
	if want := schema.Core().Columns(table); !slices.Equal(names, want) {
		t.Errorf("%s: columns %v, not %v", f.Input.Name, names, want)
	}
	for r, err := range f.Records(context.Background()) {
		t.Errorf("%s: %v %v where nothing should stand", f.Input.Name, r, err)
	}
}

// TestInitSameBytes makes the same workbook twice.
func TestInitSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	s := schema.Core()
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := writeWorkbook(w, s, sourcesFirst(s)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two workbooks differ")
	}
}

// TestInitRefuses leaves a folder that holds something as it is.
func TestInitRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, said := corkboard(t, "init", dir)
	if code != exitFailed || !strings.Contains(said, "is not empty") {
		t.Errorf("%d: %s", code, said)
	}
	if found, _ := os.ReadDir(dir); len(found) != 1 {
		t.Errorf("%d files", len(found))
	}
}

// TestColumnLetters names columns as spreadsheets do.
func TestColumnLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := columnLetters(i); got != want {
			t.Errorf("column %d is %s, not %s", i, got, want)
		}
	}
}
