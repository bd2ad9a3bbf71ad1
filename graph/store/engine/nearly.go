package engine

// What a sort looks for before it counts digits: statements come by subject from
// most files, and what a load set aside is in order in its new numbers, too, but
// for values that another part has as well.
const (
	stretchesMost = 8 // that are merged
	stepsEach     = 1 // back, for each key
)

// nearly sorts keys that are in order in a few long stretches, but for keys that
// stand a few steps too far behind. It tells whether they were; if not, they are
// in another order than before.
func (s *keySorter) nearly() bool {
	ends, ok := s.stretches()
	for ok && len(ends) > 1 {
		begin, n := 0, 0
		for i := 0; i < len(ends); i += 2 {
			end := ends[min(i+1, len(ends)-1)]
			mergeKeys(s.spare[begin:end], s.keys[begin:ends[i]], s.keys[ends[i]:end])
			ends[n], begin = end, end
			n++
		}
		ends = ends[:n]
		s.keys, s.spare = s.spare, s.keys
	}
	return ok
}

// stretches puts keys right that belong a few steps before, and gives where each
// stretch that is in order then ends. A subject that is smaller than the one
// before begins a stretch.
func (s *keySorter) stretches() (ends []int, ok bool) {
	keys, begin := s.keys, 0
	steps := stepsEach * len(keys)
	for i := 1; i < len(keys); i++ {
		k := keys[i]
		if k.compare(keys[i-1]) >= 0 {
			continue
		}
		if k[0] < keys[i-1][0] {
			if ends = append(ends, i); len(ends) == stretchesMost {
				return nil, false
			}
			begin = i
			continue
		}
		j := i
		for ; j > begin && steps > 0 && k.compare(keys[j-1]) < 0; j-- {
			keys[j] = keys[j-1]
			steps--
		}
		if keys[j] = k; steps == 0 {
			return nil, false
		}
	}
	return append(ends, len(keys)), true
}

// mergeKeys merges two sorted lists.
func mergeKeys(to, a, b []key) {
	for len(a) > 0 && len(b) > 0 {
		if b[0].compare(a[0]) < 0 {
			to[0], b = b[0], b[1:]
		} else {
			to[0], a = a[0], a[1:]
		}
		to = to[1:]
	}
	copy(to[copy(to, a):], b)
}
