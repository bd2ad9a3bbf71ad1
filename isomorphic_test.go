package corkboard_test

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// readCloser gives a text a Close.
type readCloser struct{ io.Reader }

func (readCloser) Close() error { return nil }

// sameGraph tells what keeps two datasets from being isomorphic. It shares no
// code with what it tests: blank nodes are coloured by what is said of them,
// again and again, and then tried one by one.
func sameGraph(a, b []graph.Statement) error {
	a, b = graph.NewList(a), graph.NewList(b)
	if len(a) != len(b) {
		return fmt.Errorf("%d statements, not %d:\n%s\nnot\n%s", len(a), len(b), lines(a, nil), lines(b, nil))
	}
	if isomorphic(a, b, map[string]string{}, map[string]string{}, 0) {
		return nil
	}
	return fmt.Errorf("not the same:\n%s\nnot\n%s", lines(a, nil), lines(b, nil))
}

func isomorphic(a, b []graph.Statement, fixedA, fixedB map[string]string, n int) bool {
	colorsA, colorsB := colors(a, fixedA), colors(b, fixedB)
	if lines(a, colorsA) == lines(b, colorsB) && distinct(colorsA) {
		return true
	}
	byColor := func(colors map[string]string) map[string][]string {
		all := map[string][]string{}
		for _, label := range slices.Sorted(maps.Keys(colors)) {
			all[colors[label]] = append(all[colors[label]], label)
		}
		return all
	}
	inA, inB := byColor(colorsA), byColor(colorsB)
	for color, labels := range inA {
		if len(labels) != len(inB[color]) {
			return false
		}
	}
	for _, color := range slices.Sorted(maps.Keys(inA)) {
		if len(inA[color]) == 1 {
			continue
		}
		fixedA := maps.Clone(fixedA)
		fixedA[inA[color][0]] = fmt.Sprint("fixed", n)
		for _, label := range inB[color] {
			fixedB := maps.Clone(fixedB)
			fixedB[label] = fmt.Sprint("fixed", n)
			if isomorphic(a, b, fixedA, fixedB, n+1) {
				return true
			}
		}
		return false
	}
	return false
}

func distinct(colors map[string]string) bool {
	seen := map[string]bool{}
	for _, c := range colors {
		if seen[c] {
			return false
		}
		seen[c] = true
	}
	return true
}

// colors gives each blank node a text that depends on what is said of it and
// not on its label.
func colors(all []graph.Statement, fixed map[string]string) map[string]string {
	color := map[string]string{}
	for _, s := range all {
		for label := range labels(s) {
			color[label] = fixed[label]
		}
	}
	for range len(color) + 1 {
		said := map[string][]string{}
		for _, s := range all {
			for label := range labels(s) {
				mine := maps.Clone(color)
				mine[label] = "self"
				said[label] = append(said[label], recolored(s, mine))
			}
		}
		next := map[string]string{}
		for label, about := range said {
			slices.Sort(about)
			next[label] = digest(color[label] + "\n" + strings.Join(about, "\n"))
		}
		before, after := count(color), count(next)
		color = next
		if before == after {
			break
		}
	}
	return color
}

func count(colors map[string]string) int {
	seen := map[string]bool{}
	for _, c := range colors {
		seen[c] = true
	}
	return len(seen)
}

func lines(all []graph.Statement, colors map[string]string) string {
	var text []string
	for _, s := range all {
		text = append(text, recolored(s, colors))
	}
	slices.Sort(text)
	return strings.Join(text, "\n")
}

// labels gives the labels of the blank nodes in a statement.
func labels(s graph.Statement) map[string]bool {
	all := map[string]bool{}
	for _, t := range [...]graph.Term{s.Subject, s.Object, s.Graph} {
		blanks(t, all)
	}
	return all
}

func blanks(t graph.Term, all map[string]bool) {
	if t.IsBlank() {
		all[t.Value()] = true
	}
	if s, _, o, ok := t.Triple(); ok {
		blanks(s, all)
		blanks(o, all)
	}
}

// recolored gives a statement's line with colors in the place of labels.
func recolored(s graph.Statement, colors map[string]string) string {
	s.Subject, s.Object, s.Graph = recolor(s.Subject, colors), recolor(s.Object, colors), recolor(s.Graph, colors)
	return s.String()
}

func recolor(t graph.Term, colors map[string]string) graph.Term {
	if t.IsBlank() && colors != nil {
		return graph.Blank(colors[t.Value()])
	}
	if s, p, o, ok := t.Triple(); ok {
		return graph.TripleTerm(recolor(s, colors), p, recolor(o, colors))
	}
	return t
}

func digest(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }
