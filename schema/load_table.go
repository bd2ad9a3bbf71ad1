package schema

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

func (l *loader) relations(n *yaml.Node) {
	known := []string{"class", "from", "to", "label", "inverse", "shortcut", "reverse", "directed", "comment"}
	for k, v := range l.pairs(n, "relations") {
		what := "relation " + k.Value
		if _, ok := l.s.Relation(k.Value); ok || !isName(k.Value) {
			l.fault(k, "relation: %q is %s", k.Value, notFree(ok))
			continue
		}
		f := l.fields(v, what, known)
		r := Relation{
			Name:     k.Value,
			Class:    l.text(l.need(f, "class", k, what), what+": class"),
			From:     l.text(l.need(f, "from", k, what), what+": from"),
			To:       l.text(l.need(f, "to", k, what), what+": to"),
			Label:    l.text(f["label"], what+": label"),
			Inverse:  l.text(f["inverse"], what+": inverse"),
			Shortcut: l.text(f["shortcut"], what+": shortcut"),
			Reverse:  l.flag(f["reverse"], what+": reverse"),
			Directed: l.flag(f["directed"], what+": directed"),
			Origin:   l.origin(k),
		}
		if r.Label == "" {
			r.Label = spelled(r.Name)
		}
		l.wantClass(f["class"], what+": class")
		for _, key := range []string{"from", "to", "shortcut"} {
			l.wantProperty(f[key], what+": "+key)
		}
		i := l.scheme(relationScheme, r.Origin)
		l.s.Schemes[i].Label = "kind of tie"
		l.concept(i, k, r.Label, l.text(f["comment"], what+": comment"))
		l.s.Relations = append(l.s.Relations, r)
	}
}

func (l *loader) tables(n *yaml.Node) {
	for k, v := range l.pairs(n, "tables") {
		what := "table " + k.Value
		if !isName(k.Value) {
			l.fault(k, "table: %q is %s", k.Value, notFree(false))
			continue
		}
		i := slices.IndexFunc(l.s.Tables, func(t Table) bool { return t.Name == k.Value })
		if i >= 0 { // a case adds columns, and nothing else, to a table
			f := l.fields(v, what, []string{"columns"})
			l.s.Tables[i].Columns = append(l.s.Tables[i].Columns, l.columns(f["columns"], &l.s.Tables[i])...)
			continue
		}
		f := l.fields(v, what, []string{"class", "key", "graph", "comment", "columns"})
		t := Table{
			Name:    k.Value,
			Class:   l.text(f["class"], what+": class"),
			Graph:   l.text(f["graph"], what+": graph"),
			Comment: l.text(f["comment"], what+": comment"),
			Origin:  l.origin(k),
		}
		l.wantClass(f["class"], what+": class")
		t.Columns = l.columns(f["columns"], &t)
		for _, item := range l.list(f["key"], what+": key") {
			t.Key = append(t.Key, l.text(item, what+": key"))
			l.wantColumn(item, t.Name, what+": key")
		}
		l.s.Tables = append(l.s.Tables, t)
	}
}

// columns reads the columns of a table, or those of every table where t is nil.
// Only core.yaml has columns without a property: code gives them a meaning.
func (l *loader) columns(n *yaml.Node, t *Table) []Column {
	if n == nil {
		return nil
	}
	what, class := "common", ""
	if t != nil {
		what, class = "table "+t.Name, t.Class
	}
	var columns []Column
	for k, v := range l.pairs(n, what) {
		what := what + ": column " + k.Value
		if ok := t != nil && l.hasColumn(*t, k.Value); ok || !isName(k.Value) {
			l.fault(k, "%s is %s", what, notFree(ok))
			continue
		}
		columns = append(columns, l.column(k, v, what, class))
	}
	return columns
}

func (l *loader) column(k, v *yaml.Node, what, class string) Column {
	f := l.fields(v, what, []string{"property", "many", "roles", "unknown", "comment"})
	c := Column{
		Name:     k.Value,
		Property: l.text(f["property"], what+": property"),
		Many:     l.flag(f["many"], what+": many"),
		Roles:    l.text(f["roles"], what+": roles"),
		Unknown:  l.text(f["unknown"], what+": unknown"),
		Comment:  l.text(f["comment"], what+": comment"),
	}
	if c.Property == "" && !l.core {
		l.need(f, "property", k, what)
	}
	l.wantProperty(f["property"], what+": property")
	l.wantProperty(f["unknown"], what+": unknown")
	l.wantClass(f["roles"], what+": roles")
	if c.Property != "" && class != "" {
		l.later = append(l.later, func() {
			if p, ok := l.s.Property(c.Property); ok && !l.s.Suits(p, class) {
				l.fault(f["property"], "%s: property: %q is not a property of %s", what, c.Property, class)
			}
		})
	}
	return c
}

func (l *loader) wantColumn(n *yaml.Node, table, what string) {
	name := l.text(n, what)
	l.later = append(l.later, func() {
		if t, _ := l.s.Table(table); !l.hasColumn(t, name) {
			l.fault(n, "%s: %q is not a column", what, name)
		}
	})
}

func (l *loader) hasColumn(t Table, name string) bool {
	is := func(c Column) bool { return c.Name == name }
	return slices.ContainsFunc(t.Columns, is) || slices.ContainsFunc(l.s.Common, is)
}
