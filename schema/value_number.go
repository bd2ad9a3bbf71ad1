package schema

import (
	"math/big"
	"strings"

	"corkboard/graph"
)

// maxDigits bounds numbers, so that a hostile field cannot keep a machine busy
// with arithmetic.
const maxDigits = 400

// parseNumber gives xsd:integer, xsd:decimal or, with an exponent, xsd:double;
// the lexical form stays as it was.
func parseNumber(text string, _ Context) (Result, error) {
	s := trimValue(text)
	mantissa, exponent, scientific := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, scientific = s[:i], s[i+1:], true
	}
	switch {
	case !isDecimal(mantissa), scientific && !isInteger(exponent):
		return Result{}, notA(text, "a number", numberHint(s))
	case scientific:
		return one(graph.Typed(s, XSDDouble), s), nil
	case isInteger(s):
		return one(graph.Typed(s, XSDInteger), s), nil
	}
	return one(graph.Typed(s, XSDDecimal), s), nil
}

func parseInteger(text string, _ Context) (Result, error) {
	s := trimValue(text)
	if !isInteger(s) {
		return Result{}, notA(text, "a whole number", numberHint(s))
	}
	return one(graph.Typed(s, XSDInteger), s), nil
}

func parseDecimal(text string, _ Context) (Result, error) {
	s := trimValue(text)
	if !isDecimal(s) {
		return Result{}, notA(text, "a decimal number", numberHint(s))
	}
	return one(graph.Typed(s, XSDDecimal), s), nil
}

func parseLatitude(text string, _ Context) (Result, error) {
	return parseDegrees(text, "a latitude", 90)
}

func parseLongitude(text string, _ Context) (Result, error) {
	return parseDegrees(text, "a longitude", 180)
}

func parseDegrees(text, what string, most int64) (Result, error) {
	s := trimValue(text)
	if !isDecimal(s) {
		return Result{}, notA(text, what, numberHint(s))
	}
	degrees, ok := rational(s)
	if limit := big.NewRat(most, 1); !ok || degrees.Abs(degrees).Cmp(limit) > 0 {
		return Result{}, notA(text, what, "it is out of range")
	}
	return one(graph.Typed(s, XSDDecimal), s), nil
}

// parseBoolean keeps the four lexical forms of xsd:boolean and rewrites yes,
// no and other case.
func parseBoolean(text string, _ Context) (Result, error) {
	s := trimValue(text)
	b := strings.ToLower(s)
	switch b {
	case "yes":
		b = "true"
	case "no":
		b = "false"
	case "true", "false", "1", "0":
	default:
		return Result{}, notA(text, "true or false", "")
	}
	return one(graph.Typed(b, XSDBoolean), s), nil
}

func numberHint(s string) string {
	switch {
	case len(s) > maxDigits:
		return "it is too long"
	case strings.ContainsRune(s, ','):
		return "write a point before decimals and nothing between thousands"
	}
	return ""
}

// isInteger tells whether s is in the lexical space of xsd:integer.
func isInteger(s string) bool {
	return isDecimal(s) && strings.IndexByte(s, '.') < 0
}

// isDecimal tells whether s is in the lexical space of xsd:decimal.
func isDecimal(s string) bool {
	if len(s) > maxDigits {
		return false
	}
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	whole, part, _ := strings.Cut(s, ".")
	return allDigits(whole) && allDigits(part) && whole+part != ""
}

// allDigits tells whether s has nothing but ASCII digits; "" has not.
func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// rational gives the exact value of a decimal numeral.
func rational(s string) (*big.Rat, bool) {
	if !isDecimal(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}
