package export

import (
	"math/rand/v2"
	"testing"
)

// What a move of a row is said to save is what it saves, wherever lines and
// arcs end.
func TestMovesSave(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	moved, better := 0, 0
	for range 200 {
		a := new(arrangement)
		n := [2]int{1 + r.IntN(7), 1 + r.IntN(7)}
		for range r.IntN(16) {
			a.left = append(a.left, tie{r.IntN(n[0]), r.IntN(n[1])})
			a.right = append(a.right, tie{r.IntN(n[1]), r.IntN(5)})
			col := r.IntN(2)
			a.inside[col] = append(a.inside[col], tie{r.IntN(n[col]), r.IntN(n[col])})
		}
		for col := range n {
			a.order[col] = r.Perm(n[col])
			a.place[col] = make([]int, n[col])
			a.setOrder(col, a.order[col])
		}
		for range 20 {
			col := r.IntN(2)
			from, to := r.IntN(n[col]), r.IntN(n[col])
			before, saves := a.cost(), a.saves(col, from, to, a.endsOf(col))
			a.move(col, from, to)
			for i, row := range a.order[col] {
				if a.place[col][row] != i {
					t.Fatalf("row %d is at %d, not at %d", row, i, a.place[col][row])
				}
			}
			if after := a.cost(); saves != (after < before) {
				t.Fatalf("from %d to %d of %v: %d, then %d", from, to, n, before, after)
			}
			moved++
			if saves {
				better++
			}
		}
	}
	if better < moved/10 {
		t.Errorf("only %d of %d moves were better", better, moved)
	}
}
