package corkboard_test

import (
	"fmt"

	"corkboard/graph"
)

var labelTable = []string{
	"b", "b1", "0", "_", "a-b", "a.b", "é", "a·b", "true", "B-", "1.2.3", "日本", "𐀀", "genid1", "b0", "a:b", "_:b", "e1", "c14n0", "n3-0", "x-", "a..b",
}

// tortureBlanks gives blank nodes of odd labels and of every shape in which
// they can stand to each other.
func tortureBlanks() []dataset {
	p, q := iri("p"), iri("q")
	b := func(n int) graph.Term { return graph.Blank(fmt.Sprint("b", n)) }
	var all []dataset
	for _, label := range labelTable {
		x := graph.Blank(label)
		if say(x, p, x).Check() != nil { // not every label can be written
			continue
		}
		all = append(all, dataset{"blank node: _:" + label, []graph.Statement{say(x, p, x), say(x, q, graph.Text(label)), say(iri("s"), p, x)}})
	}
	var ring, chain, star []graph.Statement
	for i := range 6 {
		ring = append(ring, say(b(i), p, b((i+1)%6)))
	}
	for i := range 1500 {
		chain = append(chain, say(b(i), p, b(i+1)), say(b(i), q, graph.Text(fmt.Sprint(i))))
	}
	for i := range 300 {
		star = append(star, say(iri("s"), p, b(i)), say(b(i), q, graph.Text(fmt.Sprint(i))))
	}
	return append(all,
		dataset{"blank nodes: labels that sort otherwise", []graph.Statement{
			say(b(10), p, b(9)), say(b(9), p, b(1)), say(graph.Blank("B"), p, graph.Blank("a")), say(graph.Blank("a"), p, graph.Blank("A")),
		}},
		dataset{"blank nodes: a ring", ring},
		dataset{"blank nodes: two rings", append([]graph.Statement{say(graph.Blank("x"), p, graph.Blank("y")), say(graph.Blank("y"), p, graph.Blank("x"))}, ring...)},
		dataset{"blank nodes: a chain of 1,500", chain},
		dataset{"blank nodes: 300 of one subject", star},
		dataset{"blank nodes: about itself", []graph.Statement{say(b(1), p, b(1)), say(iri("s"), p, b(1))}},
		dataset{"blank nodes: a diamond", []graph.Statement{say(b(1), p, b(2)), say(b(1), p, b(3)), say(b(2), q, b(4)), say(b(3), q, b(4)), say(b(4), q, graph.Text("x"))}},
		dataset{"blank nodes: nothing said", []graph.Statement{say(iri("s"), p, b(1)), say(iri("s"), q, b(2)), say(iri("t"), p, b(3))}},
		dataset{"blank nodes: used twice by one", []graph.Statement{say(iri("s"), p, b(1)), say(iri("s"), q, b(1)), say(b(1), p, graph.Text("x"))}},
		dataset{"blank nodes: used by two", []graph.Statement{say(iri("s"), p, b(1)), say(iri("t"), p, b(1)), say(b(1), p, graph.Text("x"))}},
		dataset{"blank nodes: alike", []graph.Statement{say(iri("s"), p, b(1)), say(iri("s"), p, b(2)), say(b(1), q, graph.Text("x")), say(b(2), q, graph.Text("x"))}},
		dataset{"blank nodes: nested", []graph.Statement{say(iri("s"), p, b(1)), say(b(1), p, b(2)), say(b(2), p, b(3)), say(b(3), q, graph.Text("deep")), say(b(1), q, b(4)), say(b(4), q, b(5))}},
		dataset{"blank nodes: only as a root", []graph.Statement{say(b(1), p, graph.Text("x")), say(b(1), q, b(2)), say(b(2), p, graph.Text("y"))}},
		dataset{"blank nodes: with a type", []graph.Statement{say(b(1), graph.IRI(rdfVocabulary+"type"), iri("T")), say(iri("s"), p, b(1)), say(b(2), graph.IRI(rdfVocabulary+"type"), iri("T"))}},
	)
}

// cell is a part of a list.
type cell struct{ node, first, rest graph.Term }

func cells(all ...cell) []graph.Statement {
	var said []graph.Statement
	for _, c := range all {
		if !c.first.IsZero() {
			said = append(said, say(c.node, graph.IRI(rdfVocabulary+"first"), c.first))
		}
		if !c.rest.IsZero() {
			said = append(said, say(c.node, graph.IRI(rdfVocabulary+"rest"), c.rest))
		}
	}
	return said
}

// tortureLists gives lists, and what only looks like one.
func tortureLists() []dataset {
	p := iri("p")
	nilTerm := graph.IRI(rdfVocabulary + "nil")
	node := func(n int) graph.Term { return graph.Blank(fmt.Sprint("l", n)) }
	item := func(n int) graph.Term { return graph.Text(fmt.Sprint(n)) }
	none := graph.Term{}
	from := func(s ...graph.Statement) []graph.Statement { return s }
	head := say(iri("s"), p, node(1))

	long, nested := from(say(iri("s"), p, node(0))), from(say(iri("s"), p, node(0)))
	for i := range 2000 {
		rest, inner := node(i+1), node(i+1)
		if i == 1999 {
			rest, inner = nilTerm, nilTerm
		}
		long = append(long, cells(cell{node(i), item(i), rest})...)
		side := graph.Blank(fmt.Sprint("side", i))
		nested = append(nested, cells(cell{node(i), inner, side}, cell{side, item(i), nilTerm})...)
	}
	good := cells(cell{node(1), item(1), node(2)}, cell{node(2), item(2), nilTerm})
	list := func(name string, said ...[]graph.Statement) dataset {
		d := dataset{name: "list: " + name}
		for _, s := range said {
			d.statements = append(d.statements, s...)
		}
		return d
	}
	return []dataset{
		list("empty", from(say(iri("s"), p, nilTerm))),
		list("empty as subject", from(say(nilTerm, p, item(1)))),
		list("two", from(head), good),
		list("of 2,000", long),
		list("2,000 deep", nested),
		list("nobody's", good),
		list("as subject", from(say(node(1), p, item(9))), good),
		list("as subject and object", from(say(node(1), p, iri("o")), head), good),
		list("shared", from(head, say(iri("t"), p, node(1))), good),
		list("with a shared tail", from(head, say(iri("t"), p, node(2))), good),
		list("with two tails", from(head), good, cells(cell{node(1), none, node(3)}, cell{node(3), item(3), nilTerm})),
		list("with two values in a cell", from(head), good, cells(cell{node(1), item(7), none})),
		list("without an end", from(head), cells(cell{node(1), item(1), node(2)}, cell{node(2), item(2), none})),
		list("without a value", from(head), cells(cell{node(1), none, node(2)}, cell{node(2), item(2), nilTerm})),
		list("that ends in something else", from(head), cells(cell{node(1), item(1), iri("end")})),
		list("that ends in a literal", from(head), cells(cell{node(1), item(1), item(2)})),
		list("in a circle", from(head), cells(cell{node(1), item(1), node(2)}, cell{node(2), item(2), node(1)})),
		list("in a circle that nobody enters", cells(cell{node(1), item(1), node(2)}, cell{node(2), item(2), node(1)})),
		list("of itself", from(head), cells(cell{node(1), node(1), nilTerm})),
		list("of an empty list", from(head), cells(cell{node(1), nilTerm, node(2)}, cell{node(2), nilTerm, nilTerm})),
		list("with more said of a cell", from(head, say(node(2), p, item(5))), good),
		list("with a type", from(head, say(node(1), graph.IRI(rdfVocabulary+"type"), graph.IRI(rdfVocabulary+"List"))), good),
		list("of IRIs", from(say(iri("s"), p, iri("l1"))), cells(cell{iri("l1"), item(1), iri("l2")}, cell{iri("l2"), item(2), nilTerm})),
		list("of every kind of term", from(head), cells(
			cell{node(1), iri("x"), node(2)}, cell{node(2), graph.LangText("a\n\"", "EN"), node(3)}, cell{node(3), graph.Typed("1", xsd+"integer"), node(4)},
			cell{node(4), graph.Typed("x", xsd+"integer"), node(5)}, cell{node(5), graph.Blank("x"), node(6)}, cell{node(6), graph.Typed("TRUE", xsd+"boolean"), nilTerm},
		)),
		list("with blank nodes in it", from(head, say(graph.Blank("x"), p, item(3))), cells(cell{node(1), graph.Blank("x"), node(2)}, cell{node(2), graph.Blank("y"), nilTerm})),
		list("across graphs", from(sayIn(iri("s"), p, node(1), iri("g1"))), inGraph(good, iri("g2"))),
		list("in a graph", from(sayIn(iri("s"), p, node(1), iri("g1"))), inGraph(good, iri("g1"))),
		list("in two graphs", from(head), good, inGraph(good, iri("g1"))),
		list("half in a graph", from(head), good[:3], inGraph(good[3:], iri("g1"))),
	}
}

func inGraph(all []graph.Statement, g graph.Term) []graph.Statement {
	var said []graph.Statement
	for _, s := range all {
		s.Graph = g
		said = append(said, s)
	}
	return said
}

// tortureGraphs gives names of graphs.
func tortureGraphs() []dataset {
	p, b := iri("p"), graph.Blank("g")
	return []dataset{
		{"graph: blank name", []graph.Statement{sayIn(iri("s"), p, iri("o"), b)}},
		{"graph: blank name that is spoken of", []graph.Statement{sayIn(iri("s"), p, b, b), say(b, p, graph.Text("about it")), sayIn(b, p, b, iri("g"))}},
		{"graph: two blank names", []graph.Statement{sayIn(iri("s"), p, iri("o"), b), sayIn(iri("s"), p, iri("o2"), graph.Blank("h")), say(b, p, graph.Blank("h"))}},
		{"graph: the same in three", []graph.Statement{say(iri("s"), p, iri("o")), sayIn(iri("s"), p, iri("o"), iri("g")), sayIn(iri("s"), p, iri("o"), b)}},
		{"graph: named as what it says", []graph.Statement{sayIn(iri("s"), iri("s"), iri("s"), iri("s")), sayIn(iri("s"), p, iri("g"), iri("g"))}},
		{"graph: blank nodes across", []graph.Statement{sayIn(graph.Blank("x"), p, iri("o"), iri("g")), sayIn(graph.Blank("x"), p, iri("o2"), iri("h")), say(iri("s"), p, graph.Blank("x"))}},
		{"graph: odd names", []graph.Statement{sayIn(iri("s"), p, iri("o"), graph.IRI("urn:x:y")), sayIn(iri("s"), p, iri("o"), graph.IRI("http://h/#")), sayIn(iri("s"), p, iri("o"), graph.IRI("mailto:a@b.org"))}},
		{"graph: of the words of TriG", []graph.Statement{sayIn(iri("s"), p, graph.Text("} <x:y> {"), iri("graph")), sayIn(iri("s"), p, graph.Text("GRAPH"), iri("GRAPH"))}},
		{"graph: default alone", []graph.Statement{say(iri("s"), p, iri("o"))}},
		{"graph: nothing at all", nil},
	}
}

// tortureRDF12 gives what came with RDF 1.2.
func tortureRDF12() []dataset {
	p := iri("p")
	reifies := graph.IRI(rdfVocabulary + "reifies")
	triple := graph.TripleTerm(iri("s"), p, graph.Text("o"))
	deep := triple
	for i := range 40 {
		deep = graph.TripleTerm(iri(fmt.Sprint("s", i)), p, deep)
	}
	b := graph.Blank("b")
	return []dataset{
		{"direction: both", objects(graph.DirText("a", "en", graph.LeftToRight), graph.DirText("a", "en", graph.RightToLeft), graph.LangText("a", "en"))},
		{"direction: odd tags", objects(graph.DirText("a", "EN-gb", graph.LeftToRight), graph.DirText("שלום \"x\"\n", "he", graph.RightToLeft), graph.DirText("", "ar-x-a", graph.RightToLeft))},
		{"triple term: one", []graph.Statement{say(iri("r"), reifies, triple)}},
		{"triple term: as any object", []graph.Statement{say(iri("s"), p, triple), say(iri("s"), graph.IRI(rdfVocabulary+"type"), triple)}},
		{"triple term: blank nodes", []graph.Statement{say(b, reifies, graph.TripleTerm(b, p, graph.Blank("c"))), say(graph.Blank("c"), p, iri("o"))}},
		{"triple term: a blank node only inside", []graph.Statement{say(iri("r"), reifies, graph.TripleTerm(graph.Blank("x"), p, graph.Blank("y")))}},
		{"triple term: 41 deep", []graph.Statement{say(iri("r"), reifies, deep)}},
		{"triple term: every literal", []graph.Statement{
			say(iri("r"), reifies, graph.TripleTerm(iri("s"), p, graph.LangText("a\n\"\\", "EN-gb"))), say(iri("r"), reifies, graph.TripleTerm(iri("s"), p, graph.DirText("a", "he", graph.RightToLeft))),
			say(iri("r"), reifies, graph.TripleTerm(iri("s"), p, graph.Typed("1", xsd+"integer"))), say(iri("r"), reifies, graph.TripleTerm(iri("s"), p, graph.Typed("x )>> .", tortureBase+"d"))),
		}},
		{"triple term: odd names", []graph.Statement{say(iri("r"), reifies, graph.TripleTerm(iri("a,b;c"), iri("true"), iri("1.2."))), say(iri("r"), reifies, graph.TripleTerm(graph.IRI("urn:x"), graph.IRI(rdfVocabulary+"type"), graph.IRI(rdfVocabulary+"nil")))}},
		{"triple term: in a graph", []graph.Statement{sayIn(iri("r"), reifies, triple, iri("g")), sayIn(iri("r"), reifies, triple, b)}},
		{"triple term: reified twice and said", []graph.Statement{say(b, reifies, triple), say(graph.Blank("c"), reifies, triple), say(iri("s"), p, graph.Text("o")), say(b, p, graph.Text("first")), say(graph.Blank("c"), p, graph.Text("second"))}},
		{"triple term: in a list", append([]graph.Statement{say(iri("s"), p, graph.Blank("l"))}, cells(cell{graph.Blank("l"), triple, graph.IRI(rdfVocabulary + "nil")})...)},
	}
}
