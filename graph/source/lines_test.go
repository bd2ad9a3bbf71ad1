package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"corkboard/graph"
)

// lineListing reads a document and prints what comes out of it, a line for
// each statement and fault. Every error must be a fault with a place, every
// statement must be sound and have one.
func lineListing(t testing.TB, in Input, o Options, graphs bool) string {
	t.Helper()
	var b strings.Builder
	for s, err := range lineStatements(context.Background(), in, o, graphs) {
		var e *graph.Error
		switch {
		case err != nil && (!errors.As(err, &e) || e.Origin.File != in.Name || e.Origin.Line < 1 || e.Origin.Column < 1):
			t.Fatalf("not a fault with a place: %v", err)
		case err != nil:
			fmt.Fprintf(&b, "! %d:%d: %v\n", e.Origin.Line, e.Origin.Column, e.Err)
			continue
		case s.Origin.File != in.Name || s.Origin.Line < 1 || s.Origin.Column < 1:
			t.Fatalf("no place: %+v", s.Origin)
		}
		if err := s.Check(); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		fmt.Fprintf(&b, "%d:%d %s\n", s.Origin.Line, s.Origin.Column, s)
	}
	return b.String()
}

// lineTests are documents and what is read of them.
var lineTests = []struct {
	name, text string
	graphs     bool
	want       string
}{
	{"nothing", "", false, ""},
	{"a byte order mark alone", "\ufeff", false, ""},
	{"blank lines and comments", "\n \t\n# <a:s> <a:p> <a:o> .\r\n  #\r#", false, ""},
	{"ends of lines", "<a:s> <a:p> <a:1> .\r\n<a:s> <a:p> <a:2> .\r<a:s> <a:p> <a:3> .\n\r<a:s> <a:p> <a:4> .\r\r\n<a:s> <a:p> <a:5> .", false,
		"1:1 <a:s> <a:p> <a:1> .\n" +
			"2:1 <a:s> <a:p> <a:2> .\n" +
			"3:1 <a:s> <a:p> <a:3> .\n" +
			"5:1 <a:s> <a:p> <a:4> .\n" +
			"7:1 <a:s> <a:p> <a:5> .\n"},
	{"a mark, and columns", "\ufeff  <a:s> <a:p> <a:o> .\n\t_:é <a:p> \"é\" <a:o>\n\ufeff<a:s> <a:p> <a:o> .", false,
		"1:3 <a:s> <a:p> <a:o> .\n" +
			"! 2:16: expected a full stop, since N-Triples names no graphs: \"<a:o>\" is none\n" +
			"! 3:1: expected an IRI or a blank node as subject: \"\\ufeff<a:s> <a:p> <a:o> .\" is none\n"},
	{"no blanks", "<a:s><a:p><a:o>.#\n_:s<a:p>_:o.\n_:s<a:p>\"o\"@en.\n<a:s><a:p><<(_:s<a:p>\"o\"^^<a:t>)>>_:g.", true,
		"1:1 <a:s> <a:p> <a:o> .\n" +
			"2:1 _:s <a:p> _:o .\n" +
			"3:1 _:s <a:p> \"o\"@en .\n" +
			"4:1 <a:s> <a:p> <<( _:s <a:p> \"o\"^^<a:t> )>> _:g .\n"},
	{"many blanks", " \t<a:s> \t <a:p>  \"o\" \t@en--rtl\t<a:g> \t. \t# x", true,
		"1:3 <a:s> <a:p> \"o\"@en--rtl <a:g> .\n"},
	{"blanks at a datatype", "<a:s> <a:p> \"o\" ^^ <a:t> .", false,
		"1:1 <a:s> <a:p> \"o\"^^<a:t> .\n"},
	{"xsd:string", `<a:s> <a:p> "o"^^<http://www.w3.org/2001/XMLSchema#string> .`, false,
		"1:1 <a:s> <a:p> \"o\" .\n"},
	{"lexical forms", "<a:s> <a:p> \"01\"^^<a:i> .\n<a:s> <a:p> \"x\"@EN-gb .", false,
		"1:1 <a:s> <a:p> \"01\"^^<a:i> .\n" +
			"2:1 <a:s> <a:p> \"x\"@EN-gb .\n"},
	{"escapes", `<a:\u00e9\U0001F600> <a:p> "\t\b\n\r\f\"\'\\\u0041\U0001F600\u0000" .`, false,
		"1:1 <a:é😀> <a:p> \"\\t\\b\\n\\r\\f\\\"'\\\\A😀\\u0000\" .\n"},
	{"control characters in a text", "<a:s> <a:p> \"\x00\t\x7f\" .", false,
		"1:1 <a:s> <a:p> \"\\u0000\\t\\u007F\" .\n"},
	{"quotes and backslashes", `<a:s> <a:p> "\\" .` + "\n" + `<a:s> <a:p> "\"" .` + "\n" + `<a:s> <a:p> "a\\\"b" .` + "\n" + `<a:s> <a:p> "# . <" .`, false,
		"1:1 <a:s> <a:p> \"\\\\\" .\n" +
			"2:1 <a:s> <a:p> \"\\\"\" .\n" +
			"3:1 <a:s> <a:p> \"a\\\\\\\"b\" .\n" +
			"4:1 <a:s> <a:p> \"# . <\" .\n"},
	{"terms that begin with the last ones", "<a:s> <a:p> <a:o> <a:g> .\n<a:s/1> <a:p/1> <a:o/1> <a:g/1> .\n<a:s> <a:p> <a:o> <a:g> .\n_:a <a:p> _:a _:a .\n_:a.b <a:p> _:ab _:a.b .\n_:a <a:p> _:a _:a.", true,
		"1:1 <a:s> <a:p> <a:o> <a:g> .\n" +
			"2:1 <a:s/1> <a:p/1> <a:o/1> <a:g/1> .\n" +
			"3:1 <a:s> <a:p> <a:o> <a:g> .\n" +
			"4:1 _:a <a:p> _:a _:a .\n" +
			"5:1 _:a.b <a:p> _:ab _:a.b .\n" +
			"6:1 _:a <a:p> _:a _:a .\n"},
	{"a version", "VERSION \"1.2\"\n VERSION\t\"1.1\" # x\nVERSION '1.2'\nVERSION 1.2\nVERSION \"1.2\" .\nVERSION \"1.2\nVERSION\n<a:s> <a:p> <a:o> .", false,
		"! 4:9: expected a version in quotes: \"1.2\" is none\n" +
			"! 5:15: expected the end of the line: \".\" is none\n" +
			"! 6:9: version: the quote does not close\n" +
			"! 7:1: expected an IRI or a blank node as subject: \"VERSION\" is none\n" +
			"8:1 <a:s> <a:p> <a:o> .\n"},
	{"missing terms", "<a:s>\n<a:s> <a:p>\n<a:s> <a:p> .\n<a:s> <a:p> <a:o>\n<a:s> <a:p> <a:o> <a:g>\n.\n<a:s> <a:p> <a:o> . .", true,
		"! 1:6: expected an IRI as predicate, and the line ends\n" +
			"! 2:12: expected an IRI, a blank node, a literal or a triple term as object, and the line ends\n" +
			"! 3:13: expected an IRI, a blank node, a literal or a triple term as object: \".\" is none\n" +
			"! 4:18: expected a full stop, and the line ends\n" +
			"! 5:24: expected a full stop, and the line ends\n" +
			"! 6:1: expected an IRI or a blank node as subject: \".\" is none\n" +
			"! 7:21: expected the end of the line: \".\" is none\n"},
	{"terms in the wrong places", "\"s\" <a:p> <a:o> .\n<a:s> _:p <a:o> .\n<a:s> \"p\" <a:o> .\n<a:s> <a:p> <a:o> \"g\" .\n<<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> .\n<a:s> <<( <a:s> <a:p> <a:o> )>> <a:o> .\n<a:s> <a:p> <a:o> <<( <a:s> <a:p> <a:o> )>> .\n<< <a:s> <a:p> <a:o> >> <a:p> <a:o> .", true,
		"! 1:1: expected an IRI or a blank node as subject: \"\\\"s\\\" <a:p> <a:o> .\" is none\n" +
			"! 2:7: expected an IRI as predicate: \"_:p <a:o> .\" is none\n" +
			"! 3:7: expected an IRI as predicate: \"\\\"p\\\" <a:o> .\" is none\n" +
			"! 4:19: expected a full stop: \"\\\"g\\\" .\" is none\n" +
			"! 5:1: expected an IRI or a blank node as subject: \"<<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> .\" is none\n" +
			"! 6:7: expected an IRI as predicate: \"<<( <a:s> <a:p> <a:o> )>> <a:o> .\" is none\n" +
			"! 7:19: expected an IRI or a blank node as graph name: \"<<( <a:s> <a:p> <a:o> )>> .\" is none\n" +
			"! 8:1: expected an IRI or a blank node as subject: \"<< <a:s> <a:p> <a:o> >> <a:p> <a:o> .\" is none\n"},
	{"two statements a line", "<a:s> <a:p> <a:o> . <a:s> <a:p> <a:o> .", true,
		"! 1:21: expected the end of the line: \"<a:s> <a:p> <a:o> .\" is none\n"},
	{"Turtle", "@prefix a: <a:> .\na:s a:p a:o .\n<a:s> a <a:o> .\n<a:s> <a:p> 1, true .\n<a:s> <a:p> 'o' .\n<a:s> <a:p> \"\"\"o\"\"\" .\n[] <a:p> <a:o> .", false,
		"! 1:1: expected an IRI or a blank node as subject: \"@prefix a: <a:> .\" is none\n" +
			"! 2:1: expected an IRI or a blank node as subject: \"a:s a:p a:o .\" is none\n" +
			"! 3:7: expected an IRI as predicate: \"a <a:o> .\" is none\n" +
			"! 4:13: expected an IRI, a blank node, a literal or a triple term as object: \"1, true .\" is none\n" +
			"! 5:13: expected an IRI, a blank node, a literal or a triple term as object: \"'o' .\" is none\n" +
			"! 6:15: expected a full stop: \"\\\"o\\\"\\\"\\\" .\" is none\n" +
			"! 7:1: expected an IRI or a blank node as subject: \"[] <a:p> <a:o> .\" is none\n"},
	{"IRIs", "<s> <a:p> <a:o> .\n<> <a:p> <a:o> .\n<a:s b> <a:p> <a:o> .\n<a:s> <a:\\u0020> <a:o> .\n<a:s> <a:p> <a:\\n> .\n<a:s> <a:p> <a:\\uD800> .\n<a:s> <a:p> \"\"^^<b> .\n<a:\x00> <a:p> <a:o> .\n<a:s> <a:p> <a:{o}> .\n<a:s> <a:p> <a:o .\n<a:s> <a:p> <//a/b> .\n<é:s> <a:p> <a:o> .\n<a:\\u0000> <a:p> <a:o> .", false,
		"! 1:1: \"s\" is not an absolute IRI\n" +
			"! 2:1: \"\" is not an absolute IRI\n" +
			"! 3:1: \"a:s b\" is not an IRI: ' ' at character 4\n" +
			"! 4:7: \"a: \" is not an IRI: ' ' at character 3\n" +
			"! 5:16: IRI: \"\\\\n\" is not an escape\n" +
			"! 6:16: IRI: \"\\\\uD800\" is not the escape of a character\n" +
			"! 7:17: \"b\" is not an absolute IRI\n" +
			"! 8:1: \"a:\\x00\" is not an IRI: '\\x00' at character 3\n" +
			"! 9:13: \"a:{o}\" is not an IRI: '{' at character 3\n" +
			"! 10:13: IRI: is not closed with >\n" +
			"! 11:13: \"//a/b\" is not an absolute IRI\n" +
			"! 12:1: \"é:s\" is not an absolute IRI\n" +
			"! 13:1: \"a:\\x00\" is not an IRI: '\\x00' at character 3\n"},
	{"blank nodes", "_: <a:p> <a:o> .\n_:-a <a:p> <a:o> .\n_:a:b <a:p> <a:o> .\n_:. <a:p> <a:o> .\n_ <a:p> <a:o> .\n<a:s> <a:p> _:a.. .\n<a:s> <a:p> _:a\x00 .", false,
		"! 1:1: blank node: has no label\n" +
			"! 2:1: blank node: has no label\n" +
			"! 3:4: expected an IRI as predicate: \":b <a:p> <a:o> .\" is none\n" +
			"! 4:1: blank node: has no label\n" +
			"! 5:1: expected an IRI or a blank node as subject: \"_ <a:p> <a:o> .\" is none\n" +
			"! 6:17: expected the end of the line: \". .\" is none\n" +
			"! 7:16: expected a full stop: \"\\x00 .\" is none\n"},
	{"literals", `<a:s> <a:p> "o .` + "\n" + `<a:s> <a:p> "o\" .` + "\n" + `<a:s> <a:p> "é\x" .` + "\n" + `<a:s> <a:p> "\uD83D\uDE00" .` + "\n" + `<a:s> <a:p> "\U00110000" .` + "\n" + `<a:s> <a:p> "\u12" .` + "\n" + `<a:s> <a:p> "\` + "\n" + `<a:s> <a:p> "o"^<a:t> .` + "\n" + `<a:s> <a:p> "o"^^a:t .` + "\n" + `<a:s> <a:p> "o"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .` + "\n" + `<a:s> <a:p> "o"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString> .`, false,
		"! 1:13: literal: the quote does not close in its line\n" +
			"! 2:13: literal: the quote does not close in its line\n" +
			"! 3:15: literal: \"\\\\x\" is not an escape\n" +
			"! 4:14: literal: \"\\\\uD83D\" is not the escape of a character\n" +
			"! 5:14: literal: \"\\\\U00110000\" is not the escape of a character\n" +
			"! 6:14: literal: \"\\\\u12\" is not an escape\n" +
			"! 7:13: literal: the quote does not close in its line\n" +
			"! 8:16: expected a full stop: \"^<a:t> .\" is none\n" +
			"! 9:18: expected an IRI as datatype: \"a:t .\" is none\n" +
			"! 10:18: datatype: a language-tagged string has a language tag in place of it\n" +
			"! 11:18: datatype: a language-tagged string has a language tag in place of it\n"},
	{"languages", `<a:s> <a:p> "o"@ .` + "\n" + `<a:s> <a:p> "o"@1 .` + "\n" + `<a:s> <a:p> "o"@en- .` + "\n" + `<a:s> <a:p> "o"@abcdefghi .` + "\n" + `<a:s> <a:p> "o"@en_US .` + "\n" + `<a:s> <a:p> "o"@en--LTR .` + "\n" + `<a:s> <a:p> "o"@en-- .` + "\n" + `<a:s> <a:p> "o"@ en .`, false,
		"! 1:16: \"\" is not a language tag\n" +
			"! 2:16: \"1\" is not a language tag\n" +
			"! 3:16: \"en-\" is not a language tag\n" +
			"! 4:16: \"abcdefghi\" is not a language tag\n" +
			"! 5:19: expected a full stop, since N-Triples names no graphs: \"_US .\" is none\n" +
			"! 6:16: base direction: \"LTR\" is neither ltr nor rtl\n" +
			"! 7:16: base direction: \"\" is neither ltr nor rtl\n" +
			"! 8:16: \"\" is not a language tag\n"},
	{"triple terms", "<a:s> <a:p> <<( <a:s> <a:p> )>> .\n<a:s> <a:p> <<( <a:s> <a:p> <a:o> .\n<a:s> <a:p> <<( \"s\" <a:p> <a:o> )>> .\n<a:s> <a:p> <<( <a:s> _:p <a:o> )>> .\n<a:s> <a:p> <<( <<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> )>> .\n<a:s> <a:p> << <a:s> <a:p> <a:o> >> .\n<a:s> <a:p> <<( <a:s> <a:p> <a:o> ) >> .\n<a:s> <a:p> <<(", false,
		"! 1:29: expected an IRI, a blank node, a literal or a triple term as object: \")>> .\" is none\n" +
			"! 2:35: expected )>> after a triple term: \".\" is none\n" +
			"! 3:17: expected an IRI or a blank node as subject of a triple term: \"\\\"s\\\" <a:p> <a:o> )>> .\" is none\n" +
			"! 4:23: expected an IRI as predicate: \"_:p <a:o> )>> .\" is none\n" +
			"! 5:17: expected an IRI or a blank node as subject of a triple term: \"<<( <a:s> <a:p> <a:o> )>> <a:p> <a:o> )>> .\" is none\n" +
			"! 6:13: expected an IRI, a blank node, a literal or a triple term as object: \"<< <a:s> <a:p> <a:o> >> .\" is none\n" +
			"! 7:35: expected )>> after a triple term: \") >> .\" is none\n" +
			"! 8:16: expected an IRI or a blank node as subject of a triple term, and the line ends\n"},
	{"invalid UTF-8", "<a:\xff> <a:p> <a:o> .\n<a:s> <a:p> \"é\xffe\" .\n<a:s> <a:p> \"\\n\xff\" .\n_:\xff <a:p> <a:o> .\n# \xff\n<a:s> <a:p> <a:o> . # \xff\n<a:s> <a:p> \"\xed\xa0\x80\" .\n<a:s> <a:p> \"o\" .", false,
		"! 1:4: line: byte \"\\xff\" is not UTF-8\n" +
			"! 2:15: line: byte \"\\xff\" is not UTF-8\n" +
			"! 3:16: line: byte \"\\xff\" is not UTF-8\n" +
			"! 4:3: line: byte \"\\xff\" is not UTF-8\n" +
			"! 5:3: line: byte \"\\xff\" is not UTF-8\n" +
			"! 6:23: line: byte \"\\xff\" is not UTF-8\n" +
			"! 7:14: line: byte \"\\xed\" is not UTF-8\n" +
			"8:1 <a:s> <a:p> \"o\" .\n"},
	{"a quad in N-Triples", "<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> _:g .\n<a:s> <a:p> <a:o> .", false,
		"! 1:19: expected a full stop, since N-Triples names no graphs: \"<a:g> .\" is none\n" +
			"! 2:19: expected a full stop, since N-Triples names no graphs: \"_:g .\" is none\n" +
			"3:1 <a:s> <a:p> <a:o> .\n"},
}

// TestLines reads with one goroutine and with three, in blocks as large as they
// come and byte by byte.
func TestLines(t *testing.T) {
	for _, tt := range lineTests {
		t.Run(tt.name, func(t *testing.T) {
			in := textInput("t", tt.text)
			for _, workers := range []int{1, 3} {
				o := Options{RDF: RDFOptions{KeepLabels: true, Workers: workers}}
				if have := lineListing(t, in, o, tt.graphs); have != tt.want {
					t.Errorf("%d workers: have\n%s\nwant\n%s", workers, have, tt.want)
				}
			}
		})
	}
}
