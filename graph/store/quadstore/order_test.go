package quadstore

import (
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

func x(text, datatype string) graph.Term { return graph.Typed(text, xsd+datatype) }

func edtf(text string) graph.Term { return graph.Typed(text, typeEDTF) }

func kept(v quad.Value) graph.Term {
	t, err := Term(v)
	if err != nil {
		panic(err)
	}
	return t
}

var digits40 = strings.Repeat("1234567890", 4)

// ladders are terms from small to large; those of one rung are equal. Terms of
// different ladders do not compare.
var ladders = [][][]graph.Term{
	{ // numbers
		{x("-INF", "double"), x("-INF", "float"), kept(quad.Float(math.Inf(-1))), x("-1e999", "double")},
		{x("-"+digits40, "integer")},
		{kept(quad.Int(math.MinInt64)), x("-9223372036854775808", "long")},
		{kept(quad.Int(math.MinInt64 + 1))},
		{x("-10", "integer")},
		{x("-9.5", "decimal"), x("-9.50", "decimal"), x("-95e-1", "double")},
		{x("-9", "negativeInteger"), x("-9.0", "decimal")},
		{x("-0.001", "decimal")},
		{x("0", "integer"), x("-0", "integer"), x("+0.0", "decimal"), x("-0.0E0", "double"), kept(quad.Float(0)), x("00", "unsignedByte")},
		{x("0.1", "decimal"), x("0.1", "double"), x("0.1", "float"), x(".10", "decimal"), kept(quad.Float(0.1))},
		{x("0.10000000000000001", "decimal")},
		{x("1", "byte"), x("01", "integer"), x("1.", "decimal"), x("1E0", "float"), x(" 1\n", "int"), kept(quad.Int(1)), kept(quad.Float(1))},
		{x("9", "integer")},
		{x("10", "short"), kept(quad.Int(10))},
		{x("9007199254740992", "integer"), x("9007199254740992", "double")},
		{x("9007199254740993", "integer")},
		{kept(quad.Int(math.MaxInt64 - 1))},
		{kept(quad.Int(math.MaxInt64))},
		{x("18446744073709551615", "unsignedLong")},
		{x(digits40, "integer"), x(digits40+".0", "decimal")},
		{x(digits40+".01", "decimal")},
		{x("INF", "double"), x("+INF", "float"), x("1e39", "float")},
	},
	{ // dates
		{edtf("-0044-03-15"), x("-0044-03-15", "date")},
		{x("0000-02-29T12:00:00", "dateTime"), x("0000-02-29T12:00:00Z", "dateTime")},
		{x("2016-10-02T23:59:59.9", "dateTime")},
		{x("2016-10-03T16:05:00+02:00", "dateTime"), x("2016-10-03T14:05:00Z", "dateTime"), x("2016-10-03T14:05:00", "dateTime"),
			x("2016-10-03T14:05:00.000", "dateTimeStamp"), kept(quad.Time(time.Date(2016, 10, 3, 14, 5, 0, 0, time.UTC)))},
		{x("2016-10-03T14:05:00.1", "dateTime"), x("2016-10-03T09:05:00.1-05:00", "dateTime")},
		{x("2016-10-03T14:05:00.11", "dateTime")},
		{x("2016-10-04T00:00:00Z", "dateTime"), x("2016-10-03T24:00:00Z", "dateTime")},
		{edtf("2016-10-05T14:05")},
		{x("2016-10-06", "date"), x("2016-10-06Z", "date"), edtf("2016-10-06")},
		{x("2016-10-07+00:00", "date")},
		{x("2016-11", "gYearMonth"), edtf("2016-11")},
		{x("2017", "gYear"), edtf("2017"), x("2017Z", "gYear")},
		{x("2018-02-28T00:00:00", "dateTime")},
		{x("2018-03-01T00:00:00", "dateTime")},
		{x("20160-01-01T00:00:00", "dateTime")},
	},
	{{graph.IRI("a")}, {graph.IRI("http://a.example/")}, {graph.IRI("http://b.example/")}},
	{{graph.Blank("a")}, {graph.Blank("b")}},
	{{graph.Text("")}, {graph.Text("10")}, {graph.Text("9")}, {graph.Text("a")}},
	{{graph.LangText("a", "en"), graph.LangText("a", "EN")}, {graph.LangText("b", "En")}},
	{{graph.LangText("a", "de")}, {graph.LangText("b", "de")}},
	{{x("false", "boolean"), x("0", "boolean"), kept(quad.Bool(false))}, {x("1", "boolean"), x("true", "boolean"), kept(quad.Bool(true))}},
	{{graph.Typed("a", "http://a.example/type")}, {graph.Typed("b", "http://a.example/type")}},
	{{graph.TripleTerm(graph.IRI("a:a"), graph.IRI("a:a"), graph.IRI("a:a"))}, {graph.TripleTerm(graph.IRI("a:b"), graph.IRI("a:a"), graph.IRI("a:a"))}},
}

func TestOrder(t *testing.T) {
	type place struct {
		term         graph.Term
		ladder, rung int
	}
	var all []place
	for i, ladder := range ladders {
		for j, rung := range ladder {
			for _, term := range rung {
				all = append(all, place{term, i, j})
			}
		}
	}
	for _, a := range all {
		for _, b := range all {
			have, limit := order(a.term), order(b.term)
			for op, want := range map[iterator.Operator]bool{
				iterator.CompareLT: a.rung < b.rung, iterator.CompareLTE: a.rung <= b.rung,
				iterator.CompareGT: a.rung > b.rung, iterator.CompareGTE: a.rung >= b.rung,
			} {
				if want = want && a.ladder == b.ladder; have.stands(op, &limit) != want {
					t.Errorf("%v %v %v: %t", a.term, op, b.term, !want)
				}
			}
		}
	}
}

// TestDateCovers compares dates of which one takes in the other.
func TestDateCovers(t *testing.T) {
	tests := []struct {
		a, b graph.Term
		ops  string // that hold of a and b
	}{
		{x("2016-10-03", "date"), x("2016", "gYear"), "<= >="},
		{x("2016", "gYear"), x("2016-10-03", "date"), ""},
		{x("2016-01-01", "date"), x("2016", "gYear"), "<= >="},
		{x("2016-10-03T14:05:00Z", "dateTime"), x("2016-10-03", "date"), "<= >="},
		{x("2016-10-03", "date"), x("2016-10-03T00:00:00Z", "dateTime"), ">="},
		{x("2016-10-03", "date"), x("2016-10-03T14:05:00Z", "dateTime"), ""},
		{x("2016-10-03", "date"), x("2016-10-04T00:00:00Z", "dateTime"), "< <="},
		{x("2016-10-03", "date"), x("2016-10-03+01:00", "date"), ">="},
		{x("2016-05:00", "gYear"), x("2016", "gYear"), ">="},
		{x("2016-10-05:00", "gYearMonth"), x("2016-10", "gYearMonth"), ">="},
		{edtf("2016-10-03T14:05"), x("2016-10-03T14:05:59.999Z", "dateTime"), ""},
		{x("2016-10-03T14:05:59.999Z", "dateTime"), edtf("2016-10-03T14:05"), "<= >="},
	}
	for _, test := range tests {
		a, b := order(test.a), order(test.b)
		var ops []string
		for _, op := range []iterator.Operator{iterator.CompareLT, iterator.CompareLTE, iterator.CompareGT, iterator.CompareGTE} {
			if a.stands(op, &b) {
				ops = append(ops, op.String())
			}
		}
		if have := strings.Join(ops, " "); have != test.ops {
			t.Errorf("%v and %v: have %q, want %q", test.a, test.b, have, test.ops)
		}
	}
}

// TestNoOrder tries texts that are no values of their datatypes.
func TestNoOrder(t *testing.T) {
	for _, term := range []graph.Term{
		{}, x("abc", "integer"), x("", "integer"), x("1.0", "integer"), x("1e3", "decimal"), x("+-1", "integer"), x("-", "integer"),
		x(".", "decimal"), x("128", "byte"), x("-129", "byte"), x("-1", "unsignedInt"), x("0", "positiveInteger"), x("1", "negativeInteger"),
		x("NaN", "double"), x("inf", "double"), x("0x1p3", "double"), x("1_0", "double"), x("1e", "float"), x("٣", "integer"), kept(quad.Float(math.NaN())),
		x("yes", "boolean"), x("TRUE", "boolean"),
		x("2016", "date"), x("2016-10-03", "dateTime"), x("2016-10-03T14:05", "dateTime"), x("2016-13-01", "date"), x("2015-02-29", "date"),
		x("2016-10-03T24:00:01", "dateTime"), x("2016-10-03T23:60:00", "dateTime"), x("2016-10-03T23:59:60", "dateTime"), x("216", "gYear"),
		x("02016", "gYear"), x("2016-10-03T14:05:00.", "dateTime"), x("2016-10-03T14:05:00+15:00", "dateTime"), x("2016-10-03T14:05:00+14:01", "dateTime"),
		x("2016-10-03T14:05:00Zx", "dateTime"), x("2016-1-03", "date"), x("9999999999999", "gYear"), x("--10", "gYear"), x("2016-10-03T1405:00", "dateTime"),
		edtf("2016-10~"), edtf("2016/2017"), edtf("201X"), edtf("2016-21"),
	} {
		if o := order(term); o.kind != kindNothing {
			t.Errorf("%v is %+v", term, o)
		}
	}
}

// FuzzNumber compares decimals and doubles with math/big.
func FuzzNumber(f *testing.F) {
	f.Add("1.50", "-2")
	f.Add("-0", ".5")
	f.Add("1e400", "0x10")
	f.Fuzz(func(t *testing.T, a, b string) {
		m, okA := readDecimal(a, false)
		n, okB := readDecimal(b, false)
		if okA && okB && len(a)+len(b) < 1000 {
			p, _ := new(big.Rat).SetString(strings.TrimSuffix(a, "."))
			q, _ := new(big.Rat).SetString(strings.TrimSuffix(b, "."))
			if p == nil || q == nil || m.compare(n) != p.Cmp(q) {
				t.Errorf("%q and %q: %d", a, b, m.compare(n))
			}
		}
		for _, bits := range []int{32, 64} {
			if m, ok := readDouble(a, bits); ok && m.compare(m) != 0 {
				t.Errorf("%q is not itself", a)
			}
		}
	})
}

// FuzzDate reads dates, and those that Go can read as Go does.
func FuzzDate(f *testing.F) {
	f.Add("2016-10-03T14:05:00.123456789+02:00")
	f.Add("-0044-03-15")
	f.Add("2016-05:00")
	f.Fuzz(func(t *testing.T, text string) {
		for from := writtenYear; from <= writtenTime; from++ {
			if s, ok := readDate(text, from, writtenTime); ok && s.first.compare(s.last) > 0 {
				t.Errorf("%q ends before it begins: %+v", text, s)
			}
		}
		want, err := time.Parse("2006-01-02T15:04:05.999999999Z07:00", text)
		have, ok := readTime(text)
		if err != nil || !ok {
			return
		}
		if !time.Time(have.(quad.Time)).Equal(want) {
			t.Errorf("%q: have %v, want %v", text, have, want)
		}
	})
}
