package quadstore

import (
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// brute answers paths by looking at every quad at every step.
type brute struct {
	all   []quad.Quad
	label quad.Value // nil is any
	rows  []bruteRow
}

type bruteRow struct {
	at   quad.Value
	tags map[string]quad.Value
}

// all nodes, or some of them that are there.
func (b *brute) start(nodes []quad.Value) {
	seen := map[quad.Value]bool{}
	for _, q := range b.all {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil && !seen[v] && (len(nodes) == 0 || slices.Contains(nodes, v)) {
				seen[v] = true
				b.rows = append(b.rows, bruteRow{at: v})
			}
		}
	}
}

// each replaces every row by those that f gives for it.
func (b *brute) each(f func(row bruteRow, give func(at quad.Value, tag string, v quad.Value))) {
	var next []bruteRow
	for _, row := range b.rows {
		f(row, func(at quad.Value, tag string, v quad.Value) {
			tags := row.tags
			if tag != "" {
				tags = maps.Clone(tags)
				if tags == nil {
					tags = map[string]quad.Value{}
				}
				tags[tag] = v
			}
			next = append(next, bruteRow{at, tags})
		})
	}
	b.rows = next
}

// from calls f with what stands on the other side of a node's quads.
func (b *brute) from(v quad.Value, via quad.Value, in bool, f func(quad.Value)) {
	side, other := quad.Subject, quad.Object
	if in {
		side, other = other, side
	}
	for _, q := range b.all {
		if q.Get(side) == v && (via == nil || q.Predicate == via) && (b.label == nil || q.Label == b.label) {
			f(q.Get(other))
		}
	}
}

func (b *brute) follow(via quad.Value, in bool) {
	b.each(func(row bruteRow, give func(quad.Value, string, quad.Value)) {
		b.from(row.at, via, in, func(v quad.Value) { give(v, "", nil) })
	})
}

func (b *brute) both(via quad.Value) {
	b.each(func(row bruteRow, give func(quad.Value, string, quad.Value)) {
		b.from(row.at, via, true, func(v quad.Value) { give(v, "", nil) })
		b.from(row.at, via, false, func(v quad.Value) { give(v, "", nil) })
	})
}

// has keeps rows that have a value, or any where it is nil; tag saves it.
func (b *brute) has(via, value quad.Value, in bool, tag string, optional bool) {
	b.each(func(row bruteRow, give func(quad.Value, string, quad.Value)) {
		any := false
		b.from(row.at, via, in, func(v quad.Value) {
			if value == nil || v == value {
				any = true
				give(row.at, tag, v)
			}
		})
		if optional && !any {
			give(row.at, "", nil)
		}
	})
}

func (b *brute) predicates(tag string) {
	b.each(func(row bruteRow, give func(quad.Value, string, quad.Value)) {
		for _, q := range b.all {
			if q.Subject == row.at {
				give(row.at, tag, q.Predicate)
			}
		}
	})
}

func (b *brute) tag(tag string) {
	b.each(func(row bruteRow, give func(quad.Value, string, quad.Value)) { give(row.at, tag, row.at) })
}

func (b *brute) keep(f func(quad.Value) bool) {
	b.rows = slices.DeleteFunc(b.rows, func(row bruteRow) bool { return !f(row.at) })
}

// reach replaces the rows by all that can be reached from them, whatever the
// label.
func (b *brute) reach(via quad.Value) {
	var all []quad.Value
	for _, row := range b.rows {
		all = append(all, b.reached(row.at, via, false)...)
	}
	for i := 0; i < len(all); i++ {
		for _, v := range b.reached(all[i], via, false) {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	b.rows = nil
	b.or(all)
}

// reached gives where one step leads from a node, whatever the label.
func (b *brute) reached(v, via quad.Value, in bool) (list []quad.Value) {
	(&brute{all: b.all}).from(v, via, in, func(v quad.Value) { list = append(list, v) })
	return list
}

func (b *brute) or(list []quad.Value) {
	for _, v := range list {
		b.rows = append(b.rows, bruteRow{at: v})
	}
}

// answers gives the nodes and rows, each once.
func (b *brute) answers() (ids, rows []string) {
	for _, row := range b.rows {
		id := quad.StringOf(row.at)
		ids = append(ids, id)
		for _, tag := range slices.Sorted(maps.Keys(row.tags)) {
			id += " " + tag + "=" + quad.StringOf(row.tags[tag])
		}
		rows = append(rows, id)
	}
	slices.Sort(ids)
	slices.Sort(rows)
	return slices.Compact(ids), slices.Compact(rows)
}

func greater(limit quad.IRI) func(quad.Value) bool {
	return func(v quad.Value) bool {
		i, ok := v.(quad.IRI)
		return ok && strings.Compare(string(i), string(limit)) > 0
	}
}
