package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// everything is the view that all blocks of classes and properties make.
const everything = "all"

// views reads the views. What they name may be said later in the file.
func (l *loader) views(n *yaml.Node) {
	for k, v := range l.pairs(n, "views") {
		what := "view " + k.Value
		if ok := slices.ContainsFunc(l.s.Views, func(b ViewBlock) bool { return b.Name == k.Value }); ok || !isName(k.Value) {
			l.fault(k, "view: %q is %s", k.Value, notFree(ok))
			continue
		}
		f := l.fields(v, what, []string{"label", "comment", "like", "nodes", "edges", "joined", "asserted"})
		b := ViewBlock{
			Name: k.Value, Label: l.text(f["label"], what+": label"), Comment: l.text(f["comment"], what+": comment"),
			Like: l.text(f["like"], what+": like"), Joined: l.joined(f["joined"], what+": joined"),
			Asserted: l.asserted(f["asserted"], what+": asserted"), Origin: l.origin(k),
		}
		if b.Label == "" {
			b.Label = spelled(b.Name)
		}
		for _, item := range l.list(f["nodes"], what+": nodes") {
			b.Nodes = append(b.Nodes, l.viewNode(item, what+": nodes"))
		}
		for _, item := range l.list(f["edges"], what+": edges") {
			b.Edges = append(b.Edges, l.viewEdge(item, what+": edges"))
		}
		if f["like"] == nil && f["nodes"] == nil {
			l.fault(k, "%s: it has no nodes and is like no other", what)
		}
		if b.Joined != nil && b.Asserted != nil {
			l.fault(k, "%s: it is either joined or asserted", what)
		}
		if b.Like != "" && b.Like != everything {
			l.later = append(l.later, func() { l.checkLike(b, f["like"]) })
		}
		l.s.Views = append(l.s.Views, b)
	}
}

// checkLike follows what a view is like; that must exist and come to an end.
func (l *loader) checkLike(b ViewBlock, n *yaml.Node) {
	seen := []string{b.Name}
	for name := b.Like; name != "" && name != everything; {
		i := slices.IndexFunc(l.s.Views, func(v ViewBlock) bool { return v.Name == name })
		switch {
		case i < 0 && name == b.Like:
			l.fault(n, "view %s: like: %q is not a view", b.Name, name)
			return
		case i < 0:
			return
		case slices.Contains(seen, name):
			l.fault(n, "view %s: like: %q is like itself", b.Name, name)
			return
		}
		seen = append(seen, name)
		name = l.s.Views[i].Like
	}
}

// without gives a mapping without one of its keys, and that key's value.
func without(n *yaml.Node, key string) (rest, value *yaml.Node) {
	c := *n
	c.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			value = n.Content[i+1]
			continue
		}
		c.Content = append(c.Content, n.Content[i], n.Content[i+1])
	}
	return &c, value
}

// viewNode reads a class that a view draws as nodes.
func (l *loader) viewNode(n *yaml.Node, what string) ViewNode {
	if n.Kind != yaml.MappingNode {
		v := ViewNode{Class: l.text(n, what)}
		l.wantBlock(n, what, func(c Class) bool { return c.Node != nil }, "node")
		return v
	}
	rest, class := without(n, "class")
	v := ViewNode{Class: l.text(class, what+": class"), Block: l.node(rest, what)}
	if class == nil {
		class = n
	}
	l.wantBlock(class, what+": class", nil, "")
	return v
}

// viewEdge reads a class or a property that a view draws as lines.
func (l *loader) viewEdge(n *yaml.Node, what string) ViewEdge {
	if n.Kind != yaml.MappingNode {
		name := l.text(n, what)
		v := ViewEdge{Class: name}
		if name != "" && strings.ToLower(name[:1]) == name[:1] {
			v = ViewEdge{Property: name}
			l.later = append(l.later, func() {
				if p, ok := l.s.Property(name); !ok || p.Edge == nil {
					l.fault(n, "%s: %q is not a property with a block edge", what, name)
				}
			})
			return v
		}
		l.wantBlock(n, what, func(c Class) bool { return c.Edge != nil }, "edge")
		return v
	}
	rest, class := without(n, "class")
	rest, property := without(rest, "property")
	switch {
	case (class == nil) == (property == nil):
		l.fault(n, "%s: a line is either of a class or of a property", what)
		return ViewEdge{}
	case class != nil:
		l.wantBlock(class, what+": class", nil, "")
		return ViewEdge{Class: l.text(class, what), Block: l.edge(rest, what, true)}
	}
	l.wantProperty(property, what+": property")
	return ViewEdge{Property: l.text(property, what), Block: l.edge(rest, what, false)}
}

// wantBlock checks later that a name is a class, one with a block of its own
// where has is given.
func (l *loader) wantBlock(n *yaml.Node, what string, has func(Class) bool, block string) {
	name := l.text(n, what)
	l.later = append(l.later, func() {
		c, ok := l.s.Class(name)
		switch {
		case !ok:
			l.fault(n, "%s: %q is not a class%s", what, name, didYouMean(name, l.classNames()))
		case has != nil && !has(c):
			l.fault(n, "%s: %q is a class without a block %s", what, name, block)
		}
	})
}

// joined reads what the nodes of a view are joined by.
func (l *loader) joined(n *yaml.Node, what string) *JoinedBlock {
	if n == nil {
		return nil
	}
	f := l.fields(n, what, []string{"by", "among", "class", "one", "many"})
	b := &JoinedBlock{
		By: l.text(f["by"], what+": by"), Among: l.text(f["among"], what+": among"), Class: l.text(f["class"], what+": class"),
		One: l.text(f["one"], what+": one"), Many: l.text(f["many"], what+": many"),
	}
	for _, c := range []string{b.By, b.Among} {
		if c != "group" && c != "person" && c != "time" {
			l.fault(n, "%s: %q is not group, person or time", what, c)
		}
	}
	if b.By == b.Among {
		l.fault(n, "%s: by and among are both %s", what, b.By)
	}
	l.wantBlock(l.orSelf(f["class"], n), what+": class", nil, "")
	return b
}

func (l *loader) orSelf(n, self *yaml.Node) *yaml.Node {
	if n == nil {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Line: self.Line, Column: self.Column}
	}
	return n
}

// asserted reads the words of a view of sources.
func (l *loader) asserted(n *yaml.Node, what string) *AssertedBlock {
	if n == nil {
		return nil
	}
	f := l.fields(n, what, []string{"source", "speaker", "speaks", "passes", "one", "many"})
	return &AssertedBlock{
		Source: l.text(f["source"], what+": source"), Speaker: l.text(f["speaker"], what+": speaker"),
		Speaks: l.text(f["speaks"], what+": speaks"), Passes: l.text(f["passes"], what+": passes"),
		One: l.text(f["one"], what+": one"), Many: l.text(f["many"], what+": many"),
	}
}
