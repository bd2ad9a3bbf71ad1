package schema

import (
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

func (l *loader) properties(n *yaml.Node) {
	known := []string{"iri", "range", "label", "inverse", "comment", "single", "domain", "edge"}
	for k, v := range l.pairs(n, "properties") {
		what := "property " + k.Value
		if ok := l.taken(k.Value); ok || !isName(k.Value) {
			l.fault(k, "property: %q is %s", k.Value, notFree(ok))
			continue
		}
		f := l.fields(v, what, known)
		p := Property{
			Name:    k.Value,
			IRI:     l.iri(l.need(f, "iri", k, what), what+": iri"),
			Label:   l.text(f["label"], what+": label"),
			Inverse: l.text(f["inverse"], what+": inverse"),
			Comment: l.text(f["comment"], what+": comment"),
			Single:  l.flag(f["single"], what+": single"),
			Edge:    l.edge(f["edge"], what+": edge", false),
			Origin:  l.origin(k),
		}
		if p.Label == "" {
			p.Label = spelled(p.Name)
		}
		for _, item := range l.list(f["domain"], what+": domain") {
			p.Domain = append(p.Domain, l.text(item, what+": domain"))
			l.wantClass(item, what+": domain")
		}
		l.s.Properties = append(l.s.Properties, p)
		l.later = append(l.later, l.rangeOf(l.need(f, "range", k, what), p.Name))
	}
}

// rangeOf reads a range once all names are known: a value type, a scheme, or
// classes with '|' between them.
func (l *loader) rangeOf(n *yaml.Node, name string) func() {
	what := "property " + name + ": range"
	text := l.text(n, what)
	return func() {
		if text == "" {
			return
		}
		r := &l.s.Properties[l.s.property(name)].Range
		if _, ok := l.s.Scheme(text); ok {
			r.Scheme = text
			return
		}
		if _, ok := LookupValueType(text); ok {
			r.Value = text
			return
		}
		for part := range strings.SplitSeq(text, "|") {
			class := strings.TrimSpace(part)
			if _, ok := l.s.Class(class); !ok {
				l.fault(n, "%s: %q is not a value type, a scheme or a class", what, class)
				continue
			}
			r.Classes = append(r.Classes, class)
		}
	}
}

func (l *loader) wantClass(n *yaml.Node, what string) {
	name := l.text(n, what)
	if name == "" {
		return
	}
	l.later = append(l.later, func() {
		if _, ok := l.s.Class(name); !ok {
			l.fault(n, "%s: %q is not a class", what, name)
		}
	})
}

func (l *loader) schemes(n *yaml.Node) {
	for k, v := range l.pairs(n, "schemes") {
		what := "scheme " + k.Value
		if !isName(k.Value) || k.Value == relationScheme {
			l.fault(k, "scheme: %q is %s", k.Value, notFree(k.Value == relationScheme))
			continue
		}
		f := l.fields(v, what, []string{"label", "concepts"})
		i := l.scheme(k.Value, l.origin(k))
		if label := l.text(f["label"], what+": label"); l.s.Schemes[i].Label == "" {
			if l.s.Schemes[i].Label = label; label == "" {
				l.s.Schemes[i].Label = spelled(k.Value)
			}
		} else if label != "" {
			l.fault(f["label"], "%s: label: there already", what)
		}
		if f["concepts"] == nil {
			continue
		}
		for ck, cv := range l.pairs(f["concepts"], what) {
			l.concept(i, ck, spelled(ck.Value), l.text(cv, what+": "+ck.Value))
		}
	}
}

// scheme gives the place of a scheme, which it makes where there is none.
func (l *loader) scheme(name string, o graph.Origin) int {
	for i, s := range l.s.Schemes {
		if s.Name == name {
			return i
		}
	}
	l.s.Schemes = append(l.s.Schemes, Scheme{Name: name, Origin: o})
	return len(l.s.Schemes) - 1
}

// concept adds a word to a scheme.
func (l *loader) concept(i int, k *yaml.Node, label, comment string) {
	s := &l.s.Schemes[i]
	_, ok := s.Concept(k.Value)
	if ok || !isName(k.Value) {
		l.fault(k, "scheme %s: %q is %s", s.Name, k.Value, notFree(ok))
		return
	}
	s.Concepts = append(s.Concepts, Concept{
		Name:    k.Value,
		Label:   label,
		Comment: comment,
		IRI:     graph.IRI(Namespace + s.Name + "-" + k.Value),
	})
}
