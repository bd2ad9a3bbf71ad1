package export

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// rdfXMLWritings is the ways in which the tests write RDF/XML.
var rdfXMLWritings = map[string]Options{
	"bare":     {MergeGraphs: true},
	"prefixes": {MergeGraphs: true, Prefixes: testPrefixes},
	"clashes": {MergeGraphs: true, Prefixes: append(slices.Clone(torturePrefixes),
		Prefix{"rdf", "http://not-rdf.example/"}, Prefix{"xmlish", ex}, Prefix{"o", xmlnsNamespace})},
	"rdf by another name": {MergeGraphs: true, Prefixes: []Prefix{{"r", rdfNamespace}, {"", rdfNamespace}}},
}

// writeRDFXML writes what can be said, and gives that and the faults.
func writeRDFXML(t testing.TB, all []graph.Statement, o Options) (text string, said []graph.Statement, faults []string) {
	t.Helper()
	var b bytes.Buffer
	all = slices.Clone(all)
	for i := range all {
		all[i].Origin = graph.Origin{File: "f", Line: int32(i + 1)}
	}
	left := map[graph.Origin]bool{}
	o.Fault = func(e *graph.Error) error {
		left[e.Origin] = true
		faults = append(faults, e.Error())
		return nil
	}
	n, err := RDFXML(&b, stream(all), o)
	if err != nil {
		t.Fatal(err)
	}
	in := stream(all)
	if o.MergeGraphs {
		in = Merged(in)
	}
	for s := range in {
		if !left[s.Origin] {
			said = append(said, s)
		}
	}
	if int(n.Statements) != len(said) {
		t.Fatalf("says that %d are written, and %d are", n.Statements, len(said))
	}
	return b.String(), said, faults
}

// readRDFXML reads with our own reader, labels kept.
func readRDFXML(t testing.TB, text string) []graph.Statement {
	t.Helper()
	in := source.Input{Name: "t.rdf", Size: -1, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	i := slices.IndexFunc(source.Formats, func(f source.Format) bool { return f.Name == "rdfxml" })
	all, err := graph.Collect(source.Formats[i].Statements(context.Background(), in, source.Options{RDF: source.RDFOptions{KeepLabels: true}}))
	if err != nil {
		t.Fatalf("%v\n%.3000s", err, text)
	}
	return all
}

// relabelled renames blank nodes as the writer does.
func relabelled(all []graph.Statement) []graph.Statement {
	all = slices.Clone(all)
	for i := range all {
		for _, t := range []*graph.Term{&all[i].Subject, &all[i].Object} {
			if t.IsBlank() {
				*t = graph.Blank(xmlLabel(t.Value()))
			}
		}
	}
	return all
}

func sameLines(t *testing.T, what string, have, want []graph.Statement) {
	t.Helper()
	a, b := graph.NewList(have), graph.NewList(want)
	for _, pair := range []struct {
		what     string
		one, two graph.List
	}{{"missing", b, a}, {"not wanted", a, b}} {
		for _, s := range pair.one {
			if !slices.ContainsFunc(pair.two, s.SameQuad) {
				t.Errorf("%s: %s: %.300s", what, pair.what, s)
			}
		}
	}
}

// TestRDFXMLTorture has the torture graphs read back by our own reader. What
// is left out must be what RDF/XML has no words for.
func TestRDFXMLTorture(t *testing.T) {
	graphs := torture()
	for way, o := range rdfXMLWritings {
		for name, all := range graphs {
			text, said, faults := writeRDFXML(t, sorted(all, graph.SPOG), o)
			sameLines(t, name+", "+way, readRDFXML(t, text), relabelled(said))
			for _, fault := range faults {
				if !strings.Contains(fault, "XML has no way to write the character") && !strings.Contains(fault, "does not end in a name of XML") {
					t.Errorf("%s: %s", name, fault)
				}
			}
			if len(faults) > len(all)*2/3 {
				t.Errorf("%s: %d of %d are faults", name, len(faults), len(all))
			}
		}
	}
}

func TestRDFXMLGolden(t *testing.T) {
	all := slices.DeleteFunc(parse(t, small), func(s graph.Statement) bool { return s.Object.Direction() != 0 || s.Object.Kind() == graph.KindTriple })
	text, _, faults := writeRDFXML(t, sorted(all, graph.SPOG), Options{MergeGraphs: true, Prefixes: testPrefixes})
	if faults != nil {
		t.Error(faults)
	}
	golden(t, "small.rdf", []byte(text))
	empty, _, _ := writeRDFXML(t, nil, Options{})
	if want := "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF\n    xmlns:rdf=\"" + rdfNamespace + "\">\n</rdf:RDF>\n"; empty != want {
		t.Errorf("nothing is written as %q", empty)
	}
	if got := readRDFXML(t, empty); got != nil {
		t.Errorf("nothing is read as %v", got)
	}
}

func TestRDFXMLFaults(t *testing.T) {
	s, p, o := graph.IRI(ex+"s"), graph.IRI(ex+"p"), graph.IRI(ex+"o")
	for _, c := range []struct {
		statement graph.Statement
		want      string
	}{
		{graph.Statement{Subject: s, Predicate: graph.IRI(ex + "1"), Object: o}, `predicate: "http://example.org/1" does not end in a name of XML, as RDF/XML needs it`},
		{graph.Statement{Subject: s, Predicate: graph.IRI(ex), Object: o}, `does not end in a name`},
		{graph.Statement{Subject: s, Predicate: graph.IRI(rdfNamespace + "li"), Object: o}, "predicate: RDF/XML keeps rdf:li for itself"},
		{graph.Statement{Subject: s, Predicate: graph.IRI(rdfNamespace + "Description"), Object: o}, "keeps rdf:Description"},
		{graph.Statement{Subject: s, Predicate: graph.IRI(rdfNamespace + "bagID"), Object: o}, "keeps rdf:bagID"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.Text("a\x00")}, "object: XML has no way to write the character U+0000"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.Text("a\x1f")}, "U+001F"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.Text("a\uFFFE")}, "U+FFFE"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.Typed("a", ex+"\uFFFF")}, "datatype: XML has no way to write the character U+FFFF"},
		{graph.Statement{Subject: graph.IRI(ex + "\uFFFF"), Predicate: p, Object: o}, "subject: XML has no way"},
		{graph.Statement{Subject: s, Predicate: graph.IRI(ex + "\uFFFFp"), Object: o}, "predicate: XML has no way"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.DirText("a", "he", graph.RightToLeft)}, "object: RDF/XML has no base directions"},
		{graph.Statement{Subject: s, Predicate: p, Object: graph.TripleTerm(s, p, o)}, "object: RDF/XML has no triple terms"},
		{graph.Statement{Subject: s, Predicate: p, Object: o, Graph: s}, "named graph: this syntax has triples only"},
		{graph.Statement{Subject: graph.Text("s"), Predicate: p, Object: o}, "subject: neither an IRI nor a blank node"},
	} {
		good := graph.Statement{Subject: s, Predicate: p, Object: o}
		text, said, faults := writeRDFXML(t, []graph.Statement{good, c.statement, good}, Options{})
		if len(faults) != 1 || !strings.HasPrefix(faults[0], "f:2: not written: ") || !strings.Contains(faults[0], c.want) || len(said) != 2 {
			t.Errorf("%s: %d are said, faults %q", c.statement, len(said), faults)
		}
		sameLines(t, c.want, readRDFXML(t, text), []graph.Statement{good})
		var fault *graph.Error
		if n, err := RDFXML(io.Discard, stream([]graph.Statement{c.statement}), Options{}); !errors.As(err, &fault) || n.Statements != 0 {
			t.Errorf("%s: without Fault: %v", c.statement, err)
		}
	}
}

func TestRDFXMLPrefixes(t *testing.T) {
	for _, c := range []struct {
		prefixes []Prefix
		want     string
	}{
		{[]Prefix{{"a", ex}, {"a", ex + "b"}}, `prefix a: stands for both "http://example.org/" and "http://example.org/b"`},
		{[]Prefix{{"a b", ex}}, `prefix: "a b" is not a prefix name`},
		{[]Prefix{{"a", "b"}}, `prefix a: "b" is not an absolute IRI`},
	} {
		var b bytes.Buffer
		if _, err := RDFXML(&b, stream(nil), Options{Prefixes: c.prefixes}); err == nil || err.Error() != c.want || b.Len() > 0 {
			t.Errorf("%v: %v, %q", c.prefixes, err, b.String())
		}
	}
	for _, c := range []struct{ iri, want string }{
		{ex + "people/joe", `<p:joe `},
		{ex + "people/1joe", `<joe xmlns="http://example.org/people/1" `},
		{ex + "people/a.b-c", `<p:a.b-c `},
		{ex + "people/", ` <people/ `},
		{ex + "people/\U0001D11Ex", `<x xmlns="http://example.org/people/` + "\U0001D11E" + `" `},
		{ex + "people/\U0001D11E", "<p:\U0001D11E "},
		{"urn:a", `<a xmlns="urn:" `},
		{"http://x/?a=1&b", `<b xmlns="http://x/?a=1&amp;" `},
		{xmlnsNamespace + "foo", `<oo xmlns="http://www.w3.org/2000/xmlns/f" `},
		{rdfNamespace + "_1", `<rdf:_1 `},
	} {
		text, said, _ := writeRDFXML(t, []graph.Statement{{Subject: graph.IRI(ex), Predicate: graph.IRI(c.iri), Object: graph.IRI(ex)}},
			Options{Prefixes: []Prefix{{"p", ex + "people/"}, {"\u0218", ex + "people/"}}})
		if len(said) == 1 && !strings.Contains(text, c.want) {
			t.Errorf("%s: no %s in\n%s", c.iri, c.want, text)
		}
		sameLines(t, c.iri, readRDFXML(t, text), said)
	}
}

// Labels become names of XML, and no two become one.
func TestXMLLabel(t *testing.T) {
	seen := map[string]string{}
	var all func(label string)
	all = func(label string) {
		if label != "" && graph.BlankLabelLength(label) == len(label) {
			name := xmlLabel(label)
			if other, ok := seen[name]; ok {
				t.Fatalf("%q and %q become %q", label, other, name)
			}
			seen[name] = label
			if !isXMLLabel(name) {
				t.Fatalf("%q becomes %q", label, name)
			}
		}
		if len(label) < 6 {
			for _, c := range "_09a.-" {
				all(label + string(c))
			}
		}
	}
	all("")
	if len(seen) < 10_000 {
		t.Errorf("only %d labels", len(seen))
	}
	if xmlLabel("b1") != "b1" || xmlLabel("_a") != "_a" {
		t.Error("a name is renamed")
	}
}

func isXMLLabel(s string) bool { return splitName(s, isNCNameChar) == 0 }

// A subject with more statements than are held is one element all the same.
func TestRDFXMLHuge(t *testing.T) {
	for _, n := range []int{maxXMLHeld - 1, maxXMLHeld, maxXMLHeld + 5000} {
		var all []graph.Statement
		for i := range n {
			all = append(all, graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(ex + "p"), Object: graph.Typed(fmt.Sprint(i), xsdInteger)})
		}
		all = append(all, graph.Statement{Subject: graph.IRI(ex + "s"), Predicate: graph.IRI(rdfType), Object: graph.IRI(ex + "C")})
		text, said, _ := writeRDFXML(t, all, Options{Prefixes: []Prefix{{"e", ex}}})
		if typed := strings.Contains(text, "<e:C "); typed != (n < maxXMLHeld) || strings.Count(text, "rdf:about") != 1 {
			t.Errorf("%d: typed is %t", n, typed)
		}
		sameLines(t, "huge", readRDFXML(t, text), said)
	}
}

func TestRDFXMLWriteFails(t *testing.T) {
	all := messages(2000)
	o := Options{Prefixes: benchPrefixes, MergeGraphs: true}
	text, _, _ := writeRDFXML(t, all, o)
	for room := 0; room < len(text); room += 9973 {
		if _, err := RDFXML(&full{room}, stream(all), o); !errors.Is(err, errFull) {
			t.Fatalf("room for %d of %d bytes: %v", room, len(text), err)
		}
	}
	if _, err := RDFXML(short{}, stream(all), o); !errors.Is(err, io.ErrShortWrite) {
		t.Fatalf("a short write: %v", err)
	}
	failing := graph.Concat(stream(all[:2]), func(yield func(graph.Statement, error) bool) { yield(graph.Statement{}, errFull) })
	if _, err := RDFXML(io.Discard, failing, o); !errors.Is(err, errFull) {
		t.Fatalf("an error of the stream: %v", err)
	}
}

// FuzzRDFXMLWriter writes whatever can be written: it is well-formed for
// another reader of XML, and what was no fault is read back.
func FuzzRDFXMLWriter(f *testing.F) {
	for _, locals := range tortureLocals {
		for _, local := range locals {
			f.Add(ex+local, "text & <\r\n> ]]>", "en", "b0", "p")
		}
	}
	f.Add(rdfNamespace+"li", "\uFFFE", "de-1996", "0", "xml")
	f.Add(rdfNamespace+"type", "\t", "x-a", "_0", "rdf")
	f.Fuzz(func(t *testing.T, iri, text, tag, label, prefix string) {
		i, b := graph.IRI(iri), graph.Blank(label)
		var all []graph.Statement
		for _, s := range []graph.Statement{
			{Subject: i, Predicate: i, Object: i},
			{Subject: i, Predicate: i, Object: b},
			{Subject: i, Predicate: graph.IRI(rdfType), Object: i},
			{Subject: i, Predicate: graph.IRI(ex + "p"), Object: graph.Typed(text, iri)},
			{Subject: b, Predicate: i, Object: graph.Text(text)},
			{Subject: b, Predicate: i, Object: graph.LangText(text, tag)},
			{Subject: b, Predicate: graph.IRI(rdfType), Object: i},
		} {
			if s.Check() == nil {
				all = append(all, s)
			}
		}
		o := Options{}
		if isPrefixName(prefix) && graph.CheckIRI(iri) == nil {
			o.Prefixes = []Prefix{{prefix, iri[:strings.LastIndexAny(iri, ":/#")+1]}}
			if graph.CheckIRI(o.Prefixes[0].IRI) != nil {
				o.Prefixes = nil
			}
		}
		doc, said, _ := writeRDFXML(t, all, o)
		sameLines(t, doc, readRDFXML(t, doc), relabelled(said))
		if !everywhere(iri[strings.LastIndexAny(iri, ":/#")+1:]) || strings.ContainsFunc(iri, func(r rune) bool { return r >= 0x80 }) {
			return // encoding/xml goes by the fourth edition of XML's names
		}
		for d := xml.NewDecoder(strings.NewReader(doc)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v in\n%s", err, doc)
			}
		}
	})
}

func BenchmarkRDFXMLWrite(b *testing.B) {
	all := messages(20_000)
	for i := range all {
		all[i].Graph = graph.Term{}
	}
	b.ReportAllocs()
	var c counter
	for b.Loop() {
		if _, err := RDFXML(&c, stream(all), Options{Prefixes: benchPrefixes}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(c.n / int64(b.N))
	b.ReportMetric(float64(len(all))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
}
