package engine

import (
	"errors"
	"fmt"
	"testing"

	"corkboard/graph"
)

// TestNamesInOrder looks whether blocks of terms are names in order.
func TestNamesInOrder(t *testing.T) {
	a, b := graph.IRI("http://example.org/a"), graph.IRI("http://example.org/b")
	for _, test := range []struct {
		terms []graph.Term
		want  bool
	}{
		{[]graph.Term{a}, true},
		{[]graph.Term{a, b, graph.Blank("a"), graph.Blank("b")}, true},
		{[]graph.Term{graph.IRI(""), a}, true},
		{[]graph.Term{graph.Blank("")}, true},
		{[]graph.Term{b, a}, false},
		{[]graph.Term{a, a}, false},
		{[]graph.Term{graph.Blank("a"), b}, false},
		{[]graph.Term{a, graph.Text("b")}, false},
		{[]graph.Term{graph.TripleTerm(a, a, a)}, false},
	} {
		var e termEncoder
		for _, term := range test.terms {
			e.add(term)
		}
		var p openTerms
		if err := p.read(e.appendTo(nil), len(test.terms), nil); err != nil {
			t.Errorf("%v: %v", test.terms, err)
		} else if got := p.inOrder(); got != test.want {
			t.Errorf("%v are in order: %v", test.terms, got)
		}
	}
}

// TestBlocksInUse reads terms of two places in turns whose blocks would stand in
// one room, and looks at both again.
func TestBlocksInUse(t *testing.T) {
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var list []graph.Statement
	name := func(i int) graph.Term { return graph.IRI(fmt.Sprintf("http://example.org/%07d", i)) }
	n := (passingBlocks + 2) * termsEach
	for i := range n {
		list = append(list, graph.Statement{Subject: name(i), Predicate: name(0), Object: graph.Text(fmt.Sprint("text ", i))})
	}
	if _, err := s.Add(t.Context(), streamOf(list), AddOptions{}); err != nil {
		t.Fatal(err)
	}
	at, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer at.Release()
	m := &matcher{Snapshot: at, ctx: t.Context(), long: true, sifts: true}
	for _, i := range []int{0, 1, termsEach, passingBlocks * termsEach, 5, n - 1, 2} {
		for place, want := range map[int]graph.Term{0: name(i), 2: graph.Text(fmt.Sprint("text ", i))} {
			id, err := at.Find(want)
			if err != nil || id == 0 {
				t.Fatalf("%v: %d, %v", want, id, err)
			}
			for range 2 {
				var got graph.Term
				if err := m.term(&got, place, id); err != nil || got != want {
					t.Errorf("place %d: %v, want %v: %v", place, got, want, err)
				}
			}
		}
		if m.at[0] == m.at[literals] {
			t.Error("two places have one block")
		}
	}
}

// TestDamagedBlockInALongAnswer tells which block is damaged, and does not take
// what was read of it for whole.
func TestDamagedBlockInALongAnswer(t *testing.T) {
	_, at := longStore(t)
	names := at.runs[0].names
	if err := names.open(); err != nil {
		t.Fatal(err)
	}
	m := &matcher{Snapshot: at, ctx: t.Context(), long: true}
	e := &names.index.extents[1]
	sound := *e
	e.length--
	id := ID(at.runs[0].base) + ID(names.index.before[1])
	var got graph.Term
	var damage *Damage
	for range 2 {
		if err := m.term(&got, 2, id); !errors.As(err, &damage) || damage.Offset != sound.offset {
			t.Errorf("%v, %v", got, err)
		}
	}
	*e = sound
	want, err := at.Term(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.term(&got, 2, id); err != nil || got != want {
		t.Errorf("%v, want %v: %v", got, want, err)
	}
}
