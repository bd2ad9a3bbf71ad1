package source

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
)

const turtlePrefixes = `@prefix message: <https://case.invalid/message/> .
@prefix person: <https://case.invalid/person/> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

// turtleMessage is a message as our writer gives it: six statements.
func turtleMessage(i int) string {
	return fmt.Sprintf(`
message:%08d a schema:Message ;
    schema:dateSent "2016-10-%02dT%02d:12:00Z"^^xsd:dateTime ;
    schema:identifier %d ;
    schema:recipient person:p%d ;
    schema:sender person:p%d ;
    schema:text "Could you have a look at what we sent you last week?"@en .
`, i, i%30+1, i%24, i, i%97, i%89)
}

// turtleMessages is a document of n messages.
func turtleMessages(n int) string {
	var b strings.Builder
	b.WriteString(turtlePrefixes)
	for i := range n {
		b.WriteString(turtleMessage(i))
	}
	return b.String()
}

// trigMessages is a document of n messages in graphs of twenty.
func trigMessages(n int) string {
	var b strings.Builder
	b.WriteString(turtlePrefixes)
	for i := range n {
		if i%20 == 0 {
			fmt.Fprintf(&b, "\n<https://case.invalid/source/%d> {", i/20)
		}
		b.WriteString(turtleMessage(i))
		if i%20 == 19 || i == n-1 {
			b.WriteString("}\n")
		}
	}
	return b.String()
}

func BenchmarkTurtle(b *testing.B) {
	benchmarkTurtle(b, Input{Name: "m.ttl"}, turtleMessages(20_000), false)
}

func BenchmarkTriG(b *testing.B) {
	benchmarkTurtle(b, Input{Name: "m.trig"}, trigMessages(20_000), true)
}

func benchmarkTurtle(b *testing.B, in Input, text string, graphs bool) {
	in.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		for _, err := range readTurtle(context.Background(), in, Options{}, graphs) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
}
