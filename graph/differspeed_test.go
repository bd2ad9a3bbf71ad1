package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func BenchmarkDiff(b *testing.B) {
	ground, _ := Collect(messages(100_000))
	for _, c := range []struct {
		name string
		l    []Statement
	}{{"ground", ground}, {"structures", smallStructures(1000)}, {"list", blankList(10_000, "x", func(i int) Term { return Text(fmt.Sprint(i)) })},
		{"equal-list", blankList(10_000, "x", func(i int) Term { return Text("0") })}} {
		b.Run(c.name, func(b *testing.B) {
			second := renamed(rand.New(rand.NewPCG(1, 1)), c.l)
			second = slices.Delete(second, 700, 710)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = drain(b, Diff(b.Context(), stream(c.l), stream(second), DiffOptions{TempDir: b.TempDir()}))
			}
			b.ReportMetric(float64(n), "changes")
			b.ReportMetric(float64(2*len(c.l))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
