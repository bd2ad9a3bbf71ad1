package schema

import (
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
)

// CheckColumns checks that whatever the maps of a mapping file refer to is a
// column of the table they are for, or a member of the document's records: a
// path a.b passes where the header has a. Each name that is missing is a
// *graph.Error at its place in the mapping; several are joined. Maps of
// standard tables, which may lack columns, are passed over, and so is an empty
// header, of a file without records.
func CheckColumns(maps []TriplesMap, header []source.Field) error {
	if len(header) == 0 {
		return nil
	}
	var names []string
	for _, h := range header {
		names = append(names, h.Name)
	}
	var faults []error
	for i := range maps {
		t := &maps[i]
		if t.Source.Table != "" || t.Origin.File == "" {
			continue
		}
		c := columns{names: names, file: t.Source.File, at: t.Origin, paths: t.Source.Format != "csv"}
		c.triplesMap(t)
		faults = append(faults, c.faults...)
	}
	slices.SortStableFunc(faults, func(a, b error) int {
		x, y := a.(*graph.Error).Origin, b.(*graph.Error).Origin
		if x.Line != y.Line {
			return int(x.Line - y.Line)
		}
		return int(x.Column - y.Column)
	})
	return joined(faults)
}

// columns looks for what one map refers to.
type columns struct {
	names  []string
	file   string
	at     graph.Origin // of the map
	paths  bool
	faults []error
}

func (c *columns) triplesMap(t *TriplesMap) {
	if t.Each != nil {
		c.column(t.Each.Field, c.at)
	}
	for _, name := range t.Require {
		c.column(name, c.at)
	}
	c.conditions(t.When)
	c.term(&t.Subject.Term)
	c.terms(t.Subject.Graphs)
	for i := range t.Values {
		po := &t.Values[i]
		c.conditions(po.When)
		c.terms(po.Predicates)
		c.terms(po.Objects)
		c.terms(po.Graphs)
	}
}

func (c *columns) conditions(when []Condition) {
	for i := range when {
		c.term(&when[i].Left)
		c.term(&when[i].Right)
	}
}

func (c *columns) terms(maps []TermMap) {
	for i := range maps {
		c.term(&maps[i])
	}
}

func (c *columns) term(m *TermMap) {
	c.column(m.Reference, m.Origin)
	for _, p := range m.Template {
		c.column(p.Reference, p.Origin)
	}
	if m.Identify != nil {
		c.column(m.Identify.ID, m.Origin)
		for _, k := range m.Identify.Key {
			c.column(k.Column, m.Origin)
		}
	}
	if m.Language != nil {
		c.term(m.Language)
	}
}

// column notes a name that is not there.
func (c *columns) column(name string, at graph.Origin) {
	if name == "" || slices.Contains(c.names, name) {
		return
	}
	if c.paths && slices.ContainsFunc(c.names, func(head string) bool { return strings.HasPrefix(name, head+".") }) {
		return
	}
	if at.File == "" {
		at = c.at
	}
	c.faults = append(c.faults, &graph.Error{Origin: at,
		Err: fmt.Errorf("reference: %q is not a column of %s%s", clipValue(name), c.file, didYouMean(name, c.names))})
}
