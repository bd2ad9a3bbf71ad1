package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// classes finds things that are called two unrelated kinds of things. It keeps
// nothing.
type classChecks struct{ in *inspection }

func beginClasses(in *inspection) examiner { return &classChecks{in} }

func (c *classChecks) see(t *thing) error {
	kinds := c.in.kinds(t)
	if !slices.ContainsFunc(kinds, func(a Class) bool {
		return slices.ContainsFunc(kinds, func(b Class) bool { return c.unrelated(a.Name, b.Name) })
	}) {
		return nil
	}
	var words []string
	for _, k := range kinds {
		words = append(words, k.Label)
	}
	slices.Sort(words)
	label, err := c.in.labelOf(t)
	if err != nil {
		return err
	}
	var facts []fact
	for _, f := range t.facts {
		if _, known := c.in.classes[f.object]; f.predicate == typeTerm && known {
			facts = append(facts, f)
		}
	}
	at, err := c.in.atAll(t, facts)
	c.in.find("classes", t.id, label+" is used for different kinds of things: "+strings.Join(words, ", "), at)
	return err
}

func (c *classChecks) unrelated(a, b string) bool {
	s := c.in.schema
	return a != "Thing" && b != "Thing" && !s.Is(a, b) && !s.Is(b, a)
}

func (c *classChecks) meet(graph.Statement) error { return nil }
func (c *classChecks) end() error                 { return nil }
