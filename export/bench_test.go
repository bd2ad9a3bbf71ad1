package export

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// messages is statements as a chain of messages gives them: five to a message,
// sorted.
func messages(n int) []graph.Statement {
	var all []graph.Statement
	source := graph.IRI("https://case.invalid/source/report/messages.csv")
	for i := range n {
		message := graph.IRI(fmt.Sprintf("https://case.invalid/message/%08d", i))
		for _, v := range []valued{
			{graph.IRI(schema + "dateSent"), graph.Typed("2016-10-03T10:12:00Z", xsd+"dateTime")},
			{graph.IRI(schema + "recipient"), graph.IRI(fmt.Sprintf("https://case.invalid/person/p%d", i%97))},
			{graph.IRI(schema + "sender"), graph.IRI(fmt.Sprintf("https://case.invalid/person/p%d", i%89))},
			{graph.IRI(schema + "text"), graph.LangText("Could you have a look at what we sent you last week?", "en")},
			{graph.IRI(rdfType), graph.IRI(schema + "Message")},
		} {
			all = append(all, graph.Statement{Subject: message, Predicate: v.predicate, Object: v.object, Graph: source})
		}
	}
	return all
}

var benchPrefixes = []Prefix{
	{"case", "https://case.invalid/"}, {"message", "https://case.invalid/message/"}, {"person", "https://case.invalid/person/"},
	{"foaf", "http://xmlns.com/foaf/0.1/"}, {"prov", "http://www.w3.org/ns/prov#"}, {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"schema", schema}, {"xsd", xsd},
}

// counter counts bytes and keeps none.
type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

func BenchmarkWrite(b *testing.B) {
	all := messages(20_000)
	for _, f := range rdfFormats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			var c counter
			for b.Loop() {
				if _, err := f.Write(&c, stream(all), Options{Prefixes: benchPrefixes, MergeGraphs: !f.Graphs}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(c.n / int64(b.N))
			b.ReportMetric(float64(len(all))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

// BenchmarkWriteLines writes longer texts, some with characters that are
// escaped or not ASCII, without merging graphs.
func BenchmarkWriteLines(b *testing.B) {
	quads := messages(20_000)
	for i := range quads {
		if language := quads[i].Object.Language(); language != "" {
			text := strings.Repeat("It is about the other matter, as we said. ", i/5%7)
			quads[i].Object = graph.LangText(text+[]string{"", "déjà vu", "He wrote \"yes\".\n"}[i/5%3], language)
		}
	}
	triples := slices.Clone(quads)
	for i := range triples {
		triples[i].Graph = graph.Term{}
	}
	for name, all := range map[string][]graph.Statement{"nt": triples, "nq": quads} {
		f, _ := Lookup(name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var c counter
			for b.Loop() {
				if _, err := f.Write(&c, stream(all), Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(c.n / int64(b.N))
			b.ReportMetric(float64(len(all))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	all := messages(4_000)
	for _, f := range rdfFormats() {
		o := Options{Prefixes: benchPrefixes, MergeGraphs: !f.Graphs}
		text := write(b, f, all, o)
		want := stream(all)
		if o.MergeGraphs {
			want = Merged(want)
		}
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := Verify(context.Background(), f, strings.NewReader(text), want); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(all))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
