package schema

import (
	"net/url"
	"strconv"
	"strings"

	"corkboard/graph"
)

// label names a thing in a finding: its name in quotes and its id, the two
// ends of a tie, or what it is and its id.
func (in *inspection) label(id graph.Term) (string, error) {
	if l, ok := in.spare[id]; ok {
		return l, nil
	}
	t, err := in.thing(id)
	if err != nil {
		return "", err
	}
	l, err := in.labelOf(t)
	in.spare[id] = l
	return l, err
}

func (in *inspection) labelOf(t *thing) (string, error) {
	short := in.id(t.id)
	if name := in.name(t); name != "" {
		if strings.Contains(short, "/") {
			return strconv.Quote(name), nil
		}
		return strconv.Quote(name) + " (" + short + ")", nil
	}
	tie, err := in.tie(t)
	if tie != "" || err != nil {
		return tie, err
	}
	if kinds := in.kinds(t); len(kinds) > 0 {
		return kinds[0].Label + " " + short, nil
	}
	return short, nil
}

// short names a thing by its name alone.
func (in *inspection) short(id graph.Term) (string, error) {
	t, err := in.thing(id)
	if err != nil {
		return "", err
	}
	if name := in.name(t); name != "" {
		return strconv.Quote(name), nil
	}
	return in.labelOf(t)
}

// name gives the best name of a thing, or "". What did not happen has its name,
// too, from the row that says so.
func (in *inspection) name(t *thing) string {
	for _, p := range append(in.words.Names, in.words.CiteAs) {
		best := ""
		for _, f := range t.facts {
			if f.predicate != p || !f.object.IsLiteral() {
				continue
			}
			if text := unbroken(f.object.Value()); text != "" && (best == "" || text < best) {
				best = text
			}
		}
		if best != "" {
			return clipValue(best)
		}
	}
	return ""
}

// tie names a tie by its ends: "A" member of "B" (chair). It gives "" for what
// is no tie.
func (in *inspection) tie(t *thing) (string, error) {
	from, to := in.ends(t)
	if len(from) == 0 || len(to) == 0 {
		return "", nil
	}
	a, err := in.short(from[0])
	if err != nil {
		return "", err
	}
	b, err := in.short(to[0])
	if err != nil {
		return "", err
	}
	text := a + " " + in.verb(t) + " " + b
	if role := t.objects(in.schema.term("role")); len(role) > 0 {
		text += " (" + clipValue(unbroken(role[0].Value())) + ")"
	}
	return text, nil
}

// ends gives the two ends of a tie.
func (in *inspection) ends(t *thing) (from, to []graph.Term) {
	if !in.is(t, "Tie") {
		return nil, nil
	}
	s := in.schema
	return t.objects(s.terms("tieFrom", "member", "participant")...), t.objects(s.terms("tieTo", "organization", "event")...)
}

// verb gives the words between the ends of a tie.
func (in *inspection) verb(t *thing) string {
	for _, v := range t.objects(in.schema.term("relation")) {
		if c, ok := in.schema.ConceptByIRI(v); ok && c.Label != "" {
			return c.Label
		}
	}
	for _, k := range in.kinds(t) {
		if k.Edge != nil {
			return k.Edge.Label
		}
	}
	return "tied to"
}

// id gives the id of an entity of the case as it was typed, or the whole IRI.
func (in *inspection) id(t graph.Term) string {
	for _, b := range in.bases {
		if id, ok := strings.CutPrefix(t.Value(), b); ok && id != "" {
			if plain, err := url.PathUnescape(id); err == nil {
				id = plain
			}
			return unbroken(id)
		}
	}
	return in.schema.Shorten(t)
}

// value writes a value as people read it.
func (in *inspection) value(v graph.Term) (string, error) {
	if !v.IsLiteral() {
		if c, ok := in.schema.ConceptByIRI(v); ok {
			return c.Name, nil
		}
		return in.label(v)
	}
	if d := v.Datatype(); d == XSDString || v.Language() != "" {
		return strconv.Quote(clipValue(unbroken(v.Value()))), nil
	}
	return unbroken(v.Value()), nil
}

// said writes a value with who says it: 2016 in "Register" or, from a claim,
// 2016 (alleged) in "Register".
func (in *inspection) said(t *thing, f fact) (string, error) {
	v, err := in.value(f.object)
	if err != nil {
		return "", err
	}
	who, err := in.sayer(t, f)
	return v + " " + who, err
}

// sayer writes who says a fact: in "Register", (alleged by "Anna") in "Register".
func (in *inspection) sayer(t *thing, f fact) (string, error) {
	if in.rules[f.graph] {
		_, graphs, err := in.concluded(t.id, f)
		if err != nil || len(graphs) == 0 {
			return "by a rule", err
		}
		who, err := in.source(graphs[0])
		return "inferred from " + who, err
	}
	who, err := in.source(f.graph)
	if err != nil || f.claim.IsZero() {
		return "in " + who, err
	}
	words, err := in.claimWords(f)
	return "(" + words + ") in " + who, err
}

// claimWords says how far a claim is from stating a fact: alleged by "Anna".
func (in *inspection) claimWords(f fact) (string, error) {
	claim, err := in.thing(f.claim)
	if err != nil {
		return "", err
	}
	by, err := in.by(claim)
	return statusWords(f.status) + by, err
}

// by names the author of a claim: ` by "Anna"`, or "" where nobody is named.
func (in *inspection) by(claim *thing) (string, error) {
	authors := claim.objects(authorTerm)
	if len(authors) == 0 {
		return "", nil
	}
	name, err := in.short(authors[0])
	return " by " + name, err
}

func statusWords(s graph.Status) string {
	switch s {
	case graph.Negated:
		return "said not to be so"
	case graph.SecondHand:
		return "passed on"
	case graph.Investigated:
		return "under investigation"
	}
	return string(s)
}

// source names the source of an assertion graph, or its file.
func (in *inspection) source(g graph.Term) (string, error) {
	if s, ok := in.who[g]; ok {
		return in.short(s)
	}
	return strings.TrimPrefix(in.id(g), "file/"), nil
}

// unbroken folds all blanks of a text.
func unbroken(s string) string { return strings.Join(strings.Fields(s), " ") }
