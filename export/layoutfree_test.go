package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"corkboard/graph"
)

// society makes a network as they come: people in groups, a few of them with
// very many ties, messages within the groups and some between them.
func society(n int, seed uint64) graph.Network {
	r := random(seed)
	b := new(board)
	b.n.Title = "Who is tied to whom"
	first := []string{"Anna", "Bela", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Inés", "Jonas", "Katya", "Liam"}
	last := []string{"Lindqvist", "Okafor", "Nunes", "Volkov", "Kaya", "Haddad", "Holm", "Marchetti", "Duarte", "Weiss", "Orlova", "Byrne", "Sørensen"}
	of := []string{"Harbour", "Coast", "North", "Bayview", "Quay", "Delta", "Seawall", "Tideway"}
	kind := []string{"Energy", "Institute", "Dredging", "Bank", "Capital", "Law", "Trust", "Media", "Logistics"}
	groups := max(2, n/9)
	for i := range n {
		switch {
		case i < groups:
			b.node(fmt.Sprint("n", i), "Company", of[r.below(len(of))]+" "+kind[r.below(len(kind))], graph.ColumnGroup)
		case i%17 == 0:
			b.node(fmt.Sprint("n", i), "Event", "Dinner at the "+of[r.below(len(of))]+" Club", graph.ColumnTime).Start = "2024-02-12"
		default:
			b.node(fmt.Sprint("n", i), "Person", first[r.below(len(first))]+" "+last[r.below(len(last))], graph.ColumnPerson)
		}
	}
	name := func(i int) string { return fmt.Sprint("n", i) }
	for i := groups; i < n; i++ {
		home := r.below(r.below(groups) + 1)
		b.edge(name(i), "works for", name(home), []graph.Status{"", "", "", "", graph.Alleged}[r.below(5)])
		if r.below(3) == 0 {
			b.edge(name(i), "adviser to", name(r.below(groups)), "")
		}
		if r.below(8) == 0 {
			m := b.edge(name(i), "messages", name(groups+r.below(n-groups)), "")
			m.Accent, m.Complete, m.Forward, m.Backward = true, true, 1+r.below(30), r.below(9)
			m.First, m.Last = "2024-02-03", "2024-05-28"
		}
	}
	return b.n
}

// TestFreeLayoutsKeepApart looks whether cards, points, names or words meet in
// layouts without columns, whatever order the network comes in.
func TestFreeLayoutsKeepApart(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 3, 12, 60, 150, 500, 2000, 5000} {
		for _, test := range []struct {
			name string
			n    graph.Network
		}{{"generated", generated(n, 7)}, {"society", society(max(n, 3), 5)}} {
			if n > 500 && (testing.Short() || test.name == "generated") {
				continue
			}
			for _, layout := range []string{LayoutNameNetwork, LayoutNameOverview} {
				if layout == LayoutNameNetwork && n > networkNodes {
					continue
				}
				name := fmt.Sprintf("%s of %d as %s", test.name, n, layout)
				o := DrawOptions{Layout: layout}
				keptApart(t, name, Arrange(test.n, o))
				b := drawn(t, DrawSVG, test.n, o)
				wellFormed(t, name, b)
				if dir := os.Getenv("PICTURES"); dir != "" {
					if err := os.WriteFile(filepath.Join(dir, name+".svg"), b, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if again := drawn(t, DrawSVG, shuffled(test.n, 3), o); !bytes.Equal(b, again) {
					t.Errorf("%s: shuffled it is drawn otherwise", name)
				}
			}
		}
	}
}

// TestGivenPlaces wants nodes where they were told to be.
func TestGivenPlaces(t *testing.T) {
	n := society(12, 1)
	o := DrawOptions{At: map[graph.Term]Point{n.Nodes[0].ID: {100, 50}, n.Nodes[1].ID: {400, 90}}}
	l := Arrange(n, o)
	keptApart(t, "two of twelve placed", l)
	middle := map[graph.Term]Point{}
	c := canonical(n)
	for _, p := range l.Nodes {
		middle[c.Nodes[p.Node].ID] = Point{p.Box.X + p.Box.W/2, p.Box.Y + p.Box.H/2}
	}
	a, b := middle[n.Nodes[0].ID], middle[n.Nodes[1].ID]
	if num(b.X-a.X) != "300" || num(b.Y-a.Y) != "40" {
		t.Errorf("they are %v and %v", a, b)
	}
}

func BenchmarkLayouts(b *testing.B) {
	for _, test := range []struct {
		n      int
		layout string
	}{{50, LayoutNameStory}, {500, LayoutNameNetwork}, {1000, LayoutNameNetwork}, {5000, LayoutNameOverview}} {
		n := society(test.n, 5)
		b.Run(fmt.Sprintf("%s/%d", test.layout, test.n), func(b *testing.B) {
			for b.Loop() {
				if err := DrawSVG(new(bytes.Buffer), n, DrawOptions{Layout: test.layout}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestStoryIsRefused wants no story of more than can be one, at once.
func TestStoryIsRefused(t *testing.T) {
	n := society(3000, 1)
	for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{
		"svg": DrawSVG, "png": DrawPNG, "pdf": DrawPDF, "dot": DrawDOT, "dot-plain": DrawDOTPlain} {
		if err := draw(io.Discard, n, DrawOptions{Layout: LayoutNameStory}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
