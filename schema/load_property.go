package schema

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// properties reads the properties with their ranges, labels and domains.
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
