package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

// messageTable writes a table of n messages between 2,000 people, the same
// each time.
func messageTable(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	f, err := os.Create(filepath.Join(dir, "messages.csv"))
	if err != nil {
		tb.Fatal(err)
	}
	b := bufio.NewWriter(f)
	b.WriteString("id,from,to,date,conversation,text,source\n")
	x := uint32(1)
	next := func(n uint32) uint32 {
		x = x*1664525 + 1013904223
		return (x >> 8) % n
	}
	for i := range n {
		fmt.Fprintf(b, "m%d,p%d,p%d,2016-%02d-%02dT10:%02d:00Z,c%d,\"Hello, this is message %d\",leak\n",
			i, next(2000), next(2000), i%12+1, i%28+1, i%60, i%5000, i)
	}
	if err := errors.Join(b.Flush(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// openTable makes a case of a folder.
func openTable(tb testing.TB, dir string) *schema.Case {
	tb.Helper()
	folder, err := source.Open(context.Background(), dir)
	if err != nil {
		tb.Fatal(err)
	}
	c, err := schema.ReadCase(context.Background(), schema.Core(), folder)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// BenchmarkConvert measures CSV to N-Quads without a store, sorting included,
// and the most memory that the process ever had, on Linux.
func BenchmarkConvert(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) { benchmarkConvert(b, rows) })
	}
}

func benchmarkConvert(b *testing.B, rows int) {
	dir := messageTable(b, rows)
	name := filepath.Join(dir, "messages.csv")
	for b.Loop() {
		code := run(context.Background(), []string{"corkboard", "convert", name, "--to", "nq", "-o", filepath.Join(dir, "out.nq")}, nil, io.Discard, io.Discard)
		if code != exitDone {
			b.Fatal(code)
		}
	}
	perSecond(b, rows, rows*6)
	b.ReportMetric(peakMemory()/1e6, "peak-MB")
}

// peakMemory gives the most memory in bytes that the process has had, as Linux
// counts it; 0 elsewhere.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb float64
	fmt.Sscan(rest, &kb)
	return kb * 1024
}

// BenchmarkMap measures the mapping alone: CSV to statements, counted.
func BenchmarkMap(b *testing.B) {
	const rows = 100_000
	c := openTable(b, messageTable(b, rows))
	statements := 0
	for b.Loop() {
		statements = 0
		for _, err := range c.Statements(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
			statements++
		}
	}
	perSecond(b, rows, statements)
}

// BenchmarkStore measures CSV into a store on disk.
func BenchmarkStore(b *testing.B) {
	const rows = 10_000
	c := openTable(b, messageTable(b, rows))
	ctx := context.Background()
	var added store.Added
	for b.Loop() {
		st, err := store.Open(filepath.Join(b.TempDir(), "graph.corkboard"))
		if err != nil {
			b.Fatal(err)
		}
		sorted := graph.Sort(ctx, c.Statements(ctx), graph.SortOptions{Unique: true})
		if added, err = st.Add(ctx, sorted); err != nil {
			b.Fatal(err)
		}
		st.Close()
	}
	perSecond(b, rows, int(added.New))
}

func perSecond(b *testing.B, rows, statements int) {
	b.Helper()
	seconds := b.Elapsed().Seconds() / float64(b.N)
	if seconds < float64(time.Nanosecond)/1e9 {
		return
	}
	b.ReportMetric(float64(rows)/seconds, "records/s")
	b.ReportMetric(float64(statements)/seconds, "statements/s")
}
