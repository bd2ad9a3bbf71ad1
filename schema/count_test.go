package schema

import (
	"strings"
	"testing"

	"corkboard/graph"
)

func TestCount(t *testing.T) {
	for _, c := range []struct {
		text, want string
		count      Count
	}{
		{"12", "12", Count{Min: "12", Max: "12"}},
		{"012", "012", Count{Min: "012", Max: "012"}},
		{"0", "0", Count{Min: "0", Max: "0"}},
		{"-3", "-3", Count{Min: "-3", Max: "-3"}},
		{"2.50", "2.50", Count{Min: "2.50", Max: "2.50"}},
		{"~12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"~ 12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"about 12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"About 2.5", "~2.5", Count{Min: "2.5", Max: "2.5", Approx: true}},
		{"ca. 12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"ca.12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"c. 12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"circa 12", "~12", Count{Min: "12", Max: "12", Approx: true}},
		{"3..5", "3..5", Count{Min: "3", Max: "5"}},
		{" 3 .. 5 ", "3..5", Count{Min: "3", Max: "5"}},
		{"-5..-3.5", "-5..-3.5", Count{Min: "-5", Max: "-3.5"}},
		{"1..", "1..", Count{Min: "1"}},
		{"..4", "..4", Count{Max: "4"}},
	} {
		datatype := CountDatatype
		if c.count.Exact() {
			datatype = XSDInteger
			if strings.Contains(c.want, ".") {
				datatype = XSDDecimal
			}
		}
		term := graph.Typed(c.want, datatype)
		checkParse(t, "count", c.text, Context{}, term)
		if got, err := ParseCount(c.text); err != nil || got != c.count {
			t.Errorf("%q = %+v, %v, want %+v", c.text, got, err, c.count)
		}
		if got, ok := CountOf(term); !ok || got != c.count {
			t.Errorf("%v is %+v, %v", term, got, ok)
		}
	}
}

func TestNotACount(t *testing.T) {
	const hint = "; write 12, ~12, 3..5, 1.. or ..4"
	for _, text := range []string{
		"", "..", "~", "about a dozen", "a dozen", "3-5", "3…5", "12+", ">12", "1,000", "1 000", "~3..5", "3..~5", "1...5",
		"1.", ".5", "+1", "12 messages", "1e3", "3..5..7", "~~3", "-", "about", "~1..",
	} {
		checkFaults(t, "count", text, `"`+text+`" is not a count`+hint)
	}
	checkFaults(t, "count",
		"5..3", `"5..3" is not a count; the lower bound comes first`,
		"10..9.5", `"10..9.5" is not a count; the lower bound comes first`,
		"3..3.0", `"3..3.0" is not a count; both bounds are the same`,
	)
}

func TestCountOf(t *testing.T) {
	for _, term := range []graph.Term{
		graph.Typed("+12", XSDInteger), graph.Typed(".5", XSDDecimal), graph.Typed("7", NamespaceXSD+"unsignedByte"),
	} {
		c, ok := CountOf(term)
		if !ok || !c.Exact() || c.String() != term.Value() {
			t.Errorf("%v is %+v, %v", term, c, ok)
		}
	}
	for _, term := range []graph.Term{
		{}, graph.Text("12"), graph.IRI("urn:12"), graph.LangText("12", "en"), graph.Typed("12", XSDDouble),
		graph.Typed("3..5", XSDInteger), graph.Typed("~1", XSDDecimal), graph.Typed("about 12", CountDatatype),
		graph.Typed(" 1..", CountDatatype), graph.Typed("", XSDInteger), graph.Typed("dozen", CountDatatype),
	} {
		if c, ok := CountOf(term); ok {
			t.Errorf("%v is %+v", term, c)
		}
	}
	if (Count{}).String() != "" || (Count{}).Exact() {
		t.Error("no count is one")
	}
}

func TestCountsAgree(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"12", "12", true}, {"12", "12.0", true}, {"012", "12", true}, {"12", "13", false},
		{"3..5", "5", true}, {"3..5", "6", false}, {"3..5", "5..9", true}, {"3..5", "5.1..9", false},
		{"1..", "12", true}, {"13..", "12", false}, {"..4", "4", true}, {"..4", "5..", false}, {"1..", "..4", true},
		{"~12", "13", true}, {"~12", "18", true}, {"~12", "19", false}, {"~12", "5", false}, {"~12", "~30", true}, {"~12", "~40", false},
		{"~-10", "-14", true}, {"~-10", "5", false}, {"~0", "1", false},
		{"9007199254740993", "9007199254740992", false}, {"0.1", "0.10000000000000001", false},
	} {
		a, _ := ParseCount(c.a)
		b, _ := ParseCount(c.b)
		if a.Agrees(b) != c.want || b.Agrees(a) != c.want {
			t.Errorf("%s and %s: %v, %v, want %v", c.a, c.b, a.Agrees(b), b.Agrees(a), c.want)
		}
	}
}

func FuzzCount(f *testing.F) {
	for _, s := range []string{"12", "~12", "3..5", "1..", "..4", "about 12", "2.5", "-1..-.5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse(t, "count", text, Context{})
		c, err := ParseCount(text)
		if err != nil {
			return
		}
		if back, ok := CountOf(c.Term()); !ok || back != c {
			t.Errorf("%q is %+v, and read back %+v, %v", text, c, back, ok)
		}
		if !c.Agrees(c) {
			t.Errorf("%q does not agree with itself", text)
		}
	})
}
