package schema

import (
	"slices"

	"corkboard/graph"
)

// judgedPairs is what judgements say of pairs: that they are one, or two. A
// judgement "unsure" settles nothing.
type judgedPairs struct {
	same      map[graph.Term]graph.Term // towards the first of those that are one
	different map[[2]graph.Term]bool
	firsts    map[[2]graph.Term]bool // different, between those that stand for others
}

func newJudgedPairs() *judgedPairs {
	return &judgedPairs{same: make(map[graph.Term]graph.Term), different: make(map[[2]graph.Term]bool)}
}

// see reads a judgement.
func (j *judgedPairs) see(in *inspection, t *thing) {
	if !in.is(t, "Judgement") {
		return
	}
	s := in.schema
	for _, left := range t.objects(s.term("left")) {
		for _, right := range t.objects(s.term("right")) {
			left, right = left.Clone(), right.Clone()
			for _, v := range t.objects(s.term("judgement")) {
				switch v {
				case judgedSame:
					j.join(left, right)
				case judgedDifferent:
					j.different[[2]graph.Term{left, right}] = true
				}
			}
		}
	}
}

func (j *judgedPairs) join(a, b graph.Term) {
	a, b = j.first(a), j.first(b)
	if c := a.Compare(b); c < 0 {
		j.same[b] = a
	} else if c > 0 {
		j.same[a] = b
	}
}

// first gives the one that stands for all that are the same.
func (j *judgedPairs) first(t graph.Term) graph.Term {
	for {
		next, ok := j.same[t]
		if !ok {
			return t
		}
		t = next
	}
}

// settle is called when all judgements have been seen.
func (j *judgedPairs) settle() {
	j.firsts = make(map[[2]graph.Term]bool, 2*len(j.different))
	for pair := range j.different {
		a, b := j.first(pair[0]), j.first(pair[1])
		j.firsts[[2]graph.Term{a, b}], j.firsts[[2]graph.Term{b, a}] = true, true
	}
}

// open gives those of several, in their order, that share a name with one that
// no judgement tells apart from them or makes one with them.
func (j *judgedPairs) open(all []graph.Term) []graph.Term {
	if len(j.same) == 0 && len(j.firsts) == 0 {
		return all
	}
	var open []graph.Term
	for _, a := range all {
		if slices.ContainsFunc(all, func(b graph.Term) bool {
			x, y := j.first(a), j.first(b)
			return x != y && !j.firsts[[2]graph.Term{x, y}]
		}) {
			open = append(open, a)
		}
	}
	return open
}
