package source

import "testing"

// turtleFaults are documents with faults: what is lost with them, and what is
// not.
var turtleFaults = []struct {
	name, text string
	graphs     bool
	want       string
}{
	{"a sentence", "@prefix : <http://e/> .\n:a :b :c .\n:a \"x\" :c ;\n :d \". \" . # .\n:a :b :d .", false,
		"2:7 <a> <b> <c> .\n" +
			"! 3:4: expected a predicate, found \"\\\"x\\\"\"; skipped to 4:10\n" +
			"5:7 <a> <b> <d> .\n"},
	{"a word", "@prefix : <http://e/> .\n:a :b foo .\n:a :b true, false, True .\n:a A :b .", false,
		"! 2:7: expected an object, found \"foo\"; skipped to 2:11\n" +
			"3:7 <a> <b> \"true\"^^<xsd:boolean> .\n" +
			"3:13 <a> <b> \"false\"^^<xsd:boolean> .\n" +
			"! 3:20: expected an object, found \"True\"; skipped to 3:25\n" +
			"! 4:4: expected a predicate, found \"A\"; skipped to 4:9\n"},
	{"a missing full stop", "@prefix : <http://e/> .\n:a :b :c\n:d :e :f .\n:g :h :i .", false,
		"! 3:1: expected ',', ';' or '.', found \":d\"; skipped to 3:10\n" +
			"4:7 <g> <h> <i> .\n"},
	{"no full stop at the end", "@prefix : <http://e/> .\n:a :b :c", false,
		"! 2:9: expected ',', ';' or '.', found the end of the document; skipped to 2:9\n"},
	{"nothing but a subject", "@prefix : <http://e/> .\n:a", false,
		"! 2:3: expected a predicate, found the end of the document; skipped to 2:3\n"},
	{"a directive without its full stop", "@prefix : <http://e/>\n@base <http://e/>\n:a :b <c> .", false,
		"! 2:1: expected '.' at the end of the directive, found \"@base\"\n" +
			"! 3:1: expected '.' at the end of the directive, found \":a\"\n" +
			"3:7 <a> <b> <c> .\n"},
	{"a directive with one too many", "PREFIX : <http://e/> .\n:a :b :c .", false,
		"! 1:22: expected a subject, found \".\"; skipped to 1:22\n" +
			"2:7 <a> <b> <c> .\n"},
	{"a directive without its IRI", "PREFIX : :x\nPREFIX a.: <http://e/>\n@prefix b <http://e/> .\n@PREFIX : <http://e/> .\n@prefix : <http://e/> .\n:a :b :c .", false,
		"! 1:10: expected an IRI in < and >, found \":x\"; skipped to 1:12\n" +
			"! 2:8: expected a prefix that ends with ':', found \"a.:\"; skipped to 2:23\n" +
			"! 3:9: expected a prefix that ends with ':', found \"b\"; skipped to 3:23\n" +
			"! 4:1: expected @prefix, @base or @version, found \"@PREFIX\"; skipped to 4:23\n" +
			"6:7 <a> <b> <c> .\n"},
	{"a prefix with a bad IRI", "@prefix : <http://e/> .\n@prefix : <http://e/ x> . :a :b :c .\nPREFIX : <rel> :a :b <http://e/c> .", false,
		"! 2:11: IRI: \"http://e/ x\" is not an IRI: ' ' at character 10; the prefix is not declared\n" +
			"! 2:27: name: \":a\" has a prefix that is not declared, \":\"; the statements of this subject are left out\n" +
			"! 2:30: name: \":b\" has a prefix that is not declared, \":\"; the statements of this predicate are left out\n" +
			"! 2:33: name: \":c\" has a prefix that is not declared, \":\"; the statement is left out\n" +
			"! 3:10: IRI: \"rel\" is relative, and there is no base; the prefix is not declared\n" +
			"! 3:16: name: \":a\" has a prefix that is not declared, \":\"; the statements of this subject are left out\n" +
			"! 3:19: name: \":b\" has a prefix that is not declared, \":\"; the statements of this predicate are left out\n"},
	{"a bad base", "@prefix : <http://e/> .\n@base <http://e/> . :a :b <c> . @base <http://e/^> . :a :b <c> .\nBASE <\\u0020> :a :b <c> . :a :b :c .", false,
		"2:27 <a> <b> <c> .\n" +
			"! 2:39: IRI: \"http://e/^\" is not an IRI: '^' at character 10; what follows has no base\n" +
			"! 2:60: IRI: \"c\" is relative, and there is no base; the statement is left out\n" +
			"! 3:6: IRI: \" \" is relative, and there is no base; what follows has no base\n" +
			"! 3:21: IRI: \"c\" is relative, and there is no base; the statement is left out\n" +
			"3:33 <a> <b> <c> .\n"},
	{"a prefix that is not declared", "@prefix : <http://e/> .\nx:a :b :c , [ :d 1 ] .\n:a x:b :c , :d ; :e x:f , :g .", false,
		"! 2:1: name: \"x:a\" has a prefix that is not declared, \"x:\"; the statements of this subject are left out\n" +
			"2:18 _:1 <d> \"1\"^^<xsd:integer> .\n" +
			"! 3:4: name: \"x:b\" has a prefix that is not declared, \"x:\"; the statements of this predicate are left out\n" +
			"! 3:21: name: \"x:f\" has a prefix that is not declared, \"x:\"; the statement is left out\n" +
			"3:27 <a> <e> <g> .\n"},
	{"IRIs", "@prefix : <http://e/> .\n:a :b <http://e/ x>, <\\u00>, <\\n>, <http://e/\\uD800>, <http://e/\xff>, <rel>, <http://e/{}>, <http://e/\\u0000>, :c .\n:a :b <http://e/c .\n:a :b <http://e/c\n, :d .\n:a :b :d .", false,
		"! 2:7: IRI: \"http://e/ x\" is not an IRI: ' ' at character 10; the statement is left out\n" +
			"! 2:22: IRI: \"\\\\u00\" is not an escape; the statement is left out\n" +
			"! 2:30: IRI: \"\\\\n\" is not an escape; the statement is left out\n" +
			"! 2:36: IRI: \"\\\\uD800\" is not the escape of a character; the statement is left out\n" +
			"! 2:55: IRI: \"http://e/\\xff\" is not an IRI: invalid UTF-8; the statement is left out\n" +
			"! 2:69: IRI: \"rel\" is relative, and there is no base; the statement is left out\n" +
			"! 2:76: IRI: \"http://e/{}\" is not an IRI: '{' at character 10; the statement is left out\n" +
			"! 2:91: IRI: \"http://e/\\x00\" is not an IRI: '\\x00' at character 10; the statement is left out\n" +
			"2:110 <a> <b> <c> .\n" +
			"! 3:7: IRI: the < that opens here has no > on its line; skipped to 3:19\n" +
			"! 4:7: IRI: the < that opens here has no > on its line; skipped to 5:6\n" +
			"6:7 <a> <b> <d> .\n"},
	{"strings", "@prefix : <http://e/> .\n:a :b \"\\x\", \"\\uD83D\\uDE00\", \"\\U00110000\", '\\u12', \"\xffe\", \"\"\"\\\n\"\"\", \"ok\" .", false,
		"! 2:7: string: \"\\\\x\" is not an escape; the statement is left out\n" +
			"! 2:13: string: \"\\\\uD83D\" is not the escape of a character; the statement is left out\n" +
			"! 2:29: string: \"\\\\U00110000\" is not the escape of a character; the statement is left out\n" +
			"! 2:43: string: \"\\\\u12\" is not an escape; the statement is left out\n" +
			"! 2:51: string: \"\\xff\" is not UTF-8; the statement is left out\n" +
			"! 2:57: string: \"\\\\\\n\" is not an escape; the statement is left out\n" +
			"3:6 <a> <b> \"ok\" .\n"},
	{"a string that does not close on its line", "@prefix : <http://e/> .\n:a :b \"c .\n:a :b :c .\n:a :b 'c ;\n:d 'e' .\n:a :b :f .", false,
		"! 2:7: string: the quote that opens here does not close on its line; skipped to 2:10\n" +
			"3:7 <a> <b> <c> .\n" +
			"! 4:7: string: the quote that opens here does not close on its line; skipped to 5:8\n" +
			"6:7 <a> <b> <f> .\n"},
	{"a string that never closes", "@prefix : <http://e/> .\n:a :b \"\"\"c .\n:a :b :c .\n", false,
		"! 2:7: string: the quotes that open here never close; skipped to 4:1\n"},
	{"an apostrophe in a fault", "@prefix : <http://e/> .\n:a :b it's .\n:a :b :c .", false,
		"! 2:7: expected an object, found \"it's\"; skipped to 2:12\n" +
			"3:7 <a> <b> <c> .\n"},
	{"tags", "@prefix : <http://e/> .\n:a :b \"c\"@, \"d\" .\n:a :b \"c\"@abcdefghi, \"c\"@1, \"c\"@en-, \"c\"@en--LTR, \"c\"@en--, \"c\"@--ltr, \"d\"@en .", false,
		"! 2:10: language: there is no tag behind the @; skipped to 2:17\n" +
			"! 3:10: language: \"abcdefghi\" is not a language tag; the statement is left out\n" +
			"! 3:25: language: \"1\" is not a language tag; the statement is left out\n" +
			"! 3:32: language: \"en-\" is not a language tag; the statement is left out\n" +
			"! 3:41: language: \"LTR\" is not a base direction, which is ltr or rtl; the statement is left out\n" +
			"! 3:54: language: \"\" is not a base direction, which is ltr or rtl; the statement is left out\n" +
			"! 3:64: language: \"\" is not a language tag; the statement is left out\n" +
			"3:72 <a> <b> \"d\"@en .\n"},
	{"datatypes", "@prefix : <http://e/> .\n:a :b \"c\"^:d .\n:a :b \"c\"^^\"d\" .\n:a :b \"c\"^^_:d .\n:a :b \"c\"^^true .\n:a :b \"c\"^^x:d, \"c\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>, \"c\"^^<d>, 1 .", false,
		"! 2:10: expected ^^ and a datatype, found \"^:d\"; skipped to 2:14\n" +
			"! 3:12: expected a datatype, found \"\\\"d\\\"\"; skipped to 3:16\n" +
			"! 4:12: expected a datatype, found \"_:d\"; skipped to 4:16\n" +
			"! 5:12: expected a datatype, found \"true\"; skipped to 5:17\n" +
			"! 6:12: name: \"x:d\" has a prefix that is not declared, \"x:\"; the literal is left out\n" +
			"! 6:22: datatype: \"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString\" is that of literals with a language tag, and there is none; the statement is left out\n" +
			"! 6:84: IRI: \"d\" is relative, and there is no base; the literal is left out\n" +
			"6:89 <a> <b> \"1\"^^<xsd:integer> .\n"},
	{"names", "@prefix : <http://e/> .\n:a :b :\\x, :%4, :%zz%20, :c .\n:a :b :-c .\n:a :b :.c .\n:a :b é:c, \u2028 .\n:a _:b :c .\n_: :b :c .\n1:a :b :c .\n-:a :b :c.", false,
		"! 2:7: name: \"\\\\x\" is not an escape; the statement is left out\n" +
			"! 2:12: name: \"%4,\" is not an escape; the statement is left out\n" +
			"! 2:17: name: \"%zz\" is not an escape; the statement is left out\n" +
			"2:26 <a> <b> <c> .\n" +
			"! 3:8: expected ',', ';' or '.', found \"-c\"; skipped to 3:11\n" +
			"4:7 <a> <b> <> .\n" +
			"! 4:9: expected a subject, found \"c\"; skipped to 4:11\n" +
			"! 5:7: name: \"é:c\" has a prefix that is not declared, \"é:\"; the statement is left out\n" +
			"! 5:12: expected an object, found \"\\u2028\"; skipped to 5:14\n" +
			"! 6:4: expected a predicate, found \"_:b\"; skipped to 6:11\n" +
			"! 7:1: blank node: it has no label; skipped to 7:10\n" +
			"! 8:1: expected a subject, found \"1:a\"; skipped to 8:11\n" +
			"! 9:1: expected a subject, found \"-:a\"; skipped to 9:10\n"},
	{"NUL", "@prefix : <http://e/> .\n:a :b \x00 .\n:a :b <\x00>, '\x00' .\n\x00 :a :b :c .\n:a :b :c .", false,
		"! 2:7: expected an object, found \"\\x00\"; skipped to 2:9\n" +
			"! 3:7: IRI: \"\\x00\" is relative, and there is no base; the statement is left out\n" +
			"3:12 <a> <b> \"\\u0000\" .\n" +
			"! 4:1: expected a subject, found \"\\x00\"; skipped to 4:12\n" +
			"5:7 <a> <b> <c> .\n"},
	{"not UTF-8", "@prefix : <http://e/> .\n:a :b \xff .\n:a :b :\xffc .\n:a\xff :b :c .\n# \xff\n:a :b :c .", false,
		"! 2:7: expected an object, found \"\\xff\"; skipped to 2:9\n" +
			"! 3:8: expected ',', ';' or '.', found \"\\xffc\"; skipped to 3:11\n" +
			"! 4:3: expected a predicate, found \"\\xff\"; skipped to 4:11\n" +
			"6:7 <a> <b> <c> .\n"},
	{"brackets", "@prefix : <http://e/> .\n:a :b [ :c :d .\n:a :b ] .\n:a :b ( :c .\n:a :b :c ) .\n:a :b [ :c ] .\n:a :b :c .", false,
		"2:12 _:1 <c> <d> .\n" +
			"! 2:15: expected ',', ';' or ']', found \".\"; skipped to 2:15\n" +
			"! 3:7: expected an object, found \"]\"; skipped to 3:9\n" +
			"4:9 _:2 <rdf:first> <c> .\n" +
			"! 4:12: expected an object, found \".\"; skipped to 4:12\n" +
			"! 5:10: expected ',', ';' or '.', found \")\"; skipped to 5:12\n" +
			"! 6:12: expected an object, found \"]\"; skipped to 6:14\n" +
			"7:7 <a> <b> <c> .\n"},
	{"losses in brackets", "@prefix : <http://e/> .\n:a :b ( x:c <:d> 1 ) .\n<< x:a :b :c >> :d 1 .\n<< :a :b :c ~ x:r >> :d 2 .\n:a :b :c ~ x:r {| :d 3 |} {| :e 4 |} .\n:a :b <<( :a x:b :c )>>, 5 .", false,
		"! 2:9: name: \"x:c\" has a prefix that is not declared, \"x:\"; the statement is left out\n" +
			"! 2:13: IRI: \":d\" is relative, and there is no base; the statement is left out\n" +
			"2:13 _:1 <rdf:rest> _:2 .\n" +
			"2:18 _:2 <rdf:rest> _:3 .\n" +
			"2:18 _:3 <rdf:first> \"1\"^^<xsd:integer> .\n" +
			"2:20 _:3 <rdf:rest> <rdf:nil> .\n" +
			"2:7 <a> <b> _:1 .\n" +
			"! 3:4: name: \"x:a\" has a prefix that is not declared, \"x:\"; the triple is left out\n" +
			"3:20 _:4 <d> \"1\"^^<xsd:integer> .\n" +
			"! 4:15: name: \"x:r\" has a prefix that is not declared, \"x:\"; the statements of this reifier are left out\n" +
			"5:7 <a> <b> <c> .\n" +
			"! 5:12: name: \"x:r\" has a prefix that is not declared, \"x:\"; the statements of this reifier are left out\n" +
			"5:27 _:5 <rdf:reifies> <<( <a> <b> <c> )>> .\n" +
			"5:33 _:5 <e> \"4\"^^<xsd:integer> .\n" +
			"! 6:14: name: \"x:b\" has a prefix that is not declared, \"x:\"; the statements of this predicate are left out\n" +
			"6:26 <a> <b> \"5\"^^<xsd:integer> .\n"},
	{"parts of triples", "@prefix : <http://e/> .\n<<( :a :b :c )>> :d :e .\n:a <<:a :b :c>> :d .\n<< :a :b >> :c :d .\n<< :a :b [ :c :d ] >> :e :f .\n:a :b <<( << :a :b :c >> :d :e )>> .\n:a :b <<( :c :d << :e :f :g >> )>> .\n:a :b <<( :c :d :e ) >> .\n:a :b << :c :d :e ~ << :f :g :h >> >> .\n:a :b << :c :d () >> .", false,
		"! 2:1: expected a subject, found \"<<(\"; skipped to 2:24\n" +
			"! 3:4: expected a predicate, found \"<<:a\"; skipped to 3:20\n" +
			"! 4:10: expected a term of a triple, found \">>\"; skipped to 4:19\n" +
			"! 5:12: expected ']': nothing is said of a blank node here, found \":c\"; skipped to 5:29\n" +
			"! 6:11: expected a term of a triple, found \"<<\"; skipped to 6:36\n" +
			"! 7:17: expected a term of a triple, found \"<<\"; skipped to 7:36\n" +
			"! 8:20: expected ')>>', found \")\"; skipped to 8:25\n" +
			"! 9:21: expected '>>', found \"<<\"; skipped to 9:39\n" +
			"! 10:16: expected a term of a triple, found \"()\"; skipped to 10:22\n"},
	{"annotations", "@prefix : <http://e/> .\n:a :b :c {| |} .\n:a :b :c {| :d :e .\n:a :b :c | } .\n:a :b :c ~ :d :e .\n:a :b :c ~ true .\n{| :a :b |} .\n:a :b :c .", false,
		"2:7 <a> <b> <c> .\n" +
			"2:10 _:1 <rdf:reifies> <<( <a> <b> <c> )>> .\n" +
			"! 2:13: expected a predicate, found \"|}\"; skipped to 2:16\n" +
			"3:7 <a> <b> <c> .\n" +
			"3:10 _:2 <rdf:reifies> <<( <a> <b> <c> )>> .\n" +
			"3:16 _:2 <d> <e> .\n" +
			"! 3:19: expected ',', ';' or '|}', found \".\"; skipped to 3:19\n" +
			"! 4:10: expected ',', ';' or '.', found \"|\"; skipped to 4:12\n" +
			"! 4:14: expected a subject, found \".\"; skipped to 4:14\n" +
			"5:7 <a> <b> <c> .\n" +
			"5:10 <d> <rdf:reifies> <<( <a> <b> <c> )>> .\n" +
			"! 5:15: expected ',', ';' or '.', found \":e\"; skipped to 5:18\n" +
			"6:7 <a> <b> <c> .\n" +
			"! 6:12: expected a reifier, found \"true\"; skipped to 6:17\n" +
			"! 7:1: expected a subject, found '{': Turtle has no graphs, TriG has; skipped to 7:13\n" +
			"8:7 <a> <b> <c> .\n"},
	{"graphs in Turtle", "@prefix : <http://e/> .\n:g { :a :b :c . :d :e :f } :a :b :c .\n{ :a :b :c . :d :e :f }\n:a :b :c .", false,
		"! 2:4: expected a predicate, found \"{\"; skipped to 2:26\n" +
			"2:34 <a> <b> <c> .\n" +
			"! 3:1: expected a subject, found '{': Turtle has no graphs, TriG has; skipped to 3:23\n" +
			"4:7 <a> <b> <c> .\n"},
	{"a fault in a graph", "@prefix : <http://e/> .\n:g { :a :b . :a :b :c }\n:h { :a :b :c . :d \"e } .\" } :a :b :c . :i { :a :b :c ] . :a :b :c }", true,
		"! 2:12: expected an object, found \".\"; skipped to 2:12\n" +
			"2:20 <a> <b> <c> <g> .\n" +
			"3:12 <a> <b> <c> <h> .\n" +
			"! 3:20: expected a predicate, found \"\\\"e\"; skipped to 3:28\n" +
			"3:36 <a> <b> <c> .\n" +
			"3:52 <a> <b> <c> <i> .\n" +
			"! 3:55: expected ',', ';', '.' or '}', found \"]\"; skipped to 3:57\n" +
			"3:65 <a> <b> <c> <i> .\n"},
	{"a graph without a name", "@prefix : <http://e/> .\nx:g { :a :b :c . { :a :b :c } }\n:a :b :c .", true,
		"! 2:1: name: \"x:g\" has a prefix that is not declared, \"x:\"; what is said of it, or in a graph of its name, is left out\n" +
			"! 2:18: expected a subject, found \"{\"; skipped to 2:31\n" +
			"3:7 <a> <b> <c> .\n"},
	{"a bad name of a graph", "@prefix : <http://e/> .\nGRAPH \"g\" { :a :b :c . :a :b :c }\n:a :b :c . foo { :a :b :c . :a :b :c } :a :b :c . GRAPH :g :a :b :c .\n( 1 ) { :a :b :c . :a :b :c } :a :b :c .", true,
		"! 2:7: expected a graph name, found \"\\\"g\\\"\"; skipped to 2:33\n" +
			"3:7 <a> <b> <c> .\n" +
			"! 3:12: expected a subject, found \"foo\"; skipped to 3:38\n" +
			"3:46 <a> <b> <c> .\n" +
			"! 3:60: expected '{' and the statements of the graph, found \":a\"; skipped to 3:69\n" +
			"4:3 _:1 <rdf:first> \"1\"^^<xsd:integer> .\n" +
			"4:5 _:1 <rdf:rest> <rdf:nil> .\n" +
			"! 4:7: expected a predicate, found \"{\"; skipped to 4:29\n" +
			"4:37 <a> <b> <c> .\n"},
	{"a graph that never closes", "@prefix : <http://e/> .\n:g { :a :b :c . :a :b :d .\n", true,
		"2:12 <a> <b> <c> <g> .\n" +
			"2:23 <a> <b> <d> <g> .\n" +
			"! 2:4: graph: the brace that opens here never closes\n"},
	{"a graph that never closes, in a sentence", "@prefix : <http://e/> .\n:g { :a :b :c . :a :b\n", true,
		"2:12 <a> <b> <c> <g> .\n" +
			"! 3:1: expected an object, found the end of the document; skipped to 3:1\n"},
	{"graphs in a graph", "@prefix : <http://e/> .\n:g { :h { :a :b :c . :a :b :d } :a :b :e . @prefix x: <http://e/> . }\n} :a :b :c . :a :b :c .", true,
		"! 2:9: expected a predicate, found \"{\"; skipped to 2:69\n" +
			"! 3:1: expected a subject, found \"}\"; skipped to 3:1\n" +
			"3:9 <a> <b> <c> .\n" +
			"3:20 <a> <b> <c> .\n"},
}

func TestTurtleFaults(t *testing.T) {
	for _, tt := range turtleFaults {
		t.Run(tt.name, func(t *testing.T) {
			if have := turtleListing(textInput("t.ttl", tt.text), Options{}, tt.graphs); have != tt.want {
				t.Errorf("have\n%swant\n%s", have, tt.want)
			}
		})
	}
}
