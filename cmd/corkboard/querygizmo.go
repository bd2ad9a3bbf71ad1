package main

import (
	"context"
	"errors"
	"regexp"
	"sync"

	"corkboard/graph"
	"corkboard/graph/store"
	"corkboard/schema"
)

// gizmo answers a script of Cayley's dialect of JavaScript.
func (b *board) gizmo(ctx context.Context, text string, limit int, exact bool) (*answer, error) {
	st, done, err := b.visibleStore(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	ask := 0
	if limit > 0 {
		ask = limit + 1
	}
	a := &answer{none: "the script answers with nothing"}
	for r, err := range st.Query(ctx, "gizmo", b.expandScript(text), ask) {
		if err != nil {
			return nil, err
		}
		a.columns = growColumns(a.columns, r.Columns)
		if limit > 0 && len(a.rows) == limit {
			a.cut = true
			break
		}
		out := row{cells: make([]cell, len(a.columns))}
		for i, name := range r.Columns {
			for k, c := range a.columns {
				if c.name == name {
					out.cells[k] = b.term(r.Terms[i], exact)
				}
			}
		}
		a.rows = append(a.rows, out)
	}
	for i := range a.rows { // columns that came later
		for len(a.rows[i].cells) < len(a.columns) {
			a.rows[i].cells = append(a.rows[i].cells, cell{})
		}
	}
	return a, nil
}

func growColumns(columns []column, names []string) []column {
	for _, name := range names {
		known := false
		for _, c := range columns {
			known = known || c.name == name
		}
		if !known {
			columns = append(columns, column{name: name})
		}
	}
	return columns
}

// visibleStore gives a store that holds only what may be seen: the store
// itself where it has no private source, else a copy in memory.
func (b *board) visibleStore(ctx context.Context) (*store.Store, func(), error) {
	st, ok := b.all.(*store.Store)
	if !ok {
		return nil, nil, errors.New("query: gizmo asks stores alone")
	}
	nothing := func() {}
	if b.private {
		return st, nothing, nil
	}
	hidden := graph.Pattern{Predicate: graph.IRI(schema.PropertyAccess), Object: graph.IRI(schema.Namespace + "access-private")}
	for _, err := range st.Match(ctx, hidden) {
		if err != nil {
			return nil, nil, err
		}
		shown, err := store.Open("")
		if err != nil {
			return nil, nil, err
		}
		if _, err := shown.Add(ctx, b.m.Match(ctx, graph.Pattern{})); err != nil {
			shown.Close()
			return nil, nil, err
		}
		return shown, func() { shown.Close() }, nil
	}
	return st, nothing, nil
}

// scriptString finds the strings of a script that are nothing but a prefixed
// name, in angle brackets or not.
var scriptString = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("([\"'`])<?([A-Za-z][A-Za-z0-9_-]*:[^\\s\"'`<>/\\\\]+)>?([\"'`])")
})

// expandScript writes the prefixed names in a script's strings as full IRIs,
// in the brackets that Gizmo wants: "ex:anna" and "<ex:anna>". What has an
// unknown prefix stays as it is.
func (b *board) expandScript(text string) string {
	return scriptString().ReplaceAllStringFunc(text, func(s string) string {
		m := scriptString().FindStringSubmatch(s)
		if m[1] != m[3] {
			return s
		}
		t, err := b.vocab.Expand(m[2])
		if err != nil {
			return s
		}
		return m[1] + t.String() + m[3]
	})
}
