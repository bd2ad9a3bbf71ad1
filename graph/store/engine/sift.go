package engine

import "slices"

// sifter leaves out of sorted quads what a store holds already, and out of
// what is to go from it what comes again.
type sifter struct {
	base    uint32 // quads with terms from here on are new
	cursors []*keyCursor
	doomed  []key // sorted
	stays   []bool
}

func newSifter(old *Snapshot, base uint32, doomed []key) *sifter {
	return &sifter{base: base, cursors: old.cursors(spog, key{}, 0), doomed: doomed, stays: make([]bool, len(doomed))}
}

// rewind lets quads come from the beginning again.
func (x *sifter) rewind() {
	for _, c := range x.cursors {
		c.to(key{})
	}
}

// sift moves the quads that are new to the front and gives their number.
func (x *sifter) sift(keys []key) (n int, err error) {
	for i, k := range keys {
		if i > 0 && k == keys[i-1] {
			continue
		}
		held, err := x.holds(k)
		if err != nil {
			return 0, err
		}
		if held {
			if at, ok := slices.BinarySearchFunc(x.doomed, k, key.compare); ok {
				x.stays[at] = true
			}
			continue
		}
		if n != i {
			keys[n] = k
		}
		n++
	}
	return n, nil
}

func (x *sifter) holds(k key) (bool, error) {
	if len(x.cursors) == 0 || k[0] >= x.base || k[1] >= x.base || k[2] >= x.base || k[3] >= x.base {
		return false, nil
	}
	net := 0
	for _, c := range x.cursors {
		if c.forward(k); c.err != nil {
			return false, c.err
		}
		if c.ok && c.key == k {
			net += c.sign
		}
	}
	return net > 0, nil
}

// gone gives what is to go and did not come again.
func (x *sifter) gone() []key {
	gone := make([]key, 0, len(x.doomed))
	for i, k := range x.doomed {
		if !x.stays[i] {
			gone = append(gone, k)
		}
	}
	return gone
}
