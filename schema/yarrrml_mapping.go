package schema

import (
	"slices"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// mapping compiles one mapping: a map for each of its sources and subjects.
func (y *yarrrml) mapping(name string, n *yaml.Node) {
	f := y.keyed(n, "mapping "+name, mappingKeys)
	sources := f["sources"]
	if sources == nil || isNull(sources) {
		y.fault(n, "mapping %s: no sources", name)
		return
	}
	for _, src := range y.sourcesOf(sources) {
		y.json = src.Format != "csv"
		base := TriplesMap{Name: name, Source: src, Origin: y.origin(n)}
		if c := f["conditions"]; c != nil {
			base.When = y.conditions(c)
		}
		if g := f["graphs"]; g != nil {
			base.Subject.Graphs = y.graphs(g)
		}
		if po := f["predicateobjects"]; po != nil {
			y.pairsOf(&base, po)
		}
		y.intervals(&base)
		for _, s := range y.subjects(name, f["subjects"]) {
			t := base
			t.Subject.Term = s
			y.plan.Maps = append(y.plan.Maps, t)
		}
	}
}

// subjects gives the subjects of a mapping: none at all stands for the row.
func (y *yarrrml) subjects(name string, n *yaml.Node) []TermMap {
	if n == nil || isNull(n) {
		return []TermMap{{Identify: &Identify{Map: name}, Type: IRITerm}}
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var all []TermMap
	for _, item := range items {
		if m, ok := y.termOf(item, "subject"); ok {
			all = append(all, m)
		}
	}
	return all
}

// termOf reads a subject, a predicate or a graph: a template, or a value with
// its type.
func (y *yarrrml) termOf(n *yaml.Node, what string) (m TermMap, ok bool) {
	value, blank := n, false
	if n.Kind == yaml.MappingNode {
		f := y.keyed(n, what, termKeys)
		if value = f["value"]; value == nil {
			if f["type"] != nil || len(n.Content) == 0 {
				y.fault(n, "%s: no value", what)
			}
			return m, false
		}
		if t := f["type"]; t != nil {
			switch kind := y.text(t, "type"); {
			case kind == "iri":
			case kind == "blank" && what == "subject":
				blank = true
			default:
				y.fault(t, "type: a %s is not %q", what, clipValue(kind))
			}
		}
	}
	before := len(y.faults)
	text, _ := cutSuffix(y.text(value, what), "~iri")
	parts := y.template(value, text)
	if len(y.faults) > before {
		return m, false
	}
	if blank {
		return TermMap{Template: parts, Type: BlankTerm, Origin: y.origin(value)}, len(parts) > 0
	}
	return y.iri(value, parts, what)
}

// graphs reads the named graphs of a mapping or of a pair. The default graph
// is no name: what stands in it is said where everything else is.
func (y *yarrrml) graphs(n *yaml.Node) []TermMap {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var all []TermMap
	for _, item := range items {
		m, ok := y.termOf(item, "graph")
		if ok && !slices.Contains(defaultGraphs, m.Constant) {
			all = append(all, m)
		}
	}
	return all
}

var defaultGraphs = []graph.Term{
	graph.IRI("http://www.w3.org/ns/r2rml#defaultGraph"),
	graph.IRI("http://w3id.org/rml/defaultGraph"),
}

// intervals lets a lasting interval in a start say the end as well, where the
// record has no end of its own.
func (y *yarrrml) intervals(t *TriplesMap) {
	start, ok := y.s.Property("start")
	end, ok2 := y.s.Property("end")
	if !ok || !ok2 {
		return
	}
	column := ""
	for i := range t.Values {
		if po := &t.Values[i]; po.Predicates[0].Constant == end.IRI {
			column = po.Objects[0].Reference
		}
	}
	for i := range t.Values {
		if po := &t.Values[i]; po.Predicates[0].Constant == start.IRI && po.Objects[0].Value == "date" {
			po.EndPredicate, po.EndColumn, po.Whole = end.IRI, column, slices.Contains(t.Subject.Classes, graph.IRI(ClassEvent))
		}
	}
}
