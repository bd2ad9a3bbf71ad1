package schema

import (
	"bytes"
	"strings"

	"corkboard/graph"
)

// turtle collects a Turtle document (RDF 1.1 Turtle). It holds the whole
// document, which is as large as the vocabulary.
type turtle struct {
	s *Schema
	bytes.Buffer
}

// says is a predicate with its objects in Turtle; without objects it is left
// out.
type says struct {
	predicate string // full IRI
	objects   []string
}

func newTurtle(s *Schema) *turtle {
	t := &turtle{s: s}
	for _, p := range s.Prefixes {
		t.WriteString("@prefix " + p.Name + ": " + graph.IRI(p.IRI).String() + " .\n")
	}
	return t
}

// block writes what is said about one subject.
func (t *turtle) block(subject graph.Term, all ...says) {
	t.WriteString("\n" + t.s.Shorten(subject))
	sep := "\n    "
	for _, one := range all {
		if len(one.objects) == 0 {
			continue
		}
		predicate := "a"
		if one.predicate != RDFType {
			predicate = t.iri(one.predicate)
		}
		t.WriteString(sep + predicate + " " + strings.Join(one.objects, " , "))
		sep = " ;\n    "
	}
	t.WriteString(" .\n")
}

// iri gives a full IRI in Turtle.
func (t *turtle) iri(iri string) string { return t.s.Shorten(graph.IRI(iri)) }

// iris says a predicate with IRIs, each once.
func (t *turtle) iris(predicate string, iris ...string) says {
	one := says{predicate: predicate}
	seen := map[string]bool{}
	for _, iri := range iris {
		if !seen[iri] && iri != "" {
			seen[iri] = true
			one.objects = append(one.objects, t.iri(iri))
		}
	}
	return one
}

// texts says a predicate with texts, each once; the tag is "" for words of a
// case, whose language nobody names.
func (t *turtle) texts(predicate, tag string, texts ...string) says {
	one := says{predicate: predicate}
	seen := map[string]bool{}
	for _, text := range texts {
		if !seen[text] && text != "" {
			seen[text] = true
			one.objects = append(one.objects, graph.LangText(text, tag).String())
		}
	}
	return one
}

// tongue gives the language of an entry's words.
func tongue(o graph.Origin) string {
	if o.File == coreFile {
		return "en"
	}
	return ""
}
