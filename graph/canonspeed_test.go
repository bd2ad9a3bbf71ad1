package graph

import (
	"fmt"
	"iter"
	"testing"
)

const rdfNS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

// blankList gives an rdf:List of n items.
func blankList(n int, label string, item func(i int) Term) []Statement {
	var l []Statement
	for i := range n {
		node, rest := Blank(fmt.Sprint(label, i)), IRI(rdfNS+"nil")
		if i < n-1 {
			rest = Blank(fmt.Sprint(label, i+1))
		}
		l = append(l, Statement{Subject: node, Predicate: IRI(rdfNS + "first"), Object: item(i)},
			Statement{Subject: node, Predicate: IRI(rdfNS + "rest"), Object: rest})
	}
	return l
}

// smallStructures gives 20 statements for each thing, about a reified claim, a
// nested description and a short list.
func smallStructures(things int) []Statement {
	var l []Statement
	say := func(s Term, p string, o Term) {
		l = append(l, Statement{Subject: s, Predicate: IRI("https://example.org/ns#" + p), Object: o})
	}
	for i := range things {
		thing := IRI(fmt.Sprint("https://example.org/thing/", i))
		claim, address, geo := Blank(fmt.Sprint("c", i)), Blank(fmt.Sprint("a", i)), Blank(fmt.Sprint("g", i))
		say(claim, "type", IRI("https://example.org/ns#Claim"))
		say(claim, "reifies", TripleTerm(thing, IRI("https://example.org/ns#member"), Text(fmt.Sprint(i%7))))
		say(claim, "status", Text("alleged"))
		say(claim, "by", IRI(fmt.Sprint("https://example.org/person/", i%50)))
		say(thing, "address", address)
		say(address, "type", IRI("https://example.org/ns#Address"))
		say(address, "street", Text(fmt.Sprint("Street ", i%100)))
		say(address, "city", Text("Berlin"))
		say(address, "geo", geo)
		say(geo, "lat", Text(fmt.Sprint(50+i%10)))
		say(geo, "lon", Text(fmt.Sprint(i%13)))
		say(thing, "coordinates", Blank(fmt.Sprint("x", i, "-0")))
		l = append(l, blankList(4, fmt.Sprint("x", i, "-"), func(k int) Term { return Text(fmt.Sprint(k * i % 3)) })...)
	}
	return l
}

func drain[T any](b *testing.B, seq iter.Seq2[T, error]) (n int) {
	for _, err := range seq {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	return n
}

func BenchmarkCanonicalize(b *testing.B) {
	ground, _ := Collect(messages(100_000))
	for _, c := range []struct {
		name string
		l    []Statement
	}{{"ground", ground}, {"structures", smallStructures(1000)}, {"list", blankList(10_000, "x", func(i int) Term { return Text(fmt.Sprint(i)) })}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				drain(b, Canonicalize(b.Context(), stream(c.l), CanonicalOptions{TempDir: b.TempDir()}))
			}
			b.ReportMetric(float64(len(c.l))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
