package graph

import "testing"

func TestIdentifiersThatTell(t *testing.T) {
	const base = "https://example.org/council/"
	n := Network{
		masks:  []mask{{"Ann Lee", "somebody"}},
		secret: []secret{{base, "12"}, {base, "ann-lee"}, {base, "council"}},
	}
	for iri, tells := range map[string]bool{
		base + "ann-lee":                         true,
		base + "tie/bob/knows/ann-lee/":          true,
		base + "letter-of-ann-lee":               true,
		base + "file/ties-ann-lee.csv#row=3":     true,
		base + "tie/bob/knows/cy/Ann%20Lee's%20": true,
		base + "tie/12/knows/cy/":                true,
		base + "file/ties.csv#row=12":            false,
		base + "tie/bob/knows/joann-lee/":        false,
		base + "tie/bob/knows/cy/":               false, // the base is everybody's
		"https://example.com/bob":                false,
	} {
		if got := n.Identifier(IRI(iri)); got != iri && got != "" || (got == "") != tells {
			t.Errorf("%s: %q", iri, got)
		}
	}
}
