package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

var errFull = errors.New("no space left")

// full is a writer with room for so many bytes.
type full struct{ room int }

func (w *full) Write(p []byte) (int, error) {
	if len(p) > w.room {
		n := w.room
		w.room = 0
		return n, errFull
	}
	w.room -= len(p)
	return len(p), nil
}

// short is a writer that takes less than it is given and says nothing.
type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestWriteFails(t *testing.T) {
	all := parse(t, small)
	for i := range 6000 { // more than one buffer
		all = append(all, graph.Statement{
			Subject: graph.IRI(fmt.Sprint(ex, "s", i%7)), Predicate: graph.IRI(ex + "p"), Object: graph.Text(fmt.Sprint(i)),
		})
	}
	few := parse(t, small)
	for _, f := range rdfFormats() {
		for _, c := range []struct {
			statements []graph.Statement
			step       int
		}{{few, 1}, {all, 9973}} {
			o := Options{Prefixes: testPrefixes, MergeGraphs: true}
			length := len(write(t, f, c.statements, o))
			in := stream(sorted(c.statements, order(f)))
			for room := 0; room < length; room += c.step {
				if _, err := f.Write(&full{room}, in, o); !errors.Is(err, errFull) {
					t.Fatalf("%s: room for %d of %d bytes: %v", f.Name, room, length, err)
				}
			}
			if _, err := f.Write(&full{length}, in, o); err != nil {
				t.Fatalf("%s: room enough: %v", f.Name, err)
			}
			if _, err := f.Write(short{}, in, o); !errors.Is(err, io.ErrShortWrite) {
				t.Fatalf("%s: a short write: %v", f.Name, err)
			}
		}
	}
}

// unsayable are statements that no syntax can say.
var unsayable = []graph.Statement{
	{},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex)},
	{Subject: graph.Text("s"), Predicate: graph.IRI(ex), Object: graph.IRI(ex)},
	{Subject: graph.IRI("relative"), Predicate: graph.IRI(ex), Object: graph.IRI(ex)},
	{Subject: graph.IRI(ex + "a b"), Predicate: graph.IRI(ex), Object: graph.IRI(ex)},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex + ">"), Object: graph.IRI(ex)},
	{Subject: graph.IRI(ex), Predicate: graph.Blank("p"), Object: graph.IRI(ex)},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.IRI(ex + "\xff")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.Blank("a b")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.Blank("a.")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.LangText("o", "not a tag")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.Typed("o", "not an IRI")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.Text("\xff")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.DefaultGraph},
	{Subject: graph.TripleTerm(graph.IRI(ex), graph.IRI(ex), graph.IRI(ex)), Predicate: graph.IRI(ex), Object: graph.IRI(ex)},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.IRI(ex), Graph: graph.Text("g")},
	{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.IRI(ex), Graph: graph.DefaultGraph},
}

func TestUnsayable(t *testing.T) {
	good := parse(t, small)
	for _, f := range rdfFormats() {
		want := write(t, f, good, Options{MergeGraphs: !f.Graphs})
		mixed := slices.Clone(unsayable)
		for i := range mixed {
			mixed[i].Origin = graph.Origin{File: "people.csv", Line: int32(i + 1)}
		}
		in := sorted(good, order(f))
		bad := stream(mixed)
		if !f.Graphs { // merging takes away the faults that lie in a graph's name
			mixed = mixed[:15]
			bad = stream(mixed)
		}
		var faults []string
		o := Options{MergeGraphs: !f.Graphs, Fault: func(e *graph.Error) error {
			faults = append(faults, e.Error())
			return nil
		}}
		var b bytes.Buffer
		n, err := f.Write(&b, graph.Concat(stream(in[:1]), bad, stream(in[1:])), o)
		if err != nil || b.String() != want {
			t.Errorf("%s: %v\n%s", f.Name, err, b.String())
		}
		if n.Statements == 0 || len(faults) != len(mixed) {
			t.Errorf("%s: %d written, %d faults, %d wanted", f.Name, n.Statements, len(faults), len(mixed))
		}
		for i, fault := range faults {
			if !strings.HasPrefix(fault, fmt.Sprintf("people.csv:%d: not written: ", i+1)) {
				t.Errorf("%s: %s", f.Name, fault)
			}
		}
		for i := range mixed {
			var fault *graph.Error
			n, err := f.Write(io.Discard, stream(mixed[i:]), Options{MergeGraphs: !f.Graphs})
			if !errors.As(err, &fault) || fault.Origin != mixed[i].Origin || n.Statements != 0 {
				t.Errorf("%s: without Fault: %v", f.Name, err)
			}
		}
	}
}

func TestNamedGraphs(t *testing.T) {
	all := parse(t, small)
	for _, f := range rdfFormats() {
		faults := 0
		n, err := f.Write(io.Discard, stream(all), Options{Fault: func(*graph.Error) error { faults++; return nil }})
		want := 0
		if !f.Graphs {
			want = 4
		}
		if err != nil || faults != want || int(n.Statements) != len(all)-want {
			t.Errorf("%s: %d faults, %d written, %v", f.Name, faults, n.Statements, err)
		}
	}
}

// What is wrong in the stream: a fault of the input goes to Fault, anything
// else ends the writing.
func TestStreamErrors(t *testing.T) {
	all := sorted(parse(t, small), graph.SPOG)
	broken := errors.New("broken")
	failing := func(err error) graph.Statements {
		return graph.Concat(stream(all[:2]), func(yield func(graph.Statement, error) bool) {
			yield(graph.Statement{}, err)
		}, stream(all[2:]))
	}
	for _, f := range rdfFormats() {
		stop := errors.New("stop")
		for name, c := range map[string]struct {
			in    error
			fault func(*graph.Error) error
			want  error
		}{
			"world":            {broken, func(*graph.Error) error { return nil }, broken},
			"fault, none told": {&graph.Error{Err: broken}, nil, broken},
			"fault, go on":     {&graph.Error{Err: broken}, func(*graph.Error) error { return nil }, nil},
			"fault, stop":      {&graph.Error{Err: broken}, func(*graph.Error) error { return stop }, stop},
			"cancelled":        {context.Canceled, nil, context.Canceled},
		} {
			o := Options{MergeGraphs: !f.Graphs, Fault: c.fault}
			if _, err := f.Write(io.Discard, failing(c.in), o); !errors.Is(err, c.want) {
				t.Errorf("%s, %s: %v", f.Name, name, err)
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, f := range rdfFormats() {
		if got := write(t, f, nil, Options{}); got != "" {
			t.Errorf("%s: %q", f.Name, got)
		}
	}
}

// A subject beyond what is held is written in the order of the input, and one
// below it with rdf:type first.
func TestHuge(t *testing.T) {
	for _, name := range []string{"turtle", "trig"} {
		f, _ := Lookup(name)
		for _, n := range []int{maxHeld - 1, maxHeld, maxHeld + 1} {
			var all []graph.Statement
			for i := range n {
				all = append(all, graph.Statement{
					Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(ex + "p"), Object: graph.Typed(fmt.Sprintf("%07d", i), xsdInteger),
				})
			}
			all = append(all, graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(rdfType), Object: graph.IRI(ex + "C")})
			text := write(t, f, all, Options{})
			typed := strings.HasPrefix(text, "<"+ex+"s> a <"+ex+"C> ;\n")
			if held := n < maxHeld; held != typed {
				t.Errorf("%s: %d statements: begins with %.60q", f.Name, n+1, text)
			}
			if !typed && !strings.HasSuffix(text, " ;\n    a <"+ex+"C> .\n") {
				t.Errorf("%s: %d statements: ends with %q", f.Name, n+1, text[len(text)-60:])
			}
			if got := strings.Count(text, ",\n"); got != n-1 {
				t.Errorf("%s: %d commas, want %d", f.Name, got, n-1)
			}
		}
	}
}
