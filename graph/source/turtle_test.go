package source

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"corkboard/graph"
)

// turtleListing reads a document and gives a line for each statement and fault,
// with its place. Labels are kept; the other blank nodes are numbered in the
// order of appearance.
func turtleListing(in Input, o Options, graphs bool) string {
	o.RDF.KeepLabels = true
	var b strings.Builder
	var numbers []string
	for s, err := range readTurtle(context.Background(), in, o, graphs) {
		if err != nil {
			b.WriteString("! " + strings.TrimPrefix(err.Error(), in.Name+":") + "\n")
			continue
		}
		line := fmt.Sprintf("%d:%d %s", s.Origin.Line, s.Origin.Column, s)
		for _, w := range strings.Fields(line) {
			if strings.HasPrefix(w, "_:b") && len(w) == 29 && !strings.Contains(strings.Join(numbers, " "), w) {
				numbers = append(numbers, w, fmt.Sprintf("_:%d", len(numbers)/2+1))
			}
		}
		b.WriteString(strings.NewReplacer(append(numbers, rdfVocabulary, "rdf:", xsdVocabulary, "xsd:", "http://e/", "")...).Replace(line) + "\n")
	}
	return b.String()
}

var turtleTests = []struct {
	name, text string
	graphs     bool
	want       string
}{
	{"lists of predicates and objects", "@prefix : <http://e/> .\n:s :p :o , :o2 ;; :q <http://e/x> ; .", false,
		"2:7 <s> <p> <o> .\n2:12 <s> <p> <o2> .\n2:22 <s> <q> <x> .\n"},
	{"keywords in any case", "pReFiX e: <http://e/>\nBaSe <http://e/>\nvErSiOn '1.2'\ne:s a<x>,<y>. base:s <y><z>.", false,
		"4:6 <s> <rdf:type> <x> .\n4:10 <s> <rdf:type> <y> .\n! 4:15: name: \"base:s\" has a prefix that is not declared, \"base:\"; the statements of this subject are left out\n"},
	{"a base on a base", "@base <http://e/a/b> . @base <c/> . <x> <../y> <#z> . @prefix p: <q/> . p:r p: <> .", false,
		"1:48 <a/c/x> <a/y> <a/c/#z> .\n1:80 <a/c/q/r> <a/c/q/> <a/c/> .\n"},
	{"a base anew", "@base <http://e/a/> . <x> <x> <x> . BASE <http://e/b/> <x> <x> <x> .", false,
		"1:31 <a/x> <a/x> <a/x> .\n1:64 <b/x> <b/x> <b/x> .\n"},
	{"a prefix anew", "@prefix : <http://e/1> . :a :b :c . @prefix : <http://e/2> . :a :b :c .", false,
		"1:32 <1a> <1b> <1c> .\n1:68 <2a> <2b> <2c> .\n"},
	{"numbers", "@prefix : <http://e/> . :s :p 1, -1.5, +.5e-3, 1.E0, 1e0, 01, 1.\n:s :p 2.5.", false,
		"1:31 <s> <p> \"1\"^^<xsd:integer> .\n1:34 <s> <p> \"-1.5\"^^<xsd:decimal> .\n1:40 <s> <p> \"+.5e-3\"^^<xsd:double> .\n" +
			"1:48 <s> <p> \"1.E0\"^^<xsd:double> .\n1:54 <s> <p> \"1e0\"^^<xsd:double> .\n1:59 <s> <p> \"01\"^^<xsd:integer> .\n" +
			"1:63 <s> <p> \"1\"^^<xsd:integer> .\n2:7 <s> <p> \"2.5\"^^<xsd:decimal> .\n"},
	{"literals", "@prefix : <http://e/> . :s :p true, \"a\"@en-GB, 'b'@ar--rtl, \"c\" ^^ :t, '', \"\", \"\"\"d\"\n\"\"e\"\"\", \"it's\", \"\\u00e9\\n\" .", false,
		"1:31 <s> <p> \"true\"^^<xsd:boolean> .\n1:37 <s> <p> \"a\"@en-GB .\n1:48 <s> <p> \"b\"@ar--rtl .\n1:61 <s> <p> \"c\"^^<t> .\n" +
			"1:72 <s> <p> \"\" .\n1:76 <s> <p> \"\" .\n1:80 <s> <p> \"d\\\"\\n\\\"\\\"e\" .\n2:9 <s> <p> \"it's\" .\n2:17 <s> <p> \"é\\n\" .\n"},
	{"names", "@prefix a.b: <http://e/> . @prefix é: <http://e/é/> . @prefix : <http://e/> . a.b:c.d é:ü a.b:. :x%20y\\,\\- :: :1-.2 .", false,
		"1:91 <c.d> <é/ü> <> .\n1:111 <x%20y,-> <:> <1-.2> .\n"},
	{"IRIs", "<http://e/\\u00e9\\U0001F600> <http://e/é> <HTTP:/./../x> .", false,
		"1:42 <é😀> <é> <HTTP:/./../x> .\n"},
	{"blank nodes", "@prefix : <http://e/> . _:a.b :p _:é, [], [ :q [ :r _:1 ] ; ] . [] :p [ ] . [ :x :y ] .", false,
		"1:34 _:a.b <p> _:é .\n1:39 _:a.b <p> _:1 .\n1:53 _:2 <r> _:1 .\n1:48 _:3 <q> _:2 .\n1:43 _:a.b <p> _:3 .\n1:71 _:4 <p> _:5 .\n1:82 _:6 <x> <y> .\n"},
	{"collections", "@prefix : <http://e/> . ( ) :p (1 (\"a\" \"b\")[]).", false,
		"1:33 _:1 <rdf:first> \"1\"^^<xsd:integer> .\n1:36 _:2 <rdf:first> \"a\" .\n1:40 _:2 <rdf:rest> _:3 .\n1:40 _:3 <rdf:first> \"b\" .\n" +
			"1:43 _:3 <rdf:rest> <rdf:nil> .\n1:35 _:1 <rdf:rest> _:4 .\n1:35 _:4 <rdf:first> _:2 .\n1:44 _:4 <rdf:rest> _:5 .\n" +
			"1:44 _:5 <rdf:first> _:6 .\n1:46 _:5 <rdf:rest> <rdf:nil> .\n1:32 <rdf:nil> <p> _:1 .\n"},
	{"triple terms", "@prefix : <http://e/> . :s :p <<( :a a <<( [] :b 1 )>> )>> .", false,
		"1:31 <s> <p> <<( <a> <rdf:type> <<( _:1 <b> \"1\"^^<xsd:integer> )>> )>> .\n"},
	{"reified triples", "@prefix : <http://e/> . <<:a :b :c ~ :r>> :p << << :d :e :f ~ >> :g \"h\" >>. <<:i :j :k>> .", false,
		"1:25 <r> <rdf:reifies> <<( <a> <b> <c> )>> .\n1:49 _:1 <rdf:reifies> <<( <d> <e> <f> )>> .\n" +
			"1:46 _:2 <rdf:reifies> <<( _:1 <g> \"h\" )>> .\n1:46 <r> <p> _:2 .\n1:77 _:3 <rdf:reifies> <<( <i> <j> <k> )>> .\n"},
	{"annotations", "@prefix : <http://e/> . :s :p :o ~ :r {| a 1 |} {| :b 2; |} ~ , 3 ~ [] .", false,
		"1:31 <s> <p> <o> .\n1:34 <r> <rdf:reifies> <<( <s> <p> <o> )>> .\n1:44 <r> <rdf:type> \"1\"^^<xsd:integer> .\n" +
			"1:49 _:1 <rdf:reifies> <<( <s> <p> <o> )>> .\n1:55 _:1 <b> \"2\"^^<xsd:integer> .\n1:61 _:2 <rdf:reifies> <<( <s> <p> <o> )>> .\n" +
			"1:65 <s> <p> \"3\"^^<xsd:integer> .\n1:67 _:3 <rdf:reifies> <<( <s> <p> \"3\"^^<xsd:integer> )>> .\n"},
	{"places", "\uFEFF@prefix : <http://e/> . :b :p 0 .\r\n# é\r\n\t:é :p \"é\" , :q .\r\n:é :p 'é', \"\"\"\r\né\"\"\", :o .", false,
		"1:31 <b> <p> \"0\"^^<xsd:integer> .\n3:8 <é> <p> \"é\" .\n3:14 <é> <p> <q> .\n4:7 <é> <p> \"é\" .\n4:12 <é> <p> \"\\r\\né\" .\n5:7 <é> <p> <o> .\n"},
	{"graphs", "@prefix : <http://e/> . :g { :s :p :o . :s :p [ :q 1 ] } { :s :p :o } GRAPH _:g { :s :p (1) . } graph [] {} [] { :a :b :c {| :d :e |} } :s :p :o .", true,
		"1:36 <s> <p> <o> <g> .\n1:52 _:1 <q> \"1\"^^<xsd:integer> <g> .\n1:47 <s> <p> _:1 <g> .\n1:66 <s> <p> <o> .\n" +
			"1:90 _:2 <rdf:first> \"1\"^^<xsd:integer> _:g .\n1:91 _:2 <rdf:rest> <rdf:nil> _:g .\n1:89 <s> <p> _:2 _:g .\n" +
			"1:120 <a> <b> <c> _:3 .\n1:123 _:4 <rdf:reifies> <<( <a> <b> <c> )>> _:3 .\n1:129 _:4 <d> <e> _:3 .\n1:143 <s> <p> <o> .\n"},
	{"subjects that name no graph", "@prefix : <http://e/> . [] :p 1 . [ :p 2 ] . (3) :p 4 . graph:x :p 5 . { <<:a :b :c>> }", true,
		"1:31 _:1 <p> \"1\"^^<xsd:integer> .\n1:40 _:2 <p> \"2\"^^<xsd:integer> .\n1:47 _:3 <rdf:first> \"3\"^^<xsd:integer> .\n" +
			"1:48 _:3 <rdf:rest> <rdf:nil> .\n1:53 _:3 <p> \"4\"^^<xsd:integer> .\n" +
			"! 1:57: name: \"graph:x\" has a prefix that is not declared, \"graph:\"; what is said of it, or in a graph of its name, is left out\n1:74 _:4 <rdf:reifies> <<( <a> <b> <c> )>> .\n"},
}

func TestTurtle(t *testing.T) {
	for _, tt := range turtleTests {
		t.Run(tt.name, func(t *testing.T) {
			if have := turtleListing(textInput("t.ttl", tt.text), Options{}, tt.graphs); have != tt.want {
				t.Errorf("have\n%swant\n%s", have, tt.want)
			}
		})
	}
}

// TestTurtleInPieces reads every document byte by byte, and cut in two at every
// place: what is read does not depend on how it comes.
func TestTurtleInPieces(t *testing.T) {
	in := Input{Name: "t.ttl"}
	for _, tt := range append(turtleTests, turtleFaults...) {
		in.Open = func() (io.ReadCloser, error) {
			return io.NopCloser(iotest.DataErrReader(iotest.OneByteReader(strings.NewReader(tt.text)))), nil
		}
		if have := turtleListing(in, Options{}, tt.graphs); have != tt.want {
			t.Errorf("%s, in bytes: have\n%swant\n%s", tt.name, have, tt.want)
		}
		for cut := range len(tt.text) {
			in.Open = func() (io.ReadCloser, error) {
				return io.NopCloser(io.MultiReader(strings.NewReader(tt.text[:cut]), strings.NewReader(tt.text[cut:]))), nil
			}
			if have := turtleListing(in, Options{}, tt.graphs); have != tt.want {
				t.Fatalf("%s, cut at %d: have\n%swant\n%s", tt.name, cut, have, tt.want)
			}
		}
	}
}

// TestTurtleOptions resolves by the base of the caller, renames blank nodes and
// collects prefixes.
func TestTurtleOptions(t *testing.T) {
	var declared graph.Prefixes
	o := Options{RDF: RDFOptions{Base: "http://e/d/", Declared: &declared}}
	text := "@prefix a: <x#> . PREFIX : <http://e/> @prefix a: <y#> . <> a:p _:x . _:x a:p [] ."
	all, err := graph.Collect(turtleStatements(context.Background(), textInput("t.ttl", text), o))
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	if s := all[0]; s.Subject != graph.IRI("http://e/d/") || s.Predicate != graph.IRI("http://e/d/y#p") || s.Object != all[1].Subject || len(s.Object.Value()) != 27 {
		t.Error(s)
	}
	if s := all[0].Origin; s.String() != "t.ttl:1:65" {
		t.Error(s)
	}
	if have := fmt.Sprint(declared.List()); have != "[{a http://e/d/x#} { http://e/}]" {
		t.Error(have)
	}
	again, err := graph.Collect(turtleStatements(context.Background(), textInput("other.ttl", text), o))
	if err != nil || !again[0].SameQuad(all[0]) {
		t.Error("two readings under one base differ:", again, err)
	}
}

// TestTurtleAnonymous counts the blank nodes of a document in which as many
// begin at and beside one another as may: no two are one.
func TestTurtleAnonymous(t *testing.T) {
	text := `@prefix : <http://e/> .
[]:p(([])()([][])[:p[]]"a""b"[]<<[]:p[]>><<[]:p[]~>><<[]:p[]~[]>>),[]~~[]{|:p[]|}{|:p([]) |}.`
	nodes := map[graph.Term]bool{}
	for s, err := range turtleStatements(context.Background(), textInput("t.ttl", text), Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []graph.Term{s.Subject, s.Object} {
			if x.IsBlank() {
				nodes[x] = true
			}
			if a, _, b, ok := x.Triple(); ok {
				nodes[a], nodes[b] = true, nodes[b] || b.IsBlank()
			}
		}
	}
	// Brackets; links of lists; reifiers without a name.
	wanted := strings.Count(text, "[") + (10 + 1 + 2 + 1) + (2 + 1 + 1)
	if len(nodes) != wanted {
		t.Errorf("%d blank nodes, not %d", len(nodes), wanted)
	}
}
