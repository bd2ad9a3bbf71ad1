package corkboard_test

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

const (
	tortureBase = "http://example.org/"
	xsd         = "http://www.w3.org/2001/XMLSchema#"
)

// dataset is a dataset with a name.
type dataset struct {
	name       string
	statements []graph.Statement
}

// torture gives datasets that bring writers and readers down: every kind of
// character where a syntax has a rule about it, every word that a syntax could
// take for something else, and every shape that blank nodes can have. Each is
// small, so that what a reader cannot read hides nothing else.
func torture() []dataset {
	var all []dataset
	for _, part := range [][]dataset{
		tortureTexts(), tortureLiterals(), tortureIRIs(), tortureVocabulary(), tortureBlanks(), tortureLists(), tortureGraphs(), tortureRDF12(),
	} {
		all = append(all, part...)
	}
	return all
}

func iri(local string) graph.Term { return graph.IRI(tortureBase + local) }

func say(s, p, o graph.Term) graph.Statement {
	return graph.Statement{Subject: s, Predicate: p, Object: o}
}

func sayIn(s, p, o, g graph.Term) graph.Statement {
	return graph.Statement{Subject: s, Predicate: p, Object: o, Graph: g}
}

// objects says terms of one subject.
func objects(terms ...graph.Term) []graph.Statement {
	var all []graph.Statement
	for _, t := range terms {
		all = append(all, say(iri("s"), iri("p"), t))
	}
	return all
}

// table is a name and texts that make one dataset each, or together.
type table struct {
	name  string
	texts []string
}

var textTables = []table{
	{"empty", []string{"", " ", "  "}},
	{"quotes", []string{`"`, `""`, `"""`, `""""`, `a"`, `"a`, `a""b`, `a"""b`, `'`, `'''`, `"'`}},
	{"long quotes", []string{"\n\"", "\"\n", "\"\"\n\"\"", "\n\"\"\"", "a\n\"\"\"b", "\"\"\"\n", "a\"\nb\"", "\n'''"}},
	{"backslashes", []string{`\`, `\\`, `\n`, `\u0041`, `\"`, "\\\n", "\n\\", "\n\\\"", `C:\new\table`, `\U0001F600`, `\'`}},
	{"escapes behind quotes", []string{"\n\"\\", "a\n\"\\b", "\n\"\t\"\r\"\\"}},
	{"lines", []string{"\n", "a\nb", "\n\n", "a\n", "\na", "\u2028", "\u2029", "a\n\u2028"}},
	{"carriage returns", []string{"\r", "\r\n", "a\r\nb", "\n\r", "a\r", "\ra"}},
	{"tabs", []string{"\t", "a\tb", "\ta", "a\t", "\t\n\t", " \t "}},
	{"next line", []string{"\u0085", "a\u0085b", "\u00a0", "\u0080\u009f"}},
	{"hash", []string{"a\n#b", "\n#", "#", "a\n #b", "\n\n##\n"}},
	{"delete", []string{"\u007f", "a\u007fb"}},
	{"noncharacters", []string{"\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"}},
	{"noncharacters at the end of the plane", []string{"\ufffe", "\uffff"}},
	{"replacement", []string{"\ufffd", "a\ufffdb"}},
	{"byte order mark", []string{"\ufeff", "\ufeffa", "a\ufeff"}},
	{"composed and decomposed", []string{"é", "e\u0301", "Å", "A\u030a", "\u212b", "ﬁ", "fi", "\u1e9b\u0323"}},
	{"combining alone", []string{"\u0301", "\u0301a", "\n\u0301", "\u20dd"}},
	{"bidi", []string{"\u202e", "\u202bשלום\u202c", "\u2067a\u2069", "שלום (world)", "\u200e", "\u061c"}},
	{"joiners", []string{"\u200d", "👩‍👩‍👧", "क्\u200dष", "\u200c", "\u2060", "🏳️‍🌈", "🇺🇦"}},
	{"beyond the plane", []string{"𝄞", "😀", "\U0010fffd", "\n𝄞", "𠮷野家", "\U000e0041"}},
	{"private use", []string{"\ue000", "\uf8ff", "\U000f0000"}},
	{"scripts", []string{"日本語", "ไทย", "ქართული", "አማርኛ", "ᏣᎳᎩ", "İstanbul", "ß", "ǅ"}},
	{"spaces", []string{"\u2003", "\u3000a", "a\u200b", "\u00a0", " a", "a ", "a  b", "\u1680"}},
	{"entities", []string{"&", "&amp;", "&lt;", "<", ">", "]]>", "<![CDATA[x]]>", "&#10;", "<!-- x -->", "<?x?>", "a & b < c > d", "&nbsp;"}},
	{"elements", []string{"<b>x</b>", "</rdf:RDF>", "<rdf:Description/>", "<!DOCTYPE x>"}},
	{"JSON", []string{`{"@id": "x"}`, "[]", "null", "true", "@id", "@none", `"\u0041"`, "1e400", `{"a":1}`}},
	{"look-alikes", []string{"<http://e/>", "_:b", "a", "true", "1", "@en", "^^", " .", " ;\n", "}", "{", "<<( ", " )>>", "\n}\n", "\n@prefix x: <y:> .\n"}},
	{"formats", []string{"%s", "%20", "%", "${x}", "{{x}}", "$1", "=1+1", "-- x", "';drop"}},
}

// tortureTexts gives texts as simple literals, with a language and with a
// datatype: a dataset for each table, one for each control character, and long
// ones.
func tortureTexts() []dataset {
	var all []dataset
	add := func(name string, texts ...string) {
		var said []graph.Statement
		for _, s := range texts {
			said = append(said, objects(graph.Text(s), graph.LangText(s, "en"), graph.Typed(s, tortureBase+"datatype"))...)
		}
		all = append(all, dataset{"text: " + name, said})
	}
	for _, t := range textTables {
		add(t.name, t.texts...)
	}
	for r := range rune(' ') {
		if r != '\t' && r != '\n' && r != '\r' {
			add(fmt.Sprintf("control U+%04X", r), string(r), "a"+string(r)+"b", "\n"+string(r))
		}
	}
	for _, t := range []table{
		{"70 KB", []string{strings.Repeat("x", 70_000), strings.Repeat("line\n", 14_000)}},
		{"1 MB", []string{strings.Repeat("0123456789abcde\n", 1<<16)}},
		{"half a MB of what is escaped", []string{strings.Repeat("\\\n é\t", 1<<16)}},
		{"3,000 quotes", []string{strings.Repeat(`"`, 3000), "\n" + strings.Repeat(`"`, 3000)}},
		{"across blocks", []string{strings.Repeat("é", 40_000), "x" + strings.Repeat("é", 40_000), strings.Repeat("𝄞", 20_000), "xxx" + strings.Repeat("𝄞", 20_000)}},
	} {
		var terms []graph.Term
		for _, s := range t.texts {
			terms = append(terms, graph.Text(s))
		}
		all = append(all, dataset{"long text: " + t.name, objects(terms...)})
	}
	return all
}

var numberTables = []table{
	{"integers", []string{"0", "1", "-1", "+1", "007", "-0", "99999999999999999999999999"}},
	{"no integers", []string{"--1", "+", "-", "", "1_000", "0x10", "1 ", " 1", "1\n", "١", "1;", "1 . <x:a> <x:b> <x:c>"}},
	{"decimals", []string{"1.0", "1.", ".5", "-.5", "+0.50", "00.10", "1.10"}},
	{"no decimals", []string{"1.0.0", "1,5", "0.1e", "."}},
	{"doubles", []string{"1e5", "1E5", "1.5e-3", "-1.5E+003", "1.e5", ".5e5", "1e0", "4.9E-324", "1E400"}},
	{"no doubles", []string{"1e", "e5", "1e+", "1.5e5.", "1e5e5"}},
	{"infinite", []string{"INF", "-INF", "NaN", "+INF", "inf", "Infinity", "nan"}},
	{"booleans", []string{"true", "false", "TRUE", "True", "0", "1", "true ", "yes"}},
	{"dates", []string{"2016-10-03", "2016-10-03T14:05:00.123456789Z", "2016-10-03T24:00:00", "-0044-03-15", "2016-13-99", "12016-01-01", "2016-10-03T14:05:00+14:00"}},
}

var languageTags = []string{
	"en", "EN-gb", "en-GB", "zh-Hant-TW", "x-a-b-c", "de-1996", "sr-Latn-RS-x-abcdefgh", "i-klingon", "MN-cYRL-mn", "de-CH-1901", "a-b-c",
}

// tortureLiterals gives numbers that are none, under every datatype that a
// syntax has a short form for, and languages of odd case.
func tortureLiterals() []dataset {
	var all []dataset
	for _, t := range numberTables {
		var said []graph.Statement
		for _, lexical := range t.texts {
			for _, datatype := range []string{"integer", "decimal", "double", "boolean", "float", "int", "date", "dateTime", "token"} {
				said = append(said, objects(graph.Typed(lexical, xsd+datatype))...)
			}
		}
		all = append(all, dataset{"number: " + t.name, said})
	}
	for _, tag := range languageTags {
		all = append(all, dataset{"language: " + tag, objects(graph.LangText("text", tag), graph.LangText("two\nlines", tag), graph.LangText("", tag))})
	}
	return append(all,
		dataset{"language: the same text in two", objects(graph.LangText("a", "en"), graph.LangText("a", "de"), graph.LangText("a", "en-GB"), graph.Text("a"))},
		dataset{"language: cases of one", objects(graph.LangText("a", "en-GB"), graph.LangText("b", "EN-GB"), graph.LangText("c", "en-gb"))},
		dataset{"datatype: odd ones", objects(
			graph.Typed("x", "urn:x:y"), graph.Typed("x", tortureBase), graph.Typed("x", tortureBase+"d#"), graph.Typed("x", xsd+"String"),
			graph.Typed("x", rdfVocabulary+"PlainLiteral"), graph.Typed("x", xsd), graph.Typed("", xsd+"anyURI"),
		)},
		dataset{"datatype: XML and HTML", objects(
			graph.Typed("<b>x</b>", rdfVocabulary+"XMLLiteral"), graph.Typed("a & b <", rdfVocabulary+"XMLLiteral"),
			graph.Typed("", rdfVocabulary+"XMLLiteral"), graph.Typed("<br>", rdfVocabulary+"HTML"),
			graph.Typed(`<x xmlns="http://e/" a='1'>&#10;<!-- c --></x>`, rdfVocabulary+"XMLLiteral"),
		)},
		dataset{"datatype: JSON", objects(
			graph.Typed(`{"b": 1, "a": [1.0, null]}`, rdfVocabulary+"JSON"), graph.Typed("[]", rdfVocabulary+"JSON"),
			graph.Typed("null", rdfVocabulary+"JSON"), graph.Typed(`"x"`, rdfVocabulary+"JSON"), graph.Typed("1E1", rdfVocabulary+"JSON"),
		)},
		dataset{"datatype: JSON that is none", objects(graph.Typed("{", rdfVocabulary+"JSON"), graph.Typed("", rdfVocabulary+"JSON"))},
	)
}
