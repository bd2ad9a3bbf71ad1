package source

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"corkboard/graph"
)

// turtleSurvives reads a document whole: every error is a fault with a place,
// every statement is sound, has a place and is the same when its terms are read
// from their lines. It gives what was read.
func turtleSurvives(t *testing.T, in Input, o Options, graphs bool) string {
	var b strings.Builder
	n := 0
	for s, err := range readTurtle(context.Background(), in, o, graphs) {
		if n++; n > 1<<20 {
			t.Fatal("more statements than the input can hold")
		}
		var e *graph.Error
		if err != nil {
			if !errors.As(err, &e) || e.Origin.File == "" || e.Origin.Line < 1 || e.Origin.Column < 1 {
				t.Fatalf("not a fault with a place: %v", err)
			}
			b.WriteString(err.Error() + "\n")
			continue
		}
		if s.Origin.File == "" || s.Origin.Line < 1 || s.Origin.Column < 1 {
			t.Fatalf("no place: %+v", s.Origin)
		}
		if err := s.Check(); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		for _, term := range []graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
			if again, err := graph.ParseTerm(term.String()); !term.IsZero() && (err != nil || again != term) {
				t.Fatalf("%s is read as %s: %v", term, again, err)
			}
		}
		b.WriteString(s.Origin.String() + " " + s.String() + "\n")
	}
	return b.String()
}

func FuzzTurtle(f *testing.F) {
	for _, tt := range append(turtleTests, turtleFaults...) {
		f.Add(tt.text, tt.graphs)
	}
	for _, s := range turtleSentences {
		f.Add(turtleSentences[0]+s, true)
	}
	f.Fuzz(func(t *testing.T, text string, graphs bool) {
		for _, o := range []Options{{RDF: RDFOptions{Base: "http://e/b/c"}}, {RDF: RDFOptions{KeepLabels: true}, MaxField: 20}} {
			in := textInput("t", text)
			whole := turtleSurvives(t, in, o, graphs)
			in.Open = func() (io.ReadCloser, error) {
				return io.NopCloser(iotest.OneByteReader(strings.NewReader(text))), nil
			}
			if pieces := turtleSurvives(t, in, o, graphs); pieces != whole {
				t.Fatalf("read whole:\n%s\nread in pieces:\n%s", whole, pieces)
			}
		}
	})
}
