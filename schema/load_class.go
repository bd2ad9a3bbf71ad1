package schema

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// classes reads the classes with what a picture makes of them.
func (l *loader) classes(n *yaml.Node) {
	known := []string{"iri", "also", "parent", "label", "plural", "comment", "node", "edge"}
	for k, v := range l.pairs(n, "classes") {
		what := "class " + k.Value
		if ok := l.taken(k.Value); ok || !isName(k.Value) {
			l.fault(k, "class: %q is %s", k.Value, notFree(ok))
			continue
		}
		f := l.fields(v, what, known)
		c := Class{
			Name:    k.Value,
			IRI:     l.iri(l.need(f, "iri", k, what), what+": iri"),
			Parent:  l.text(f["parent"], what+": parent"),
			Label:   l.text(f["label"], what+": label"),
			Plural:  l.text(f["plural"], what+": plural"),
			Comment: l.text(f["comment"], what+": comment"),
			Edge:    l.edge(f["edge"], what+": edge", true),
			Node:    l.node(f["node"], what+": node"),
			Origin:  l.origin(k),
		}
		for _, item := range l.list(f["also"], what+": also") {
			c.Also = append(c.Also, l.iri(item, what+": also"))
		}
		if c.Label == "" {
			c.Label = spelled(c.Name)
		}
		if c.Plural == "" {
			c.Plural = c.Label + "s"
		}
		if c.Parent != "" {
			l.later = append(l.later, func() { l.checkParent(c, f["parent"]) })
		}
		l.s.Classes = append(l.s.Classes, c)
	}
}

// checkParent follows a class's parents; they must exist and come to an end.
func (l *loader) checkParent(c Class, n *yaml.Node) {
	seen := []string{c.Name}
	for name := c.Parent; name != ""; {
		p, ok := l.s.Class(name)
		if !ok {
			if name == c.Parent { // a parent's own parent is that class's fault
				l.fault(n, "class %s: parent: %q is not a class%s", c.Name, name, didYouMean(name, l.classNames()))
			}
			return
		}
		if slices.Contains(seen, name) {
			l.fault(n, "class %s: parent: %q is a kind of itself", c.Name, name)
			return
		}
		seen = append(seen, name)
		name = p.Parent
	}
}
