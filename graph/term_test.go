package graph

import (
	"slices"
	"testing"
	"unsafe"
)

func TestTermParts(t *testing.T) {
	const date = "http://www.w3.org/2001/XMLSchema#date"
	for _, c := range []struct {
		term                            Term
		kind                            Kind
		value, datatype, language, text string
		dir                             Direction
	}{
		{term: Term{}},
		{term: DefaultGraph, kind: KindDefault},
		{term: IRI("http://example.com/ä"), kind: KindIRI, value: "http://example.com/ä", text: "<http://example.com/ä>"},
		{term: Blank("b.1"), kind: KindBlank, value: "b.1", text: "_:b.1"},
		{term: Text(""), kind: KindLiteral, datatype: xsdString, text: `""`},
		{term: Text("a\"\n"), kind: KindLiteral, value: "a\"\n", datatype: xsdString, text: `"a\"\n"`},
		{term: Typed("a", xsdString), kind: KindLiteral, value: "a", datatype: xsdString, text: `"a"`},
		{term: Typed("01", date), kind: KindLiteral, value: "01", datatype: date, text: `"01"^^<` + date + `>`},
		{term: LangText("a", ""), kind: KindLiteral, value: "a", datatype: xsdString, text: `"a"`},
		{term: LangText("a", "de-CH"), kind: KindLiteral, value: "a", datatype: rdfLangString, language: "de-CH", text: `"a"@de-CH`},
		{term: DirText("a", "ar", NoDirection), kind: KindLiteral, value: "a", datatype: rdfLangString, language: "ar", text: `"a"@ar`},
		{term: DirText("a", "ar", RightToLeft), kind: KindLiteral, value: "a", datatype: rdfDirString, language: "ar", dir: RightToLeft, text: `"a"@ar--rtl`},
		{term: DirText("a", "en", LeftToRight), kind: KindLiteral, value: "a", datatype: rdfDirString, language: "en", dir: LeftToRight, text: `"a"@en--ltr`},
		{term: DirText("a", "", LeftToRight), kind: KindLiteral, value: "a", datatype: xsdString, text: `"a"`},
		{term: TripleTerm(IRI("a:s"), IRI("a:p"), Text("o")), kind: KindTriple, value: `<<( <a:s> <a:p> "o" )>>`, text: `<<( <a:s> <a:p> "o" )>>`},
	} {
		u := c.term
		if u.Kind() != c.kind || u.Value() != c.value || u.Datatype() != c.datatype || u.Language() != c.language || u.Direction() != c.dir || u.String() != c.text {
			t.Errorf("%+v: %d %q %q %q %d %q", u, u.Kind(), u.Value(), u.Datatype(), u.Language(), u.Direction(), u)
		}
		if got := string(u.AppendTo([]byte("x"))); got != "x"+c.text {
			t.Errorf("AppendTo gives %q", got)
		}
		if u.IsZero() != (c.kind == KindNone) || u.IsIRI() != (c.kind == KindIRI) || u.IsBlank() != (c.kind == KindBlank) || u.IsLiteral() != (c.kind == KindLiteral) {
			t.Errorf("%v: wrong in its kind", u)
		}
		if u.Clone() != u {
			t.Errorf("%v: its clone is %v", u, u.Clone())
		}
	}
}

func TestTermEquality(t *testing.T) {
	same := [][2]Term{
		{Text("a"), Typed("a", xsdString)},
		{Text("a"), LangText("a", "")},
		{LangText("a", "en"), DirText("a", "en", NoDirection)},
		{TripleTerm(IRI("a:s"), IRI("a:p"), Text("a")), TripleTerm(IRI("a:s"), IRI("a:p"), Typed("a", xsdString))},
	}
	for _, c := range same {
		if c[0] != c[1] || c[0].Compare(c[1]) != 0 {
			t.Errorf("%v and %v differ", c[0], c[1])
		}
	}
	// All the odd terms differ, inside triple terms, too, but for what cannot
	// be written there.
	odd := oddTerms()
	seen := make(map[Term]int)
	for i, u := range odd {
		if j, ok := seen[u]; ok {
			t.Errorf("%v and %v are equal", odd[j], u)
		}
		seen[u] = i
	}
	inside := make(map[Term]Term)
	for u := range seen {
		v := TripleTerm(IRI("a:s"), IRI("a:p"), u)
		if w, ok := inside[v]; ok {
			t.Errorf("triple terms of %v and %v are equal", u, w)
		}
		inside[v] = u
	}
}

// TestTermCompare checks every pair and triple of the odd terms.
func TestTermCompare(t *testing.T) {
	l := append(oddTerms(), Term{}, DefaultGraph)
	slices.SortFunc(l, Term.Compare)
	l = slices.Compact(l)
	for i, a := range l {
		for j, b := range l {
			got := a.Compare(b)
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", a, b, got, want)
			}
		}
	}
	for _, c := range []struct{ less, more Term }{
		{Term{}, DefaultGraph}, {DefaultGraph, IRI("")}, {IRI("z"), Blank("a")}, {Blank("z"), Text("a")},
		{Text("z"), TripleTerm(IRI("a:s"), IRI("a:p"), Text("a"))},
		{IRI("a"), IRI("aa")}, {IRI("a"), IRI("ä")}, {Text("a"), Typed("a", "a:t")}, {Typed("a", "z:t"), LangText("a", "a")},
		{LangText("a", "EN"), LangText("a", "en")}, {LangText("a", "en"), DirText("a", "en", LeftToRight)},
		{DirText("a", "en", LeftToRight), DirText("a", "en", RightToLeft)},
	} {
		if c.less.Compare(c.more) != -1 || c.more.Compare(c.less) != 1 {
			t.Errorf("%v does not come before %v", c.less, c.more)
		}
	}
}

func TestTripleTermComesApart(t *testing.T) {
	parts := []Term{
		IRI("http://example.com/a"), Blank("b"), Text("a \"quoted\" )>> text\n"), DirText("a", "ar", RightToLeft), Typed("1", "a:t"),
		TripleTerm(IRI("a:s"), IRI("a:p"), TripleTerm(Blank("x"), IRI("a:p"), Text("<<("))),
		// What nobody checked is kept apart all the same.
		IRI("not an iri > )>>"), IRI(""), IRI(`back\slash`), Typed("a", rdfLangString), Typed("a", "b c"),
	}
	subjects := []Term{IRI("http://example.com/s"), Blank("s"), IRI("a b")}
	for _, s := range subjects {
		for _, o := range parts {
			gs, gp, g, ok := TripleTerm(s, IRI("a:p q"), o).Triple()
			if !ok || gs != s || gp != IRI("a:p q") || g != o {
				t.Errorf("%v and %v: got %v %v %v %v", s, o, gs, gp, g, ok)
			}
		}
	}
	// Deeper than a file may nest.
	deep := Text("bottom")
	for range 3 * maxDepth {
		deep = TripleTerm(IRI("a:s"), IRI("a:p"), deep)
	}
	for range 3 * maxDepth {
		var ok bool
		if _, _, deep, ok = deep.Triple(); !ok {
			t.Fatal("a nested triple term does not come apart")
		}
	}
	if deep != Text("bottom") {
		t.Errorf("got %v", deep)
	}
	for _, u := range []Term{{}, IRI("a:b"), Text("<<( <a:s> <a:p> <a:o> )>>"), TripleTerm(Term{}, Term{}, Term{}), TripleTerm(Text("a"), IRI("a:p"), IRI("a:o"))} {
		if _, _, _, ok := u.Triple(); ok {
			t.Errorf("%v came apart", u)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	u := Typed("a text", "a:type")
	v := u.Clone()
	if unsafe.StringData(u.text) == unsafe.StringData(v.text) || unsafe.StringData(u.tag) == unsafe.StringData(v.tag) {
		t.Error("the clone shares memory")
	}
}
