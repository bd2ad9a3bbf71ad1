package schema

import "slices"

// referred is the set of texts that a case refers to, by hash, and which of
// them are ids: 8 bytes and a bit for each.
type referred struct {
	known []uint64 // sorted, distinct
	fresh []uint64 // not yet among them
	ids   []uint64 // a bit for each of known, once sealed
}

// add notes a reference.
func (r *referred) add(text string) {
	if r.fresh = append(r.fresh, hashReference(text)); len(r.fresh) > max(1<<12, len(r.known)/2) {
		r.merge()
	}
}

// merge sorts the fresh references in.
func (r *referred) merge() {
	r.known = append(r.known, r.fresh...)
	slices.Sort(r.known)
	r.known = slices.Compact(r.known)
	r.fresh = r.fresh[:0]
}

// seal ends adding; only then may the set be asked.
func (r *referred) seal() {
	r.merge()
	r.fresh = nil
	r.ids = make([]uint64, (len(r.known)+63)/64)
}

// has tells whether something refers to a text.
func (r *referred) has(text string) bool {
	_, ok := slices.BinarySearch(r.known, hashReference(text))
	return ok
}

// markID notes that a text is an id, where something refers to it.
func (r *referred) markID(text string) {
	if i, ok := slices.BinarySearch(r.known, hashReference(text)); ok {
		r.ids[i/64] |= 1 << (i % 64)
	}
}

// isID tells whether a text is referred to and is an id.
func (r *referred) isID(text string) bool {
	i, ok := slices.BinarySearch(r.known, hashReference(text))
	return ok && r.ids[i/64]&(1<<(i%64)) != 0
}

// hashReference is FNV-1a with 64 bits. Where two references of a case met in
// one (about one chance in 10^7 for a million of them), a name might be taken
// for an id, and would be listed as dangling.
func hashReference(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}
