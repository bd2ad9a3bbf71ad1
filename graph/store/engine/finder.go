package engine

import (
	"sort"

	"corkboard/graph"
)

// nameFinder looks names up that come in order: it goes through the dictionary
// of each run once, and reads only the blocks that may hold them.
type nameFinder struct {
	runs []*runNames
	tail *tail
}

type runNames struct {
	run    *run
	number int // of the block
	block  *termBlock
	buffer []byte
}

func newNameFinder(s *Snapshot) *nameFinder {
	f := &nameFinder{tail: s.tail}
	for _, r := range s.runs {
		if r.names.part.items > 0 {
			f.runs = append(f.runs, &runNames{run: r, number: -1})
		}
	}
	return f
}

// find gives the ID of a name, or 0.
func (f *nameFinder) find(t graph.Term) (uint32, error) {
	for _, r := range f.runs {
		if id, err := r.find(t); id != 0 || err != nil {
			return id, err
		}
	}
	return uint32(f.tail.find(t)), nil
}

func (r *runNames) find(t graph.Term) (uint32, error) {
	s := r.run.names
	if err := s.open(); err != nil {
		return 0, err
	}
	i := max(r.number, 0)
	// The block is most often the same one or the next.
	for step := 0; i+1 < s.separators.len() && s.separators.compare(i+1, t) <= 0; step++ {
		if step == 4 {
			i = s.separators.last(i+1, t)
			break
		}
		i++
	}
	if i != r.number {
		var err error
		if r.block, err = s.read(i, &r.buffer); err != nil {
			return 0, err
		}
		r.number = i
	}
	place, ok := sort.Find(len(r.block.terms), func(j int) int { return compareNames(t, r.block.terms[j]) })
	if !ok {
		return 0, nil
	}
	return r.run.base + uint32(s.index.before[i]) + uint32(place), nil
}

// valueFinder looks values up that come in the order of their hashes.
type valueFinder struct {
	runs    []*run
	cursors []*keyCursor
	tail    *tail
}

func newValueFinder(s *Snapshot) *valueFinder {
	f := &valueFinder{tail: s.tail}
	for _, r := range s.runs {
		if r.hashes.part.items == 0 {
			continue
		}
		c := newKeyCursor(r.hashes, 0)
		c.seek(key{}, 0)
		f.runs, f.cursors = append(f.runs, r), append(f.cursors, c)
	}
	return f
}

// may tells whether there may be a value with a hash.
func (f *valueFinder) may(hash uint32) (bool, error) {
	found := f.tail != nil
	for _, c := range f.cursors {
		if c.forward(key{hash}); c.err != nil {
			return false, c.err
		}
		found = found || c.ok && c.key[0] == hash
	}
	return found, nil
}

// find gives the ID of a value, or 0.
func (f *valueFinder) find(t graph.Term, hash uint32) (uint32, error) {
	for i, c := range f.cursors {
		c.forward(key{hash})
		if c.err != nil {
			return 0, c.err
		}
		if !c.ok || c.key[0] != hash {
			continue
		}
		// Others may have the same hash, and the same term does not come twice.
		if id, err := f.runs[i].find(t, hash); id != 0 || err != nil {
			return id, err
		}
	}
	return uint32(f.tail.find(t)), nil
}
