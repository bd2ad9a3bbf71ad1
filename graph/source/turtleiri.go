package source

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

// iri reads an IRI in angle brackets and resolves it.
func (t *turtle) iri() (graph.Term, bool) {
	s, start := t.text, t.pos+1
	i := start
	for i < len(s) && turtleBytes[s[i]]&ttlIRI != 0 {
		i++
	}
	if i == len(s) || s[i] != '>' || i-t.pos >= t.max {
		return t.anyIRI()
	}
	if turtleScheme(s[start:i]) > 0 {
		t.pos = i + 1
		return graph.IRI(s[start:i]), true
	}
	raw := s[t.pos:i]
	if known := &t.names[turtleSlot(raw)]; known.raw == raw {
		t.pos = i + 1
		return graph.IRI(known.iri), true
	}
	iri, err := t.resolved(raw[1:])
	if err != nil {
		at := t.here()
		t.pos = i + 1
		return t.lose(at, fmt.Errorf("IRI: %w", err))
	}
	iri = t.arena.join(iri, "")
	t.remember(raw, iri)
	t.pos = i + 1
	return graph.IRI(iri), true
}

// anyIRI reads every IRI that iri does not: with escapes, with characters
// beyond ASCII or such that may not stand in it, or cut by the window.
func (t *turtle) anyIRI() (graph.Term, bool) {
	n := t.iriLength()
	switch {
	case t.ahead(2) == "<<":
		return graph.Term{}, t.expected(t.role.String())
	case t.passes(n):
		return graph.Term{}, t.tooLong("IRI")
	case n <= 0:
		return graph.Term{}, t.fail("IRI: the < that opens here has no > on its line")
	}
	at, raw := t.here(), t.text[t.pos+1:t.pos+n-1]
	t.pass(t.pos + n)
	iri, err := raw, error(nil)
	if strings.IndexByte(raw, '\\') >= 0 {
		t.scratch, err = turtleUnescape(t.scratch[:0], raw, false)
		if err != nil {
			return t.lose(at, fmt.Errorf("IRI: %w", err))
		}
		iri = t.arena.join(string(t.scratch), "")
	}
	if turtleScheme(iri) > 0 {
		err = graph.CheckIRI(iri)
	} else if iri, err = t.resolved(iri); err == nil {
		iri = t.arena.join(iri, "")
	}
	if err != nil {
		return t.lose(at, fmt.Errorf("IRI: %w", err))
	}
	return graph.IRI(iri), true
}

// iriLength gives the length of the IRI at pos with its brackets; that of what
// was looked at, negative, where it does not close on its line, and 0 where the
// text ends before it does.
func (t *turtle) iriLength() int {
	n := 1
	for {
		s := t.text[t.pos:]
		for ; n < len(s); n++ {
			switch s[n] {
			case '>':
				return n + 1
			case '<', '"', '\n', '\r':
				return -n
			}
		}
		if !t.more() {
			return 0
		}
	}
}

// resolved gives the absolute IRI of a relative one.
func (t *turtle) resolved(ref string) (string, error) {
	if t.base == "" {
		return "", fmt.Errorf("%s is relative, and there is no base", quoted(ref))
	}
	iri := graph.ResolveIRI(t.base, ref)
	return iri, graph.CheckIRI(iri)
}
