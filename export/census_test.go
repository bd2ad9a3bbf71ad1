package export

import (
	"strings"
	"testing"

	"corkboard/graph"
)

// TestCensus wants things to be called what they are, whatever column they stand
// in.
func TestCensus(t *testing.T) {
	b := new(board)
	b.node("a", "Person", "Ann", graph.ColumnPerson)
	b.node("b", "Account", "@b", graph.ColumnPerson).Class = graph.IRI(otherKinds[0].class)
	b.node("c", "Budget", "The budget", graph.ColumnGroup).Class = graph.IRI(otherKinds[1].class)
	b.node("d", "Conversation", "E-mail", graph.ColumnTime).Class = graph.IRI(otherKinds[2].class)
	b.node("e", "Event", "Vote", graph.ColumnTime)
	b.node("f", "Source", "Minutes", graph.ColumnGroup).Speaks = true
	for lang, want := range map[string][2]string{
		"en": {"1 source, 1 document, 1 person, 1 account, 1 event, 1 conversation, 0 lines", "Source, Document|Person, Account|Event, Conversation"},
		"de": {"1 Quelle, 1 Dokument, 1 Person, 1 Konto, 1 Ereignis, 1 Gespräch, 0 Linien", "Quelle, Dokument|Person, Konto|Ereignis, Gespräch"},
	} {
		w := DrawOptions{Lang: lang}.tongue()
		c := censusOf(b.n.Nodes)
		var legend []string
		for column := graph.ColumnGroup; column <= graph.ColumnTime; column++ {
			legend = append(legend, w.legendOf(c, column))
		}
		if got := [2]string{w.census(b.n), strings.Join(legend, "|")}; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := english.legendOf(census{}, graph.ColumnPerson); got != "Person" {
		t.Errorf("an empty column is called %q", got)
	}
}
