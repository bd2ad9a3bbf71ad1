package store

import (
	"fmt"
	"unicode/utf8"

	"corkboard/graph"
)

// check tells what keeps a statement from being stored: a term in a place
// where RDF has no such term, an empty IRI or label, text that is not UTF-8,
// or a triple term that cannot be read again. Anything else goes in as it is.
func check(s graph.Statement) error {
	err := checkTerm("subject", s.Subject, graph.KindIRI, graph.KindBlank)
	if err == nil {
		err = checkTerm("predicate", s.Predicate, graph.KindIRI)
	}
	if err == nil {
		err = checkTerm("object", s.Object, graph.KindIRI, graph.KindBlank, graph.KindLiteral, graph.KindTriple)
	}
	if err == nil && !s.Graph.IsZero() {
		err = checkTerm("graph", s.Graph, graph.KindIRI, graph.KindBlank)
	}
	if err != nil {
		return &graph.Error{Origin: s.Origin, Err: err}
	}
	return nil
}

func checkTerm(place string, t graph.Term, kinds ...graph.Kind) error {
	fits := false
	for _, k := range kinds {
		fits = fits || t.Kind() == k
	}
	switch {
	case t.IsZero():
		return fmt.Errorf("%s: there is none", place)
	case !fits:
		return fmt.Errorf("%s: %q cannot stand there", place, t.String())
	case t.Value() == "" && !t.IsLiteral():
		return fmt.Errorf("%s: %q is empty", place, t.String())
	case !utf8.ValidString(t.Value()) || !utf8.ValidString(t.Datatype()) || !utf8.ValidString(t.Language()):
		return fmt.Errorf("%s: %q is not UTF-8", place, t.Value())
	case t.Kind() == graph.KindTriple:
		if s, p, o, ok := t.Triple(); !ok || graph.TripleTerm(s, p, o) != t {
			return fmt.Errorf("%s: %q is not a triple term", place, t.Value())
		}
	}
	return nil
}
