package schema

import (
	"slices"
	"strings"
)

// InferredYear is the rule by which a date is a conclusion and no statement of
// its source: the row has the source's own words for its dates, and they do
// not hold the year.
const InferredYear = "inferred-year"

// inferred tells whether the rule InferredYear applies to a value: to a date,
// and to the text that such a date was made from.
func (w *sayer) inferred(e Entity, v Value) bool {
	a := w.said
	if a.DateText.IsZero() || a.Base == "" || !v.Object.IsLiteral() {
		return false
	}
	if dated(v.Object.Datatype()) {
		return !yearsIn(v.Object.Value(), a.DateText.Value())
	}
	return strings.HasPrefix(v.Predicate.Value(), a.Base+"ns#") && slices.ContainsFunc(e.Values, func(date Value) bool {
		return date.Origin == v.Origin && dated(date.Object.Datatype()) && !yearsIn(date.Object.Value(), a.DateText.Value())
	})
}

func dated(datatype string) bool {
	switch datatype {
	case XSDDate, XSDGYear, XSDGYearMonth, XSDDateTime, EDTFDatatype:
		return true
	}
	return false
}

// yearsIn tells whether every year of a date stands in the words: in full, or
// as its last two digits after an apostrophe. A year before our era is looked
// for without its sign and zeros.
func yearsIn(date, words string) bool {
	for _, part := range strings.FieldsFunc(date, func(r rune) bool { return strings.ContainsRune("/[]{},", r) }) {
		for _, one := range strings.Split(part, "..") {
			year := strings.TrimLeft(one, "~?%Y-")
			if i := strings.IndexFunc(year, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
				if year[i] == 'X' {
					continue // a decade or century, no year
				}
				year = year[:i]
			}
			if year != "" && !yearIn(year, words) {
				return false
			}
		}
	}
	return true
}

func yearIn(year, words string) bool {
	if number(strings.TrimLeft(year, "0"), words) {
		return true
	}
	return len(year) == 4 && (number("'"+year[2:], words) || number("’"+year[2:], words))
}

// number tells whether digits stand in the words with no further digits beside
// them.
func number(digits, words string) bool {
	for digits != "" {
		i := strings.Index(words, digits)
		if i < 0 {
			return false
		}
		rest := words[i+len(digits):]
		if !endsInDigit(words[:i]) && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return true
		}
		words = "0" + rest // what went before was a digit
	}
	return false
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// inferredYear is the rule InferredYear in words.
var inferredYear = conclusionRule{
	name: InferredYear, label: "Inferred year",
	comment: "The source's own words for the date do not hold the year; whoever entered the row inferred it.",
}
