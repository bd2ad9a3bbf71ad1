package schema

import (
	"strings"

	"corkboard/graph"
)

// mostSlips is up to how many dangling references somebody is asked whether
// they are slips: with more, a whole table is missing.
const mostSlips = 1000

// idSet holds the hashes of the IRIs that are described: 8 bytes for each.
type idSet map[uint64]struct{}

// hashID is FNV-1a, 64 bits.
func hashID(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// slip finds the id that differs from one nobody describes by one slip: a
// letter left out, added, mistaken or swapped with its neighbour. Digits are
// never mistaken for each other: a12 and a13 are two things. It gives "" for
// ids under four characters, and where there is none.
func (ids idSet) slip(in *inspection, t graph.Term) string {
	for _, base := range in.bases {
		id, ok := strings.CutPrefix(t.Value(), base)
		if !ok || len(id) < 4 || len(id) > 64 || len(ids) == 0 {
			continue
		}
		found := ""
		slips(id, func(other string) bool {
			if _, there := ids[hashID(base+other)]; there {
				found = in.id(graph.IRI(base + other))
			}
			return found == ""
		})
		if found != "" {
			return found
		}
	}
	return ""
}

// slips gives the ids that differ from one by one slip, in a fixed order.
func slips(id string, try func(string) bool) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	for i := 0; i <= len(id); i++ {
		if i+1 < len(id) && id[i] != id[i+1] && !(digit(id[i]) && digit(id[i+1])) &&
			!try(id[:i]+string([]byte{id[i+1], id[i]})+id[i+2:]) {
			return
		}
		if i < len(id) && !digit(id[i]) && !try(id[:i]+id[i+1:]) {
			return
		}
		for _, c := range []byte(letters) {
			if !digit(c) && !try(id[:i]+string(c)+id[i:]) {
				return
			}
			if i < len(id) && c != id[i] && !digit(c) && !digit(id[i]) && !try(id[:i]+string(c)+id[i+1:]) {
				return
			}
		}
	}
}
