package source

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"corkboard/graph"
)

// rereadLines checks that statements, written as lines, are read as what they
// are.
func rereadLines(t *testing.T, listing string) {
	var lines, want strings.Builder
	n := 0
	for line := range strings.Lines(listing) {
		if line[0] == '!' {
			continue
		}
		_, statement, _ := strings.Cut(line, " ")
		lines.WriteString(statement)
		n++
		want.WriteString(graph.Origin{Line: int32(n), Column: 1}.String()[1:] + " " + statement)
	}
	if have := lineListing(t, textInput("t", lines.String()), Options{RDF: RDFOptions{KeepLabels: true}}, true); have != want.String() {
		t.Fatalf("written and read again:\n%s\nwant\n%s", have, want.String())
	}
}

// FuzzLines reads anything: in one piece and byte by byte, with one goroutine
// and with several. All give the same.
func FuzzLines(f *testing.F) {
	for _, tt := range lineTests {
		f.Add(tt.text, tt.graphs)
	}
	f.Add(strings.Repeat("<<(", 100), true)
	f.Add(strings.Repeat("<a:s> <a:p> <<( <a:s> <a:p> ", 70), true)
	f.Fuzz(func(t *testing.T, text string, graphs bool) {
		in := textInput("t", text)
		slow := in
		slow.Open = func() (io.ReadCloser, error) {
			return io.NopCloser(iotest.OneByteReader(strings.NewReader(text))), nil
		}
		for _, o := range []Options{{}, {MaxField: 8}, {RDF: RDFOptions{KeepLabels: true}}} {
			whole := lineListing(t, in, o, graphs)
			if pieces := lineListing(t, slow, o, graphs); pieces != whole {
				t.Fatalf("read whole:\n%s\nread in pieces:\n%s", whole, pieces)
			}
			if o.RDF.KeepLabels {
				rereadLines(t, whole)
			}
			o.RDF.Workers = 2
			if together := lineListing(t, in, o, graphs); together != whole {
				t.Fatalf("read by one:\n%s\nread by two:\n%s", whole, together)
			}
		}
	})
}
