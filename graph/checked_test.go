package graph

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// TestChecked compares what Checked lets pass with what Check says of each
// statement alone, in streams in which terms stand in the same places again
// and again.
func TestChecked(t *testing.T) {
	terms := []Term{
		{}, IRI("a:b"), IRI("a:c"), IRI("no scheme"), Blank("b"), Blank("-"), Text("x"), Text("\xff"),
		LangText("x", "en"), LangText("x", "1"), Typed("1", "a:t"), Typed("1", "t"),
		TripleTerm(IRI("a:s"), IRI("a:p"), Text("o")), TripleTerm(IRI("a:s"), IRI("p"), Text("o")),
	}
	chance := rand.New(rand.NewPCG(4, 2))
	st := Statement{Subject: IRI("a:b"), Predicate: IRI("a:b"), Object: IRI("a:b")}
	var list []Statement
	for i := range 50_000 {
		place := []*Term{&st.Subject, &st.Predicate, &st.Object, &st.Graph}[chance.IntN(4)]
		*place = terms[1]
		if chance.IntN(3) == 0 {
			*place = terms[chance.IntN(len(terms))]
		}
		st.Origin.Line = int32(i)
		list = append(list, st)
	}
	i, good := 0, 0
	for got, err := range Checked(stream(list)) {
		want := list[i].Check()
		var fault *Error
		switch {
		case want == nil && (err != nil || got != list[i]):
			t.Fatalf("%d: %v gives %v, %v", i, list[i], got, err)
		case want == nil:
			good++
		case !errors.As(err, &fault) || fault.Err.Error() != want.Error() || fault.Origin != list[i].Origin:
			t.Fatalf("%d: %v gives %v, not %v", i, list[i], err, want)
		}
		i++
	}
	if i != len(list) || good < 1000 || good > len(list)-1000 {
		t.Errorf("%d statements of %d, %d good", i, len(list), good)
	}
}
