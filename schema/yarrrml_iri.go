package schema

import (
	"slices"
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// iri makes the map of IRIs out of a template: prefixes are expanded, and what
// is relative is completed with the base. ok is false after a fault.
func (y *yarrrml) iri(n *yaml.Node, parts []Part, what string) (m TermMap, ok bool) {
	m = TermMap{Type: IRITerm, Origin: y.origin(n)}
	if len(parts) == 0 {
		y.fault(n, "%s: is empty", what)
		return m, false
	}
	if len(parts) == 1 && parts[0].Reference != "" {
		m.Reference, m.Origin = parts[0].Reference, parts[0].Origin
		if y.base != y.caseBase {
			m.Base = y.base
		}
		return m, true
	}
	m.Template = slices.Clone(parts)
	if parts[0].Reference == "" {
		if m.Template[0].Text, ok = y.expand(n, parts[0].Text, what); !ok {
			return m, false
		}
	} else {
		m.Template = append([]Part{{Text: y.base, Origin: m.Origin}}, m.Template...)
	}
	// Any value will do to see whether the texts around it make an IRI.
	var b strings.Builder
	for _, p := range m.Template {
		b.WriteString(p.Text)
		if p.Reference != "" {
			b.WriteByte('x')
		}
	}
	if err := graph.CheckIRI(b.String()); err != nil {
		y.fault(n, "%s: %w", what, err)
		return m, false
	}
	if len(m.Template) == 1 && m.Template[0].Reference == "" {
		m.Constant, m.Template = graph.IRI(b.String()), nil
	}
	return m, true
}

// expand gives the beginning of an IRI in full: a prefix becomes its
// namespace, a relative one follows the base.
func (y *yarrrml) expand(n *yaml.Node, text, what string) (string, bool) {
	name, local, colon := strings.Cut(text, ":")
	switch {
	case !colon || strings.ContainsAny(name, "/?#"):
		return y.base + text, true
	case strings.HasPrefix(local, "//"):
		return text, true
	}
	if namespace, ok := y.prefix(name); ok {
		return namespace + local, true
	}
	if slices.Contains(iriSchemes, strings.ToLower(name)) {
		return text, true
	}
	y.fault(n, "%s: %q is not among the prefixes%s", what, name, didYouMean(name, y.prefixNames()))
	return "", false
}

// isIRI tells whether a constant is meant as an IRI where a plain id could
// stand as well.
func (y *yarrrml) isIRI(text string) bool {
	name, local, colon := strings.Cut(text, ":")
	if !colon || strings.ContainsAny(name, " /?#") {
		return false
	}
	_, known := y.prefix(name)
	return known || strings.HasPrefix(local, "//") || slices.Contains(iriSchemes, strings.ToLower(name))
}

func (y *yarrrml) prefixNames() []string {
	var names []string
	for _, list := range [][]Prefix{y.plan.Prefixes, y.s.Prefixes, predefined} {
		for _, p := range list {
			names = append(names, p.Name)
		}
	}
	return names
}

// vocabulary checks that a constant property or class is none that core.yaml
// and the case's schema.yaml should have and lack: cb: is theirs alone, and in
// other namespaces what is one slip away from a known name is taken for one.
func (y *yarrrml) vocabulary(n *yaml.Node, t graph.Term, what string, known []graph.Term) {
	if !t.IsIRI() || slices.Contains(known, t) {
		return
	}
	if other := graph.IRI(otherScheme(t.Value())); slices.Contains(known, other) {
		y.fault(n, "%s: is not a %s of core.yaml; did you mean %s?", t.Value(), what, y.s.Shorten(other))
		return
	}
	cut := strings.LastIndexAny(t.Value(), "/#") + 1
	namespace, local := t.Value()[:cut], t.Value()[cut:]
	var names []string
	for _, k := range known {
		if name, ok := strings.CutPrefix(k.Value(), namespace); ok {
			names = append(names, name)
		}
	}
	short := y.s.Shorten(t)
	hint := didYouMean(local, names)
	if prefix := strings.TrimSuffix(short, local); hint != "" {
		hint = strings.Replace(hint, `"`, prefix, 1)
		hint = strings.Replace(hint, `"`, "", 1)
		if !strings.HasSuffix(prefix, ":") {
			hint = ""
		}
	}
	if hint != "" || namespace == Namespace {
		y.fault(n, "%s: is not a %s of core.yaml%s", short, what, hint)
	}
}

func (y *yarrrml) checkProperty(n *yaml.Node, t graph.Term) {
	known := make([]graph.Term, 0, len(y.s.Properties))
	for _, p := range y.s.Properties {
		known = append(known, p.IRI)
	}
	y.vocabulary(n, t, "property", known)
}

func (y *yarrrml) checkClass(n *yaml.Node, t graph.Term) {
	var known []graph.Term
	for _, c := range y.s.Classes {
		known = append(append(known, c.IRI), c.Also...)
	}
	y.vocabulary(n, t, "class", known)
}

// datatype reads the IRI of a datatype.
func (y *yarrrml) datatype(n *yaml.Node) string {
	parts := y.template(n, y.text(n, "datatype"))
	m, ok := y.iri(n, parts, "datatype")
	if !ok {
		return ""
	}
	iri := m.Constant.Value()
	local, xsd := strings.CutPrefix(iri, NamespaceXSD)
	switch {
	case iri == "":
		y.fault(n, "datatype: one that differs from record to record is not supported yet")
	case iri == RDFLangString:
		y.fault(n, "datatype: rdf:langString needs a language; write de~lang in its place")
	case xsd && !slices.Contains(xsdTypes, local):
		y.fault(n, "datatype: %q is not a datatype of XML Schema%s", local, didYouMean(local, xsdTypes))
	}
	return iri
}
