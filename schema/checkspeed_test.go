package schema

import (
	"context"
	"fmt"
	"testing"

	"corkboard/graph"
)

// mailbox is a Matcher over messages that are made as they are read: what a
// large store gives, without holding it.
type mailbox int

func (m mailbox) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	const base = "https://example.org/"
	g := graph.IRI(base + "source/s/messages.csv")
	s := Core()
	return func(yield func(graph.Statement, error) bool) {
		if p.Subject.IsZero() && !p.Object.IsZero() && p.Object != bundleTerm || !p.Subject.IsZero() && p.Subject != g {
			return
		}
		say := func(s, p, o, g graph.Term) bool {
			return yield(graph.Statement{Subject: s, Predicate: p, Object: o, Graph: g}, nil)
		}
		if !p.Object.IsZero() || p.Subject == g {
			say(g, typeTerm, bundleTerm, SourcesGraph(base))
			return
		}
		for i := range int(m) {
			id := graph.IRI(fmt.Sprintf("%sm%08d", base, i))
			day := fmt.Sprintf("2016-%02d-%02d", 1+i%12, 1+i%28)
			if !say(id, typeTerm, graph.IRI("http://schema.org/Message"), g) ||
				!say(id, s.term("dateSent"), graph.Typed(day, XSDDate), g) ||
				!say(id, s.term("partOf"), graph.IRI(fmt.Sprintf("%sm%08d", base, i/10)), g) ||
				!say(id, s.term("sender"), graph.IRI(fmt.Sprintf("%sm%08d", base, i%100)), g) ||
				!say(id, s.term("recipient"), graph.IRI(fmt.Sprintf("%sm%08d", base, i%77)), g) ||
				!say(id, s.term("text"), graph.Text("words and words"), g) ||
				!say(id, derivedTerm, graph.IRI(fmt.Sprintf("%sfile/messages.csv#row=%d", base, i)), PlacesGraph(g)) {
				return
			}
		}
	}
}

// BenchmarkCheck runs all checks over 50,000 messages.
func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		for _, err := range Core().Check(context.Background(), mailbox(50_000)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
