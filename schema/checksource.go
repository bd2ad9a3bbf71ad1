package schema

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// sourceChecks finds sources that nobody describes, sources that say too
// little of themselves, and files with rows that name no source. It keeps the
// sources that are used with their first rows and, for each such file, a bit for each row.
type sourceChecks struct {
	in       *inspection
	used     map[graph.Term]bool         // sources → whether anybody describes them
	users    map[graph.Term][]graph.Term // their first rows
	nameless map[graph.Term]*rowSet
}

func beginSources(in *inspection) examiner {
	return &sourceChecks{in: in, used: make(map[graph.Term]bool), users: make(map[graph.Term][]graph.Term), nameless: make(map[graph.Term]*rowSet)}
}

func (c *sourceChecks) see(t *thing) error {
	in := c.in
	for _, f := range t.facts {
		if f.predicate == attributedTerm || f.predicate == in.schema.term("basedOn") || f.predicate == in.schema.term("replaces") {
			if _, ok := c.used[f.object]; !ok {
				c.used[f.object.Clone()] = false
			}
			for _, at := range t.rowsIn(graph.Term{}) {
				c.use(f.object, at)
			}
		}
	}
	for _, r := range t.rows {
		g, _ := strings.CutSuffix(r.places.Value(), "#places")
		if source, ok := in.who[graph.IRI(g)]; ok {
			c.use(source, r.at)
		}
	}
	c.count(t)
	if !in.is(t, "Source") || len(t.objects(in.schema.terms("publisher", "sourceAuthor", "issued")...)) > 0 {
		return nil
	}
	label, err := in.labelOf(t)
	in.find("sources", t.id, label+": the source names neither outlet, author nor date", t.rowsIn(graph.Term{}))
	return err
}

// use keeps one of the first rows that name a source.
func (c *sourceChecks) use(source, at graph.Term) {
	if rows := c.users[source]; len(rows) < shownRows && !slices.Contains(rows, at) {
		c.users[source.Clone()] = append(rows, at.Clone())
	}
}

// count counts the rows of a thing that name no source. Judgements, and what
// only adds to a thing that another row describes, need none.
func (c *sourceChecks) count(t *thing) {
	if c.in.is(t, "Judgement") || !t.typed() {
		return
	}
	for _, r := range t.rows {
		g, _ := strings.CutSuffix(r.places.Value(), "#places")
		file := graph.IRI(g)
		if _, attributed := c.in.who[file]; attributed || !strings.HasPrefix(r.at.Value(), g+"#") || !plainIn(t, file) {
			continue
		}
		if c.nameless[file] == nil {
			c.nameless[file.Clone()] = &rowSet{}
		}
		c.nameless[file].add(r.at)
	}
}

// plainIn tells whether an assertion graph gives the thing a class.
func plainIn(t *thing, g graph.Term) bool {
	return slices.ContainsFunc(t.facts, func(f fact) bool { return f.graph == g && f.predicate == typeTerm })
}

func (c *sourceChecks) meet(graph.Statement) error { return nil }

func (c *sourceChecks) end() error {
	for _, id := range slices.SortedFunc(maps.Keys(c.used), graph.Term.Compare) {
		t, err := c.in.thing(id)
		if err != nil {
			return err
		}
		if t.typed() {
			continue
		}
		c.in.find("sources", id, "source "+strconv.Quote(c.in.id(id))+" is used, but nobody describes it", c.users[id])
	}
	for file, rows := range c.nameless {
		name := strings.TrimPrefix(c.in.id(file), "file/")
		words := fmt.Sprintf("%d rows name no source", rows.count)
		if rows.count == 1 {
			words = "1 row names no source"
		}
		c.in.find("sources", file, name+": "+words, rows.first)
	}
	return nil
}

// replaced finds sources that another replaces and that still say something.
// It keeps the number of statements of each assertion graph.
type replaced struct {
	in       *inspection
	said     map[graph.Term]int
	replaces []graph.Statement
}

func beginReplaced(in *inspection) examiner {
	return &replaced{in: in, said: make(map[graph.Term]int)}
}

func (r *replaced) see(t *thing) error {
	for _, f := range t.facts {
		if f.claim.IsZero() {
			if source, ok := r.in.who[f.graph]; ok {
				r.said[source]++
			}
		}
	}
	for _, old := range t.objects(r.in.schema.term("replaces")) {
		r.replaces = append(r.replaces, graph.Statement{Subject: t.id.Clone(), Object: old.Clone()})
	}
	return nil
}

func (r *replaced) meet(graph.Statement) error { return nil }

func (r *replaced) end() error {
	for _, p := range r.replaces {
		n := r.said[p.Object]
		if n == 0 {
			continue
		}
		old, err := r.in.label(p.Object)
		if err != nil {
			return err
		}
		newer, err := r.in.label(p.Subject)
		if err != nil {
			return err
		}
		t, err := r.in.thing(p.Subject)
		if err != nil {
			return err
		}
		words := fmt.Sprintf("%d statements", n)
		if n == 1 {
			words = "1 statement"
		}
		r.in.find("replaced", p.Object, old+" is replaced by "+newer+", and still says "+words, t.rowsIn(graph.Term{}))
	}
	return nil
}
