package export

import (
	"maps"
	"strings"

	"corkboard/graph"
)

// torture gives graphs that bring writers and readers down, by name: every
// kind of character where a syntax has a rule about it, and every word that
// Turtle could take for something else.
func torture() map[string][]graph.Statement {
	all := dataset{}
	for name, texts := range tortureTexts {
		for _, s := range texts {
			all.add("text "+name, graph.Text(s), graph.LangText(s, "en"), graph.Typed(s, ex+"datatype"))
		}
	}
	for name, locals := range tortureLocals {
		for _, s := range locals {
			iri := graph.IRI(ex + s)
			all["local "+name] = append(all["local "+name],
				graph.Statement{Subject: iri, Predicate: graph.IRI(ex + "p"), Object: iri},
				graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: iri, Object: graph.Typed("x", ex+s)},
				graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: iri, Object: iri, Graph: iri},
			)
		}
	}
	for name, lexicals := range tortureNumbers {
		for _, s := range lexicals {
			for _, datatype := range []string{"integer", "decimal", "double", "boolean", "float", "int"} {
				all.add("number "+name, graph.Typed(s, xsd+datatype))
			}
		}
	}
	all.nodes()
	maps.Copy(all, shapes())
	for name, statements := range all {
		all[name] = graph.NewList(statements)
	}
	return all
}

// nodes is the part of torture with IRIs, labels and what else has its own
// grammar.
func (all dataset) nodes() {
	for _, tag := range []string{"en", "EN-gb", "zh-Hant-TW", "x-a-b-c", "de-1996", "sr-Latn-RS-x-abcdefgh", "i-klingon", "a", "abcdefgh", "en-a-bbb-x-a-ccc"} {
		all.add("language "+tag, graph.LangText("text", tag), graph.LangText("two\nlines", tag))
	}
	for name, iris := range tortureIRIs {
		for _, s := range iris {
			all.add("IRI "+name, graph.IRI(s), graph.Typed("x", s))
			all["IRI "+name] = append(all["IRI "+name],
				graph.Statement{Subject: graph.IRI(s), Predicate: graph.IRI(s), Object: graph.Text(s)},
				graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(s), Object: graph.IRI(s), Graph: graph.IRI(s)},
			)
		}
	}
	for name, datatypes := range tortureDatatypes {
		for _, d := range datatypes {
			all.add("datatype "+name, graph.Typed("2016-10-03", d), graph.Typed("", d), graph.Typed("two\nlines", d), graph.Typed("true", d), graph.Typed("1", d))
		}
	}
	for _, label := range []string{
		"b", "b1", "0", "_", "a-b", "a.b", "é", "a·b", "true", "a", "B-", "1.2.3", "genid1", "b0", "日本", "𝄞", "a‿b", "a\u0300", strings.Repeat("x", 500),
	} {
		b := graph.Blank(label)
		all["blank "+label] = []graph.Statement{
			{Subject: b, Predicate: graph.IRI(ex + "p"), Object: b},
			{Subject: b, Predicate: graph.IRI(ex + "p"), Object: b, Graph: b},
		}
	}
}

// controls is every control character a text can have but NUL, which the
// readers written in C cannot hold.
func controls() []string {
	var all []string
	for r := rune(1); r < 0xA0; r++ {
		if r < ' ' || r >= 0x7F {
			all = append(all, string(r), "a"+string(r)+"b", "\n"+string(r))
		}
	}
	return all
}

var tortureTexts = map[string][]string{
	"empty":          {"", " ", "  "},
	"quotes":         {`"`, `""`, `"""`, `""""`, `a"`, `"a`, `a""b`, `a"""b`, `'`, `'''`},
	"long quotes":    {"\n\"", "\"\n", "\"\"\n\"\"", "\n\"\"\"", "a\n\"\"\"b", "\"\"\"\n", "a\"\nb\""},
	"backslashes":    {`\`, `\\`, `\n`, `\u0041`, `\"`, "\\\n", "\n\\", "\n\\\"", `C:\new\table`},
	"lines":          {"\n", "\r", "\r\n", "a\nb", "a\r\nb", "\n\n", "a\n", "\na", "\u2028", "\u2029", "\u0085", "a\n\u2028"},
	"hash":           {"a\n#b", "\n#", "#", "a\n #b", "\n\n##\n"},
	"controls":       controls(),
	"noncharacters":  {"\uFFFE", "\uFFFF", "a\uFFFEb", "\uFFFF\n", "\n\uFFFE\uFFFF", "\U0001FFFE", "\U0001FFFF", "\U0010FFFF", "\uFDD0", "\uFDEF", "\U000FFFFF"},
	"private":        {"\uE000", "\uF8FF", "\U000F0000", "\U00100000", "\U0010FFFD"},
	"combining":      {"e\u0301", "\u0301", "\u0301e", "\u0065\u0301\u0301\u0301", "\"\u0301", "\\\u0301", "\n\u0301", "각", "각", "ﬁ", "\u1E9B\u0323"},
	"bidi":           {"\u202E", "\u202Aa\u202C", "\u2066a\u2069", "\u200F", "\u200E", "\u061C", "שלום", "a\u202E\"b", "مرحبا\nb"},
	"astral":         {"𝄞", "😀", "👨‍👩‍👧", "🇩🇪", "𝄞\"", "\\😀", "\n😀", "\U00010000", "\U0010FFFD", "🏴\U000E0067\U000E007F"},
	"blanks":         {"\u00A0", "\u1680", "\u2003", "\u3000", "\u200B", "\u2060", "\uFEFF", "\uFEFFa", "a\uFEFF", "\u180E", " a ", "\t"},
	"edges of UTF-8": {"\x7f", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\u00EF\u00BF\u00BE"},
	"eight bytes":    {"1234567", "12345678", "123456789", "1234567\"", "12345678\"", "123456\"8", "1234567é", "12345678é", "1234567\x7f", "12345678\n", "1234567\\90123456"},
	"escapes":        {"\b", "\t", "\n", "\f", "\r", "\"", "\\", "'", "\b\t\n\f\r\"\\'", "\b\t\f\r\"\\'", `\b\t\n`, "\x01\x1f", "\v", "\a\x1b[0m"},
	"unicode":        {"é", "e\u0301", "\u00A0", "\uFEFF", "\uFFFD", "\uFFFC", "\u202E", "𝄞", "\U0010FFFD", "\u200B", "日本語", "\n𝄞"},
	"look-alikes":    {"<http://e/>", "_:b", "a", "true", "1", "@en", "^^", " .", " ;\n", "}", "{", "<<( ", " )>>", "\n}\n", "\n@prefix x: <y:> .\n"},
	"long":           {strings.Repeat("x", 70_000), strings.Repeat("line\n", 20_000), strings.Repeat(`"`, 3000)},
}

var tortureLocals = map[string][]string{
	"plain":      {"a", "A", "_", "0", "a-b", "a_b", "a.b", "a:b", ":", "::", "a..b", "1.2"},
	"edges":      {"", ".", "-", ".a", "a.", "-a", "a-", "..", "a..", ".-.", "_a", "--"},
	"escapes":    {"~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "/", "?", "#", "@", "~!$&'()*+,;=/?#@_", "a,b", "a;b", "a/b", "a#b", "a?b=c&d"},
	"mail":       {"person/joe@example.org", "mailto:joe@example.org", "joe+tag@example.org."},
	"percent":    {"%20", "%", "%2", "%zz", "a%20b", "%%", "%41%", "a%", "%C3%A9"},
	"never":      {"a[b]", "[", "a×b", "×", "÷", "\u037E", "a\u00A0b", "\u2000", "\uE000", "\U000F0000x"},
	"unicode":    {"é", "ünïcode", "·a", "a·b", "\u0300a", "a\u0300", "a‿b", "‿", "日本語", "𝄞", "\u200Ca", "\uFFFD"},
	"keywords":   {"true", "false", "a", "prefix", "base", "PREFIX", "graph", "GRAPH"},
	"look-alike": {"p", "people/", "people/x", "people/a/b", "peoplex", "people", "s", "sub#frag", "sub#", "sub#a#b"},
	"dots":       {"a/../b", "./a", "../a", "a/.", "a/./b", "a//b", "//a", "/a", "?q", "#f", "x:y/z", "a/x:y"},
}

var tortureIRIs = map[string][]string{
	"schemes":  {"urn:a", "urn:x:y:z", "mailto:joe@example.org", "tel:+49-30-1", "a:b", "a+b-c.d:e", "HTTP://EXAMPLE.ORG/", "file:///c:/a", "data:,x", "tag:a,2016:b", "x:", "http:a"},
	"hosts":    {"http://a", "http://a:80/", "http://u:p@a/", "http://127.0.0.1/", "http://[::1]/a", "http://[2001:db8::7]:80/b", "http://ex\u00E4mple.org/", "http://xn--exmple-cua.org/", "//x:/"[2:] + "y"},
	"queries":  {"http://a/?", "http://a/#", "http://a/?#", "http://a?q", "http://a#f", "http://a/?a=b&c=d", "http://a/?a=/../b", "http://a/#/../b", "http://a/?é#é"},
	"percent":  {"http://a/%20", "http://a/%", "http://a/%zz", "http://a/%C3%A9", "http://a/%00", "http://a/%3E", "http://a/%2e%2e/b"},
	"unicode":  {"http://a/é", "http://a/日本", "http://a/𝄞", "http://a/e\u0301", "http://a/\u202E", "http://a/\u00A0", "http://a/\u200B", "http://a/\uE000"},
	"words":    {rdfType, rdfNil, rdfFirst, rdfRest, rdfReifies, rdfNS, xsd, xsdString, xsdInteger, xsdBoolean, rdfsLabel, rdfNS + "langString#", rdfNS + "typed", rdfNS + "_1"},
	"long":     {"http://a/" + strings.Repeat("x", 87), "http://a/" + strings.Repeat("x", 88), "http://a/" + strings.Repeat("y", 300), "http://a/" + strings.Repeat("z", 9000)},
	"alike":    {ex, ex + "people/", ex[:len(ex)-1], ex + "peopl", "http://example.org", "http://example.orga", "http://example.com/", ex + "é", ex + "éa", ex + "a", ex + "sub", ex + "sub#"},
	"brackets": {"http://a/[", "http://a/]", "http://a/(b)", "http://a/b,c", "http://a/b;c", "http://a/b.", "http://a/b!", "http://a/b'", "http://a/b$", "http://a/*"},
}

var tortureDatatypes = map[string][]string{
	"dates":   {xsd + "date", xsd + "dateTime", xsd + "gYear", xsd + "gYearMonth", xsd + "time", xsd + "duration"},
	"numbers": {xsd + "float", xsd + "long", xsd + "unsignedByte", xsd + "Integer", xsd + "integer2", xsd + "nonNegativeInteger"},
	"RDF":     {rdfNS + "HTML", rdfNS + "XMLLiteral", rdfNS + "JSON", rdfNS + "langStrings", rdfNS + "PlainLiteral", rdfNS},
	"odd":     {rdfType, rdfNil, "urn:a", "x:", xsd, xsdString + "s", "http://a/b.", "http://a/é", ex, ex + "people/"},
	"strings": {xsd + "token", xsd + "anyURI", xsd + "normalizedString", xsd + "hexBinary", xsd + "base64Binary", xsd + "language"},
}

var tortureNumbers = map[string][]string{
	"integers":    {"0", "1", "-1", "+1", "007", "-0", "99999999999999999999999999", "--1", "+", "-", ""},
	"decimals":    {"1.0", "1.", ".5", "-.5", "+0.50", "1.0.0", "1,5", "0.1e", "."},
	"doubles":     {"1e5", "1E5", "1.5e-3", "-1.5E+003", "1.e5", ".5e5", "1e", "e5", "1e+", "1.5e5.", "1e5e5"},
	"not numbers": {"INF", "-INF", "NaN", "+INF", "inf", "abc", "0x10", "1 ", " 1", "1\n", "١", "1;", "1 . <x:a> <x:b> <x:c>"},
	"infinite":    {"INF", "-INF", "+INF", "Infinity", "NaN", "nan", "NAN", "1e400", "-1e400", "1E-400", "0e0", "-0e0"},
	"exact":       {"0.1", "0.10", "00.1", "+0.1", "-0.0", "1e1", "1E1", "1e+1", "1e-1", "1e01", "12345678901234567890.12345678901234567890", "1.0e1", "10"},
	"ill-typed":   {"one", "1 000", "1_000", "1'000", "1,0", "½", "٣", "1e", "1.2.3", "0b1", "1f", "1d", "'1'", "\"1\"", "-", "+-1", "1-"},
	"followed":    {"1.", "1.a", "1e1.", "true.", "true,", "1;", "1]", "1)", "1 .", ".1.", "1..2"},
	"booleans":    {"true", "false", "TRUE", "True", "0", "1", "true ", "yes"},
}

// torturePrefixes clash with each other and with the words of Turtle.
var torturePrefixes = []Prefix{
	{"", ex},
	{"a", ex + "a"},
	{"true", ex + "people/"},
	{"base", ex + "sub#"},
	{"prefix", ex + "s"},
	{"ns0", "http://example.org/peop"},
	{"é.é", ex + "é"},
	{"xsd", xsd},
	{"zzz", ex},
}
