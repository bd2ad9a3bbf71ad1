package export

import (
	"errors"
	"io"
	"slices"

	"corkboard/graph"
)

// ErrNoPlace tells that nothing in a network has a place on a map.
var ErrNoPlace = errors.New("geojson: nothing here has a place with coordinates")

// WriteGeoJSON writes what has a place on a map as GeoJSON (RFC 7946), for QGIS,
// kepler.gl, Datawrapper and whatever else draws maps: one point for each place
// of an event, organization or person. Where sources give different coordinates
// each has its point. The members title, notes and the like stand beside the
// features; notes count what has no place. Where nothing has one the error is
// ErrNoPlace. Memory: the network's.
func WriteGeoJSON(w io.Writer, n graph.Network, o DrawOptions) error {
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	var points []members
	without := 0
	for i, v := range x.n.Nodes {
		if len(v.Places) == 0 {
			without++
		}
		ids := identities(x.ids[i]+"-", placeNames(v.Places))
		for k, p := range v.Places {
			points = append(points, x.feature(i, ids[k], p))
		}
	}
	if len(points) == 0 {
		return ErrNoPlace
	}
	all := members{{"type", "FeatureCollection"}}
	if without > 0 {
		x.n.Notes = append(slices.Clone(x.n.Notes), graph.Count(without, "%1 node is not on the map: it has no place with coordinates.", "%1 nodes are not on the map: they have no place with coordinates."))
	}
	all = append(all, x.about()...)
	return writeJSON(w, append(all, member{"features", list{len(points), func(i int) members { return points[i] }}}))
}

func placeNames(places []graph.Place) []string {
	var names []string
	for _, p := range places {
		names = append(names, p.Name)
	}
	return names
}

// feature is a node at one of its places.
func (x *interchange) feature(i int, id string, p graph.Place) members {
	about := members{{"node", x.ids[i]}, {"label", english.fullName(x.n, i)}, {"place", cleanText(p.Name)}}
	for _, c := range x.nodes {
		if v := c.cells[i]; v != nil && c.name != "place" && c.name != "lat" && c.name != "lon" {
			about = append(about, member{c.name, v})
		}
	}
	if v := x.n.Nodes[i]; v.Column == graph.ColumnTime {
		about = append(about, member{"date", english.eventDate(x.n, i)})
	}
	return members{
		{"type", "Feature"}, {"id", id},
		{"geometry", members{{"type", "Point"}, {"coordinates", [2]float64{p.Lon, p.Lat}}}},
		{"properties", about},
	}
}
