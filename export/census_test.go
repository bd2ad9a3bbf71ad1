package export

import (
	"bytes"
	"testing"

	"corkboard/graph"
)

// TestSourcesAreCountedApart looks whether a source is called a source, and who
// it quotes a voice, and neither an organization or a person.
func TestSourcesAreCountedApart(t *testing.T) {
	b := new(board)
	b.node("The Paper", "Source", "The Paper", graph.ColumnGroup).Speaks = true
	b.node("Bob", "Speaker", "Bob", graph.ColumnPerson).Speaks = true
	b.node("Ann", "Person", "Ann", graph.ColumnPerson)
	b.edge("The Paper", "passes on 1 tie", "Bob", "")
	b.edge("Bob", "says: boss", "Ann", graph.Alleged)
	for lang, want := range map[string][]string{
		"en": {"Shown: 1 source, 1 quoted voice, 1 person, 2 lines.", ">Source<", ">Quoted voice, Person<",
			"Relationships: 1 source, 1 quoted voice, 1 person, 2 lines."},
		"de": {"1 Quelle, 1 zitierte Stimme, 1 Person, 2 Linien", ">Quelle<", ">Zitierte Stimme, Person<"},
		"fr": {"1 source, 1 voix citée, 1 personne, 2", ">Source<", ">Voix citée, Personne<"},
		"es": {"1 fuente, 1 voz citada, 1 persona, 2", ">Fuente<", ">Voz citada, Persona<"},
	} {
		text := drawn(t, DrawSVG, b.n, DrawOptions{Lang: lang})
		for _, want := range want {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("%s: there is no %q in\n%.5000s", lang, want, text)
			}
		}
	}
	if got := drawn(t, DrawSVG, graph.Network{}, DrawOptions{}); !bytes.Contains(got, []byte("Relationships: 0 lines.")) {
		t.Errorf("of nothing it says\n%s", got)
	}
}
