package quadstore

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

func typed(text, datatype string) quad.Value {
	return quad.TypedString{Value: quad.String(text), Type: quad.IRI(datatype)}
}

// TestValues turns values into terms and back.
func TestValues(t *testing.T) {
	at := time.Date(2016, 10, 3, 16, 5, 0, 120, time.FixedZone("", 2*3600))
	triple := graph.TripleTerm(graph.IRI("http://a.example/s"), graph.IRI("http://a.example/p"), graph.Text("a \"b\" )>>"))
	tests := []struct {
		value quad.Value
		term  graph.Term
	}{
		{nil, graph.Term{}},
		{quad.IRI("http://a.example/"), graph.IRI("http://a.example/")},
		{quad.IRI("follows"), graph.IRI("follows")},
		{quad.IRI(""), graph.IRI("")},
		{quad.BNode("b1"), graph.Blank("b1")},
		{quad.BNode("memnode1"), graph.Blank("memnode1")},
		{quad.String(""), graph.Text("")},
		{quad.String("a\x00\xff\"\n"), graph.Text("a\x00\xff\"\n")},
		{quad.LangString{Value: "a", Lang: "de-AT"}, graph.LangText("a", "de-AT")},
		{typed("01", xsd+"integer"), graph.Typed("01", xsd+"integer")},
		{typed("10", "int"), graph.Typed("10", "int")},
		{typed(triple.Value(), typeTriple), triple},
		{typed("5 en-GB rtl a b", typeDirection), graph.DirText("a b", "en-GB", graph.RightToLeft)},
		{quad.Int(5), graph.Typed("5", typeNative+"int")},
		{quad.Int(math.MinInt64), graph.Typed("-9223372036854775808", typeNative+"int")},
		{quad.Float(1), graph.Typed("1.0E0", typeNative+"float")},
		{quad.Float(-1.5e-7), graph.Typed("-1.5E-7", typeNative+"float")},
		{quad.Float(math.Copysign(0, -1)), graph.Typed("-0.0E0", typeNative+"float")},
		{quad.Float(math.Inf(-1)), graph.Typed("-INF", typeNative+"float")},
		{quad.Bool(true), graph.Typed("true", typeNative+"bool")},
		{quad.Bool(false), graph.Typed("false", typeNative+"bool")},
		{quad.Time(at.UTC()), graph.Typed("2016-10-03T14:05:00.00000012Z", typeNative+"time")},
		{quad.Time(time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC)), graph.Typed("-0044-03-15T12:00:00Z", typeNative+"time")},
		{quad.Time(time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)), graph.Typed("12345-01-01T00:00:00Z", typeNative+"time")},
		{quad.Time{}, graph.Typed("0001-01-01T00:00:00Z", typeNative+"time")},
	}
	for _, test := range tests {
		term, err := Term(test.value)
		if err != nil || term != test.term {
			t.Errorf("%#v: have %v, %v, want %v", test.value, term, err, test.term)
		}
		if v := Value(test.term); v != test.value {
			t.Errorf("%v: have %#v, want %#v", test.term, v, test.value)
		}
	}
	if v := Value(graph.DefaultGraph); v != nil {
		t.Errorf("the default graph is %#v", v)
	}
	if term, err := Term(quad.Time(at)); err != nil || term.Value() != "2016-10-03T14:05:00.00000012Z" {
		t.Errorf("a time in another zone: %v, %v", term, err)
	}
	if term, err := Term(quad.Float(math.NaN())); err != nil || term.Value() != "NaN" {
		t.Errorf("NaN: %v, %v", term, err)
	}
}

// TestSameText checks values that mean the same simple literal.
func TestSameText(t *testing.T) {
	for _, v := range []quad.Value{
		quad.String("a"), typed("a", xsd+"string"), typed("a", ""), quad.LangString{Value: "a"},
	} {
		if term, err := Term(v); err != nil || term != graph.Text("a") {
			t.Errorf("%#v: %v, %v", v, term, err)
		}
	}
}

// odd is a value that Cayley does not have.
type odd struct{}

func (odd) String() string { return "odd" }
func (odd) Native() any    { return nil }

func TestNoValues(t *testing.T) {
	for _, v := range []quad.Value{
		odd{}, typed("<<( a b c )>>", typeTriple), typed("<http://a.example/>", typeTriple),
		typed("en rtl a", typeDirection), typed("02 en rtl a", typeDirection), typed("2 en up! a", typeDirection),
		typed("9223372036854775807 en rtl a", typeDirection), typed("2 en rtl", typeDirection), typed("0  rtl a", typeDirection),
		quad.Time(time.Unix(math.MaxInt64, 0)),
	} {
		if term, err := Term(v); !errors.Is(err, ErrValue) {
			t.Errorf("%#v: %v, %v", v, term, err)
		}
	}
}

// TestKept checks that what a document says is never taken for what this
// package keeps for itself.
func TestKept(t *testing.T) {
	for _, term := range []graph.Term{
		{}, graph.DefaultGraph, graph.IRI(typeNative + "int"), graph.Text("5"), graph.Typed("5", xsd+"integer"), graph.LangText("5", "en"),
	} {
		if Kept(term) != term || Given(term) != term {
			t.Errorf("%v becomes %v, %v", term, Kept(term), Given(term))
		}
	}
	for _, datatype := range []string{
		private, typeNative + "int", typeNative + "time", typeTriple, typeDirection, typeMoved, typeMoved + "native:int", private + "other",
	} {
		term := graph.Typed("5", datatype)
		kept := Kept(term)
		if kept == term || Given(kept) != term {
			t.Errorf("%v is kept as %v and given as %v", term, kept, Given(kept))
		}
		v := Value(kept)
		if _, ok := v.(quad.TypedString); !ok {
			t.Errorf("%v is kept as %v, which is the value %#v", term, kept, v)
		}
		if again, err := Term(v); err != nil || again != kept {
			t.Errorf("%#v: %v, %v, want %v", v, again, err, kept)
		}
	}
	for _, test := range []struct {
		value quad.Value
		given graph.Term
	}{
		{quad.Int(-5), graph.Typed("-5", xsd+"integer")},
		{quad.Float(1), graph.Typed("1.0E0", xsd+"double")},
		{quad.Bool(true), graph.Typed("true", xsd+"boolean")},
		{quad.Time(time.Unix(0, 5e8)), graph.Typed("1970-01-01T00:00:00.5Z", xsd+"dateTime")},
	} {
		term, err := Term(test.value)
		if err != nil || Given(term) != test.given {
			t.Errorf("%v: %v, %v", test.value, Given(term), err)
		}
	}
}

// FuzzValue turns literals of any text and datatype, and texts in any
// language, into values and back.
func FuzzValue(f *testing.F) {
	f.Add("5", xsd+"integer", "", uint8(0))
	f.Add("5", typeNative+"int", "", uint8(0))
	f.Add("05", typeNative+"int", "", uint8(0))
	f.Add("1e400", typeNative+"float", "", uint8(0))
	f.Add("2016-10-03T14:05:00.0000000001Z", typeNative+"time", "", uint8(0))
	f.Add("2 en rtl a", typeDirection, "en", uint8(2))
	f.Add("<<( <a:b> <a:b> <a:b> )>>", typeTriple, "", uint8(0))
	f.Fuzz(func(t *testing.T, text, datatype, tag string, direction uint8) {
		var terms []graph.Term
		terms = append(terms, Kept(graph.Typed(text, datatype)), graph.LangText(text, tag), graph.IRI(text), graph.Blank(text))
		terms = append(terms, graph.DirText(text, tag, graph.Direction(direction%3)))
		for _, term := range terms {
			v := Value(term)
			again, err := Term(v)
			if err != nil || again != term {
				t.Errorf("%#v becomes %#v, and that %#v, %v", term, v, again, err)
			}
		}
		if outside := graph.Typed(text, datatype); Given(Kept(outside)) != outside {
			t.Errorf("%#v is given as %#v", outside, Given(Kept(outside)))
		}
		v := typed(text, datatype)
		term, err := Term(v)
		if err != nil {
			return
		}
		if again, err := Term(Value(term)); err != nil || again != term {
			t.Errorf("%#v is kept as %#v, and its value as %#v, %v", v, term, again, err)
		}
		order(term)
	})
}
