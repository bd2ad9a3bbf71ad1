package source

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"corkboard/graph"
)

var errOpenGraph = errors.New("graph: the brace that opens here never closes")

// fail notes a fault at pos with which the sentence cannot go on. It gives
// false.
func (t *turtle) fail(format string, args ...any) bool {
	at := t.here()
	t.fault = &graph.Error{
		Origin: graph.Origin{File: t.in.Name, Line: at.line, Column: at.column},
		Err:    fmt.Errorf(format, args...),
	}
	return false
}

// expected fails because something else stands at pos.
func (t *turtle) expected(what string) bool {
	return t.fail("expected %s, found %s", what, t.found())
}

// tooLong fails because a token passes the bound.
func (t *turtle) tooLong(what string) bool {
	return t.fail("%s: it is larger than %s", what, bytesOf(t.max))
}

// found quotes what stands at pos, to the next blank.
func (t *turtle) found() string {
	s := t.ahead(shown)
	if s == "" {
		return "the end of the document"
	}
	if end := strings.IndexAny(s[1:], " \t\r\n"); end >= 0 {
		s = s[:end+1]
	}
	return clipped(s)
}

// clipped quotes at most 30 characters.
func clipped(s string) string {
	n := 0
	for i := range s {
		if n++; n > 30 {
			s = s[:i] + "…"
			break
		}
	}
	return strconv.Quote(s)
}

// lose reports a fault of one term, without which the reading goes on. It gives
// no term, and says what is left out for it. A term that a broken input cut off
// has no fault of its own.
func (t *turtle) lose(at place, err error) (graph.Term, bool) {
	if t.err != nil && t.pos == len(t.text) {
		return graph.Term{}, false
	}
	return graph.Term{}, t.report(at, fmt.Errorf("%w; %s", err, turtleRoles[t.role].left))
}

// report yields a fault.
func (t *turtle) report(at place, err error) bool {
	return t.tell(&graph.Error{Origin: graph.Origin{File: t.in.Name, Line: at.line, Column: at.column}, Err: err})
}

func (t *turtle) tell(fault *graph.Error) bool {
	t.stopped = !t.yield(graph.Statement{}, fault)
	return !t.stopped
}

// resume moves behind the sentence that has a fault, and reports it. A directive
// without a full stop, as SPARQL writes it, ends with its line.
func (t *turtle) resume() {
	fault := t.fault
	t.fault, t.depth, t.terms = nil, 0, 0
	end := t.here()
	if t.oneLine {
		t.comment()
		end, t.oneLine = t.here(), false
	} else {
		end = t.skip()
	}
	if t.err == nil {
		fault.Err = fmt.Errorf("%w; skipped to %d:%d", fault.Err, end.line, end.column)
	}
	t.tell(fault)
}
