package schema

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// undescribed finds what would have to be shown by its IRI: things that a
// table has a name or title for and that have neither, nor a description or a
// handle. It keeps nothing.
type undescribed struct {
	in    *inspection
	named []string // classes
}

func beginUndescribed(in *inspection) examiner {
	u := &undescribed{in: in}
	for _, t := range in.schema.Tables {
		if t.Class != "" && t.Class != "Source" && slices.ContainsFunc(t.Columns, func(c Column) bool {
			return c.Property == "name" || c.Property == "title"
		}) {
			u.named = append(u.named, t.Class)
		}
	}
	return u
}

func (u *undescribed) see(t *thing) error {
	if !u.in.is(t, u.named...) || u.in.name(t) != "" {
		return nil
	}
	if len(t.objects(u.in.words.AccountOf)) > 0 {
		return nil // shown through its holder
	}
	var facts []fact
	for _, f := range t.facts {
		if f.predicate == typeTerm {
			facts = append(facts, f)
		}
	}
	at, err := u.in.atAll(t, facts)
	what := "name or description"
	if u.in.is(t, "Account") {
		what = "handle, name, holder or description"
	}
	u.in.find("undescribed", t.id, u.in.kinds(t)[0].Label+" "+strconv.Quote(u.in.id(t.id))+" has no "+what, at)
	return err
}

func (u *undescribed) meet(graph.Statement) error { return nil }
func (u *undescribed) end() error                 { return nil }

// sameNames finds several persons, organizations or events of one name. It
// keeps their names and IRIs, and the judgements.
type sameNames struct {
	in     *inspection
	named  map[namedClass][]graph.Term
	judged judgedPairs
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
	keys := slices.SortedFunc(maps.Keys(n.named), func(a, b namedClass) int {
		if c := strings.Compare(a.class, b.class); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	for _, key := range keys {
		if all := n.judged.open(n.named[key]); len(all) > 1 {
			if err := n.list(key, all); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *sameNames) list(key namedClass, all []graph.Term) error {
	var at []graph.Term
	var ids []string
	for _, id := range all {
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
	c, _ := n.in.schema.Class(key.class)
	n.in.find("equal-names", all[0], fmt.Sprintf("%d %s are called %q: %s; nobody has judged whether they are one",
		len(all), c.Plural, key.name, strings.Join(ids, ", ")), at)
	return nil
}

func (n *sameNames) meet(graph.Statement) error { return nil }
