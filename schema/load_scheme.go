package schema

import (
	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// schemes reads the lists of words that columns may hold. A scheme that is
// there already gets further words.
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
