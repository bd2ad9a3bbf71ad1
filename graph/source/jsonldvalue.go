package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"corkboard/graph"
)

// value reads a value object in expanded form (Processing Algorithms and API,
// section 8.2, Object to RDF Conversion). A base direction makes a directional
// string of RDF 1.2; one without a language has no word in RDF, and the text
// stands without it beside the fault.
func (e *ldReader) value(m map[string]any, at ldPlace) (t graph.Term, ok bool, err error) {
	datatype, isText := m["@type"].(string)
	datatype = ldUnescape(datatype)
	wrong := func(why string) (graph.Term, bool, error) {
		return graph.Term{}, false, e.fault(at.pointer, errors.New("json-ld: "+why))
	}
	if given, ok := m["@type"]; ok && !isText && given != nil {
		return wrong("@type: a value has more than one, or none that is a text; it is left out")
	}
	if datatype == "@json" {
		text, err := appendCanonical(nil, m["@value"])
		if err != nil {
			return wrong(err.Error() + "; the value is left out")
		}
		return graph.Typed(string(text), rdfNamespace+"JSON"), true, nil
	}
	switch v := m["@value"].(type) {
	case bool:
		return typedOr(strconv.FormatBool(v), datatype, "boolean"), true, nil
	case json.Number:
		t, err := numberLiteral(string(v), datatype)
		if err != nil {
			return wrong(err.Error() + "; the value is left out")
		}
		return t, true, nil
	case string:
		text := ldUnescape(v)
		tag, _ := m["@language"].(string)
		direction, err := directionOf(m["@direction"])
		switch {
		case err != nil:
			return wrong(err.Error() + "; the value is left out")
		case datatype != "":
			return graph.Typed(text, datatype), true, nil
		case direction != graph.NoDirection && tag == "":
			err = e.fault(at.pointer, fmt.Errorf("json-ld: %s has a base direction and no language; the text is kept without the direction", quoted(text)))
			return graph.Text(text), err == nil, err
		}
		return graph.DirText(text, ldUnescape(tag), direction), true, nil
	}
	return wrong("a value is no text, number or boolean; it is left out")
}

// directionOf reads a base direction, which the library also gives by address.
func directionOf(v any) (graph.Direction, error) {
	if p, ok := v.(*string); ok && p != nil {
		v = *p
	}
	switch v {
	case nil, "":
		return graph.NoDirection, nil
	case "ltr":
		return graph.LeftToRight, nil
	case "rtl":
		return graph.RightToLeft, nil
	}
	return 0, fmt.Errorf("@direction: %s is neither \"ltr\" nor \"rtl\"", quoted(ldUnescape(fmt.Sprint(v))))
}

// typedOr gives a literal of a datatype, or of one of XSD where there is none.
func typedOr(lexical, datatype, otherwise string) graph.Term {
	if datatype == "" {
		datatype = xsdNamespace + otherwise
	}
	return graph.Typed(lexical, datatype)
}

// maxInteger is how many digits a number without a fraction has at most that is
// an integer: above, JSON-LD makes a double of it.
const maxInteger = 21

// numberLiteral makes a literal of a JSON number as JSON-LD does (Processing
// Algorithms and API, section 8.2, steps 10 and 11): an xsd:integer without a
// fraction (1.0 and 1e2 are integers), else an xsd:double in the form of one
// digit, a dot, digits, E and the exponent.
//
// JSON-LD takes a number for a double of 64 bits and rounds it to 16 digits.
// Here it keeps the digits that it has: 9007199254740993 stays, and
// 0.30000000000000004 is 3.0000000000000004E-1. Which numbers are integers is
// as JSON-LD has it, so one of more than 21 digits is a double, with all of
// them.
func numberLiteral(text, datatype string) (graph.Term, error) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	sign := ""
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	e := 0
	if exponent != "" {
		var err error
		if e, err = strconv.Atoi(exponent); err != nil || e > 1<<30 || e < -1<<30 {
			return graph.Term{}, fmt.Errorf("number: %s has an exponent beyond all measure", quoted(text))
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	e -= len(fraction) // the number is digits times ten to the e
	plain := strings.TrimRight(digits, "0")
	e += len(digits) - len(plain)
	double := datatype == xsdNamespace+"double"
	switch {
	case plain == "" && double:
		return graph.Typed(sign+"0.0E0", datatype), nil
	case plain == "":
		return typedOr("0", datatype, "integer"), nil
	case !double && e >= 0 && len(plain)+e <= maxInteger:
		return typedOr(sign+plain+strings.Repeat("0", e), datatype, "integer"), nil
	}
	tail := plain[1:]
	if tail == "" {
		tail = "0"
	}
	return typedOr(sign+plain[:1]+"."+tail+"E"+strconv.Itoa(e+len(plain)-1), datatype, "double"), nil
}
