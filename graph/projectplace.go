package graph

import (
	"cmp"
	"slices"
	"strconv"
)

// locate finds where a node is: the coordinates said of itself and of the
// places that it was at. voices are what is said of itself. What two sources give differently stands side by side.
// Coordinates that only claims give count for nothing, and those of what is
// hidden or shown under another name would tell what it is.
func (p *projection) locate(n *Node, facts []fact, voices []voice) error {
	if n.ShownAs || p.hidden[n.ID] {
		return nil
	}
	for _, f := range values(facts, p.is.location) {
		if !p.hidden[f.object] && !p.shownAs[f.object] && f.object.IsIRI() {
			of, err := p.about(f.object)
			if err != nil {
				return err
			}
			if err := p.locatePlace(n, f.object, p.voices(f.object, of)); err != nil {
				return err
			}
		}
	}
	if err := p.locatePlace(n, n.ID, voices); err != nil {
		return err
	}
	slices.SortFunc(n.Places, func(a, b Place) int {
		return cmp.Or(a.ID.Compare(b.ID), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon))
	})
	n.Places = slices.Compact(n.Places)
	return nil
}

// locatePlace adds the coordinates that are plainly said of a place.
func (p *projection) locatePlace(n *Node, place Term, voices []voice) error {
	var found []Place
	for _, v := range ofStatus(voices, Stated) {
		lat, okLat := degrees(text(v.facts, p.is.latitude), 90)
		lon, okLon := degrees(text(v.facts, p.is.longitude), 180)
		if okLat && okLon {
			found = append(found, Place{ID: place.Clone(), Lat: lat, Lon: lon})
		}
	}
	if len(found) == 0 {
		return nil
	}
	name, err := p.name(place)
	for i := range found {
		found[i].Name = name
	}
	n.Places = append(n.Places, found...)
	return err
}

// degrees reads a coordinate whose absolute value is limit at most.
func degrees(s string, limit float64) (float64, bool) {
	d, err := strconv.ParseFloat(s, 64)
	return d, err == nil && d >= -limit && d <= limit
}
