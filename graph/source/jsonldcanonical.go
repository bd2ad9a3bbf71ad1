package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"corkboard/graph"
)

// appendCanonical appends a tree of JSON whose texts are escaped in the form of
// RFC 8785 (JSON Canonicalization Scheme), which an rdf:JSON literal has: no
// white space, members sorted by the UTF-16 of their names, numbers as
// ECMAScript prints them. A number of which that form would change the value
// keeps the form that it has.
func appendCanonical(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case string:
		return appendJSONText(b, ldUnescape(v)), nil
	case float64:
		return appendNumber(b, strconv.FormatFloat(v, 'g', -1, 64)), nil
	case json.Number:
		return appendNumber(b, string(v)), nil
	case []any:
		return appendEach(b, '[', ']', v, appendCanonical)
	case map[string]any:
		keys := slices.SortedFunc(maps.Keys(v), func(x, y string) int {
			return compareUTF16(ldUnescape(x), ldUnescape(y))
		})
		return appendEach(b, '{', '}', keys, func(b []byte, key string) ([]byte, error) {
			return appendCanonical(append(appendJSONText(b, ldUnescape(key)), ':'), v[key])
		})
	}
	return b, fmt.Errorf("@json: a value is of no kind that is known (%T)", v)
}

// appendEach appends items between brackets.
func appendEach[T any](b []byte, open, end byte, items []T, add func([]byte, T) ([]byte, error)) (_ []byte, err error) {
	b = append(b, open)
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = add(b, item); err != nil {
			return b, err
		}
	}
	return append(b, end), nil
}

// compareUTF16 compares texts by their UTF-16 code units.
func compareUTF16(x, y string) int {
	return slices.CompareFunc(utf16.Encode([]rune(x)), utf16.Encode([]rune(y)), cmp.Compare[uint16])
}

// appendJSONText appends a string with the escapes that JSON asks for and no
// others.
func appendJSONText(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= ' ':
			b = append(b, c)
		case strings.IndexByte("\b\t\n\f\r", c) >= 0:
			b = append(b, '\\', "btn?fr"[c-'\b'])
		default:
			b = append(b, `\u00`...)
			const hex = "0123456789abcdef"
			b = append(b, hex[c>>4], hex[c&15])
		}
	}
	return append(b, '"')
}

// appendNumber appends a number as ECMAScript prints a double, unless it has
// more digits than one holds.
func appendNumber(b []byte, text string) []byte {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return append(b, text...)
	}
	printed := ecmaNumber(f)
	short, err1 := numberLiteral(printed, "")
	given, err2 := numberLiteral(text, "")
	if err1 != nil || err2 != nil || short != given && significant(given) > 17 ||
		short != given && !strings.ContainsAny(text, ".eE") {
		return append(b, text...)
	}
	return append(b, printed...)
}

// significant counts the digits of a number's literal that say anything.
func significant(t graph.Term) int {
	digits, _, _ := strings.Cut(t.Value(), "E")
	return len(strings.Trim(strings.ReplaceAll(digits, ".", ""), "-0"))
}

// ecmaNumber prints a double as ECMAScript does (Number::toString).
func ecmaNumber(f float64) string {
	abs := max(f, -f)
	switch {
	case f == 0:
		return "0"
	case abs >= 1e-6 && abs < 1e21:
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	sign := exponent[:1]
	return mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0")
}
