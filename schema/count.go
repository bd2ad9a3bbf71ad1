package schema

import (
	"math/big"
	"strings"

	"corkboard/graph"
)

// CountDatatype is the datatype of a count that is no single exact number.
const CountDatatype = Namespace + "count"

// Count is a number as a source gives it: exact, about, or between two bounds.
// The zero Count is no count.
type Count struct {
	// Min and Max are decimal numerals as written, without blanks; "" is no
	// bound. They are the same for a single number.
	Min, Max string
	// Approx tells that the number is "about" this much; Min and Max are then
	// the same.
	Approx bool
}

// ParseCount reads 12, 2.5, ~12, 3..5, 1.. and ..4, and rewrites "about 12",
// "ca. 12", "c. 12" and "circa 12".
func ParseCount(text string) (Count, error) {
	const hint = "write 12, ~12, 3..5, 1.. or ..4"
	s := trimValue(text)
	if number, ok := cutAbout(s); ok {
		if !isNumeral(number) {
			return Count{}, notA(text, "a count", hint)
		}
		return Count{Min: number, Max: number, Approx: true}, nil
	}
	low, high, between := strings.Cut(s, "..")
	if !between {
		high = low
	}
	c := Count{Min: trimValue(low), Max: trimValue(high)}
	if c.Min+c.Max == "" || c.Min != "" && !isNumeral(c.Min) || c.Max != "" && !isNumeral(c.Max) {
		return Count{}, notA(text, "a count", hint)
	}
	if between && c.Min != "" && c.Max != "" {
		switch compareNumerals(c.Min, c.Max) {
		case 0:
			return Count{}, notA(text, "a count", "both bounds are the same")
		case 1:
			return Count{}, notA(text, "a count", "the lower bound comes first")
		}
	}
	return c, nil
}

// CountOf reads a count back from a stored literal: a count, or an exact
// number of a datatype of XSD.
func CountOf(t graph.Term) (Count, bool) {
	local, xsd := strings.CutPrefix(t.Datatype(), NamespaceXSD)
	if t.Datatype() != CountDatatype && !(xsd && isExactNumber(local)) {
		return Count{}, false
	}
	if xsd {
		return Count{Min: t.Value(), Max: t.Value()}, isDecimal(t.Value())
	}
	c, err := ParseCount(t.Value())
	if err != nil || c.String() != t.Value() {
		return Count{}, false
	}
	return c, true
}

// isExactNumber tells whether a datatype of XSD is xsd:decimal or derived
// from it.
func isExactNumber(local string) bool {
	switch local {
	case "decimal", "integer", "long", "int", "short", "byte",
		"nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
		"unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte":
		return true
	}
	return false
}

// String gives the normal form: 12, ~12, 3..5, 1.. or ..4.
func (c Count) String() string {
	switch {
	case c.Approx:
		return "~" + c.Min
	case c.Exact():
		return c.Min
	case c == Count{}:
		return ""
	}
	return c.Min + ".." + c.Max
}

// Term gives the literal: xsd:integer or xsd:decimal for an exact number, and
// otherwise the normal form with CountDatatype.
func (c Count) Term() graph.Term {
	datatype := CountDatatype
	if c.Exact() {
		datatype = XSDDecimal
		if isInteger(c.Min) {
			datatype = XSDInteger
		}
	}
	return graph.Typed(c.String(), datatype)
}

// Exact tells whether the count is one number and not "about".
func (c Count) Exact() bool { return c.Min != "" && c.Min == c.Max && !c.Approx }

// Agrees tells whether two counts may be the same number: their bounds meet.
// "About" reaches half as far again to either side.
func (c Count) Agrees(e Count) bool {
	cMin, cMax := c.bounds()
	eMin, eMax := e.bounds()
	return (cMin == nil || eMax == nil || cMin.Cmp(eMax) <= 0) &&
		(eMin == nil || cMax == nil || eMin.Cmp(cMax) <= 0)
}

func parseCountValue(text string, _ Context) (Result, error) {
	c, err := ParseCount(text)
	if err != nil {
		return Result{}, err
	}
	return one(c.Term(), trimValue(text)), nil
}

// bounds gives the numbers between which the count lies, nil for an open end.
func (c Count) bounds() (low, high *big.Rat) {
	low, _ = rational(c.Min)
	high, _ = rational(c.Max)
	if c.Approx && low != nil {
		// "About" has no bounds of its own: half as much either way.
		margin := new(big.Rat).Quo(new(big.Rat).Abs(low), big.NewRat(2, 1))
		low.Sub(low, margin)
		high.Add(high, margin)
	}
	return low, high
}

// cutAbout takes the words for "about" off a number.
func cutAbout(s string) (number string, ok bool) {
	if number, ok = strings.CutPrefix(s, "~"); ok {
		return trimValue(number), true
	}
	for _, word := range aboutWords {
		if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) {
			return trimValue(s[len(word):]), true
		}
	}
	return s, false
}

// aboutWords are the words before a number or a date that say "about".
var aboutWords = []string{"about ", "approximately ", "approx. ", "circa ", "ca. ", "ca.", "ca ", "c. ", "c."}

// isNumeral tells whether s is a numeral without a plus sign and with digits
// on both sides of its point, so that "1..5" can be read in one way only.
func isNumeral(s string) bool {
	return isDecimal(s) && s[0] != '+' && s[0] != '.' && s[len(s)-1] != '.' && !strings.HasPrefix(s, "-.")
}

func compareNumerals(a, b string) int {
	x, _ := rational(a)
	y, _ := rational(b)
	return x.Cmp(y)
}
