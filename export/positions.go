package export

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// Positions are the middles of nodes (of an event, its dot) in points, y
// downwards, by what identifies a node: its id in a picture ("n" and a hash of
// its IRI), its IRI, or the last part of it.
type Positions map[string]Point

// positionMost bounds a coordinate: beyond it no picture is one.
const positionMost = 1e6

// ReadPositions reads the table that a page saves: CSV with the columns id, x
// and y, others are passed over. Errors name the line and the column.
func ReadPositions(r io.Reader) (Positions, error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord = -1
	header, err := table.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("1: there are no columns id, x and y")
	}
	if err != nil {
		return nil, err
	}
	var at [3]int
	for i, name := range []string{"id", "x", "y"} {
		at[i] = slices.IndexFunc(header, func(h string) bool {
			return strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")), name)
		})
		if at[i] < 0 {
			return nil, fmt.Errorf("1: there is no column %s", name)
		}
	}
	positions := make(Positions)
	for {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return positions, nil
		}
		if err != nil {
			return nil, err
		}
		if err := positions.read(row, at); err != nil {
			line, _ := table.FieldPos(0)
			return nil, fmt.Errorf("%d: %w", line, err)
		}
	}
}

func (p Positions) read(row []string, at [3]int) error {
	if slices.Max(at[:]) >= len(row) {
		return errors.New("a cell is missing")
	}
	var xy [2]float64
	for i, name := range []string{"x", "y"} {
		cell := row[at[i+1]]
		v, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(cell), "'"), 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > positionMost {
			return fmt.Errorf("%s: %q is not a place", name, cut(cell, nameMax))
		}
		xy[i] = v
	}
	if id := strings.TrimSpace(row[at[0]]); id != "" {
		p[id] = Point{xy[0], xy[1]}
	}
	return nil
}

// of gives the position of a node.
func (p Positions) of(id string, node graph.Node) (Point, bool) {
	for _, key := range []string{id, node.ID.Value(), lastPart(node.ID.Value())} {
		if at, ok := p[key]; ok && key != "" {
			return at, true
		}
	}
	return Point{}, false
}

// reposition moves nodes to their positions. Lines follow their ends, and
// what is in between follows in proportion.
func (l *Layout) reposition(n graph.Network, positions Positions) {
	turned := l.turned(n)
	by := make([]Point, len(l.Nodes))
	for i := range l.Nodes {
		p := &l.Nodes[i]
		at, ok := positions.of(p.ID, n.Nodes[p.Node])
		if !ok {
			continue
		}
		from := Point{p.Box.X + p.Box.W/2, p.Box.Y + p.Box.H/2}
		if p.Dot != (Point{}) {
			from = p.Dot
		}
		d := Point{at.X - from.X, at.Y - from.Y}
		by[p.Node] = d
		p.Box.X, p.Box.Y = p.Box.X+d.X, p.Box.Y+d.Y
		if p.Dot != (Point{}) {
			p.Dot = p.Dot.plus(d, 1)
		}
		for k := range p.Texts {
			p.Texts[k].At = p.Texts[k].At.plus(d, 1)
		}
	}
	if h := l.Histogram; h != nil {
		for i := range h.Leaders {
			d := by[h.Leaders[i].Node]
			path := &h.Leaders[i].Path
			path[0], path[1] = path[0].plus(d, 1), path[1].plus(d, 1)
		}
	}
	for i := range l.Edges {
		e := n.Edges[l.Edges[i].Edge]
		source, target := by[e.Source], by[e.Target]
		if turned[i] {
			source, target = target, source
		}
		l.Edges[i].follow(source, target)
	}
}

// turned tells which lines run from their target to their source.
func (l *Layout) turned(n graph.Network) []bool {
	room := make([]Box, len(l.Nodes))
	for _, p := range l.Nodes {
		room[p.Node] = p.Box
		if p.Dot != (Point{}) {
			room[p.Node] = Box{p.Dot.X, p.Dot.Y, 0, 0}
		}
	}
	out := make([]bool, len(l.Edges))
	for i, p := range l.Edges {
		if e := n.Edges[p.Edge]; len(p.Path) > 0 {
			out[i] = room[e.Target].away(p.Path[0]) < room[e.Source].away(p.Path[0])
		}
	}
	return out
}

// away gives the square of the distance of a point from a box.
func (b Box) away(p Point) float64 {
	return p.distance(Point{min(max(p.X, b.X), b.X+b.W), min(max(p.Y, b.Y), b.Y+b.H)})
}

// follow moves a line with its first and its last point.
func (p *PlacedEdge) follow(source, target Point) {
	if source == (Point{}) && target == (Point{}) || len(p.Path) < 2 {
		return
	}
	first, last := p.Path[0], p.Path[len(p.Path)-1]
	for h := range p.Heads {
		d := target
		if p.Heads[h][0].distance(first) < p.Heads[h][0].distance(last) {
			d = source
		}
		for k := range p.Heads[h] {
			p.Heads[h][k] = p.Heads[h][k].plus(d, 1)
		}
	}
	for k := range p.Path {
		t := float64(k) / float64(len(p.Path)-1)
		p.Path[k] = p.Path[k].plus(source, 1-t).plus(target, t)
	}
	for k := range p.Label {
		p.Label[k].At = p.Label[k].At.plus(source, 0.5).plus(target, 0.5)
	}
	corner := Point{p.LabelBox.X, p.LabelBox.Y}.plus(source, 0.5).plus(target, 0.5)
	p.LabelBox.X, p.LabelBox.Y = corner.X, corner.Y
}

// plus adds a part of another point.
func (p Point) plus(d Point, part float64) Point {
	return Point{p.X + mul(d.X, part), p.Y + mul(d.Y, part)}
}

// distance gives the square of the distance to another point.
func (p Point) distance(q Point) float64 {
	return mul(p.X-q.X, p.X-q.X) + mul(p.Y-q.Y, p.Y-q.Y)
}

// PictureIDs gives the ids that the nodes of a network have in pictures, in
// their order.
func PictureIDs(n graph.Network) []string {
	terms := make([]string, len(n.Nodes))
	for i, v := range n.Nodes {
		terms[i] = v.ID.String()
	}
	return identities("n", terms)
}
