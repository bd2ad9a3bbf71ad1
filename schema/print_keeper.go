package schema

import (
	"strings"

	"corkboard/graph"
)

// ontologyIRI names the vocabulary as a whole.
const ontologyIRI = "https://w3id.org/corkboard/ns"

// keeper tells whose a term is: ours and a case's own are defined here,
// those of other vocabularies are only used.
type keeper struct {
	ours     bool
	ontology string // of corkboard's own terms; a case's have none
}

func keeperOf(term graph.Term) keeper {
	if strings.HasPrefix(term.Value(), Namespace) {
		return keeper{ours: true, ontology: ontologyIRI}
	}
	for _, p := range Core().Prefixes {
		if strings.HasPrefix(term.Value(), p.IRI) {
			return keeper{}
		}
	}
	return keeper{ours: true}
}

// kind gives the type of a term: the given one of our own, and of others the
// one that holds in all vocabularies.
func (k keeper) kind(own, others string) string {
	if k.ours {
		return own
	}
	return others
}

// words says what a term is called, first and otherwise, and what it means
// here.
func (k keeper) words(t *turtle, tag, label string, labels, comments []string) []says {
	if k.ours {
		return []says{
			t.texts(RDFSLabel, tag, label),
			t.texts(SKOSAltLabel, tag, labels...),
			t.texts(RDFSComment, tag, comments...)}
	}
	return []says{
		t.texts(SKOSAltLabel, tag, append([]string{label}, labels...)...),
		t.texts(VANNUsageNote, tag, comments...)}
}
