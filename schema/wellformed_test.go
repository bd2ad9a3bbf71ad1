package schema_test

import (
	"math/big"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
	"corkboard/schema"
)

// TestWellFormed reads all that the bundled cases say, places and private
// sources too, as a strict consumer of RDF would: every literal is in the
// lexical space of its datatype, and every IRI is absolute and has no character
// that must be escaped. The rules are written down here once more, apart from
// the code that makes the literals.
func TestWellFormed(t *testing.T) {
	found := map[string]int{}
	for _, name := range []string{"wikileaks-messages", "town-council", "address-book"} {
		for _, s := range statements(t, name) {
			if s.Graph.IsZero() {
				t.Errorf("%s: %v stands in no graph", name, s)
			}
			for _, term := range []graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
				if fault := malformed(term); fault != "" {
					t.Errorf("%s: %s is %s", name, term, fault)
				}
			}
			if s.Object.IsLiteral() {
				found[s.Object.Datatype()]++
			}
		}
	}
	for _, want := range []string{
		schema.XSDDate, schema.XSDDateTime, schema.XSDGYear, schema.XSDGYearMonth, schema.EDTFDatatype, schema.CountDatatype,
		schema.XSDInteger, schema.XSDDecimal, schema.XSDBoolean, schema.XSDString, schema.RDFLangString,
	} {
		if found[want] == 0 {
			t.Errorf("no case has a literal of %s", want)
		}
		delete(found, want)
	}
	for datatype := range found {
		t.Errorf("no rule for %s", datatype)
	}
}

// zone is a time zone of XSD, with -14:00 to +14:00 at the ends.
const zone = `(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?`

var (
	lexical = map[string]*regexp.Regexp{
		schema.XSDBoolean:    regexp.MustCompile(`^(true|false|1|0)$`),
		schema.XSDInteger:    regexp.MustCompile(`^[+-]?\d+$`),
		schema.XSDDecimal:    regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)$`),
		schema.XSDGYear:      regexp.MustCompile(`^-?([1-9]\d{3,}|0\d{3})` + zone + `$`),
		schema.XSDGYearMonth: regexp.MustCompile(`^-?([1-9]\d{3,}|0\d{3})-(0[1-9]|1[0-2])` + zone + `$`),
		schema.XSDDate:       regexp.MustCompile(`^(\d{4}-\d\d-\d\d)` + zone + `$`),
		schema.XSDDateTime:   regexp.MustCompile(`^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?` + zone + `$`),
		schema.EDTFDatatype:  regexp.MustCompile(`^(\[?(\.\.)?[%?~]?[\dX]{4}[\dX%?~:T+Z-]*((\.\.|/|,)[\dX%?~:T+Z-]*)*\]?)$`),
		schema.CountDatatype: regexp.MustCompile(`^(~-?\d+(\.\d+)?|(-?\d+(\.\d+)?)\.\.(-?\d+(\.\d+)?)?|\.\.-?\d+(\.\d+)?)$`),
		schema.RDFLangString: nil,
		schema.XSDString:     nil,
	}
	languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
	unescaped   = regexp.MustCompile("[\\x00-\\x20<>\"{}|\\\\^`\\x7f-\\x9f]|%[^0-9A-Fa-f]|%.[^0-9A-Fa-f]|%.?$")
)

// malformed says what is wrong with a term, "" if nothing is.
func malformed(term graph.Term) string {
	switch {
	case term.IsZero():
		return ""
	case term.IsIRI():
		u, err := url.Parse(term.Value())
		switch {
		case err != nil || u.Scheme == "":
			return "no absolute IRI"
		case unescaped.MatchString(term.Value()) || strings.Count(term.Value(), "#") > 1:
			return "an IRI with a character that must be escaped"
		}
		return ""
	case !term.IsLiteral():
		return "neither an IRI nor a literal"
	case (term.Datatype() == schema.RDFLangString) != (term.Language() != ""), term.Language() != "" && !languageTag.MatchString(term.Language()):
		return "wrongly tagged"
	}
	pattern, ok := lexical[term.Datatype()]
	if !ok || pattern == nil {
		return ""
	}
	match := pattern.FindStringSubmatch(term.Value())
	if match == nil {
		return "no " + term.Datatype()
	}
	switch term.Datatype() {
	case schema.XSDDate, schema.XSDDateTime:
		if _, err := time.Parse(time.DateOnly, match[1]); err != nil {
			return "no day of the calendar"
		}
	case schema.EDTFDatatype:
		if _, ok := schema.DateOf(term); !ok {
			return "no date that we read again"
		}
	case schema.XSDDecimal, schema.XSDInteger:
		if _, ok := new(big.Rat).SetString(term.Value()); !ok {
			return "no number"
		}
	}
	return ""
}

// TestMalformed tells that TestWellFormed can fail.
func TestMalformed(t *testing.T) {
	for _, term := range []graph.Term{
		graph.Typed("2016-10", schema.XSDDate), graph.Typed("2016-02-30", schema.XSDDate), graph.Typed("16", schema.XSDGYear),
		graph.Typed("2016-13", schema.XSDGYearMonth), graph.Typed("2016-10-03T14:05", schema.XSDDateTime),
		graph.Typed("1e3", schema.XSDDecimal), graph.Typed("12.0", schema.XSDInteger), graph.Typed("yes", schema.XSDBoolean),
		graph.Typed("October", schema.EDTFDatatype), graph.Typed("about 12", schema.CountDatatype),
		graph.IRI("people/ann"), graph.IRI("https://example.org/a b"), graph.IRI("https://example.org/100%"), graph.IRI("https://example.org/a#b#c"),
	} {
		if malformed(term) == "" {
			t.Errorf("%s passes", term)
		}
	}
}
