package graph

import (
	"fmt"
	"testing"
)

// messages streams n statements such as a chain of messages gives: ten of each
// message, in no order that helps.
func messages(n int) Statements {
	const (
		schema = "https://schema.org/"
		xsd    = "http://www.w3.org/2001/XMLSchema#"
		base   = "https://case.invalid/"
	)
	people := make([]Term, 500)
	for i := range people {
		people[i] = IRI(fmt.Sprintf("%sperson/%d", base, i*7919%500))
	}
	graphs := []Term{IRI(base + "source/release/messages.csv"), IRI(base + "source/report/messages.csv")}
	properties := []Term{}
	for _, p := range []string{"sender", "recipient", "dateSent", "text", "isPartOf", "about", "identifier", "inLanguage", "position", "type"} {
		properties = append(properties, IRI(schema+p))
	}
	return func(yield func(Statement, error) bool) {
		for i := range n {
			m, k := i/10*7368787%(n/10+1), i%10
			s := Statement{
				Subject:   IRI(fmt.Sprintf("%smessage/%07d", base, m)),
				Predicate: properties[k],
				Graph:     graphs[m&1],
				Origin:    Origin{File: "messages.csv", Line: int32(i/10 + 2), Column: int32(k*12 + 1), Row: int32(i/10 + 2)},
			}
			switch k {
			case 0, 1, 5:
				s.Object = people[(m*31+k)%len(people)]
			case 2:
				s.Object = Typed(fmt.Sprintf("2016-10-%02dT%02d:%02d:%02dZ", m%28+1, m/28%24, m/672%60, m%60), xsd+"dateTime")
			case 3:
				s.Object = Text(fmt.Sprintf("Message number %d says something of a middling length about nothing.", m))
			case 4:
				s.Object = IRI(fmt.Sprintf("%sconversation/%d", base, m%1000))
			case 6:
				s.Object = Text(fmt.Sprintf("<%d@mail.example>", m))
			case 7:
				s.Object = Text("en")
			case 8:
				s.Object = Typed(fmt.Sprint(m), xsd+"integer")
			case 9:
				s.Object = IRI(schema + "Message")
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}

func BenchmarkSort(b *testing.B) {
	const n = 500_000
	input, _ := Collect(messages(n))
	for _, c := range []struct {
		name   string
		memory int64
	}{{"memory", 1 << 40}, {"spill", 16 << 20}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				count := 0
				for _, err := range Sort(b.Context(), stream(input), SortOptions{Memory: c.memory, TempDir: b.TempDir(), Unique: true}) {
					if err != nil {
						b.Fatal(err)
					}
					count++
				}
				if count != n {
					b.Fatal(count)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

func stream(l []Statement) Statements {
	return func(yield func(Statement, error) bool) {
		for _, s := range l {
			if !yield(s, nil) {
				return
			}
		}
	}
}
