package schema

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// shownNames is how many of those that share a name a finding names.
const shownNames = 5

// sameNames finds several persons, organizations or events of one name. It
// keeps their names and IRIs, and the judgements.
type sameNames struct {
	in     *inspection
	named  map[namedClass][]graph.Term
	judged *judgedPairs
}

type namedClass struct{ class, name string }

func beginNames(in *inspection) examiner {
	return &sameNames{in: in, named: make(map[namedClass][]graph.Term), judged: newJudgedPairs()}
}

func (n *sameNames) see(t *thing) error {
	s := n.in.schema
	n.judged.see(n.in, t)
	for _, class := range []string{"Person", "Organization", "Event"} {
		if !n.in.is(t, class) {
			continue
		}
		for _, name := range t.objects(s.terms("name", "alias")...) {
			key := namedClass{class, unbroken(name.Value())}
			if key.name == "" {
				continue
			}
			all, ok := n.named[key]
			if !ok {
				key.name = strings.Clone(key.name)
			}
			if len(all) == 0 || all[len(all)-1] != t.id {
				n.named[key] = append(all, t.id.Clone())
			}
		}
	}
	return nil
}

func (n *sameNames) end() error {
	n.judged.settle()
	keys := slices.SortedFunc(maps.Keys(n.named), func(a, b namedClass) int {
		if c := strings.Compare(a.class, b.class); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	for _, key := range keys {
		all := n.judged.open(n.named[key])
		if key.class == "Event" && len(all) > 1 {
			var err error
			if all, err = n.sameTime(all); err != nil {
				return err
			}
		}
		if len(all) > 1 {
			if err := n.list(key, all); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameTime gives those of several events, in their order, whose dates do not
// tell them apart: meetings of every week have one name and are not one.
func (n *sameNames) sameTime(all []graph.Term) ([]graph.Term, error) {
	type span struct {
		first, last Day
		place       int
	}
	var spans []span
	for i, id := range all {
		t, err := n.in.thing(id)
		if err != nil {
			return nil, err
		}
		s := span{NoFirstDay, NoLastDay, i}
		for _, v := range t.objects(n.in.schema.term("start")) {
			if d, ok := DateOf(v); ok {
				s.first, s.last = d.Start(), d.End()
			}
		}
		spans = append(spans, s)
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	keep := make([]bool, len(all))
	latest := spans[0]
	for _, s := range spans[1:] {
		if s.first <= latest.last {
			keep[s.place], keep[latest.place] = true, true
		}
		if s.last > latest.last {
			latest = s
		}
	}
	var same []graph.Term
	for i, id := range all {
		if keep[i] {
			same = append(same, id)
		}
	}
	return same, nil
}

func (n *sameNames) list(key namedClass, all []graph.Term) error {
	var at []graph.Term
	var ids []string
	shown := all[:min(len(all), shownNames)]
	for _, id := range shown {
		t, err := n.in.thing(id)
		if err != nil {
			return err
		}
		var facts []fact
		for _, f := range t.values(n.in.schema.terms("name", "alias")...) {
			if unbroken(f.object.Value()) == key.name {
				facts = append(facts, f)
			}
		}
		rows, err := n.in.atAll(t, facts)
		if err != nil {
			return err
		}
		at = append(at, rows...)
		ids = append(ids, n.in.id(id))
	}
	if more := len(all) - len(shown); more > 0 {
		ids = append(ids, fmt.Sprintf("and %d more", more))
	}
	c, _ := n.in.schema.Class(key.class)
	n.in.find("equal-names", all[0], fmt.Sprintf("%d %s are called %q: %s; nobody has judged whether they are one",
		len(all), c.Plural, key.name, strings.Join(ids, ", ")), at)
	return nil
}

func (n *sameNames) meet(graph.Statement) error { return nil }
