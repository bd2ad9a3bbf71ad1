package schema

import (
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// predicate is one predicate of a pair, with its node for faults.
type predicate struct {
	TermMap
	node *yaml.Node
}

// object is one object of a pair before its property says what it is.
type object struct {
	node     *yaml.Node
	parts    []Part
	kind     string // iri, literal, blank, or "" where nothing is said
	datatype string
	language *TermMap
	when     []Condition
	// terms are ready: the subjects of another mapping.
	terms []TermMap
}

// pairsOf compiles the predicates and objects of a mapping.
func (y *yarrrml) pairsOf(t *TriplesMap, n *yaml.Node) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	} else if n.Kind == yaml.ScalarNode {
		if !isNull(n) {
			y.fault(n, "predicateobjects: %s is not a list of pairs", shape(n))
		}
		return
	}
	for _, item := range items {
		switch item.Kind {
		case yaml.SequenceNode:
			y.shortPair(t, item)
		case yaml.MappingNode:
			y.longPair(t, item)
		default:
			y.fault(item, "predicateobjects: %s is not a pair [predicate, object]", shape(item))
		}
	}
}

// shortPair reads [predicates, objects, datatype or language].
func (y *yarrrml) shortPair(t *TriplesMap, n *yaml.Node) {
	if len(n.Content) < 2 || len(n.Content) > 3 {
		y.fault(n, "predicateobjects: %d parts are not a predicate, an object and perhaps a datatype or a language", len(n.Content))
		return
	}
	var typed object
	if len(n.Content) == 3 {
		y.suffix(n.Content[2], &typed)
	}
	y.combine(t, y.predicates(n.Content[0]), y.objects(t, n.Content[1], typed), nil, nil)
}

// longPair reads a pair with keys.
func (y *yarrrml) longPair(t *TriplesMap, n *yaml.Node) {
	f := y.keyed(n, "predicateobjects", pairKeys)
	p, o := y.need(f, "predicates", n, "predicateobjects"), y.need(f, "objects", n, "predicateobjects")
	if p == nil || o == nil {
		return
	}
	var typed object
	y.typed(f, &typed)
	var graphs []TermMap
	if g := f["graphs"]; g != nil {
		graphs = y.graphs(g)
	}
	var when []Condition
	if c := f["conditions"]; c != nil {
		when = y.conditions(c)
	}
	y.combine(t, y.predicates(p), y.objects(t, o, typed), graphs, when)
}

// predicates reads one predicate or a list of them.
func (y *yarrrml) predicates(n *yaml.Node) []predicate {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var all []predicate
	for _, item := range items {
		if item.Kind == yaml.ScalarNode && item.Value == "a" {
			all = append(all, predicate{Constant(typeTerm), item})
			continue
		}
		m, ok := y.termOf(item, "predicate")
		if !ok {
			continue
		}
		y.checkProperty(item, m.Constant)
		all = append(all, predicate{m, item})
	}
	return all
}

// objects reads one object or a list of them; typed is what the pair says of
// all of them.
func (y *yarrrml) objects(t *TriplesMap, n *yaml.Node, typed object) []object {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var all []object
	for _, item := range items {
		o := typed
		o.node = item
		before := len(y.faults)
		switch item.Kind {
		case yaml.MappingNode:
			y.longObject(t, item, &o)
		case yaml.SequenceNode:
			if len(item.Content) < 1 || len(item.Content) > 2 {
				y.fault(item, "object: %d parts are not a value and a datatype or a language", len(item.Content))
				continue
			}
			y.value(item.Content[0], &o)
			if len(item.Content) == 2 {
				o.datatype, o.language = "", nil
				y.suffix(item.Content[1], &o)
			}
		default:
			y.value(item, &o)
		}
		if len(y.faults) == before {
			all = append(all, o)
		}
	}
	return all
}

// value reads an object's template.
func (y *yarrrml) value(n *yaml.Node, o *object) {
	text, iri := cutSuffix(y.text(n, "object"), "~iri")
	if iri {
		o.kind = "iri"
	}
	if strings.HasSuffix(text, "~lang") {
		y.fault(n, "object: %q is a language and no value; write [value, %s]", clipValue(text), text)
	}
	o.node, o.parts = n, y.template(n, text)
}

// longObject reads an object with keys.
func (y *yarrrml) longObject(t *TriplesMap, n *yaml.Node, o *object) {
	f := y.keyed(n, "object", objectKeys)
	if m := f["mapping"]; m != nil {
		if v := f["value"]; v != nil {
			y.fault(v, "object: it has a value and a mapping")
		}
		y.refer(t, m, f["conditions"], o)
		return
	}
	if c := f["conditions"]; c != nil {
		o.when = y.conditions(c)
	}
	y.typed(f, o)
	v := f["value"]
	if v == nil {
		if len(f) == len(n.Content)/2 { // else its fault is noted
			y.fault(n, "object: no value")
		}
		return
	}
	y.value(v, o)
}

// typed reads the keys type, datatype and language.
func (y *yarrrml) typed(f map[string]*yaml.Node, o *object) {
	if n := f["type"]; n != nil {
		switch kind := y.text(n, "type"); kind {
		case "iri", "literal", "blank":
			o.kind = kind
		default:
			y.fault(n, "type: %q is not iri, literal or blank", clipValue(kind))
		}
	}
	if n := f["datatype"]; n != nil {
		o.datatype, o.language = y.datatype(n), nil
	}
	if n := f["language"]; n != nil {
		if f["datatype"] != nil {
			y.fault(n, "object: it has a datatype and a language")
		}
		o.language, o.datatype = y.language(n, y.text(n, "language")), ""
	}
}

// suffix reads the last part of a short form: a datatype, or de~lang.
func (y *yarrrml) suffix(n *yaml.Node, o *object) {
	if text, ok := cutSuffix(y.text(n, "datatype"), "~lang"); ok {
		o.language = y.language(n, text)
	} else {
		o.datatype = y.datatype(n)
	}
}

// language makes the map of a language tag.
func (y *yarrrml) language(n *yaml.Node, text string) *TermMap {
	text, _ = cutSuffix(text, "~lang")
	m := y.plain(n, y.template(n, text))
	if !m.Constant.IsZero() {
		if err := graph.CheckLanguage(m.Constant.Value()); err != nil {
			y.fault(n, "language: %w", err)
		}
	}
	return &m
}

// plain makes the map of a text that is no term yet.
func (y *yarrrml) plain(n *yaml.Node, parts []Part) TermMap {
	m := TermMap{Origin: y.origin(n)}
	switch {
	case len(parts) == 0:
		m.Constant = graph.Text("")
	case len(parts) > 1:
		m.Template = parts
	case parts[0].Reference == "":
		m.Constant = graph.Text(parts[0].Text)
	default:
		m.Reference, m.Origin = parts[0].Reference, parts[0].Origin
	}
	return m
}

func cutSuffix(text, suffix string) (string, bool) {
	before, ok := strings.CutSuffix(strings.TrimSpace(text), suffix)
	if !ok {
		return text, false
	}
	return before, true
}
