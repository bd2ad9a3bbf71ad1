package source

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
)

// FuzzRDFXML reads anything: it ends, every fault has a place, and what is read
// are statements. What another reader of XML finds well-formed, ours does, and
// the other way round as far as that one is strict.
func FuzzRDFXML(f *testing.F) {
	suite := filepath.Join("..", "..", "..", "shared", "suites", "rdf-tests", "rdf", "rdf11", "rdf-xml")
	if files, _ := filepath.Glob(filepath.Join(suite, "*", "*.rdf")); len(files) > 0 {
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text), "")
		}
	}
	for _, c := range brokenXML {
		f.Add(c.text, "")
	}
	f.Add(inRDF("<e:s><p rdf:parseType='Literal'><b e:x='&#9;'><!-- c --><?d e?></b>&amp;</p></e:s>"), "")
	f.Add("<!DOCTYPE r [<!ENTITY a '<e:b/>&c;'><!ENTITY c '&#60;x'><!ATTLIST e:s e:p NMTOKENS ' a  b '>]>"+inRDF("<e:s>&a;</e:s>"), "")
	f.Add(string(utf16Bytes("\ufeff"+inRDF("<e:s/>"), 1, 0)), "")
	f.Add(inRDF("<e:s>é</e:s>"), "windows-1252")
	f.Fuzz(func(t *testing.T, text, encoding string) {
		broken := false
		for _, o := range []Options{
			{RDF: RDFOptions{Base: "http://e/a", KeepLabels: true}, MaxField: 8, Encoding: encoding},
			{RDF: RDFOptions{Base: "http://e/a", Declared: &graph.Prefixes{}}},
		} {
			broken = false
			n := 0
			for s, err := range rdfXMLStatements(context.Background(), textInput("t.rdf", text), o) {
				if n++; n > 10*len(text)+100 {
					t.Fatal("more than the document can say")
				}
				var fault *graph.Error
				switch {
				case err == nil:
					err = s.Check()
					if fault := s.Origin; err != nil || fault.Line < 1 || fault.Column < 1 || fault.File != "t.rdf" {
						t.Fatalf("%s at %v: %v", s, fault, err)
					}
				case !errors.As(err, &fault):
					t.Fatal(err)
				case strings.HasPrefix(text, "\x1f\x8b") || strings.HasPrefix(text, "\x28\xb5\x2f\xfd"):
					return // damaged compressed bytes have no lines
				case fault.Origin.Line < 1 || fault.Origin.Column < 1 || fault.Origin.File != "t.rdf":
					t.Fatalf("no place: %v", err)
				default:
					broken = true
				}
			}
		}
		if !broken && encoding == "" && !strings.Contains(text, "<!DOCTYPE") && !strings.Contains(text, "encoding") {
			other(t, text)
		}
	})
}

// other has encoding/xml read a document in which we found nothing wrong.
func other(t *testing.T, text string) {
	if strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) || strings.Contains(text, "\x00") {
		return // it goes by another edition for names, and knows no UTF-16
	}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil && !strings.Contains(err.Error(), "unsupported version") && !strings.Contains(err.Error(), "in version") {
			t.Fatalf("%v in a document that we read without a fault:\n%s", err, text)
		}
		if err != nil {
			return
		}
	}
}

// messagesXML is RDF/XML as an archive of messages gives it.
func messagesXML(n int) string {
	var b strings.Builder
	b.WriteString(`<rdf:RDF xmlns:rdf="` + rdfNamespace + `" xmlns:schema="http://schema.org/">` + "\n")
	for i := range n {
		fmt.Fprintf(&b, `  <schema:Message rdf:about="https://case.invalid/message/%08d">
    <schema:dateSent rdf:datatype="http://www.w3.org/2001/XMLSchema#dateTime">2016-10-03T10:12:00Z</schema:dateSent>
    <schema:recipient rdf:resource="https://case.invalid/person/p%d"/>
    <schema:sender rdf:resource="https://case.invalid/person/p%d"/>
    <schema:text xml:lang="en">Could you have a look at what we sent you last week?</schema:text>
  </schema:Message>
`, i, i%97, i%89)
	}
	b.WriteString("</rdf:RDF>\n")
	return b.String()
}

func BenchmarkRDFXML(b *testing.B) {
	text := messagesXML(20_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, err := range rdfXMLStatements(context.Background(), textInput("t", text), Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
}
