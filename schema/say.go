package schema

import (
	"maps"
	"slices"

	"corkboard/graph"
)

// Statements says what entities hold, with who says so (ARCHITECTURE.md,
// "How a case becomes statements"):
//
//   - what a source states in its own voice, in the record's assertion graphs;
//   - what is alleged, second-hand, denied or retracted, as a claim that holds
//     the statements;
//   - a date whose year is not among the source's words, in the graph of that
//     rule, with the words;
//   - in the graph of places, the row that each entity came from;
//   - at the end, a description of every assertion graph, in the graph of
//     sources.
//
// The stream is not sorted and repeats itself; graph.Sort with Unique settles
// both, and so does a store. It holds the assertion graphs met so far (one for each pair of source
// and file), and one record.
func (s *Schema) Statements(entities Entities) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		w := sayer{yield: yield, schema: s, described: make(map[graph.Term]described), known: make(map[sourceFile]described)}
		for e, err := range entities {
			if err != nil {
				if !yield(graph.Statement{}, err) {
					return
				}
				continue
			}
			if w.entity(e); w.stop {
				return
			}
		}
		w.graphs()
	}
}

// rowSourceTerm leads from a row of sources to the source that it names.
var rowSourceTerm = graph.IRI("http://purl.org/dc/terms/source")

// described is an assertion graph that has been used.
type described struct {
	graph, places, source, file graph.Term
	base                        string
}

// sourceFile is what an assertion graph is for.
type sourceFile struct {
	source graph.Term
	file   string
}

// sayer turns entities into statements.
type sayer struct {
	yield     func(graph.Statement, error) bool
	schema    *Schema
	described map[graph.Term]described
	known     map[sourceFile]described // the same by source and file
	stop      bool

	said     *Assertion   // that of the record at hand
	graphz   []graph.Term // its assertion graphs
	places   []graph.Term // and their places
	row      graph.Term
	file     graph.Term // the IRI of the file named fileName
	fileName string
	main     graph.Term // the record's first entity
}

func (w *sayer) say(s, p, o, g graph.Term, at graph.Origin) {
	if !w.stop && !w.yield(graph.Statement{Subject: s, Predicate: p, Object: o, Graph: g, Origin: at}, nil) {
		w.stop = true
	}
}

// entity says one entity.
func (w *sayer) entity(e Entity) {
	a := e.Assertion
	if a == nil {
		a = &Assertion{}
	}
	if a != w.said {
		w.record(a, e)
	}
	claim := graph.Term{}
	if a.Status != graph.Stated || !a.Speaker.IsZero() {
		claim = w.claim(e)
	}
	for _, class := range e.Classes {
		w.value(e, Value{Predicate: typeTerm, Object: class, Origin: e.Origin}, claim)
	}
	for _, v := range e.Values {
		w.value(e, v, claim)
	}
	if claim.IsZero() && slices.Contains(e.Classes, judgementClass) {
		w.judge(e)
	}
	subject := e.ID
	if !claim.IsZero() {
		subject = claim
	}
	for i := range w.places {
		w.say(subject, derivedTerm, w.row, w.places[i], e.Origin)
	}
}

// record settles the graphs of a new record, and what belongs to its row.
func (w *sayer) record(a *Assertion, e Entity) {
	w.said, w.main = a, e.ID
	w.graphz, w.places = w.graphz[:0], w.places[:0]
	if a.Base == "" {
		w.graphz = append(w.graphz, a.Graph)
		return
	}
	switch {
	case !a.Graph.IsZero():
		w.graphz = append(w.graphz, a.Graph)
		w.places = append(w.places, PlacesGraph(a.Graph))
	case len(a.Sources) == 0:
		w.use(a, graph.Term{})
	}
	for _, s := range a.Sources {
		if a.Graph.IsZero() {
			w.use(a, s)
		}
	}
	if w.fileName != a.File || w.file.IsZero() {
		w.fileName, w.file = a.File, FileIRI(a.Base, a.File)
	}
	w.row = graph.IRI(w.file.Value() + "#" + a.Origin.Fragment())
	for _, s := range a.Sources {
		if !a.Graph.IsZero() && s != e.ID {
			// Rows of sources stand in one graph, whoever describes the source.
			for _, p := range w.places {
				w.say(w.row, rowSourceTerm, s, p, a.Origin)
			}
		}
	}
	for _, p := range w.places {
		if !a.Quote.IsZero() {
			w.say(w.row, exactTerm, a.Quote, p, a.Origin)
		}
		if a.At != "" {
			w.say(w.row, atTerm, graph.Text(a.At), p, a.Origin)
		}
		if !a.Note.IsZero() {
			w.say(w.row, noteTerm, a.Note, p, a.Origin)
		}
	}
}

// use adds an assertion graph to those of the record.
func (w *sayer) use(a *Assertion, source graph.Term) {
	key := sourceFile{source, a.File}
	d, ok := w.known[key]
	if !ok {
		g := AssertionGraph(a.Base, source, a.File)
		d = described{g, PlacesGraph(g), source, FileIRI(a.Base, a.File), a.Base}
		w.known[key] = d
		w.described[g] = d
	}
	if !slices.Contains(w.graphz, d.graph) {
		w.graphz = append(w.graphz, d.graph)
		w.places = append(w.places, d.places)
	}
}

// value says one value, plainly or inside a claim, or as a conclusion.
func (w *sayer) value(e Entity, v Value, claim graph.Term) {
	if discreet[v.Predicate] {
		claim = graph.Term{} // who may see it is the case's own word, whatever the row's status
	}
	inferred := w.inferred(e, v)
	graphs := v.Graphs
	if len(graphs) == 0 {
		graphs = w.graphz
	}
	switch {
	case !claim.IsZero():
		w.hold(e, v, claim, graphs)
		if inferred {
			w.conclude(inferredYear, e.ID, v, w.said.DateText, false)
		}
	case inferred:
		w.conclude(inferredYear, e.ID, v, w.said.DateText, true)
	default:
		for _, g := range graphs {
			w.say(e.ID, v.Predicate, v.Object, g, v.Origin)
		}
	}
}

// graphs describes the assertion graphs that were used.
func (w *sayer) graphs() {
	all := slices.SortedFunc(maps.Values(w.described), func(a, b described) int { return a.graph.Compare(b.graph) })
	for _, d := range all {
		g := SourcesGraph(d.base)
		w.say(d.graph, typeTerm, bundleTerm, g, graph.Origin{})
		if !d.source.IsZero() {
			w.say(d.graph, attributedTerm, d.source, g, graph.Origin{})
		}
		if d.file != d.graph {
			w.say(d.graph, derivedTerm, d.file, g, graph.Origin{})
		}
	}
}
