package schema

import "go.yaml.in/yaml/v3"

// node reads a node block: where the things of a class stand in a picture.
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
