package export

import (
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// star is a network of one organization and people who are tied to it.
func star(labels ...string) graph.Network {
	b := new(board)
	b.node("hub", "Company", "Hub", graph.ColumnGroup)
	for i, label := range labels {
		id := "p" + string(rune('a'+i/26)) + string(rune('a'+i%26))
		b.node(id, "Person", "Person "+id, graph.ColumnPerson)
		b.edge(id, label, "hub", "")
	}
	return b.n
}

// TestLegendTellsOfTies leaves the words of many lines out: the legend says what
// most of them say, with their numbers, and of all the same no word is missing.
func TestLegendTellsOfTies(t *testing.T) {
	same := slices.Repeat([]string{"member"}, wordsMax+1)
	messages := star(same...)
	for i := range messages.Edges {
		messages.Edges[i].Accent, messages.Edges[i].Complete, messages.Edges[i].Forward = true, true, 3
	}
	several := slices.Concat(same, slices.Repeat([]string{"chair"}, 12), slices.Repeat([]string{"auditor"}, 2), []string{"clerk"})
	for name, c := range map[string]struct {
		n       graph.Network
		o       DrawOptions
		tie     string
		leftOut bool
	}{
		"few":              {n: star("member", "chair"), tie: "Stated tie"},
		"the same":         {n: star(same...), tie: "Stated tie: member"},
		"several":          {n: star(several...), tie: "Stated tie: member (101), chair (12), auditor (2), …", leftOut: true},
		"some say nothing": {n: star(append([]string{"", ""}, same...)...), tie: "Stated tie: member (101)", leftOut: true},
		"messages":         {n: messages, leftOut: true}, // but for those that are the most
		"numbered":         {n: star(same...), o: DrawOptions{Numbers: true}, tie: "Stated tie"},
		"without words":    {n: star(slices.Repeat([]string{""}, wordsMax+1)...), tie: "Stated tie"},
		"in German":        {n: star(slices.Repeat([]string{"took part in"}, wordsMax+1)...), o: DrawOptions{Lang: "de"}, tie: "Genannte Verbindung: nahm teil an"},
		"as points":        {n: star(several...), o: DrawOptions{Layout: LayoutNameOverview}, tie: "Stated tie: member (101), chair (12), auditor (2), …"},
	} {
		if c.o.Layout == "" {
			c.o.Layout = LayoutNameNetwork
		}
		l := Arrange(c.n, c.o)
		tie := ""
		for _, s := range l.Legend {
			if s.Sign == SignTie {
				tie = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(s.Text.Words)
			}
		}
		if tie != c.tie {
			t.Errorf("%s: %q, want %q", name, tie, c.tie)
		}
		leftOut := slices.ContainsFunc(l.Footer, func(x Text) bool { return strings.HasPrefix(x.Words, "The words of ") })
		if leftOut != c.leftOut {
			t.Errorf("%s: words are said to be left out: %v", name, leftOut)
		}
	}
	_, shown, _ := pageOf(t, star(several...), DrawOptions{Layout: LayoutNameNetwork})
	for _, s := range shown.Legend {
		if s.Sign == int(SignTie) && s.Words != "Stated tie" {
			t.Errorf("a page, which counts ties elsewhere: %q", s.Words)
		}
	}
}
