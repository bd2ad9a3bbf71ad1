package export

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// What settling looks at, at most: choices one inside another, and statements
// for the choices after the first, at one place.
const (
	maxPicks = 1000
	maxTries = 100_000
)

// settleAll tells apart what refine could not: nodes that look alike from
// everywhere. Those that hang together are settled together; groups that then
// come out the same can be exchanged for each other and get a number.
func (m *naming) settleAll(of []int32, picks int) {
	groups := m.groups(of)
	keys := make([]color, len(groups))
	for k, group := range groups {
		m.settle(group, picks)
		keys[k] = m.key(group)
	}
	times := make(map[color]uint64)
	for k, group := range groups {
		for _, i := range group { // nodes of different groups may have come out the same
			m.color[i] = numbered(m.color[i], keys[k], times[keys[k]])
		}
		times[keys[k]]++
	}
}

// groups gives the nodes that share their color with another one, in groups
// that hang together by statements between them. Groups without a node that
// needs a label are left out.
func (m *naming) groups(of []int32) [][]int32 {
	class := m.classes(of)
	open := make(map[int32]bool)
	for _, members := range class {
		for _, i := range members {
			open[i] = len(members) > 1
		}
	}
	var all [][]int32
	for _, start := range of {
		if !open[start] {
			continue
		}
		open[start] = false
		group, labels := []int32{start}, 0
		for k := 0; k < len(group); k++ {
			if m.all[group[k]].place == labelled {
				labels++
			}
			for _, f := range m.incident[group[k]] {
				m.mentions(f, func(i int32) {
					if open[i] {
						open[i] = false
						group = append(group, i)
					}
				})
			}
		}
		if labels > 0 {
			all = append(all, group)
		}
	}
	return all
}

// settle tells the nodes of one group apart: one of the smallest class is
// chosen and the others are refined by it, and what is then still alike is
// settled in turn. Of the choices the one is made that gives the least colors:
// nodes between which that does not decide can nearly always be exchanged for
// each other. Where the group is too large for trying, and in graphs made to
// defy this, labels depend on those of the input.
func (m *naming) settle(group []int32, picks int) {
	class := m.pick(group)
	if class == nil {
		return
	}
	if m.budget <= 0 || picks > maxPicks {
		m.number(group)
		return
	}
	before := make([]color, len(group))
	best := make([]color, len(group))
	for k, i := range group {
		before[k] = m.color[i]
	}
	var least color
	rest, tries := 0, 0
	for n, chosen := range class {
		switch {
		case n == 1:
			rest, tries = m.budget, min(maxTries, m.tries)
			m.budget = tries
		case n > 1 && m.budget <= 0:
			continue
		}
		for k, i := range group {
			m.color[i] = before[k]
		}
		m.color[chosen] = numbered(m.color[chosen], color{}, 0)
		m.refineFrom(chosen, group)
		if key := m.key(group); n == 0 || bytes.Compare(key[:], least[:]) < 0 {
			least = key
			for k, i := range group {
				best[k] = m.color[i]
			}
		}
	}
	m.tries -= tries - m.budget
	m.budget = rest
	for k, i := range group {
		m.color[i] = best[k]
	}
	m.settleAll(group, picks+1)
}

// pick gives the smallest class of a group with more than one node, as long as
// one with nodes that need labels is left; of equally small ones that of the
// least color.
func (m *naming) pick(group []int32) []int32 {
	var best []int32
	needed := false
	for c, members := range m.classes(group) {
		if len(members) < 2 {
			continue
		}
		needed = needed || m.all[members[0]].place == labelled
		if best == nil || cmp.Or(cmp.Compare(len(members), len(best)), bytes.Compare(c[:], m.color[best[0]][:])) < 0 {
			best = members
		}
	}
	if !needed {
		return nil
	}
	return best
}

// refineFrom refines a group after one of its nodes has been set apart.
func (m *naming) refineFrom(chosen int32, group []int32) {
	class := m.classes(group)
	m.refineClasses(m.neighbours([]int32{chosen}, class), class)
}

// key gives what a group comes to: its colors and how they lie to each other.
func (m *naming) key(group []int32) color {
	colors := make([]color, len(group))
	for k, i := range group {
		colors[k] = m.look(i, m.color[i], m.incident[i], true)
	}
	slices.SortFunc(colors, func(a, b color) int { return bytes.Compare(a[:], b[:]) })
	h := sha256.New()
	for _, c := range colors {
		h.Write(c[:])
	}
	return color(h.Sum(nil)[:16])
}

// number tells nodes apart by the labels of the input.
func (m *naming) number(group []int32) {
	group = slices.Clone(group)
	slices.SortFunc(group, func(i, k int32) int { return cmp.Compare(m.all[i].label, m.all[k].label) })
	for k, i := range group {
		m.color[i] = numbered(m.color[i], color{}, uint64(k))
	}
}

// numbered gives a color with the key of a group and a number.
func numbered(c, key color, n uint64) color {
	hash := sha256.Sum256(binary.LittleEndian.AppendUint64(append(c[:], key[:]...), n))
	return color(hash[:16])
}
