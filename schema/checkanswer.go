package schema

import (
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// answers finds people under an allegation who are not recorded to have
// answered, denied or declined to comment: ties and events that are alleged,
// unconfirmed or investigated, and claims about them by somebody else. It
// keeps the claims of the case.
type answers struct {
	in     *inspection
	claims []claimed
	on     map[graph.Term][]int // what claims are about, answer or dispute → their places in claims
}

// claimed is what counts here of one row of claims.
type claimed struct {
	id      graph.Term
	kinds   []string
	authors []graph.Term
}

// charge is what somebody is under.
type charge struct {
	id     graph.Term
	status graph.Status // Stated for a row of claims
	at     []graph.Term
	all    []graph.Term // what an answer may be to: the charge and the claims that hold it
}

func beginAnswers(in *inspection) examiner { return &answers{in: in, on: make(map[graph.Term][]int)} }

func (a *answers) see(t *thing) error {
	s := a.in.schema
	kinds := t.objects(s.term("claimKind"))
	if len(kinds) == 0 || !a.in.is(t, "Claim") {
		return nil
	}
	c := claimed{id: t.id.Clone()}
	for _, k := range kinds {
		c.kinds = append(c.kinds, strings.TrimPrefix(k.Value(), Namespace+"claimKind-"))
	}
	for _, o := range t.objects(authorTerm) {
		c.authors = append(c.authors, o.Clone())
	}
	for _, o := range t.objects(s.terms("about", "answers", "disputes")...) {
		o = o.Clone()
		a.on[o] = append(a.on[o], len(a.claims))
	}
	a.claims = append(a.claims, c)
	return nil
}

func (a *answers) meet(graph.Statement) error { return nil }

func (a *answers) end() error {
	for _, id := range slices.SortedFunc(maps.Keys(a.in.held), graph.Term.Compare) {
		if err := a.alleged(id); err != nil {
			return err
		}
	}
	for _, c := range a.claims {
		if slices.Contains(c.kinds, "claim") {
			if err := a.claimedOf(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// alleged looks at a tie or an event that claims speak of.
func (a *answers) alleged(id graph.Term) error {
	t, err := a.in.thing(id)
	if err != nil || !a.in.is(t, "Tie", "Event") {
		return err
	}
	c := charge{id: id, all: []graph.Term{id}}
	var held []fact
	for _, f := range t.facts {
		if f.predicate != typeTerm || f.claim.IsZero() {
			continue
		}
		c.all = append(c.all, f.claim)
		switch f.status {
		case graph.Denied:
			return nil // the one concerned has spoken
		case graph.Alleged, graph.Unconfirmed, graph.Investigated:
			c.status = f.status
			held = append(held, f)
		}
	}
	if len(held) == 0 {
		return nil
	}
	if c.at, err = a.in.atAll(t, held); err != nil {
		return err
	}
	from, to := a.in.ends(t)
	who := append(append(from, to...), t.objects(a.in.schema.term("actor"))...)
	if event := t.objects(a.in.schema.term("event")); len(event) > 0 {
		if a.covers(event[0], held) {
			return nil // the event itself is listed, with all who took part
		}
		c.all = append(c.all, event...)
	}
	return a.ask(c, who)
}

// covers tells whether the claims that hold some facts speak of another thing
// as well: of an event whose participants they name.
func (a *answers) covers(event graph.Term, held []fact) bool {
	return slices.ContainsFunc(a.in.held[event], func(f fact) bool {
		return f.predicate == typeTerm && slices.ContainsFunc(held, func(h fact) bool { return h.claim == f.claim })
	})
}

// claimedOf looks at a row of claims about a person.
func (a *answers) claimedOf(c claimed) error {
	t, err := a.in.thing(c.id)
	if err != nil {
		return err
	}
	about := t.values(aboutTerm)
	ch := charge{id: c.id, all: []graph.Term{c.id}}
	if ch.at, err = a.in.atAll(t, about); err != nil {
		return err
	}
	for _, f := range t.facts {
		if f.predicate == typeTerm && !f.claim.IsZero() {
			ch.status = f.status
			ch.all = append(ch.all, f.claim)
		}
	}
	return a.ask(ch, t.objects(aboutTerm))
}

// ask finds the people among those under a charge who have not answered.
func (a *answers) ask(c charge, who []graph.Term) error {
	for _, i := range a.on[c.id] {
		c.all = append(c.all, a.claims[i].id)
	}
	var asked []graph.Term
	for _, id := range who {
		people, err := a.people(id)
		if err != nil {
			return err
		}
		for _, p := range people {
			if slices.Contains(asked, p) {
				continue
			}
			asked = append(asked, p)
			answered, err := a.answered(c, p)
			if err == nil && !answered {
				err = a.list(c, p)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// people gives a person, or the persons who hold an account.
func (a *answers) people(id graph.Term) ([]graph.Term, error) {
	t, err := a.in.thing(id)
	if err != nil {
		return nil, err
	}
	if a.in.is(t, "Person") {
		return []graph.Term{id}, nil
	}
	var all []graph.Term
	for _, holder := range t.objects(a.in.words.AccountOf) {
		h, err := a.in.thing(holder)
		if err != nil {
			return nil, err
		}
		if a.in.is(h, "Person") {
			all = append(all, holder)
		}
	}
	return all, nil
}

// answered tells whether somebody, or an account or representative of theirs,
// answered a charge, or is the one who makes it.
func (a *answers) answered(c charge, person graph.Term) (bool, error) {
	for _, id := range c.all {
		for _, i := range a.on[id] {
			if !slices.ContainsFunc(a.claims[i].kinds, isAnswer) {
				continue
			}
			if own, err := a.speaksFor(a.claims[i].authors, person); own || err != nil {
				return own, err
			}
		}
	}
	t, err := a.in.thing(c.id)
	if err != nil || !a.in.is(t, "Claim") {
		return false, err
	}
	return a.speaksFor(t.objects(authorTerm), person)
}

// speaksFor tells whether one of the authors is a person, holds their account
// or represents them.
func (a *answers) speaksFor(authors []graph.Term, person graph.Term) (bool, error) {
	for _, author := range authors {
		if author == person {
			return true, nil
		}
		t, err := a.in.thing(author)
		if err != nil {
			return false, err
		}
		if slices.Contains(t.objects(a.in.words.AccountOf, a.in.schema.term("represents")), person) {
			return true, nil
		}
	}
	return false, nil
}

func isAnswer(kind string) bool { return kind == "answer" || kind == "denial" || kind == "no-comment" }

func (a *answers) list(c charge, person graph.Term) error {
	label, err := a.in.label(person)
	if err != nil {
		return err
	}
	t, err := a.in.thing(c.id)
	if err != nil {
		return err
	}
	under, err := a.what(c, t)
	if err != nil {
		return err
	}
	a.in.find("unanswered", person, label+" is under "+under+", and no answer, denial or no-comment by them is recorded", c.at)
	return nil
}

// what names what somebody is under.
func (a *answers) what(c charge, t *thing) (string, error) {
	if a.in.is(t, "Claim") {
		by, err := a.in.by(t)
		text := "a claim" + by
		if id := a.in.id(c.id); !strings.Contains(id, "/") {
			text += " (" + id + ")"
		}
		return text, err
	}
	kind := "tie"
	if a.in.is(t, "Event") {
		kind = "event"
	}
	label, err := a.in.labelOf(t)
	return "the " + string(c.status) + " " + kind + " " + label, err
}
