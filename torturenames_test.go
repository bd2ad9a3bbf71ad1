package corkboard_test

import (
	"fmt"

	"corkboard/graph"
)

var localTables = []table{
	{"plain", []string{"a", "A", "_", "a-b", "a_b", "a.b"}},
	{"digits", []string{"0", "1.2", "007", "1e5", "a0"}},
	{"colons", []string{"a:b", ":", "::", "a:", ":a"}},
	{"dots", []string{"a..b", "a.", ".a", "a..", ".-."}},
	{"edges", []string{"-", "-a", "a-", "_a", "--"}},
	{"escapes", []string{"~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "@"}},
	{"all escapes", []string{"~!$&'()*+,;=@_", "a,b", "a;b", "a(b)c"}},
	{"slashes", []string{"a/b", "a//b", "a/", "/a", "//a"}},
	{"hashes and questions", []string{"#", "?", "a#b", "a?b=c&d", "a#", "a?", "#a:b", "?a/b#c"}},
	{"mail", []string{"person/joe@example.org", "mailto:joe@example.org", "joe+tag@example.org"}},
	{"percent", []string{"%20", "a%20b", "%C3%A9", "%41", "%2F", "a%"}},
	{"Latin", []string{"é", "ünïcode", "e\u0301", "\u0300a", "ß"}},
	{"scripts", []string{"日本語", "שלום", "мова", "ไทย"}},
	{"name characters", []string{"·a", "a·b", "a‿b", "‿", "\u200ca", "a\u200db"}},
	{"no name characters", []string{"a×b", "×", "÷", "\u037e", "\u2190"}},
	{"beyond the plane", []string{"𝄞", "😀", "𐀀a"}},
	{"keywords", []string{"true", "false", "prefix", "base", "PREFIX", "graph", "GRAPH", "VERSION"}},
	{"prefixes below prefixes", []string{"people/", "people/x", "people/a/b", "peoplex", "people", "sub#frag", "sub#", "people/x#y"}},
}

// tortureIRIs gives IRIs below one beginning, in every place that an IRI can
// stand, and IRIs of odd schemes and shapes.
func tortureIRIs() []dataset {
	var all []dataset
	for _, t := range localTables {
		var nodes, properties, graphs []graph.Statement
		for i, local := range t.texts {
			x := iri(local)
			nodes = append(nodes, say(x, iri("p"), x), say(iri("s"), iri("p"), graph.Typed(fmt.Sprint(i), tortureBase+local)))
			properties = append(properties, say(iri("s"), x, x))
			graphs = append(graphs, sayIn(iri("s"), iri("p"), iri("o"), x))
		}
		all = append(all, dataset{"local name: " + t.name, nodes},
			dataset{"local name of a property: " + t.name, properties}, dataset{"local name of a graph: " + t.name, graphs})
	}
	for _, t := range schemeTables {
		var said []graph.Statement
		for _, text := range t.texts {
			said = append(said, say(graph.IRI(text), iri("p"), graph.IRI(text)), say(iri("s"), iri("p"), graph.Typed("x", text)))
		}
		all = append(all, dataset{"IRI: " + t.name, said})
	}
	return append(all, dataset{"IRI: property of another scheme", []graph.Statement{
		say(iri("s"), graph.IRI("urn:x:y"), iri("o")), say(iri("s"), graph.IRI("tag:e.org,2016:p"), iri("o")),
		say(iri("s"), graph.IRI("mailto:a@example.org"), iri("o")), say(iri("s"), graph.IRI("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66"), iri("o")),
	}})
}

var schemeTables = []table{
	{"urn", []string{"urn:x:y", "urn:isbn:0-486-27557-4", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66"}},
	{"mailto", []string{"mailto:joe@example.org", "mailto:joe+x@example.org?subject=a%20b"}},
	{"tag", []string{"tag:example.org,2016:a/b:c", "tag:a@b.org,2016-01-01:"}},
	{"data", []string{"data:,", "data:text/plain;charset=utf-8,a%0Ab", "data:;base64,SGk="}},
	{"other schemes", []string{"tel:+1-201-555-0123", "geo:48.2,16.3;u=40", "file:///a/b", "about:blank", "javascript:alert(1)", "x-y+z.1:q"}},
	{"schemes in capitals", []string{"HTTP://example.org/", "URN:X:y", "Http://Example.ORG/a"}},
	{"scheme alone", []string{"x:", "http:", "urn:"}},
	{"authorities", []string{"http://u:p@h:8080/x", "http://[2001:db8::1]/x", "http://127.0.0.1", "http://h:/", "http://h"}},
	{"authorities beyond ASCII", []string{"http://bücher.example/", "http://例え.テスト/パス?問=答#片"}},
	{"empty parts", []string{"http://h/?", "http://h/#", "http://h/?#", "http://h#", "http://h?", "http:///x"}},
	{"dots in paths", []string{"http://h/a/../b", "http://h/./a", "http://h/..", "http://h/a/.", "http://h/a/./b", "http://h/a/b/.."}},
	{"dots in names", []string{"http://h/...", "http://h/a.b.c", "http://h/.a", "http://h/a..b/c", "http://h/a."}},
	{"double slashes", []string{"http://h//", "http://h//a//b", "http://h/a//", "http:////a"}},
	{"percent", []string{"http://h/%7E", "http://h/%7e", "http://h/~", "http://h/%00", "http://h/%25", "http://h/a%2Fb"}},
	{"broken percent", []string{"http://h/%", "http://h/%4", "http://h/%zz"}},
	{"brackets", []string{"http://h/a[b]", "http://h/?a[]=1", "http://h/#[x]"}},
	{"composed and decomposed", []string{"http://h/é", "http://h/e\u0301", "http://h/%C3%A9", "http://É/"}},
	{"direction marks", []string{"http://h/\u200eא", "http://h/\u202e", "http://h/שלום/abc"}},
	{"private and last", []string{"http://h/\ue000", "http://h/?\U000f0000", "http://h/\U0010fffd"}},
	{"long", []string{"http://h/" + long(5000), "http://" + long(300) + "/"}},
	{"ends of namespaces", []string{"http://example.org", "http://example.org/", "http://example.org/ns#", "http://example.org/ns", "http://example.org/ns#a#b"}},
}

func long(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "abcdefghij"[i%10]
	}
	return string(b)
}

// tortureVocabulary gives the words of RDF itself, where no syntax may take
// them for its own.
func tortureVocabulary() []dataset {
	rdf := func(name string) graph.Term { return graph.IRI(rdfVocabulary + name) }
	all := []dataset{
		{"rdf:type as subject", []graph.Statement{say(rdf("type"), iri("p"), iri("o")), say(rdf("type"), rdf("type"), rdf("Property"))}},
		{"rdf:type as object", []graph.Statement{say(iri("s"), iri("p"), rdf("type")), say(iri("s"), rdf("type"), rdf("type"))}},
		{"rdf:type of a literal and a blank node", []graph.Statement{
			say(iri("s"), rdf("type"), graph.Text("a")), say(iri("s"), rdf("type"), graph.Blank("b")), say(graph.Blank("b"), rdf("type"), graph.LangText("b", "en")),
		}},
		{"rdf:type as graph", []graph.Statement{sayIn(iri("s"), rdf("type"), iri("o"), rdf("type"))}},
		{"several types", []graph.Statement{
			say(iri("s"), rdf("type"), iri("A")), say(iri("s"), rdf("type"), iri("ns#B")), say(iri("s"), rdf("type"), graph.IRI("urn:c")), say(iri("s"), rdf("type"), iri("1")),
		}},
		{"rdf:nil", []graph.Statement{
			say(rdf("nil"), iri("p"), rdf("nil")), say(rdf("nil"), rdf("first"), iri("o")), say(rdf("nil"), rdf("rest"), rdf("nil")), say(iri("s"), rdf("rest"), rdf("nil")),
		}},
		{"containers", []graph.Statement{
			say(iri("s"), rdf("type"), rdf("Bag")), say(iri("s"), rdf("_1"), iri("a")), say(iri("s"), rdf("_3"), iri("b")), say(iri("s"), rdf("_01"), iri("c")), say(iri("s"), rdf("_0"), iri("c")),
		}},
		{"reification", []graph.Statement{
			say(graph.Blank("r"), rdf("type"), rdf("Statement")), say(graph.Blank("r"), rdf("subject"), iri("s")),
			say(graph.Blank("r"), rdf("predicate"), iri("p")), say(graph.Blank("r"), rdf("object"), graph.Text("o")), say(iri("s"), iri("p"), graph.Text("o")),
		}},
		{"owl:sameAs and =>", []graph.Statement{
			say(iri("s"), graph.IRI("http://www.w3.org/2002/07/owl#sameAs"), iri("o")), say(iri("s"), graph.IRI("http://www.w3.org/2000/10/swap/log#implies"), iri("o")),
		}},
		{"prefixes that clash", []graph.Statement{
			say(graph.IRI("http://a.example/ns#x"), graph.IRI("http://b.example/ns#x"), graph.IRI("http://c.example/ns#x")),
			say(graph.IRI("http://a.example/ns#ns0"), graph.IRI("http://b.example/ns/ns1"), graph.IRI("http://a.example/ns")),
			say(iri("s"), graph.IRI("http://d.example/rdf#type"), iri("o")), say(iri("s"), graph.IRI("http://d.example/xml#lang"), graph.Text("en")),
		}},
		{"namespaces of XML", []graph.Statement{
			say(iri("s"), graph.IRI("http://www.w3.org/XML/1998/namespacelang"), iri("o")), say(iri("s"), graph.IRI("http://www.w3.org/2000/xmlns/a"), iri("o")),
		}},
	}
	words := dataset{name: "words of RDF/XML as nodes"}
	for _, name := range []string{"RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li", "aboutEach", "bagID", "Property", "foo"} {
		words.statements = append(words.statements, say(rdf(name), rdf("type"), rdf(name)), say(iri("s"), iri("p"), rdf(name)))
		all = append(all, dataset{"rdf:" + name + " as a property", []graph.Statement{say(iri("s"), rdf(name), iri("o")), say(iri("s"), rdf(name), graph.Text("o"))}})
	}
	return append(all, words)
}
