package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDrawMegabytes draws a case whose names have 1 MB each, in every format:
// none fails, none writes markup or a control character of the data, and
// pictures stay small.
func TestDrawMegabytes(t *testing.T) {
	size := 1 << 20
	if testing.Short() {
		size = 20_000
	}
	dir := filepath.Join(t.TempDir(), "megabytes")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	people, ties, events, places := [][]string{{"id", "name", "caption"}}, [][]string{{"from", "relation", "to", "role", "quote"}},
		[][]string{{"id", "name", "start", "place", "participants"}}, [][]string{{"id", "name", "lat", "lon"}}
	bad := []string{`</script><script>hacked=1</script> `, `"><img src=x onerror=hacked=1> a\"b\'c\\ `, "javascript:hacked=1", "\u202Ereversed\u2066 =cmd|x "}
	for i, s := range bad {
		s = strings.Repeat(s, size/len(s)+1)
		people = append(people, []string{fmt.Sprint("p", i), s, s})
		ties = append(ties, []string{fmt.Sprint("p", i), "knows", fmt.Sprint("p", (i+1)%len(bad)), s, s})
		events = append(events, []string{fmt.Sprint("e", i), s, "2016-10-03", fmt.Sprint("l", i), fmt.Sprint("p", i)})
		places = append(places, []string{fmt.Sprint("l", i), s, fmt.Sprint(i), "2"})
	}
	for name, rows := range map[string][][]string{"people": people, "ties": ties, "events": events, "places": places} {
		var b bytes.Buffer
		csv.NewWriter(&b).WriteAll(rows) // a buffer takes all
		if err := os.WriteFile(filepath.Join(dir, name+".csv"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range drawNames() {
		out := filepath.Join(t.TempDir(), "drawn")
		if code, _, said := corkboard(t, "draw", dir, "--to", format, "--with-text", "-o", out); code != exitDone {
			t.Errorf("%s: %d: %.400s", format, code, said)
			continue
		}
		files := []string{out}
		if format == "csv" {
			files = []string{filepath.Join(out, "nodes.csv"), filepath.Join(out, "edges.csv"), filepath.Join(out, "about.txt")}
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			// In these, text is text: none of them has markup.
			plain := slices.Contains([]string{"csv", "evidence", "caption", "dot", "dot-plain"}, format)
			if !plain && (bytes.Contains(b, []byte("<script>hacked")) || bytes.Contains(b, []byte("<img"))) || format != "evidence" && bytes.Contains(b, []byte("\u202E")) {
				t.Errorf("%s: lets the data act", format)
			}
			if slices.Contains([]string{"svg", "png", "pdf", "dot", "dot-plain", "mermaid"}, format) && len(b) > 1_500_000 {
				t.Errorf("%s: %d bytes", format, len(b))
			}
		}
	}
}
