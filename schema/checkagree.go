package schema

import (
	"strings"

	"corkboard/graph"
)

// agree tells whether two values of a single-valued property may both be
// right: one date within the other, counts whose bounds meet, one number
// written in two ways, a name but for its capitals.
func agree(a, b graph.Term) bool {
	if a == b {
		return true
	}
	if !a.IsLiteral() || !b.IsLiteral() {
		return false
	}
	d, dated := DateOf(a)
	e, both := DateOf(b)
	if dated && both {
		return datesAgree(d, e)
	}
	c, counted := CountOf(a)
	f, too := CountOf(b)
	if counted && too {
		return c.Agrees(f)
	}
	if a.Datatype() == XSDBoolean && b.Datatype() == XSDBoolean {
		return isTrue(a) == isTrue(b)
	}
	if a.Language() != "" && b.Language() != "" && !strings.EqualFold(a.Language(), b.Language()) {
		return true // the same may well be said in two languages
	}
	return strings.EqualFold(unbroken(a.Value()), unbroken(b.Value()))
}

// datesAgree tells whether two dates may be one. About two spans that merely
// overlap, only those that lasted say different things; an approximate date
// reaches as far as Before says.
func datesAgree(d, e Date) bool {
	switch {
	case d.Contains(e) || e.Contains(d):
		return true
	case d.Overlaps(e):
		return !d.IsInterval() && !e.IsInterval()
	case d.Approximate() || e.Approximate():
		return !d.Before(e) && !e.Before(d) && !d.Uncertain() && !e.Uncertain()
	}
	return false
}

func isTrue(t graph.Term) bool { return t.Value() == "true" || t.Value() == "1" }
