package source

import (
	"context"

	"corkboard/graph"
)

// turtleStatements reads RDF 1.2 Turtle, and with it 1.1.
func turtleStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return readTurtle(ctx, in, o, false)
}

// readTurtle reads Turtle, or TriG where graphs is set.
func readTurtle(ctx context.Context, in Input, o Options, graphs bool) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(graph.Statement{}, err)
			return
		}
		src, err := in.Open()
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		defer src.Close()
		t := &turtle{
			turtleText: turtleText{ctx: ctx, src: src, max: max(o.maxField(), 2*shown), line: 1},
			in:         in, yield: yield, graphs: graphs,
			base: o.RDF.Base, declared: o.RDF.Declared,
			prefixes: make(map[string]string), blanks: newBlankNodes(in, o.RDF),
		}
		t.document()
	}
}

// turtle reads one document. Its methods give false where reading cannot go on
// at pos: after fail, or when nobody wants more.
type turtle struct {
	turtleText
	in     Input
	yield  func(graph.Statement, error) bool
	graphs bool // it is TriG

	base       string // "" is none
	prefixes   map[string]string
	declared   *graph.Prefixes
	size       int // of the prefixes, in bytes
	blanks     *blankNodes
	arena      turtleArena
	names      turtleNames
	remembered int64 // the offset where names were forgotten
	scratch    []byte

	role    turtleRole // of the term that is read
	depth   int        // how many brackets are open
	terms   int        // how many of them are triple terms
	oneLine bool       // what is read ends with its line
	stopped bool       // nobody wants more
	fault   *graph.Error

	braces bool       // of a graph are open
	opened place      // where they opened
	graph  graph.Term // the graph in braces
	lost   bool       // its name could not be read
}

// Terms that Turtle has short forms for.
const (
	xsdVocabulary = "http://www.w3.org/2001/XMLSchema#"
	rdfVocabulary = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

var (
	turtleType    = graph.IRI(rdfVocabulary + "type")
	turtleFirst   = graph.IRI(rdfVocabulary + "first")
	turtleRest    = graph.IRI(rdfVocabulary + "rest")
	turtleNil     = graph.IRI(rdfVocabulary + "nil")
	turtleReifies = graph.IRI(rdfVocabulary + "reifies")
)

// document reads everything.
func (t *turtle) document() {
	if t.ahead(3) == "\uFEFF" {
		t.pos, t.start = 3, 3
	}
	for !t.stopped {
		c := t.next()
		if t.atEnd() {
			break
		}
		if t.sentence(c) || t.stopped {
			continue
		}
		if t.err != nil {
			break
		}
		t.resume()
	}
	switch {
	case t.stopped:
	case t.err != nil:
		t.yield(graph.Statement{}, t.err)
	case t.braces:
		t.report(t.opened, errOpenGraph)
	}
}

// sentence reads a directive, statements to their full stop, or the beginning
// or end of a graph.
func (t *turtle) sentence(c byte) bool {
	switch {
	case t.braces && c == '}':
		t.pos++
		t.closeGraph()
		return true
	case t.braces:
		return t.triples(c)
	case c == '@':
		return t.atDirective()
	}
	if turtleLetter(c) {
		if word := t.keyword(); word != "" {
			return t.sparqlDirective(word)
		}
	}
	if c == '{' && t.graphs {
		return t.openGraph(graph.Term{}, false)
	}
	if c == '{' {
		return t.fail("expected a subject, found '{': Turtle has no graphs, TriG has")
	}
	return t.triples(c)
}

// endTriples takes the full stop; in a graph it may be missing before the
// brace.
func (t *turtle) endTriples() bool {
	switch c := t.next(); {
	case c == '.':
		t.pos++
		return true
	case t.braces && c == '}':
		return true
	case t.braces:
		return t.expected("',', ';', '.' or '}'")
	}
	return t.expected("',', ';' or '.'")
}

// triples reads a subject and what is said of it, to the full stop. In TriG the
// subject may turn out to be the name of a graph.
func (t *turtle) triples(c byte) bool {
	if t.role = roleSubject; t.graphs && !t.braces {
		t.role = roleLabel
	}
	var subject graph.Term
	alone, label, ok := false, false, true // alone: nothing need be said of it
	switch {
	case c == '[':
		var bare bool
		subject, bare, ok = t.properties()
		alone, label = !bare, bare
	case c == '(':
		subject, ok = t.collection()
	case c == '<' && t.ahead(3) == "<<(":
		return t.expected(roleSubject.String())
	case c == '<' && t.ahead(2) == "<<":
		subject, ok = t.reified()
		alone = true
	default:
		subject, ok = t.node(c)
		label = true
	}
	if !ok {
		return false
	}
	switch c = t.next(); {
	case label && c == '{' && t.graphs && !t.braces:
		return t.openGraph(subject, subject.IsZero())
	case alone && (c == '.' || c == '}' && t.braces):
		return t.endTriples()
	}
	return t.predicateObjects(&subject) && t.endTriples()
}

// predicateObjects reads predicates with their objects.
func (t *turtle) predicateObjects(subject *graph.Term) bool {
	for {
		predicate, ok := t.verb(t.next())
		if !ok || !t.objects(subject, &predicate) {
			return false
		}
		c := t.next()
		if c != ';' {
			return true
		}
		for c == ';' {
			t.pos++
			c = t.next()
		}
		if c == '.' || c == ']' || c == '|' || c == '}' {
			return true
		}
	}
}

// verb reads a predicate.
func (t *turtle) verb(c byte) (graph.Term, bool) {
	t.role = rolePredicate
	switch {
	case c == 'a' && t.pos+1 < len(t.text) && turtleBytes[t.text[t.pos+1]]&ttlBlank != 0:
		t.pos++
		return turtleType, true
	case turtleNameStart(c):
		return t.name()
	case c == '<':
		return t.iri()
	}
	return graph.Term{}, t.expected(rolePredicate.String())
}

// objects reads objects with their annotations. A statement counts once what
// follows its object shows that the object is whole.
func (t *turtle) objects(subject, predicate *graph.Term) bool {
	for {
		c := t.next()
		at := t.here()
		object, ok := t.object(c)
		if !ok {
			return false
		}
		switch c = t.next(); c {
		case '.', ',', ';', ']', '~', '}':
		case '{', '|':
			if two := t.ahead(2); two == "{|" || two == "|}" {
				break
			}
			return t.expected("',', ';' or '.'")
		default:
			return t.expected("',', ';' or '.'")
		}
		if !t.say(subject, predicate, &object, at) {
			return false
		}
		if c == '~' || c == '{' {
			if !t.annotations(subject, predicate, &object) {
				return false
			}
			c = t.next()
		}
		if c != ',' {
			return true
		}
		t.pos++
	}
}

// say yields a statement, unless a part of it was lost to a fault.
func (t *turtle) say(subject, predicate, object *graph.Term, at place) bool {
	if subject.IsZero() || predicate.IsZero() || object.IsZero() || t.lost {
		return true
	}
	t.stopped = !t.yield(graph.Statement{
		Subject: *subject, Predicate: *predicate, Object: *object, Graph: t.graph,
		Origin: graph.Origin{File: t.in.Name, Line: at.line, Column: at.column},
	}, nil)
	return !t.stopped
}
