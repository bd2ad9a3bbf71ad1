package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

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
				l.fault(n, "class %s: parent: %q is not a class", c.Name, name)
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

func (l *loader) node(n *yaml.Node, what string) *NodeBlock {
	if n == nil {
		return nil
	}
	f := l.fields(n, what, []string{"column", "kicker"})
	b := &NodeBlock{Column: l.text(f["column"], what+": column"), Kicker: l.text(f["kicker"], what+": kicker")}
	if b.Column != "group" && b.Column != "person" && b.Column != "time" {
		l.fault(n, "%s: column: %q is not group, person or time", what, b.Column)
	}
	return b
}

// edge reads an edge block. That of a class names the properties of its ends;
// that of a property has them already: subject and value.
func (l *loader) edge(n *yaml.Node, what string, ends bool) *EdgeBlock {
	if n == nil {
		return nil
	}
	known := []string{"label", "label_from", "directed", "accent", "exchange"}
	if ends {
		known = append([]string{"source", "target"}, known...)
	}
	f := l.fields(n, what, known)
	b := &EdgeBlock{
		Source:    l.text(f["source"], what+": source"),
		Target:    l.text(f["target"], what+": target"),
		Label:     l.text(f["label"], what+": label"),
		LabelFrom: l.text(f["label_from"], what+": label_from"),
		Directed:  l.flag(f["directed"], what+": directed"),
		Accent:    l.flag(f["accent"], what+": accent"),
		Exchange:  l.flag(f["exchange"], what+": exchange"),
	}
	if ends {
		l.wantProperty(l.need(f, "source", n, what), what+": source")
		l.wantProperty(l.need(f, "target", n, what), what+": target")
	}
	l.need(f, "label", n, what)
	if f["label_from"] != nil {
		l.wantProperty(f["label_from"], what+": label_from")
	}
	return b
}

// need gives a field that must be there; at is where the fault is noted.
func (l *loader) need(f map[string]*yaml.Node, key string, at *yaml.Node, what string) *yaml.Node {
	if f[key] == nil || isNull(f[key]) {
		l.fault(at, "%s: no %s", what, key)
		return nil
	}
	return f[key]
}

// wantProperty notes a fault, after all is read, if n names no property.
func (l *loader) wantProperty(n *yaml.Node, what string) {
	name := l.text(n, what)
	if name == "" {
		return
	}
	l.later = append(l.later, func() {
		if _, ok := l.s.Property(name); !ok {
			l.fault(n, "%s: %q is not a property%s", what, name, l.near(name))
		}
	})
}

// near gives a hint at a property that differs in case alone.
func (l *loader) near(name string) string {
	for _, p := range l.s.Properties {
		if strings.EqualFold(p.Name, name) {
			return "; is it " + p.Name + "?"
		}
	}
	return ""
}

// notFree says what keeps a name from being used.
func notFree(ok bool) string {
	if ok {
		return "there already"
	}
	return "not letters, digits, '-' and '_'"
}
