package export

import (
	"fmt"
	"testing"

	"corkboard/graph"
)

// BenchmarkTurtle writes a chain of messages: as triples, in a graph, out of
// order, and with as many prefixes as a large vocabulary has.
func BenchmarkTurtle(b *testing.B) {
	quads := messages(20_000)
	triples := messages(20_000)
	for i := range triples {
		triples[i].Graph = graph.Term{}
	}
	var many []Prefix
	for i := range 60 {
		many = append(many, Prefix{fmt.Sprint("v", i), fmt.Sprintf("http://vocabulary.example/%d/", i)})
	}
	for _, c := range []struct {
		name       string
		write      func() (Format, bool)
		statements []graph.Statement
		o          Options
	}{
		{"triples", turtle, triples, Options{Prefixes: benchPrefixes}},
		{"full", turtle, triples, Options{}},
		{"merged", turtle, quads, Options{Prefixes: benchPrefixes, MergeGraphs: true}},
		{"vocabulary", turtle, triples, Options{Prefixes: benchPrefixes, Vocabulary: many}},
		{"unsorted", turtle, shuffle(triples, 1), Options{Prefixes: benchPrefixes}},
		{"quads", func() (Format, bool) { return Lookup("trig") }, quads, Options{Prefixes: benchPrefixes}},
	} {
		f, _ := c.write()
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var n counter
			for b.Loop() {
				if _, err := f.Write(&n, stream(c.statements), c.o); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(n.n / int64(b.N))
			b.ReportMetric(float64(len(c.statements))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

func turtle() (Format, bool) { return Lookup("turtle") }

// BenchmarkPretty writes messages, which need no sorting, and structures of
// blank nodes, a fifth of which need labels.
func BenchmarkPretty(b *testing.B) {
	f, _ := Lookup("trig-pretty")
	for name, statements := range map[string][]graph.Statement{"messages": messages(20_000), "structures": structures(20_000)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var n counter
			for b.Loop() {
				if _, err := f.Write(&n, stream(statements), Options{Prefixes: benchPrefixes}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(n.n / int64(b.N))
			b.ReportMetric(float64(len(statements))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
