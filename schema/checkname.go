package schema

import (
	"slices"
	"strconv"

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
