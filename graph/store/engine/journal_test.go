package engine

import (
	"bytes"
	"slices"
	"testing"
)

// TestDamagedJournal flips bits in a journal of three records. Without the last
// one the store is what it was before it, as after a cut; one that others follow
// was synced, and is missed.
func TestDamagedJournal(t *testing.T) {
	on := newTape(small())
	s, err := open(on, "beside", Options{})
	if err != nil {
		t.Fatal(err)
	}
	ends := []uint64{s.journalEnd}
	for _, st := range someStatements(7, 3, 9000) {
		if err := s.Apply(t.Context(), []Delta{{Statement: st}}); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, s.journalEnd)
	}
	before := string(on.now[:ends[2]])
	for at := ends[0]; at < ends[3]; at++ {
		flipped := bytes.Clone(on.now)
		flipped[at] ^= 1 << (at % 8)
		record, _ := slices.BinarySearch(ends, at+1)
		again, err := open(newTape(flipped), "", Options{})
		if d := damageOf(err); record < 3 && (d == nil || d.Offset != ends[record-1] || d.What != "journal") {
			t.Fatalf("byte %d, of record %d: %v", at, record, err)
		} else if record < 3 {
			continue
		}
		if err != nil || again.journalEnd != ends[2] {
			t.Fatalf("byte %d, of the last record: %v", at, err)
		}
	}
	cut, err := open(newTape([]byte(before)), "", Options{})
	if err != nil || cut.journalEnd != ends[2] {
		t.Errorf("cut before the last record: %v", err)
	}
}
