package source

import "corkboard/graph"

// turtleDepth bounds how deep brackets may nest, so that hostile text cannot
// exhaust the stack. Triple terms nest less deep, for writers and readers of
// lines have a bound of their own.
const (
	turtleDepth     = 1000
	turtleTermDepth = 63
)

// enter counts an opened bracket of n bytes and takes it.
func (t *turtle) enter(n int) bool {
	if t.depth >= turtleDepth {
		return t.fail("brackets nest deeper than %d", turtleDepth)
	}
	t.depth++
	t.pos += n
	return true
}

// leave takes a closing bracket.
func (t *turtle) leave(bracket, want string) bool {
	t.next()
	if t.ahead(len(bracket)) != bracket {
		return t.expected(want)
	}
	t.depth--
	t.pos += len(bracket)
	return true
}

// properties reads a blank node in brackets with what is said of it; bare
// tells that nothing is. The node is named by the offset of its bracket.
func (t *turtle) properties() (node graph.Term, bare, ok bool) {
	node = t.blanks.anonymous(t.at())
	if !t.enter(1) {
		return node, false, false
	}
	if t.next() == ']' {
		return node, true, t.leave("]", "']'")
	}
	return node, false, t.predicateObjects(&node) && t.leave("]", "',', ';' or ']'")
}

// collection reads a list in parentheses, of any length, and says each link of
// it as soon as its item is known. The first node is named by the offset of the
// parenthesis, any other by that of the byte before its item, which is a blank,
// or ends the item before.
func (t *turtle) collection() (graph.Term, bool) {
	head := t.blanks.anonymous(t.at())
	if !t.enter(1) {
		return graph.Term{}, false
	}
	c := t.next()
	if c == ')' {
		return turtleNil, t.leave(")", "')'")
	}
	node, begun := head, false
	for {
		at, next := t.here(), head
		if begun {
			next = t.blanks.anonymous(t.at() - 1)
		}
		item, ok := t.object(c)
		if !ok {
			return graph.Term{}, false
		}
		c = t.next()
		if t.atEnd() {
			return graph.Term{}, t.expected("')' or another item")
		}
		if begun && !t.say(&node, &turtleRest, &next, at) || !t.say(&next, &turtleFirst, &item, at) {
			return graph.Term{}, false
		}
		node, begun = next, true
		if c == ')' {
			return head, t.say(&node, &turtleRest, &turtleNil, t.here()) && t.leave(")", "')'")
		}
	}
}
