package graph

import "testing"

func TestStatementText(t *testing.T) {
	s, p := IRI("a:s"), IRI("a:p")
	for _, c := range []struct {
		st   Statement
		want string
	}{
		{Statement{Subject: s, Predicate: p, Object: Text("o")}, `<a:s> <a:p> "o" .`},
		{Statement{Subject: Blank("b"), Predicate: p, Object: LangText("o", "en"), Graph: IRI("a:g")}, `_:b <a:p> "o"@en <a:g> .`},
		{Statement{Subject: s, Predicate: p, Object: TripleTerm(s, p, s), Graph: Blank("g")}, `<a:s> <a:p> <<( <a:s> <a:p> <a:s> )>> _:g .`},
		{Statement{Subject: s, Predicate: p, Object: Text("a\nb"), Origin: Origin{File: "f"}}, `<a:s> <a:p> "a\nb" .`},
	} {
		if got := c.st.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if got := string(c.st.AppendTo([]byte("x"))); got != "x"+c.want+"\n" {
			t.Errorf("AppendTo gives %q", got)
		}
	}
}

func TestStatementCompare(t *testing.T) {
	a, b := IRI("a:a"), IRI("a:b")
	// In order by subject, predicate, object, graph.
	l := []Statement{
		{Subject: a, Predicate: a, Object: a}, {Subject: a, Predicate: a, Object: a, Graph: a}, {Subject: a, Predicate: a, Object: b},
		{Subject: a, Predicate: b, Object: a}, {Subject: b, Predicate: a, Object: a, Graph: a}, {Subject: b, Predicate: a, Object: a, Graph: b},
	}
	for i, s := range l {
		for j, u := range l {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			u.Origin = Origin{File: "elsewhere", Line: int32(9 - j)}
			if got := s.Compare(u); got != want || SPOG.Compare(s, u) != want {
				t.Errorf("%v and %v: %d, want %d", s, u, got, want)
			}
			if s.SameQuad(u) != (i == j) {
				t.Errorf("%v and %v: wrong in being the same", s, u)
			}
		}
	}
	inA, inNone := Statement{Subject: a, Predicate: a, Object: a, Graph: a}, Statement{Subject: b, Predicate: b, Object: b}
	if GSPO.Compare(inA, inNone) != 1 || GSPO.Compare(inNone, inA) != -1 || GSPO.Compare(inA, l[1]) != 0 || GSPO.Compare(l[1], l[4]) != -1 {
		t.Error("GSPO does not go graph by graph")
	}
}
