package corkboard_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// shape is a dataset ready to be compared with others.
type shape struct {
	statements []graph.Statement // sorted, each once
	colors     map[string]string // of its blank nodes
	lines      []string          // with colors in the place of labels, sorted
}

func shapeOf(all []graph.Statement) *shape {
	s := &shape{statements: graph.NewList(all)}
	s.colors = quickColors(s.statements)
	s.lines = coloredLines(s.statements, s.colors)
	return s
}

// same tells what keeps two datasets from being isomorphic, as sameGraph does,
// in a time that allows for thousands of blank nodes: those that differ in what
// is said of them are told apart by it; those that do not are left to sameGraph,
// with no more of the dataset than hangs together through blank nodes.
func (s *shape) same(other *shape) error {
	if !slices.Equal(s.lines, other.lines) {
		return s.difference(other)
	}
	if distinct(s.colors) {
		return nil
	}
	mine, others := s.parts(), other.parts()
	for key, all := range mine {
		if len(all) != len(others[key]) {
			return fmt.Errorf("%d parts of the dataset, not %d, are like\n%.1000s", len(all), len(others[key]), key)
		}
		for _, part := range all {
			i := slices.IndexFunc(others[key], func(x []graph.Statement) bool { return sameGraph(part, x) == nil })
			if i < 0 {
				return fmt.Errorf("no part of the other dataset is like\n%.1000s", lines(part, nil))
			}
			others[key] = slices.Delete(others[key], i, i+1)
		}
	}
	return nil
}

// parts gives the statements that hang together through blank nodes, by their
// lines with colors.
func (s *shape) parts() map[string][][]graph.Statement {
	leader := map[string]string{}
	var find func(label string) string
	find = func(label string) string {
		up, ok := leader[label]
		if !ok || up == label {
			return label
		}
		up = find(up)
		leader[label] = up
		return up
	}
	for _, x := range s.statements {
		first := ""
		for label := range labels(x) {
			if first == "" {
				first = find(label)
			}
			leader[find(label)] = first
		}
	}
	byLeader := map[string][]graph.Statement{}
	for _, x := range s.statements {
		for label := range labels(x) {
			byLeader[find(label)] = append(byLeader[find(label)], x)
			break
		}
	}
	all := map[string][][]graph.Statement{}
	for _, part := range byLeader {
		key := strings.Join(coloredLines(part, s.colors), "\n")
		all[key] = append(all[key], part)
	}
	return all
}

// difference shows some lines that only one of two datasets has.
func (s *shape) difference(other *shape) error {
	var text []string
	for _, side := range []struct {
		sign      string
		have, not []string
	}{{"+", s.lines, other.lines}, {"-", other.lines, s.lines}} {
		for _, line := range side.have {
			if _, ok := slices.BinarySearch(side.not, line); !ok && len(text) < 8 {
				text = append(text, fmt.Sprintf("%s %.300q", side.sign, line))
			}
		}
	}
	return fmt.Errorf("%d statements, not %d:\n%s", len(s.lines), len(other.lines), strings.Join(text, "\n"))
}

func coloredLines(all []graph.Statement, colors map[string]string) []string {
	text := make([]string, len(all))
	for i, s := range all {
		if colors == nil {
			text[i] = s.String()
		} else {
			text[i] = recolored(s, colors)
		}
	}
	slices.Sort(text)
	return text
}

// quickColors gives each blank node a text that follows from what is said of
// it, and then from the texts of those beside it, until no more are told apart.
func quickColors(all []graph.Statement) map[string]string {
	color := map[string]string{}
	var about []graph.Statement
	var nodes [][]string
	for _, s := range all {
		if !s.Subject.IsBlank() && !s.Object.IsBlank() && !s.Graph.IsBlank() && s.Object.Kind() != graph.KindTriple {
			continue
		}
		in := labels(s)
		if len(in) == 0 {
			continue
		}
		about = append(about, s)
		var list []string
		for label := range in {
			list = append(list, label)
			color[label] = "any"
		}
		nodes = append(nodes, list)
	}
	for known := 1; len(color) > 0; {
		said := map[string][]string{}
		for i, s := range about {
			for _, label := range nodes[i] {
				mine := map[string]string{}
				for _, other := range nodes[i] {
					mine[other] = color[other]
				}
				mine[label] = "self"
				said[label] = append(said[label], shortDigest(recolored(s, mine)))
			}
		}
		next := make(map[string]string, len(color))
		for label, texts := range said {
			slices.Sort(texts)
			next[label] = "c" + shortDigest(color[label]+strings.Join(texts, " "))
		}
		color = next
		n := count(color)
		if n == known || n == len(color) {
			break
		}
		known = n
	}
	return color
}

// shortDigest is a label of 96 bits for a text.
func shortDigest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}
