package graph

import (
	"strings"
	"testing"
)

func TestStatementCheck(t *testing.T) {
	iri, bad := IRI("http://example.com/a"), IRI("http://example.com/a b")
	xsdInt := "http://www.w3.org/2001/XMLSchema#integer"
	nested := TripleTerm(iri, iri, TripleTerm(Blank("b"), iri, DirText("a\"b", "ar", RightToLeft)))
	for _, c := range []struct {
		name       string
		s, p, o, g Term
		want       string // part of the error; "" for none
	}{
		{"plain", iri, iri, iri, Term{}, ""},
		{"all kinds", Blank("x.1"), iri, Text("a\nb"), iri, ""},
		{"blank graph", iri, iri, LangText("a", "de-CH-1996"), Blank("0g"), ""},
		{"typed", iri, iri, Typed("01", xsdInt), Term{}, ""},
		{"ill-typed is well-formed", iri, iri, Typed("one", xsdInt), Term{}, ""},
		{"direction", iri, iri, DirText("a", "he", RightToLeft), Term{}, ""},
		{"triple term", iri, iri, nested, Term{}, ""},
		{"as deep as it goes", iri, iri, nest(maxDepth), Term{}, ""},
		{"international", IRI("http://пример.испытание/ä"), iri, Blank("Überläufer"), Term{}, ""},
		{"replacement character", iri, iri, Text("\uFFFD"), Blank("a\uFFFD"), ""},

		{"no subject", Term{}, iri, iri, Term{}, "subject: neither"},
		{"literal subject", Text("a"), iri, iri, Term{}, "subject: neither"},
		{"triple term as subject", nested, iri, iri, Term{}, "subject: neither"},
		{"subject with a blank", bad, iri, iri, Term{}, `subject: "http://example.com/a b" is not an IRI`},
		{"relative subject", IRI("a/b"), iri, iri, Term{}, `subject: "a/b" is not an absolute IRI`},
		{"no label", Blank(""), iri, iri, Term{}, `subject: "" is not a label`},
		{"label with a blank", Blank("a b"), iri, iri, Term{}, `subject: "a b" is not a label`},
		{"label that ends with a dot", Blank("a."), iri, iri, Term{}, `subject: "a." is not a label`},
		{"label that begins with a hyphen", Blank("-a"), iri, iri, Term{}, "is not a label"},
		{"label that is not UTF-8", Blank("a\xff"), iri, iri, Term{}, "is not a label"},
		{"no predicate", iri, Term{}, iri, Term{}, "predicate: not an IRI"},
		{"blank predicate", iri, Blank("p"), iri, Term{}, "predicate: not an IRI"},
		{"predicate with a blank", iri, bad, iri, Term{}, "predicate: "},
		{"no object", iri, iri, Term{}, Term{}, "object: no term"},
		{"default graph as object", iri, iri, DefaultGraph, Term{}, "object: no term"},
		{"text that is not UTF-8", iri, iri, Text("a\xff"), Term{}, `object: "a\xff" is not UTF-8`},
		{"bad language", iri, iri, LangText("a", "de_CH"), Term{}, `object: "de_CH" is not a language tag`},
		{"bad direction", iri, iri, DirText("a", "de", 9), Term{}, "object: 9 is not a base direction"},
		{"bad datatype", iri, iri, Typed("a", "integer"), Term{}, `object: "integer" is not an absolute IRI`},
		{"tagged without a tag", iri, iri, Typed("a", rdfLangString), Term{}, "has a language tag"},
		{"directional without a tag", iri, iri, Typed("a", rdfDirString), Term{}, "has a language tag"},
		{"bad IRI in a triple term", iri, iri, TripleTerm(iri, iri, bad), Term{}, "is not an IRI"},
		{"bad IRI two triple terms down", iri, iri, TripleTerm(iri, iri, TripleTerm(iri, bad, iri)), Term{}, "is not an IRI"},
		{"literal as subject of a triple term", iri, iri, TripleTerm(Text("a"), iri, iri), Term{}, "triple term has"},
		{"hole in a triple term", iri, iri, TripleTerm(iri, iri, Term{}), Term{}, "is no term"},
		{"label that would end the triple term", iri, iri, TripleTerm(iri, iri, Blank("a )>> ")), Term{}, "not the text of a triple term"},
		{"tag that puts a space into a triple term", iri, iri, TripleTerm(iri, iri, LangText("a", "en ")), Term{}, "not the text of a triple term"},
		{"the same, further down", iri, iri, TripleTerm(iri, iri, TripleTerm(iri, iri, LangText("a", "en "))), Term{}, "not the text of a triple term"},
		{"too deep to be read", iri, iri, nest(maxDepth + 1), Term{}, "nest deeper"},
		{"literal graph", iri, iri, iri, Text("g"), "graph name: neither"},
		{"default graph marker", iri, iri, iri, DefaultGraph, "graph name: neither"},
		{"graph with a blank", iri, iri, iri, bad, "graph name: "},
	} {
		err := Statement{Subject: c.s, Predicate: c.p, Object: c.o, Graph: c.g}.Check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestStatementCheckDoesNotAllocate(t *testing.T) {
	iri := IRI("http://example.com/ä")
	for _, o := range []Term{iri, Blank("b"), Text("ä\n"), DirText("a", "de-CH", LeftToRight),
		Typed("1", "http://www.w3.org/2001/XMLSchema#integer"), TripleTerm(iri, iri, TripleTerm(iri, iri, LangText("a", "en")))} {
		s := Statement{Subject: iri, Predicate: iri, Object: o, Graph: iri}
		if n := testing.AllocsPerRun(50, func() {
			if s.Check() != nil {
				t.Error("refused")
			}
		}); n != 0 {
			t.Errorf("%v: %v allocations", o, n)
		}
	}
}
