package source

import (
	"fmt"

	"corkboard/graph"
)

// tripleTerm reads a triple term, <<( subject predicate object )>>.
func (t *turtle) tripleTerm() (graph.Term, bool) {
	at, role := t.here(), t.role
	if t.terms >= turtleTermDepth {
		return graph.Term{}, t.fail("triple terms nest deeper than %d", turtleTermDepth)
	}
	if !t.enter(3) {
		return graph.Term{}, false
	}
	t.terms++
	s, p, o, ok := t.parts(false)
	if !ok || !t.leave(")>>", "')>>'") {
		return graph.Term{}, false
	}
	t.terms--
	t.role = role
	return t.triple(&s, &p, &o, at)
}

// triple makes a triple term of its parts, none where one of them was lost.
func (t *turtle) triple(s, p, o *graph.Term, at place) (graph.Term, bool) {
	if s.IsZero() || p.IsZero() || o.IsZero() {
		return graph.Term{}, true
	}
	term := graph.TripleTerm(*s, *p, *o)
	if len(term.Value()) > t.max {
		return t.lose(at, fmt.Errorf("triple term: it is larger than %s", bytesOf(t.max)))
	}
	return term, true
}

// reified reads a reified triple, << subject predicate object ~ reifier >>, and
// gives its reifier. One that is not named there is a blank node named by the
// offset of the brackets.
func (t *turtle) reified() (graph.Term, bool) {
	at, offset := t.here(), t.at()
	if !t.enter(2) {
		return graph.Term{}, false
	}
	s, p, o, ok := t.parts(true)
	if !ok {
		return graph.Term{}, false
	}
	var reifier graph.Term
	want := "'>>'"
	if t.next() == '~' {
		reifier, ok = t.reifier(offset)
	} else {
		reifier, want = t.blanks.anonymous(offset), "'~' or '>>'"
	}
	if !ok || !t.leave(">>", want) {
		return graph.Term{}, false
	}
	triple, ok := t.triple(&s, &p, &o, at)
	return reifier, ok && t.say(&reifier, &turtleReifies, &triple, at)
}

// parts reads the three parts of a triple term, or of a reified triple, in which
// reified triples may stand.
func (t *turtle) parts(reified bool) (s, p, o graph.Term, ok bool) {
	c := t.next()
	if t.role = rolePart; c == '<' && reified && t.ahead(2) == "<<" && t.ahead(3) != "<<(" {
		s, ok = t.reified()
	} else {
		s, ok = t.nodeOrBrackets(c)
	}
	if !ok {
		return
	}
	if p, ok = t.verb(t.next()); !ok {
		return
	}
	c = t.next()
	switch t.role = rolePart; {
	case c == '<' && t.ahead(3) == "<<(":
		o, ok = t.tripleTerm()
	case c == '<' && t.ahead(2) == "<<":
		if !reified {
			return s, p, o, t.expected(rolePart.String())
		}
		o, ok = t.reified()
	case c == '<', c == '[', c == '(', c == '_', turtleNameStart(c):
		o, ok = t.nodeOrBrackets(c)
	default:
		o, ok = t.literal(c)
	}
	return
}

// nodeOrBrackets reads an IRI or a blank node, which may be [].
func (t *turtle) nodeOrBrackets(c byte) (graph.Term, bool) {
	if c != '[' {
		return t.node(c)
	}
	node := t.blanks.anonymous(t.at())
	return node, t.enter(1) && t.leave("]", "']': nothing is said of a blank node here")
}

// reifier reads a reifier behind its ~; where nothing names it, it is the blank
// node of an offset.
func (t *turtle) reifier(offset int64) (graph.Term, bool) {
	t.pos++
	c := t.next()
	t.role = roleReifier
	if c == '<' && t.ahead(2) != "<<" || c == '[' || c == '_' || turtleNameStart(c) {
		return t.nodeOrBrackets(c)
	}
	return t.blanks.anonymous(offset), true
}

// annotations reads what stands behind a statement about it: reifiers, and in
// {| |} what is said of them. Braces without a reifier before them have one of
// their own, named by their offset.
func (t *turtle) annotations(subject, predicate, object *graph.Term) bool {
	t.role = rolePart
	triple, ok := t.triple(subject, predicate, object, t.here())
	if !ok {
		return false
	}
	var reifier graph.Term
	for named := false; ; {
		c := t.next()
		at, offset := t.here(), t.at()
		switch {
		case c == '~':
			if reifier, ok = t.reifier(offset); !ok {
				return false
			}
			if t.next(); t.atEnd() {
				return t.expected("',', ';' or '.'")
			}
			if !t.say(&reifier, &turtleReifies, &triple, at) {
				return false
			}
			named = true
		case c == '{' && t.ahead(2) == "{|":
			if !named {
				reifier = t.blanks.anonymous(offset)
				if !t.say(&reifier, &turtleReifies, &triple, at) {
					return false
				}
			}
			if !t.enter(2) || !t.predicateObjects(&reifier) || !t.leave("|}", "',', ';' or '|}'") {
				return false
			}
			named = false
		default:
			return true
		}
	}
}
