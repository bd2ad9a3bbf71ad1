package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenAs takes a file for the format that is named, whatever its name.
func TestOpenAs(t *testing.T) {
	name := filepath.Join(t.TempDir(), "README.txt")
	if err := os.WriteFile(name, []byte("a;b\n1;2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if f, err := Open(ctx, name); err != nil || len(f.Files) != 0 || len(f.LeftAlone) != 1 {
		t.Errorf("recognized: %+v, %v", f, err)
	}
	csv, _ := Lookup("csv")
	f, err := OpenAs(ctx, name, OpenOptions{Format: csv})
	if err != nil || len(f.Files) != 1 || f.Files[0].Format.Name != "csv" || f.Files[0].Size != 8 {
		t.Errorf("named: %+v, %v", f, err)
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"nq": "nq", "NQ": "nq", "N-Quads": "nq", "nquads": "nq", ".ttl": "turtle", "ttl": "turtle", "owl": "rdfxml",
		"JSON-LD": "jsonld", "RDF/XML": "rdfxml", "": "", "gz": "", "svg": "", ".": "",
	} {
		if f, ok := Lookup(name); f.Name != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", name, f.Name, ok)
		}
	}
}

// TestUnpack decompresses a stream that can be read once.
func TestUnpack(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, "some text")
	z.Close()
	for _, text := range []string{packed.String(), "some text", ""} {
		closed := &closing{Reader: strings.NewReader(text)}
		r, err := Unpack(closed, "x")
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if want := min(len(text), len("some text")); err != nil || string(got) != "some text"[:want] {
			t.Errorf("%q: %q, %v", text, got, err)
		}
		if err := r.Close(); err != nil || !closed.closed {
			t.Errorf("%q: not closed: %v", text, err)
		}
	}
	closed := &closing{Reader: strings.NewReader("\x1f\x8bno gzip")}
	if _, err := Unpack(closed, "x"); err == nil || !closed.closed {
		t.Errorf("damaged: %v, closed %v", err, closed.closed)
	}
}

type closing struct {
	io.Reader
	closed bool
}

func (c *closing) Close() error { c.closed = true; return nil }
