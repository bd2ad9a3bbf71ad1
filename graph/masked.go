package graph

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mask is a name that does not leave the newsroom, and what stands for it.
type mask struct{ name, instead string }

// Masked gives a text in which the names that do not leave the newsroom are
// replaced: of what a case's table of publication hides, or shows under another
// name. A name is found where it stands as a whole, or in other letters of the
// alphabet's two cases where it has several words; a part of it, a nickname or
// a description is not.
func (n Network) Masked(text string) string { return masked(n.masks, text, false) }

// mask finds the names that do not leave the newsroom and replaces them in all
// texts of the network. In quotes, what stands for them is in brackets.
func (p *projection) mask() error {
	class := make(map[string]Term) // of what bears a masked name
	for _, thing := range slices.SortedFunc(maps.Keys(p.gone), Term.Compare) {
		if err := p.maskThing(thing, notNamed, class); err != nil {
			return err
		}
	}
	for _, thing := range slices.SortedFunc(maps.Keys(p.shownAs), Term.Compare) {
		instead, err := p.name(thing)
		if err == nil && !p.gone[thing] {
			err = p.maskThing(thing, instead, class)
		}
		if err != nil {
			return err
		}
	}
	p.notes()
	p.secrets()
	if len(p.net.masks) == 0 {
		return nil
	}
	slices.SortStableFunc(p.net.masks, func(a, b mask) int { return len(b.name) - len(a.name) })
	p.maskTexts(class)
	return nil
}

// maskThing notes the names of one thing.
func (p *projection) maskThing(thing Term, instead string, class map[string]Term) error {
	of, err := p.about(thing)
	if err != nil {
		return err
	}
	facts := factsOf(p.voices(thing, of)...)
	for _, f := range values(facts, p.is.names...) {
		name := strings.TrimSpace(f.object.Value())
		if slices.Contains(p.is.described, f.is) || !f.object.IsLiteral() || utf8.RuneCountInString(name) < 2 || name == instead {
			continue
		}
		if _, ok := class[name]; !ok {
			rule, _ := nodeRule(p.view.Nodes, p.is.typ, facts)
			class[name] = rule.Class
			p.net.masks = append(p.net.masks, mask{strings.Clone(name), instead})
		}
	}
	return nil
}

// maskTexts replaces names in the texts of the network. Another thing of the
// same class that bears the same name keeps it.
func (p *projection) maskTexts(class map[string]Term) {
	cleaned := func(text string) string { return masked(p.net.masks, text, false) }
	clean := func(texts ...*string) {
		for _, s := range texts {
			*s = cleaned(*s)
		}
	}
	evidence := func(all []Evidence) []Evidence {
		for i := range all {
			e := &all[i]
			clean(&e.Label, &e.Speaker, &e.Named)
			e.Quote, e.Words = masked(p.net.masks, e.Quote, true), masked(p.net.masks, e.Words, true)
		}
		return all
	}
	for i := range p.net.Nodes {
		n := &p.net.Nodes[i]
		if c, ok := class[n.Label]; (!ok || c != n.Class) && !p.shownAs[n.ID] {
			clean(&n.Label)
		}
		clean(&n.Kicker)
		n.DateWords = masked(p.net.masks, n.DateWords, true)
		evidence(n.Evidence)
	}
	for i := range p.net.Edges {
		e := &p.net.Edges[i]
		clean(&e.Label)
		for j, said := range e.Figures {
			e.Figures[j] = said.quoted(cleaned)
		}
		e.Evidence = ListEvidence(evidence(e.Evidence.Slice())...)
	}
	for source, cite := range p.net.cites {
		clean(&cite)
		p.net.cites[source] = cite
	}
	for i := range p.net.Credit {
		clean(&p.net.Credit[i])
	}
	for i, said := range p.net.Notes {
		p.net.Notes[i] = said.quoted(cleaned)
	}
}

// masked replaces names in a text. What stands for a name is left as it is.
func masked(masks []mask, text string, quoted bool) string {
	if len(masks) == 0 || text == "" {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if i == 0 || !wordRune(before) {
			if with, n := maskAt(masks, text[i:], quoted); n > 0 {
				b.WriteString(with)
				i += n
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		b.WriteString(text[i : i+size])
		i += size
	}
	return b.String()
}

// maskAt tells what to write for the beginning of a text, and for how much of
// it; 0 where no name begins there.
func maskAt(masks []mask, text string, quoted bool) (with string, n int) {
	for _, m := range masks {
		if whole(text, m.instead, false) {
			return m.instead, len(m.instead)
		}
	}
	for _, m := range masks {
		if whole(text, m.name, strings.ContainsFunc(m.name, unicode.IsSpace)) {
			if quoted && !strings.HasPrefix(m.instead, "[") {
				return "[" + m.instead + "]", len(m.name)
			}
			return m.instead, len(m.name)
		}
	}
	return "", 0
}

// whole tells whether a text begins with a name that ends where a word does.
func whole(text, name string, fold bool) bool {
	if name == "" || len(text) < len(name) {
		return false
	}
	start := text[:len(name)]
	if start != name && !(fold && strings.EqualFold(start, name)) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[len(name):])
	last, _ := utf8.DecodeLastRuneInString(name)
	return len(text) == len(name) || !wordRune(after) || !wordRune(last)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// notes says what was left out.
func (p *projection) notes() {
	for _, left := range []struct {
		n         int
		one, many string
	}{
		{p.left.things, "%1 person, organization, account or event is left out on request, with its lines", "%1 people, organizations, accounts and events are left out on request, with their lines"},
		{p.left.ties, "%1 tie or message is left out on request", "%1 ties and messages are left out on request"},
		{p.left.own, "%1 message is not drawn: its sender and its recipient are one", "%1 messages are not drawn: their sender and their recipient are one"},
		{p.left.off, "%1 event is left out: it was not in the period", "%1 events are left out: they were not in the period"},
		{p.left.before, "%1 tie or message is left out: it was not in the period", "%1 ties and messages are left out: they were not in the period"},
		{p.left.undated, "%1 message is left out: nothing says on which day it was sent", "%1 messages are left out: nothing says on which day they were sent"},
		{p.left.figures, "%1 reported figure is left out: it is of another time", "%1 reported figures are left out: they are of another time"},
		{p.left.timeless, "%1 tie is drawn whatever the period: nothing dates it", "%1 ties are drawn whatever the period: nothing dates them"},
		{p.left.quiet, "%1 line is left out: no message in the days around the event", "%1 lines are left out: no message in the days around the event"},
		{p.left.retracted, "%1 line is not drawn: its source has taken it back", "%1 lines are not drawn: their sources have taken them back"},
		{p.withdrawn(), "%1 source is not drawn: it was replaced or taken back", "%1 sources are not drawn: they were replaced or taken back"},
		{p.left.open, "%1 line stands for messages of which not all are in hand: no width, ratio, gap or weekly number is computed", "%1 lines stand for messages of which not all are in hand: no width, ratio, gap or weekly number is computed"},
		{p.left.endless, "%1 message is not drawn: its sender or its recipient is not known", "%1 messages are not drawn: their sender or their recipient is not known"},
	} {
		if left.n > 0 {
			p.net.Notes = append(p.net.Notes, note(left.n, left.one, left.many))
		}
	}
}
