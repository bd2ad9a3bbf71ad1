package schema

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"corkboard/graph"
)

// ValueType checks and normalizes texts of one kind: the range of a property
// in core.yaml that is no class.
type ValueType struct {
	// Name is what core.yaml and mappings call the type.
	Name string
	// Title is one line for people.
	Title string
	// Parse reads a text. Blanks around it never count, except for the type
	// text. The error says what the text is not, in the form
	// `"31/02/1800" is not a date`, without the property's name.
	Parse func(text string, c Context) (Result, error)
}

// Context is what a value's meaning may depend on besides its text.
type Context struct {
	// Language is the BCP 47 tag of the row or the case, "" for none.
	Language string
	// Zone is the time zone of the case; nil is none, and times then stay as
	// they were written.
	Zone *time.Location
	// Country is the ISO 3166-1 alpha-2 code of the case, "" for none. No
	// type uses it yet: a guess from it would not be certain.
	Country string
}

// Result is a checked value.
type Result struct {
	// Terms is the normalized value, usually one term.
	Terms []graph.Term
	// Changed tells that the normalized form differs from the text that was
	// given, blanks around it aside; the caller keeps that text too.
	Changed bool
	// Start and End are the halves of a lasting interval such as
	// 2016-09/2017-07, for properties that come in pairs; the zero Term where
	// the value is no interval, or that end is open or unknown.
	Start, End graph.Term
}

// ValueTypes are all value types, in the order in which documentation lists
// them.
var ValueTypes = []ValueType{
	{"text", "text in the language of its row; kept letter for letter", parseText},
	{"name", "a name on one line, never tagged with a language", parseName},
	{"identifier", "an identifier on one line, kept letter for letter", parseIdentifier},
	{"date", "a date, a time or an interval as EDTF writes it", parseDateValue},
	{"datetime", "a date with a time of day", parseDatetimeValue},
	{"count", "a number, exact or not: 12, ~12, 1.., 3..5", parseCountValue},
	{"number", "an integer, a decimal, or a number with an exponent", parseNumber},
	{"integer", "a whole number", parseInteger},
	{"decimal", "a decimal number with a point", parseDecimal},
	{"boolean", "true or false, yes or no", parseBoolean},
	{"latitude", "degrees north of the equator, -90 to 90", parseLatitude},
	{"longitude", "degrees east of Greenwich, -180 to 180", parseLongitude},
	{"email", "an e-mail address without a display name", parseEmail},
	{"phone", "a telephone number; E.164 where that is certain", parsePhone},
	{"url", "an absolute web address", parseURL},
	{"country", "a country as ISO 3166-1 code or English short name", parseCountry},
	{"language", "a language tag as BCP 47 writes it", parseLanguage},
}

// LookupValueType finds a value type by its exact name.
func LookupValueType(name string) (ValueType, bool) {
	for _, v := range ValueTypes {
		if v.Name == name {
			return v, true
		}
	}
	return ValueType{}, false
}

// one gives the result of a single term; given is the text it was made from.
func one(t graph.Term, given string) Result {
	return Result{Terms: []graph.Term{t}, Changed: t.Value() != given}
}

// notA gives the error of a text that is not what it should be; hint, where
// there is one, says what to write.
func notA(text, what, hint string) error {
	if hint != "" {
		hint = "; " + hint
	}
	return fmt.Errorf("%q is not %s%s", clipValue(text), what, hint)
}

// clipValue shortens a text for an error message.
func clipValue(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// trimValue takes away the blanks around a value: those of ASCII, the
// no-break spaces that spreadsheets leave, and a byte order mark.
func trimValue(s string) string {
	return strings.Trim(s, " \t\r\n\u00A0\u2007\u202F\uFEFF")
}
