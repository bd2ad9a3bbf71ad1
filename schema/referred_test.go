package schema

import (
	"fmt"
	"testing"
)

func TestReferred(t *testing.T) {
	var r referred
	const n = 20_000
	for round := range 3 {
		for i := range n {
			if i%3 != 0 || round == 0 {
				r.add(fmt.Sprint("text ", i))
			}
		}
	}
	r.seal()
	if len(r.known) != n {
		t.Errorf("%d references, want %d", len(r.known), n)
	}
	for i := 0; i < 2*n; i += 2 {
		r.markID(fmt.Sprint("text ", i)) // every second, and some that nothing refers to
	}
	for i := range 2 * n {
		text := fmt.Sprint("text ", i)
		if r.has(text) != (i < n) || r.isID(text) != (i < n && i%2 == 0) {
			t.Fatalf("%s: has %t, isID %t", text, r.has(text), r.isID(text))
		}
	}
}
