package quadstore

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// native is one of Cayley's native kinds. Its text is a lexical form of the
// datatype of XML Schema that stands for it outside.
type native struct {
	private  string
	datatype string
	read     func(text string) (quad.Value, bool)
}

var natives = [...]native{
	{typeNative + "int", xsd + "integer", readInt},
	{typeNative + "float", xsd + "double", readFloat},
	{typeNative + "bool", xsd + "boolean", readBool},
	{typeNative + "time", xsd + "dateTime", readTime},
}

const (
	nativeInt = iota
	nativeFloat
	nativeBool
	nativeTime
)

// nativeOf gives the native kind of a term that the store keeps, or nil.
func nativeOf(t graph.Term) *native {
	datatype := t.Datatype()
	for i := range natives {
		if natives[i].private == datatype {
			return &natives[i]
		}
	}
	return nil
}

// nativeValue reads a native kind; ok is false for what nativeTerm never wrote.
func nativeValue(t graph.Term) (v quad.Value, ok bool) {
	n := nativeOf(t)
	if n == nil {
		return nil, false
	}
	return n.read(t.Value())
}

func nativeTerm(v quad.Value) (graph.Term, error) {
	switch v := v.(type) {
	case quad.Int:
		return graph.Typed(strconv.FormatInt(int64(v), 10), natives[nativeInt].private), nil
	case quad.Float:
		return graph.Typed(formatDouble(float64(v)), natives[nativeFloat].private), nil
	case quad.Bool:
		return graph.Typed(strconv.FormatBool(bool(v)), natives[nativeBool].private), nil
	case quad.Time:
		text := formatTime(time.Time(v).UTC())
		if again, ok := readTime(text); !ok || !v.Equal(again) {
			return graph.Term{}, fmt.Errorf("%w: the year of %s is out of reach", ErrValue, text)
		}
		return graph.Typed(text, natives[nativeTime].private), nil
	}
	return graph.Term{}, fmt.Errorf("%w: %v is a %T", ErrValue, v, v)
}

// alternatives are the terms by which an RDF document may say what a native
// value says, the likeliest first.
func alternatives(v quad.Value) []graph.Term {
	switch v := v.(type) {
	case quad.Int:
		return []graph.Term{graph.Typed(strconv.FormatInt(int64(v), 10), xsd+"integer")}
	case quad.Float:
		canonical, plain := formatDouble(float64(v)), strconv.FormatFloat(float64(v), 'f', -1, 64)
		list := []graph.Term{graph.Typed(canonical, xsd+"double")}
		if canonical[len(canonical)-1] < 'A' && len(plain) < 30 { // neither NaN nor INF
			list = append(list, graph.Typed(plain, xsd+"double"), graph.Typed(plain, xsd+"decimal"))
		}
		return list
	case quad.Bool:
		digit := "0"
		if v {
			digit = "1"
		}
		return []graph.Term{graph.Typed(strconv.FormatBool(bool(v)), xsd+"boolean"), graph.Typed(digit, xsd+"boolean")}
	case quad.Time:
		own, utc := formatTime(time.Time(v)), formatTime(time.Time(v).UTC())
		list := []graph.Term{graph.Typed(own, xsd+"dateTime")}
		if own != utc {
			list = append(list, graph.Typed(utc, xsd+"dateTime"))
		}
		return list
	}
	return nil
}

func readInt(text string) (quad.Value, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return quad.Int(n), err == nil
}

func readFloat(text string) (quad.Value, bool) {
	f, err := strconv.ParseFloat(text, 64)
	return quad.Float(f), err == nil
}

func readBool(text string) (quad.Value, bool) { return quad.Bool(text == "true"), true }

func readTime(text string) (quad.Value, bool) {
	s, ok := readDateTime(text)
	if !ok || len(s.first.fraction) > 9 {
		return nil, false
	}
	nanos, _ := strconv.Atoi((s.first.fraction + "000000000")[:9])
	return quad.Time(time.Unix(s.first.second, int64(nanos)).UTC()), true
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
	n, _ := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(n)
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
