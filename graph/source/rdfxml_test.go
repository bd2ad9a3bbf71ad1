package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"corkboard/graph"
)

// rdfListing prints a stream: a line for each statement with its place, and
// each fault.
func rdfListing(t testing.TB, statements graph.Statements) string {
	t.Helper()
	var b strings.Builder
	for s, err := range statements {
		var fault *graph.Error
		switch {
		case errors.As(err, &fault):
			fmt.Fprintf(&b, "! %v\n", err)
		case err != nil:
			t.Fatal(err)
		default:
			if err := s.Check(); err != nil {
				t.Errorf("%s: %v", s, err)
			}
			line := strings.NewReplacer("<"+rdfNamespace, "<rdf:", "<http://e/", "<").Replace(s.String())
			fmt.Fprintf(&b, "%d:%d %s\n", s.Origin.Line, s.Origin.Column, line)
		}
	}
	return b.String()
}

// readRDFXML lists what a document says, labels kept.
func readRDFXML(t testing.TB, text string) string {
	t.Helper()
	o := Options{RDF: RDFOptions{Base: "http://e/doc", KeepLabels: true}}
	return rdfListing(t, rdfXMLStatements(context.Background(), textInput("t", text), o))
}

// inRDF puts the content of a document in its root element, which is on the
// first line alone.
func inRDF(content string) string {
	return `<rdf:RDF xmlns:rdf="` + rdfNamespace + `" xmlns="http://e/" xmlns:e="http://e/">` + "\n" + content + "\n</rdf:RDF>"
}

// rdfXMLDocuments are what stands in a document, and what is read of it; "" is
// eight statements.
var rdfXMLDocuments = map[string]struct{ text, want string }{
	"nested typed nodes": {
		`<Person rdf:about="ann"><knows><Person rdf:about="bob"><name>Bob</name></Person></knows><name>Ann</name></Person>`,
		"2:1 <ann> <rdf:type> <Person> .\n2:25 <ann> <knows> <bob> .\n2:32 <bob> <rdf:type> <Person> .\n2:56 <bob> <name> \"Bob\" .\n2:89 <ann> <name> \"Ann\" .\n",
	},
	"text in pieces": {
		"<e:s rdf:nodeID='s'><p>a<!-- b -->c<![CDATA[<d>&amp;]]>]]&gt;<?e f?>&#x1D11E;\r\n\r&#13;</p></e:s>",
		"2:1 _:s <rdf:type> <s> .\n2:21 _:s <p> \"ac<d>&amp;]]>𝄞\\n\\n\\r\" .\n",
	},
	"attributes are normalized": {
		"<rdf:Description rdf:about=' x' e:p='a\tb\r\nc&#10;&#9;&lt;&quot;' xml:lang='de' />",
		"! t:2:1: rdf:about: \"http://e/ x\" is not an IRI: ' ' at character 10\n",
	},
	"property attributes": {
		"<rdf:Description rdf:about='x' e:p='a\tb\r\nc&#10;&#9;&lt;&quot;' xml:lang='de' rdf:type='T'/>",
		"2:32 <x> <p> \"a b c\\n\\t<\\\"\"@de .\n3:37 <x> <rdf:type> <T> .\n",
	},
	"languages": {
		`<e:s rdf:about="s" xml:lang="EN-gb"><p>a</p><p xml:lang="">b</p><p rdf:datatype="#d">c</p></e:s>`,
		"2:1 <s> <rdf:type> <s> .\n2:37 <s> <p> \"a\"@EN-gb .\n2:45 <s> <p> \"b\" .\n2:65 <s> <p> \"c\"^^<doc#d> .\n",
	},
	"bases": {
		`<e:s xml:base="http://x/a/b?c#d" rdf:about=""><p xml:base="../" rdf:resource="y"/><p rdf:resource="#z"/><p rdf:ID="i">t</p></e:s>`,
		"2:1 <http://x/a/b?c> <rdf:type> <s> .\n2:47 <http://x/a/b?c> <p> <http://x/y> .\n2:83 <http://x/a/b?c> <p> <http://x/a/b?c#z> .\n" +
			"2:105 <http://x/a/b?c> <p> \"t\" .\n2:105 <http://x/a/b?c#i> <rdf:type> <rdf:Statement> .\n2:105 <http://x/a/b?c#i> <rdf:subject> <http://x/a/b?c> .\n" +
			"2:105 <http://x/a/b?c#i> <rdf:predicate> <p> .\n2:105 <http://x/a/b?c#i> <rdf:object> \"t\" .\n",
	},
	"containers": {
		`<rdf:Bag rdf:about="s"><rdf:li>a</rdf:li><rdf:_7>b</rdf:_7><rdf:li rdf:resource="a b"/><rdf:li/></rdf:Bag>`,
		"2:1 <s> <rdf:type> <rdf:Bag> .\n2:24 <s> <rdf:_1> \"a\" .\n2:42 <s> <rdf:_7> \"b\" .\n! t:2:60: rdf:resource: \"http://e/a b\" is not an IRI: ' ' at character 11\n2:88 <s> <rdf:_3> \"\" .\n",
	},
	"empty property elements": {
		`<e:s rdf:about="s"><p rdf:nodeID="n" e:q="1"/><p rdf:resource="r"> </p><p></p><p> </p></e:s>`,
		"2:1 <s> <rdf:type> <s> .\n2:20 <s> <p> _:n .\n2:38 _:n <q> \"1\" .\n2:47 <s> <p> <r> .\n2:72 <s> <p> \"\" .\n2:79 <s> <p> \" \" .\n",
	},
	"lists": {
		`<e:s rdf:about="s"><p rdf:parseType="Collection"/></e:s>`,
		"2:1 <s> <rdf:type> <s> .\n2:20 <s> <p> <rdf:nil> .\n",
	},
	"what XML keeps for itself": {
		`<e:s rdf:about="s" xml:space="preserve" xmlFuture="1"/>`,
		"2:1 <s> <rdf:type> <s> .\n",
	},
	"old names without a prefix": {
		`<e:s about="s" type="T"><p resource="r"/><p parseType="Resource" ID="x"/></e:s>`,
		"",
	},
	"names of the fifth edition": {
		"<e:\U00010300 rdf:about='s'><ε·‿>1</ε·‿></e:\U00010300>",
		"2:1 <s> <rdf:type> <\U00010300> .\n2:20 <s> <ε·‿> \"1\" .\n",
	},
	"a label with a dot at its end": {
		"<e:s rdf:nodeID='a.b'/>",
		"2:1 _:a.b <rdf:type> <s> .\n",
	},
}

func TestRDFXML(t *testing.T) {
	for name, c := range rdfXMLDocuments {
		have := readRDFXML(t, inRDF(c.text))
		if c.want == "" {
			if strings.Contains(have, "!") || strings.Count(have, "\n") != 8 {
				t.Errorf("%s:\n%s", name, have)
			}
			continue
		}
		if have != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, have, c.want)
		}
	}
}

// Literals of XML are in exclusive canonical form.
func TestRDFXMLLiterals(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`a<br/>b`, `a<br xmlns="http://e/"></br>b`},
		{`<x:b xmlns:x="x:" xmlns:y="y:"><y:c/><x:d x:a="1" b="2" xmlns="z:"/></x:b>`, `<x:b xmlns:x="x:"><y:c xmlns:y="y:"></y:c><x:d b="2" x:a="1"></x:d></x:b>`},
		{`<b xmlns="x:"><c xmlns=""><d/></c><c xmlns="x:"/></b>`, `<b xmlns="x:"><c xmlns=""><d></d></c><c></c></b>`},
		{`<b xmlns="" z="1" y='2"' xml:lang="de" e:x="&#9;&#10;&#13;&lt;>&amp;"/>`, `<b xmlns:e="http://e/" y="2&quot;" z="1" e:x="&#x9;&#xA;&#xD;&lt;>&amp;" xml:lang="de"></b>`},
		{`<!-- a --><?b  c d ?><?e?><![CDATA[<&>]]>&gt;&#13;`, `<!-- a --><?b c d ?><?e?>&lt;&amp;&gt;&gt;&#xD;`},
		{"<b  e:x = '1'\n>\r\n</b\t>", "<b xmlns=\"http://e/\" xmlns:e=\"http://e/\" e:x=\"1\">\n</b>"},
		{`<rdf:li/><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>`, `<rdf:li xmlns:rdf="` + rdfNamespace + `"></rdf:li><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>`},
		{``, ``},
	} {
		text := inRDF(`<e:s rdf:about="s"><p rdf:parseType="Literal">` + c.text + `</p><q rdf:parseType="other"/></e:s>`)
		var have []string
		for s, err := range rdfXMLStatements(context.Background(), textInput("t", text), Options{RDF: RDFOptions{Base: "http://e/"}}) {
			if err != nil {
				t.Errorf("%s: %v", c.text, err)
			}
			if s.Object.IsLiteral() {
				have = append(have, s.Object.Value())
			}
		}
		if len(have) != 2 || have[0] != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", c.text, have, c.want)
		}
	}
}

// Blank nodes without a label are told apart by where they stand, also those
// of an entity, which stand in one place.
func TestRDFXMLBlankNodes(t *testing.T) {
	text := "<!DOCTYPE r [<!ENTITY two '<e:a/><e:a/>'>]>" +
		inRDF(`&two;&two;<e:a><p/><p rdf:parseType="Resource"/><p e:q="1"/><p><e:a/></p><p rdf:parseType="Collection"><e:a/>&two;</p></e:a>`)
	seen := map[graph.Term]bool{}
	for s, err := range rdfXMLStatements(context.Background(), textInput("t", text), Options{}) {
		if err != nil {
			t.Error(err)
		}
		seen[s.Subject] = true
		if s.Object.IsBlank() {
			seen[s.Object] = true
		}
	}
	if len(seen) != 4+1+2+1+3+3 {
		t.Errorf("%d blank nodes", len(seen))
	}
	o := RDFOptions{Document: "d"}
	first := rdfListing(t, rdfXMLStatements(context.Background(), textInput("t", text), Options{RDF: o}))
	if again := rdfListing(t, rdfXMLStatements(context.Background(), textInput("other", text), Options{RDF: o})); again != first {
		t.Error("a document of the same name has other blank nodes")
	}
}

func TestRDFXMLDeclared(t *testing.T) {
	var p graph.Prefixes
	text := inRDF(`<e:s xmlns:x="http://x/" xmlns:rel="relative" xmlns:e="http://other/"/><e:s xmlns:x="http://y/"/>`)
	for _, err := range rdfXMLStatements(context.Background(), textInput("t", text), Options{RDF: RDFOptions{Declared: &p}}) {
		if err != nil {
			t.Error(err)
		}
	}
	if have, want := fmt.Sprint(p.List()), "[{rdf "+rdfNamespace+"} { http://e/} {e http://e/} {x http://x/}]"; have != want {
		t.Errorf("%s, want %s", have, want)
	}
}

// closes counts what is opened and closed.
type closes struct {
	io.Reader
	open *int
	err  error
}

func (c closes) Close() error { *c.open--; return nil }

func (c closes) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if err == io.EOF && c.err != nil {
		err = c.err
	}
	return n, err
}

// What is opened is closed, wherever the reading ends.
func TestRDFXMLEnds(t *testing.T) {
	text := inRDF(strings.Repeat("<e:s rdf:about='s'><p>1</p></e:s>\n", 5000))
	open := 0
	in := Input{Name: "t", Open: func() (io.ReadCloser, error) { open++; return closes{strings.NewReader(text), &open, nil}, nil }}
	all := rdfXMLStatements(context.Background(), in, Options{RDF: RDFOptions{Base: "http://e/"}})
	if open != 0 {
		t.Fatal("opened before it is pulled")
	}
	for n := range 4 {
		for range all {
			if n--; n < 0 {
				break
			}
		}
		if open != 0 {
			t.Fatalf("%d left open", open)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range rdfXMLStatements(ctx, in, Options{RDF: RDFOptions{Base: "http://e/"}}) {
		if n++; n == 10 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) || n > 9000 {
		t.Errorf("cancelled: %v after %d", last, n)
	}
	disk := errors.New("disk")
	in.Open = func() (io.ReadCloser, error) {
		open++
		return closes{strings.NewReader(text[:40_000]), &open, disk}, nil
	}
	if _, err := graph.Collect(rdfXMLStatements(context.Background(), in, Options{RDF: RDFOptions{Base: "http://e/"}})); !errors.Is(err, disk) {
		t.Errorf("the disk: %v", err)
	}
	in.Open = func() (io.ReadCloser, error) { return nil, disk }
	if _, err := graph.Collect(rdfXMLStatements(context.Background(), in, Options{})); !errors.Is(err, disk) || open != 0 {
		t.Errorf("the disk: %v, %d left open", err, open)
	}
}
