package source

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// chain is a chain of messages as lines of N-Quads, or of N-Triples, five to a
// message.
func chain(messages int, graphs bool) string {
	const schema = "http://schema.org/"
	name := ""
	if graphs {
		name = " <https://case.invalid/source/report/messages.csv>"
	}
	var b strings.Builder
	for i := range messages {
		for _, said := range []string{
			"<" + schema + "dateSent> \"2016-10-03T10:12:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
			fmt.Sprintf("<%srecipient> <https://case.invalid/person/p%d>", schema, i%97),
			fmt.Sprintf("<%ssender> <https://case.invalid/person/p%d>", schema, i%89),
			"<" + schema + "text> \"Could you have a look at what we sent you last week? " + words(i) + "\"@en",
			"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" + schema + "Message>",
		} {
			fmt.Fprintf(&b, "<https://case.invalid/message/%08d> %s%s .\n", i, said, name)
		}
	}
	return b.String()
}

// words gives a text that differs from message to message, now and then with
// quotes in it.
func words(i int) string {
	text := strings.Repeat("It is about the other matter, as we said. ", i%7)
	if i%5 == 0 {
		text += `He wrote \"yes\" and nothing else.\n`
	}
	return text + fmt.Sprint(i)
}

func BenchmarkLines(b *testing.B) {
	for _, name := range []string{"nt", "nq"} {
		f, _ := formatNamed(name)
		text := chain(40_000, f.Graphs)
		for workers := 1; workers <= 2; workers++ {
			b.Run(fmt.Sprintf("%s/%d", name, workers), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					for _, err := range f.Statements(context.Background(), textInput("t."+name, text), Options{RDF: RDFOptions{Workers: workers}}) {
						if err != nil {
							b.Fatal(err)
						}
						n++
					}
				}
				b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
			})
		}
	}
}
