package export

import (
	"bytes"
	"maps"
	"math"
	"strings"
	"testing"
)

func TestReadPositions(t *testing.T) {
	for text, want := range map[string]Positions{
		"id,x,y\nn1,3,-4.5\n":                     {"n1": {3, -4.5}},
		"\ufeffname,Y, X ,ID\nAnn,1,2,a\n":        {"a": {2, 1}},
		"id,x,y,name\na,'-3,1e2,\"A, B\"\n,1,1\n": {"a": {-3, 100}},
		"id,x,y\n": {},
	} {
		got, err := ReadPositions(strings.NewReader(text))
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("%q gives %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"":                         "1: there are no columns",
		"id,x\na,1\n":              "1: there is no column y",
		"id,x,y\na,1\n":            "2: a cell is missing",
		"id,x,y\na,1,2\nb,NaN,2\n": `3: x: "NaN" is not a place`,
		"id,x,y\na,1,1e9\n":        `2: y: "1e9" is not a place`,
		"id,x,y\na,1,\"\n":         "",
	} {
		if _, err := ReadPositions(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Positions of all nodes as they stand change nothing; one that is moved goes
// where it is told, with its lines.
func TestReposition(t *testing.T) {
	n := canonical(council())
	before := LayoutStory(n, DrawOptions{})
	all := Positions{}
	for i, p := range before.Nodes {
		at := Point{p.Box.X + p.Box.W/2, p.Box.Y + p.Box.H/2}
		if p.Dot != (Point{}) {
			at = p.Dot
		}
		key := p.ID
		if i%2 == 0 {
			key = n.Nodes[i].ID.Value()
		}
		all[key] = at
	}
	var want, got bytes.Buffer
	if err := WriteSVG(&want, before, DrawOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := WriteSVG(&got, LayoutStory(n, DrawOptions{Pinned: all}), DrawOptions{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want.Bytes(), got.Bytes()) {
		t.Error("positions as they were change the picture")
	}
	moved := before.Nodes[3]
	at := Point{moved.Box.X + moved.Box.W/2 + 70, moved.Box.Y + moved.Box.H/2 + 40}
	after := LayoutStory(n, DrawOptions{Pinned: Positions{moved.ID: at}})
	dx, dy := after.Nodes[3].Box.X-moved.Box.X, after.Nodes[3].Box.Y-moved.Box.Y
	other := Point{after.Nodes[0].Box.X - before.Nodes[0].Box.X, after.Nodes[0].Box.Y - before.Nodes[0].Box.Y}
	if math.Abs(dx-other.X-70) > 0.01 || math.Abs(dy-other.Y-40) > 0.01 {
		t.Errorf("moved by %g, %g where others are by %v", dx, dy, other)
	}
	turned := before.turned(n)
	for i, e := range n.Edges {
		if e.Source != 3 && e.Target != 3 {
			continue
		}
		p := after.Edges[i]
		end := p.Path[0]
		if (e.Source == 3) == turned[i] {
			end = p.Path[len(p.Path)-1]
		}
		if math.Sqrt(after.Nodes[3].Box.away(end)) > 18 { // a head is between them
			t.Errorf("line %d ends at %v, its node is at %v", i, end, after.Nodes[3].Box)
		}
	}
}

func FuzzReadPositions(f *testing.F) {
	f.Add("id,x,y\nn1,3,-4.5\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ReadPositions(strings.NewReader(text))
		for id, p := range got {
			if err != nil || id == "" || math.Abs(p.X) > positionMost || math.Abs(p.Y) > positionMost || p.X != p.X {
				t.Errorf("%q gives %q at %v, %v", text, id, p, err)
			}
		}
	})
}
