package export

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

// torture gives graphs that bring writers and readers down, by name: every
// kind of character where a syntax has a rule about it, and every word that
// Turtle could take for something else.
func torture() map[string][]graph.Statement {
	all := map[string][]graph.Statement{}
	add := func(name string, terms ...graph.Term) {
		for i, t := range terms {
			all[name] = append(all[name], graph.Statement{
				Subject:   graph.IRI(fmt.Sprintf("%ss%d", ex, i%3)),
				Predicate: graph.IRI(fmt.Sprintf("%sp%d", ex, i%2)),
				Object:    t,
			})
		}
	}
	for name, texts := range tortureTexts {
		for _, s := range texts {
			add("text "+name, graph.Text(s), graph.LangText(s, "en"), graph.Typed(s, ex+"datatype"))
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
				add("number "+name, graph.Typed(s, xsd+datatype))
			}
		}
	}
	for _, tag := range []string{"en", "EN-gb", "zh-Hant-TW", "x-a-b-c", "de-1996", "sr-Latn-RS-x-abcdefgh"} {
		add("language "+tag, graph.LangText("text", tag), graph.LangText("two\nlines", tag))
	}
	for _, label := range []string{"b", "b1", "0", "_", "a-b", "a.b", "é", "a·b", "true", "a", "B-", "1.2.3"} {
		b := graph.Blank(label)
		all["blank "+label] = []graph.Statement{
			{Subject: b, Predicate: graph.IRI(ex + "p"), Object: b},
			{Subject: b, Predicate: graph.IRI(ex + "p"), Object: b, Graph: b},
		}
	}
	return all
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
	"empty":       {"", " ", "  "},
	"quotes":      {`"`, `""`, `"""`, `""""`, `a"`, `"a`, `a""b`, `a"""b`, `'`, `'''`},
	"long quotes": {"\n\"", "\"\n", "\"\"\n\"\"", "\n\"\"\"", "a\n\"\"\"b", "\"\"\"\n", "a\"\nb\""},
	"backslashes": {`\`, `\\`, `\n`, `\u0041`, `\"`, "\\\n", "\n\\", "\n\\\"", `C:\new\table`},
	"lines":       {"\n", "\r", "\r\n", "a\nb", "a\r\nb", "\n\n", "a\n", "\na", "\u2028", "\u2029", "\u0085", "a\n\u2028"},
	"hash":        {"a\n#b", "\n#", "#", "a\n #b", "\n\n##\n"},
	"controls":    controls(),
	"unicode":     {"é", "e\u0301", "\u00A0", "\uFEFF", "\uFFFD", "\uFFFC", "\u202E", "𝄞", "\U0010FFFD", "\u200B", "日本語", "\n𝄞"},
	"look-alikes": {"<http://e/>", "_:b", "a", "true", "1", "@en", "^^", " .", " ;\n", "}", "{", "<<( ", " )>>", "\n}\n", "\n@prefix x: <y:> .\n"},
	"long":        {strings.Repeat("x", 70_000), strings.Repeat("line\n", 20_000), strings.Repeat(`"`, 3000)},
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

var tortureNumbers = map[string][]string{
	"integers":    {"0", "1", "-1", "+1", "007", "-0", "99999999999999999999999999", "--1", "+", "-", ""},
	"decimals":    {"1.0", "1.", ".5", "-.5", "+0.50", "1.0.0", "1,5", "0.1e", "."},
	"doubles":     {"1e5", "1E5", "1.5e-3", "-1.5E+003", "1.e5", ".5e5", "1e", "e5", "1e+", "1.5e5.", "1e5e5"},
	"not numbers": {"INF", "-INF", "NaN", "+INF", "inf", "abc", "0x10", "1 ", " 1", "1\n", "١", "1;", "1 . <x:a> <x:b> <x:c>"},
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
