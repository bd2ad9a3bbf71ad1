package export

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"corkboard/graph"
)

// pictureCases are the networks that pictures are measured of, by their names,
// the layout that is chosen for each, and every other that takes so many.
func pictureCases() []pictureCase {
	cases := []pictureCase{{"founding case", founding(), DrawOptions{}}, {"town council", council(), DrawOptions{}}}
	for _, size := range []int{12, 60, 500, 2000, 5000} {
		cases = append(cases, pictureCase{fmt.Sprint("holding of ", size), holding(size), DrawOptions{}},
			pictureCase{fmt.Sprint("correspondence of ", size), correspondence(size), DrawOptions{}})
	}
	var all []pictureCase
	for _, c := range cases {
		size := len(c.n.Nodes)
		for _, layout := range append([]string{""}, LayoutNames...) {
			most := map[string]int{"": MaxNodes, LayoutNameStory: storyNodes, LayoutNameNetwork: networkNodes, LayoutNameList: listNodes, LayoutNameOverview: MaxNodes}[layout]
			if chosen := chosenLayout(c.n, DrawOptions{}); size <= most && layout != chosen {
				all = append(all, pictureCase{strings.TrimSpace(c.name + " " + layout), c.n, DrawOptions{Layout: layout}})
			}
		}
	}
	return all
}

type pictureCase struct {
	name string
	n    graph.Network
	o    DrawOptions
}

// TestPicturesKeepApart measures what stands in the SVG: no card meets another,
// no text meets another or a card that is not its own, and all is on the page.
// The same network drawn again, and in another order, is the same bytes.
func TestPicturesKeepApart(t *testing.T) {
	t.Parallel()
	for _, c := range pictureCases() {
		if testing.Short() && len(c.n.Nodes) > 500 {
			continue
		}
		b := drawn(t, DrawSVG, c.n, c.o)
		wellFormed(t, c.name, b)
		see(t, b).keptApart(t, c.name)
		if len(c.n.Nodes) <= 60 {
			keptApart(t, c.name, Arrange(c.n, c.o))
			if again := drawn(t, DrawSVG, c.n, c.o); !bytes.Equal(b, again) {
				t.Errorf("%s: again it is drawn otherwise", c.name)
			}
		}
		if again := drawn(t, DrawSVG, shuffled(c.n, 9), c.o); !bytes.Equal(b, again) {
			t.Errorf("%s: again, and shuffled, it is drawn otherwise", c.name)
		}
	}
	b, err := os.ReadFile("../testdata/wikileaks-messages.svg") // as the program draws it
	if err != nil {
		t.Fatal(err)
	}
	see(t, b).keptApart(t, "the picture of the README")
}
