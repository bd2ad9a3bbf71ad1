package graph

import (
	"fmt"
	"testing"
	"time"
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

func TestX(t *testing.T) {
	num := func(i int) Term { return Text(fmt.Sprint(i)) }
	for _, c := range []struct {
		name string
		l    []Statement
	}{
		{"list 10000", blankList(10000, "x", num)},
		{"list 100000", blankList(100000, "x", num)},
		{"list 10000 twice", blankList(10000, "x", func(i int) Term { return num(i % 5000) })},
		{"list 100000 twice", blankList(100000, "x", func(i int) Term { return num(i % 50000) })},
		{"list 10000 of 100", blankList(10000, "x", func(i int) Term { return num(i % 100) })},
		{"list 300 same", blankList(300, "x", func(i int) Term { return num(1) })},
		{"list 1000 same", blankList(1000, "x", func(i int) Term { return num(1) })},
		{"list 2000 same", blankList(2000, "x", func(i int) Term { return num(1) })},
		{"list 10000 same", blankList(10000, "x", func(i int) Term { return num(1) })},
		{"20000 equal pairs", pairs(20000)},
		{"50000 equal pairs", pairs(50000)},
	} {
		start := time.Now()
		_, err := Fingerprint(t.Context(), stream(c.l), CanonicalOptions{})
		t.Log(c.name, time.Since(start), err)
	}
}

func pairs(n int) (l []Statement) {
	for i := range n {
		l = append(l, Statement{Subject: Blank(fmt.Sprint("a", i)), Predicate: IRI("urn:p"), Object: Blank(fmt.Sprint("b", i))})
		l = append(l, Statement{Subject: Blank(fmt.Sprint("b", i)), Predicate: IRI("urn:p"), Object: Text("x")})
	}
	return l
}
