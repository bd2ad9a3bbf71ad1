package store

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// fromNative reads the values that Cayley holds as Go's own types. This
// package never writes them, but a program that holds Cayley may.
func fromNative(v quad.Value) (graph.Term, error) {
	switch v := v.(type) {
	case quad.Int:
		return graph.Typed(strconv.FormatInt(int64(v), 10), xsd+"integer"), nil
	case quad.Float:
		return graph.Typed(formatDouble(float64(v)), xsd+"double"), nil
	case quad.Bool:
		return graph.Typed(strconv.FormatBool(bool(v)), xsd+"boolean"), nil
	case quad.Time:
		return graph.Typed(formatTime(time.Time(v)), xsd+"dateTime"), nil
	}
	return graph.Term{}, fmt.Errorf("%v: values of type %T are not known", v, v)
}

// formatDouble gives the canonical form of an xsd:double (XSD 1.1 part 2,
// section E.1): 1.0E0, 1.5E-7, INF.
func formatDouble(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	sign := ""
	if exponent[0] == '-' {
		sign = "-"
	}
	if exponent = strings.TrimLeft(exponent, "+-0"); exponent == "" {
		exponent, sign = "0", ""
	}
	return mantissa + "E" + sign + exponent
}

// formatTime gives an xsd:dateTime with as many fractional digits as the time
// has. An offset that XSD cannot write (seconds in it, or more than fourteen
// hours) becomes UTC.
func formatTime(t time.Time) string {
	if _, offset := t.Zone(); offset%60 != 0 || offset < -14*3600 || offset > 14*3600 {
		t = t.UTC()
	}
	year, sign := t.Year(), ""
	if year < 0 {
		year, sign = -year, "-"
	}
	return fmt.Sprintf("%s%04d%s", sign, year, t.Format("-01-02T15:04:05.999999999Z07:00"))
}
