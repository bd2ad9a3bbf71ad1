package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestIndependentReaders gives what build leaves to programs that others
// wrote: rapper and serdi read every syntax and count the same statements, dot
// reads the graph, and an XML parser the picture.
func TestIndependentReaders(t *testing.T) {
	for _, name := range []string{"wikileaks-messages", "town-council", "address-book"} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			var said bytes.Buffer
			args := []string{"corkboard", "build", filepath.Join("..", "..", "testdata", name), "-o", out}
			if code := run(context.Background(), args, nil, io.Discard, &said); code != exitDone {
				t.Fatalf("exit %d: %s", code, said.String())
			}
			wellFormed(t, filepath.Join(out, "relationships.svg"))
			t.Run("dot", func(t *testing.T) {
				read(t, "dot", "-Tcanon", filepath.Join(out, "relationships.dot"))
			})
			for _, file := range []struct{ name, syntax string }{{"graph.nq", "nquads"}, {"graph.trig", "trig"}, {"graph.ttl", "turtle"}} {
				t.Run(file.name, func(t *testing.T) {
					path := filepath.Join(out, file.name)
					serdi := lines(read(t, "serdi", "-i", file.syntax, "-o", "nquads", path))
					rapper := lines(read(t, "rapper", "-q", "-i", file.syntax, "-o", "nquads", path))
					if serdi != rapper || serdi == 0 {
						t.Errorf("serdi reads %d statements, rapper %d", serdi, rapper)
					}
					if file.syntax == "nquads" {
						text, err := os.ReadFile(path)
						if err != nil || lines(text) != serdi {
							t.Errorf("of %d statements %d are read: %v", lines(text), serdi, err)
						}
					}
				})
			}
		})
	}
}

// read runs another program, which must have nothing to complain of, and gives
// its output.
func read(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	name, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("no %s on the path", program)
	}
	var complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v: %s", program, err, complaints.String())
	}
	return out
}

func lines(text []byte) int { return bytes.Count(text, []byte{'\n'}) }

func wellFormed(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for d := xml.NewDecoder(f); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
}
