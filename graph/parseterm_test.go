package graph

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseTerm(t *testing.T) {
	s, p := IRI("a:s"), IRI("a:p")
	for text, want := range map[string]Term{
		`<http://example.com/a>`:                IRI("http://example.com/a"),
		`<http://example.com/\u00e4\U0001F600>`: IRI("http://example.com/ä😀"),
		`<mailto:anna@example.com>`:             IRI("mailto:anna@example.com"),
		`<a:>`:                                  IRI("a:"),
		`_:b`:                                   Blank("b"),
		`_:0`:                                   Blank("0"),
		`_:_-.-·‿ä`:                             Blank("_-.-·‿ä"),
		"_:a\uFFFD":                             Blank("a\uFFFD"),
		`""`:                                    Text(""),
		`"a\t\b\n\r\f\"\'\\\u0041\U0001F600"`:   Text("a\t\b\n\r\f\"'\\A😀"),
		"\"\t\x00\x7f'\"":                       Text("\t\x00\x7f'"),
		`"a"^^<http://www.w3.org/2001/XMLSchema#string>`: Text("a"),
		`"01"^^<a:integer>`:         Typed("01", "a:integer"),
		`"a"@en`:                    LangText("a", "en"),
		`"a"@de-CH-1996-x-abcdefgh`: LangText("a", "de-CH-1996-x-abcdefgh"),
		`"a"@ar--rtl`:               DirText("a", "ar", RightToLeft),
		`"a"@EN-us--ltr`:            DirText("a", "EN-us", LeftToRight),
		`<<( <a:s> <a:p> "o" )>>`:   TripleTerm(s, p, Text("o")),
		"<<(<a:s>\t<a:p>  _:o)>>":   TripleTerm(s, p, Blank("o")),
		`<<(_:s<a:p>"\u0041"^^<http://www.w3.org/2001/XMLSchema#string>)>>`:                     TripleTerm(Blank("s"), p, Text("A")),
		`<<(<a:s><a:p><<(<a:s><a:p>"o"@en--ltr)>>)>>`:                                           TripleTerm(s, p, TripleTerm(s, p, DirText("o", "en", LeftToRight))),
		`<<( <a:s> <a:p> ")>> \" <<(" )>>`:                                                      TripleTerm(s, p, Text(`)>> " <<(`)),
		strings.Repeat("<<( <a:s> <a:p> ", maxDepth) + "_:o" + strings.Repeat(" )>>", maxDepth): nest(maxDepth),
	} {
		got, err := ParseTerm(text)
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v", clip(text), got, err)
		}
	}
}

func nest(depth int) Term {
	o := Blank("o")
	for range depth {
		o = TripleTerm(IRI("a:s"), IRI("a:p"), o)
	}
	return o
}

func TestParseTermRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "is no term",
		" <a:b>":                       "is no term",
		"<a:b> ":                       "follows the term",
		"<a:b><c:d>":                   "follows the term",
		"a:b":                          "is no term",
		"true":                         "is no term",
		"'a'":                          "is no term",
		"[]":                           "is no term",
		"?x":                           "is no term",
		"\xff":                         "is no term",
		"<":                            "ends with >",
		"<a:b":                         "ends with >",
		"<>":                           "not an absolute IRI",
		"<b>":                          "not an absolute IRI",
		"<//b/c:d>":                    "not an absolute IRI",
		"<1a:b>":                       "not an absolute IRI",
		"<ä:b>":                        "not an absolute IRI",
		"<:b>":                         "not an absolute IRI",
		"<a: b>":                       "is not an IRI",
		"<a:\nb>":                      "is not an IRI",
		`<a:\u0020>`:                   "is not an IRI",
		`<a:\u003E>`:                   "is not an IRI",
		`<a:\u0000>`:                   "is not an IRI",
		`<a:\u007F>`:                   "is not an IRI",
		`<a:\u005C>`:                   "is not an IRI",
		`<a:\n>`:                       "is not an escape",
		`<a:\uD800>`:                   "is not an escape of a character",
		`<a:\u12>`:                     "is not an escape",
		"<a:\xff>":                     "invalid UTF-8",
		"<a:{b}>":                      "is not an IRI",
		"_:":                           "no label",
		"_: ":                          "no label",
		"_:-a":                         "no label",
		"_:.":                          "no label",
		"_::a":                         "no label",
		"_:a:b":                        "follows the term",
		"_:a.":                         "follows the term",
		"_:a..":                        "follows the term",
		"_:a b":                        "follows the term",
		"_:a\xff":                      "follows the term",
		"_:×":                          "no label",
		`"`:                            "ends with a quote",
		`"a`:                           "ends with a quote",
		`"a\"`:                         "ends with a quote",
		`"a\`:                          "ends with a quote",
		"\"a\nb\"":                     "ends with a quote",
		"\"a\rb\"":                     "ends with a quote",
		`"a\qb"`:                       "is not an escape",
		`"\u00g0"`:                     "is not an escape of a character",
		`"\u+041"`:                     "is not an escape of a character",
		`"\u0_41"`:                     "is not an escape of a character",
		`"\U00110000"`:                 "is not an escape of a character",
		`"\UFFFFFFFF"`:                 "is not an escape of a character",
		`"\u"`:                         "is not an escape",
		"\"\xc3\"":                     "invalid UTF-8",
		"\"\\t\xc3\"":                  "invalid UTF-8",
		"\"\xc3\\t\xa4\"":              "invalid UTF-8",
		`"a"@`:                         "is not a language tag",
		`"a"@1`:                        "is not a language tag",
		`"a"@en-`:                      "is not a language tag",
		`"a"@-en`:                      "is not a language tag",
		`"a"@en_US`:                    "follows the term",
		`"a"@en--`:                     "is not a base direction",
		`"a"@en--LTR`:                  "is not a base direction",
		`"a"@en--ltr-x`:                "is not a base direction",
		`"a"@--ltr`:                    "is not a language tag",
		`"a"^^a:b`:                     "follows the term",
		`"a"^^<b>`:                     "not an absolute IRI",
		`"a" @en`:                      "follows the term",
		`"a"^^<` + rdfLangString + `>`: "not a datatype",
		`"a"^^<` + rdfDirString + `>`:  "not a datatype",
		`<< <a:s> <a:p> <a:o> >>`:      "not an absolute IRI",
		`<<(`:                          "is no term",
		`<<( <a:s> <a:p> )>>`:          "is no term",
		`<<( <a:s> <a:p> <a:o>`:        "ends with )>>",
		`<<( <a:s> <a:p> <a:o> ) >>`:   "ends with )>>",
		`<<( "s" <a:p> <a:o> )>>`:      "a triple term has",
		`<<( <a:s> _:p <a:o> )>>`:      "a triple term has",
		`<<( <<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> )>>`:                                             "a triple term has",
		strings.Repeat("<<( <a:s> <a:p> ", maxDepth+1) + "_:o" + strings.Repeat(" )>>", maxDepth+1): "nest deeper",
		strings.Repeat("<<(", 1<<20):                                                                "nest deeper",
	} {
		got, err := ParseTerm(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v, want %q", clip(text), got, err, want)
		}
		if err != nil && (!utf8.ValidString(err.Error()) || len(err.Error()) > 400) {
			t.Errorf("%s: the error is %q", clip(text), err)
		}
		if got != (Term{}) {
			t.Errorf("%s: a term beside the error: %v", clip(text), got)
		}
	}
}

// TestParseTermLong would take for ever if a part of the reader looked at
// everything again for each character.
func TestParseTermLong(t *testing.T) {
	const n = 4 << 20
	for _, want := range []Term{
		Text(strings.Repeat("a", n)), Text(strings.Repeat("\n", n)), Text(strings.Repeat(`\"`, n)), Blank("a" + strings.Repeat(".", n) + "a"),
		IRI("a:" + strings.Repeat("ä", n)), TripleTerm(IRI("a:s"), IRI("a:p"), TripleTerm(Blank("s"), IRI("a:p"), Text(strings.Repeat("\t", n)))),
	} {
		if got, err := ParseTerm(want.String()); err != nil || got != want {
			t.Errorf("%s: %v", clip(want.String()), err)
		}
	}
	for _, text := range []string{`"` + strings.Repeat(`\u0041`, n), `"a"@` + strings.Repeat("a-", n), "_:a" + strings.Repeat(".", n), "<a:" + strings.Repeat(`\u0020`, n) + ">"} {
		if _, err := ParseTerm(text); err == nil || len(err.Error()) > 400 {
			t.Errorf("%s: %.500v", clip(text), err)
		}
	}
}

func FuzzParseTerm(f *testing.F) {
	for _, u := range oddTerms() {
		f.Add(u.String())
	}
	for _, s := range []string{
		`<<(_:s<a:p>"\u0041"@en--rtl)>>`, "_:a..b", `"\U0001F600"^^<a:\u00e4>`, `"a`, `<<( <<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> )>>`,
		strings.Repeat("<<(<a:b><a:b>", 70), `"a"@en--`, "<a:\xff>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u, err := ParseTerm(text)
		if err != nil {
			if u != (Term{}) || !utf8.ValidString(err.Error()) {
				t.Errorf("%q gives %v and %q", text, u, err)
			}
			return
		}
		line := u.String()
		if v, err := ParseTerm(line); err != nil || v != u {
			t.Errorf("%q: %q reads back as %v, %v", text, line, v, err)
		}
		if strings.ContainsAny(line, "\n\r") || !utf8.ValidString(line) {
			t.Errorf("%q is not a line of UTF-8", line)
		}
		st := Statement{Subject: IRI("a:s"), Predicate: IRI("a:p"), Object: u}
		if err := st.Check(); err != nil {
			t.Errorf("%q was read, but is not valid: %v", text, err)
		}
		if s, p, o, ok := u.Triple(); ok && TripleTerm(s, p, o) != u {
			t.Errorf("%q does not come together again", text)
		} else if ok != (u.Kind() == KindTriple) {
			t.Errorf("%q does not come apart", text)
		}
	})
}

// FuzzCheck makes terms of any text: what Check accepts must read back.
func FuzzCheck(f *testing.F) {
	f.Add("http://example.com/", "en", byte(0))
	f.Add("a b\n", "http://example.com/type", byte(3))
	f.Add("b.1", "x", byte(1))
	f.Add("x )>> ", "de-CH", byte(14))
	f.Fuzz(func(t *testing.T, text, tag string, how byte) {
		var u Term
		switch how % 5 {
		case 0:
			u = IRI(text)
		case 1:
			u = Blank(text)
		case 2:
			u = DirText(text, tag, Direction(how/5%4))
		case 3:
			u = Typed(text, tag)
		case 4:
			u = TripleTerm(IRI(tag), IRI("a:p"), Blank(text))
		}
		if how >= 128 && utf8.ValidString(text) {
			u = TripleTerm(IRI("a:s"), IRI("a:p"), u)
		}
		line := u.String()
		if strings.ContainsAny(line, "\n\r") && u.Kind() == KindIRI {
			t.Errorf("%q is not a line", line)
		}
		st := Statement{Subject: IRI("a:s"), Predicate: IRI("a:p"), Object: u}
		if st.Check() != nil {
			return
		}
		if v, err := ParseTerm(line); err != nil || v != u {
			t.Errorf("%+v passes, but %q reads back as %v, %v", u, line, v, err)
		}
	})
}
