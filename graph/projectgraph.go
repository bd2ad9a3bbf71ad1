package graph

// heard is what is known of a graph that statements stand in.
type heard struct {
	graph  Term // a copy to keep
	source Term // to which it is attributed
	places Term // the graph of its places
	out    bool // its statements are not drawn
	rule   bool // they were concluded
	ofRows bool // it holds the places of another
	cited  bool // its source is

	said      *Evidence // what is the same in the evidence that it gave last
	saidAlone bool      // that is only that it says so
}

// sameName tells whether two terms that are IRIs, blank nodes or none are the
// same, in less time than ==.
func sameName(a, b Term) bool { return a.kind == b.kind && a.text == b.text }

// mostHeard is of how many graphs that is remembered: a document may have one
// for each message.
const mostHeard = 1 << 14

// graph gives what is known of a graph. It may be asked once all has been read
// that tells of graphs.
func (r *reading) graph(g Term) *heard {
	if r.last != nil && sameName(r.last.graph, g) {
		return r.last
	}
	h, ok := r.graphs[g]
	if !ok {
		if len(r.graphs) == mostHeard {
			clear(r.graphs)
		}
		h = &heard{graph: g.Clone(), source: r.who[g], places: placesOf(g), out: r.out[g], rule: r.rules[g], ofRows: placesGraph(g)}
		r.graphs[h.graph] = h
	}
	r.last = h
	return h
}
