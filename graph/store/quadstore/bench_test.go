package quadstore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
)

const (
	benchPeople   = 2_000
	benchMessages = 60_000
)

// board is people who know each other, a few of them very many, and what they
// write: about seven quads a message.
var board = sync.OnceValue(func() (all []quad.Quad) {
	r := rand.New(rand.NewPCG(1, 2))
	say := func(graph int, s, p string, o quad.Value) {
		all = append(all, quad.Quad{Subject: iri(s), Predicate: iri(p), Object: o, Label: iri(fmt.Sprint("source/", graph))})
	}
	who := func() int { f := r.Float64(); return int(f * f * f * benchPeople) }
	for i := range benchPeople {
		p := fmt.Sprint("person/", i)
		say(0, p, "type", iri("Person"))
		say(0, p, "name", quad.String(fmt.Sprint("Person ", i)))
		for range 1 + r.IntN(20) {
			say(0, p, "knows", iri(fmt.Sprint("person/", who())))
		}
	}
	for i := range benchMessages {
		m, g := fmt.Sprint("message/", i), 1+i%7
		say(g, m, "type", iri("Message"))
		say(g, m, "from", iri(fmt.Sprint("person/", who())))
		say(g, m, "to", iri(fmt.Sprint("person/", who())))
		say(g, m, "date", typed(fmt.Sprintf("2016-%02d-%02dT%02d:%02d:00Z", 1+i%12, 1+i%28, i%24, i%60), xsd+"dateTime"))
		say(g, m, "text", quad.String(fmt.Sprintf("message %d says %x", i, r.Uint64())))
		say(g, m, "conversation", iri(fmt.Sprint("conversation/", i/20)))
		if i%20 > 0 {
			say(g, m, "replyTo", iri(fmt.Sprint("message/", i-1)))
		}
	}
	return all
})

var boards = []struct {
	name string
	open func(b *testing.B) cayley.QuadStore
}{
	{"memstore", func(*testing.B) cayley.QuadStore { return memstoreBoard() }},
	{"memory", func(b *testing.B) cayley.QuadStore { qs, _ := inMemory(b); bulk(b, qs, board()...); return qs }},
	{"file", func(b *testing.B) cayley.QuadStore { qs, _ := onDisk(b); bulk(b, qs, board()...); return qs }},
}

var memstoreBoard = sync.OnceValue(func() cayley.QuadStore { return memstore.New(board()...) })

func benchBoards(b *testing.B, run func(b *testing.B, qs cayley.QuadStore, r *rand.Rand)) {
	for _, place := range boards {
		b.Run(place.name, func(b *testing.B) {
			qs := place.open(b)
			r := rand.New(rand.NewPCG(3, 4))
			b.ReportAllocs()
			run(b, qs, r)
		})
	}
}

func values(b *testing.B, qs cayley.QuadStore, p *path.Path) int {
	got, err := p.Iterate(context.Background()).AllValues(qs)
	if err != nil {
		b.Fatal(err)
	}
	return len(got)
}

func BenchmarkPoint(b *testing.B) {
	benchBoards(b, func(b *testing.B, qs cayley.QuadStore, r *rand.Rand) {
		for b.Loop() {
			m := iri(fmt.Sprint("message/", r.IntN(benchMessages)))
			if n := values(b, qs, path.StartPath(qs, m).Out(iri("text"))); n != 1 {
				b.Fatal(n)
			}
		}
	})
}

func BenchmarkTwoHops(b *testing.B) {
	benchBoards(b, func(b *testing.B, qs cayley.QuadStore, r *rand.Rand) {
		n := 0
		for b.Loop() {
			p := iri(fmt.Sprint("person/", r.IntN(benchPeople)))
			n += values(b, qs, path.StartPath(qs, p).Out(iri("knows")).Out(iri("knows")).Unique())
		}
		b.ReportMetric(float64(n)/float64(b.N), "rows/op")
	})
}

// gizmoRows runs a script and counts what it gives.
func gizmoRows(b *testing.B, qs cayley.QuadStore, text string) (n int) {
	ctx := context.Background()
	it, err := gizmo.NewSession(qs).Execute(ctx, text, query.Options{Collation: query.Raw, Limit: -1})
	if err != nil {
		b.Fatal(err)
	}
	defer it.Close()
	for it.Next(ctx) {
		n++
	}
	if it.Err() != nil {
		b.Fatal(it.Err())
	}
	return n
}

func BenchmarkPointGizmo(b *testing.B) {
	benchBoards(b, func(b *testing.B, qs cayley.QuadStore, r *rand.Rand) {
		for b.Loop() {
			text := fmt.Sprintf(`g.V("<http://a.example/message/%d>").out("<http://a.example/text>").all()`, r.IntN(benchMessages))
			if n := gizmoRows(b, qs, text); n != 1 {
				b.Fatal(n)
			}
		}
	})
}

// BenchmarkBetween asks for all messages between two of those who write most,
// and of those who write less.
func BenchmarkBetween(b *testing.B) {
	for _, most := range []int{1, benchPeople / 4} {
		b.Run(fmt.Sprint("first", most), func(b *testing.B) {
			benchBoards(b, func(b *testing.B, qs cayley.QuadStore, r *rand.Rand) {
				n := 0
				for b.Loop() {
					x, y := r.IntN(most), r.IntN(most)+1
					n += gizmoRows(b, qs, fmt.Sprintf(`
						var a = "<http://a.example/person/%d>", b = "<http://a.example/person/%d>"
						var from = "<http://a.example/from>", to = "<http://a.example/to>"
						g.V(a).in(from).has(to, b).union(g.V(b).in(from).has(to, a)).all()`, x, y))
				}
				b.ReportMetric(float64(n)/float64(b.N), "rows/op")
			})
		})
	}
}

func BenchmarkScan(b *testing.B) {
	benchBoards(b, func(b *testing.B, qs cayley.QuadStore, _ *rand.Rand) {
		for b.Loop() {
			it := qs.QuadsAllIterator().Iterate()
			for it.Next(context.Background()) {
				if _, err := qs.Quad(it.Result()); err != nil {
					b.Fatal(err)
				}
			}
			it.Close()
		}
		b.ReportMetric(float64(len(board()))*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	})
}

func BenchmarkDates(b *testing.B) {
	benchBoards(b, func(b *testing.B, qs cayley.QuadStore, _ *rand.Rand) {
		if _, ok := qs.(*QuadStore); !ok {
			b.Skip("it does not compare dates that are text")
		}
		for b.Loop() {
			gizmoRows(b, qs, `g.V().has("<http://a.example/date>", gt(new Date("2016-12-28T00:00:00Z"))).all()`)
		}
	})
}
