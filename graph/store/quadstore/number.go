package quadstore

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// number is a number by its digits, so that integers of any length and
// decimals compare exactly. A floating-point number stands for the shortest
// decimal that names it: 0.1 is the same number as a double and as a decimal.
type number struct {
	size            int8 // -1 and 1 for infinities
	negative        bool
	whole, fraction string // without zeros in front and at the end
}

func (n number) compare(m number) int {
	if n.size != 0 || m.size != 0 {
		return cmp.Compare(n.size, m.size)
	}
	if n.negative != m.negative {
		if n.negative {
			return -1
		}
		return 1
	}
	c := cmp.Compare(len(n.whole), len(m.whole))
	if c == 0 {
		c = strings.Compare(n.whole, m.whole)
	}
	if c == 0 {
		c = strings.Compare(n.fraction, m.fraction)
	}
	if n.negative {
		return -c
	}
	return c
}

// readDecimal reads an xsd:decimal, or an xsd:integer where whole is set.
func readDecimal(text string, whole bool) (n number, ok bool) {
	n.negative = strings.HasPrefix(text, "-")
	if n.negative || strings.HasPrefix(text, "+") {
		text = text[1:]
	}
	point := false
	n.whole, n.fraction, point = strings.Cut(text, ".")
	if n.whole == "" && n.fraction == "" || point && whole || !digitsOnly(n.whole) || !digitsOnly(n.fraction) {
		return number{}, false
	}
	n.whole, n.fraction = strings.TrimLeft(n.whole, "0"), strings.TrimRight(n.fraction, "0")
	n.negative = n.negative && (n.whole != "" || n.fraction != "")
	return n, true
}

func digitsOnly(text string) bool {
	for i := range len(text) {
		if text[i]-'0' > 9 {
			return false
		}
	}
	return true
}

// readDouble reads an xsd:double or, of 32 bits, an xsd:float. NaN is no
// number.
func readDouble(text string, bits int) (n number, ok bool) {
	switch text {
	case "INF", "+INF":
		return number{size: 1}, true
	case "-INF":
		return number{size: -1}, true
	}
	// ParseFloat takes more than XSD: "nan", "0x1p3".
	if strings.Trim(text, "0123456789+-.eE") != "" {
		return number{}, false
	}
	f, err := strconv.ParseFloat(text, bits)
	switch {
	case math.IsInf(f, 1): // too large to be told from infinity, says XSD
		return number{size: 1}, true
	case math.IsInf(f, -1):
		return number{size: -1}, true
	case err != nil:
		return number{}, false
	}
	return readDecimal(strconv.FormatFloat(f, 'f', -1, bits), false)
}

// integers are the datatypes of whole numbers, with the least and the greatest
// of each; "" is no bound.
var integers = map[string][2]string{
	xsd + "integer":            {"", ""},
	xsd + "nonPositiveInteger": {"", "0"},
	xsd + "negativeInteger":    {"", "-1"},
	xsd + "nonNegativeInteger": {"0", ""},
	xsd + "positiveInteger":    {"1", ""},
	xsd + "long":               {"-9223372036854775808", "9223372036854775807"},
	xsd + "int":                {"-2147483648", "2147483647"},
	xsd + "short":              {"-32768", "32767"},
	xsd + "byte":               {"-128", "127"},
	xsd + "unsignedLong":       {"0", "18446744073709551615"},
	xsd + "unsignedInt":        {"0", "4294967295"},
	xsd + "unsignedShort":      {"0", "65535"},
	xsd + "unsignedByte":       {"0", "255"},
	typeNative + "int":         {"", ""},
}

// readNumber reads a literal's number; known is false where the datatype is
// none of numbers, ok where the text is none of the datatype.
func readNumber(text, datatype string) (n number, known, ok bool) {
	switch datatype {
	case xsd + "decimal":
		n, ok = readDecimal(text, false)
		return n, true, ok
	case xsd + "double", typeNative + "float":
		n, ok = readDouble(text, 64)
		return n, true, ok
	case xsd + "float":
		n, ok = readDouble(text, 32)
		return n, true, ok
	}
	bounds, known := integers[datatype]
	if !known {
		return number{}, false, false
	}
	n, ok = readDecimal(text, true)
	for i, bound := range bounds {
		if limit, bounded := readDecimal(bound, true); ok && bounded {
			c := n.compare(limit)
			ok = c == 0 || (c > 0) == (i == 0)
		}
	}
	return n, true, ok
}
