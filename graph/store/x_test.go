package store

import (
	"context"
	"math/rand/v2"
	"os"
	"testing"

	"corkboard/graph"
)

func BenchmarkXLookup(b *testing.B) {
	s, err := Open(os.Getenv("ST"), ReadOnly())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var subjects []graph.Term
	var last graph.Term
	for st, err := range s.Match(context.Background(), graph.Pattern{}) {
		if err != nil {
			b.Fatal(err)
		}
		if st.Subject != last {
			last = st.Subject.Clone()
			subjects = append(subjects, last)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	b.ResetTimer()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, err := range s.Match(context.Background(), graph.Pattern{Subject: subjects[r.IntN(len(subjects))]}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/float64(b.N), "found/op")
}

func BenchmarkXScan(b *testing.B) {
	s, err := Open(os.Getenv("ST"), ReadOnly())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, err := range s.Match(context.Background(), graph.Pattern{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
}
