package export

import (
	"fmt"
	"maps"

	"corkboard/graph"
)

// everything is all graphs that the tests write.
func everything() map[string][]graph.Statement {
	all := torture()
	maps.Copy(all, modern())
	return all
}

// dataset is graphs by name, while they are put together.
type dataset map[string][]graph.Statement

// add says objects of a few subjects.
func (d dataset) add(name string, objects ...graph.Term) {
	for i, o := range objects {
		d.say(name, exIRI(fmt.Sprint("s", i%3)), fmt.Sprint(ex, "p", i%2), o)
	}
}

func (d dataset) say(name string, s graph.Term, p string, o graph.Term, g ...graph.Term) {
	st := graph.Statement{Subject: s, Predicate: graph.IRI(p), Object: o}
	if len(g) > 0 {
		st.Graph = g[0]
	}
	d[name] = append(d[name], st)
}

// note says a triple and that r reifies it.
func (d dataset) note(name string, r graph.Term, g ...graph.Term) {
	d.say(name, exIRI("s"), ex+"p", exIRI("o"), g...)
	d.say(name, r, rdfReifies, exTriple(exIRI("s"), exIRI("o")), g...)
}

func exIRI(s string) graph.Term { return graph.IRI(ex + s) }

func exTriple(s, o graph.Term) graph.Term { return graph.TripleTerm(s, exIRI("p"), o) }

// modern is graphs with what RDF 1.2 has brought.
func modern() map[string][]graph.Statement {
	d := dataset{}
	d.terms()
	d.notes()
	for name, statements := range d {
		d[name] = graph.NewList(statements)
	}
	return d
}

func (d dataset) terms() {
	s, x, r := exIRI("s"), graph.Blank("x"), graph.Blank("r")
	for i, text := range []string{"", "a", "שלום", "two\nlines", `"`} {
		d.say("direction", s, ex+"p", graph.DirText(text, "he", graph.RightToLeft))
		d.say("direction", s, ex+fmt.Sprint("p", i), graph.DirText(text, "en-GB", graph.LeftToRight))
	}
	for _, o := range []graph.Term{
		exIRI("o"), graph.Text("\" )>> <<( "), graph.Text("a\nb"), graph.Typed("1", xsdInteger),
		graph.IRI(rdfNil), graph.DirText("a", "he", graph.RightToLeft),
	} {
		d.say("triple terms", s, ex+"says", exTriple(s, o))
		d.say("triple terms, deep", s, ex+"says", exTriple(s, exTriple(exIRI("t"), exTriple(exIRI("u"), o))))
		d.say("triple terms, noted", r, rdfReifies, exTriple(s, o))
		d.say("triple terms, noted", s, ex+"p", o)
	}
	d.say("triple terms, type", s, ex+"p", graph.TripleTerm(graph.IRI(rdfType), graph.IRI(rdfType), graph.IRI(rdfType)))
	d.say("blank in a triple term", s, ex+"says", exTriple(x, exIRI("o")))
	d.say("blank in a triple term", s, ex+"p", x)
	d.say("blank in two", s, ex+"says", exTriple(s, x))
	d.say("blank in two", s, ex+"says", exTriple(s, exTriple(x, x)))
}

func (d dataset) notes() {
	s, o, x, r, y := exIRI("s"), exIRI("o"), graph.Blank("x"), graph.Blank("r"), graph.Blank("y")
	d.note("note, empty", r)
	d.note("notes, empty", r)
	d.note("notes, empty", x)
	d.note("note", r)
	d.say("note", r, ex+"by", exIRI("anna"))
	d.note("notes", r)
	d.say("notes", r, ex+"by", exIRI("anna"))
	d.note("notes", x)
	d.say("notes", x, ex+"by", y)
	d.say("notes", y, ex+"name", graph.Text("bob"))
	d.note("notes", graph.Blank("z"))
	d.note("note, named", exIRI("r"))
	d.note("note, used", r)
	d.say("note, used", s, ex+"because", r)
	d.note("note, in a graph", r, exIRI("g"))
	d.say("note, two graphs", s, ex+"p", o)
	d.say("note, two graphs", r, rdfReifies, exTriple(s, o), exIRI("g"))
	d.say("note, not said", r, rdfReifies, exTriple(s, o))
	d.note("note of a note", r)
	d.say("note of a note", r, ex+"p", o)
	d.say("note of a note", x, rdfReifies, exTriple(r, o))
	d.note("note of two", r)
	d.say("note of two", r, rdfReifies, exTriple(exIRI("t"), o))
	d.say("note on a list", s, ex+"p", x)
	d.say("note on a list", x, rdfFirst, graph.Text("1"))
	d.say("note on a list", x, rdfRest, graph.IRI(rdfNil))
	d.say("note on a list", r, rdfReifies, exTriple(s, x))
	d.note("note with a type", r)
	d.say("note with a type", r, rdfType, exIRI("Note"))
	d.say("note with a type", r, rdfsLabel, graph.Text("two\nlines"))
	d.say("note with a type", s, ex+"p", graph.Blank("q"))
}
