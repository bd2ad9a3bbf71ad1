package corkboard_test

import (
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// sameDataset tells what keeps two datasets from being isomorphic, as sameGraph
// does, in a time that allows for thousands of blank nodes that differ in what
// is said of them. Those that do not are left to sameGraph.
func sameDataset(a, b []graph.Statement) error {
	a, b = graph.NewList(a), graph.NewList(b)
	colorsA, colorsB := quickColors(a), quickColors(b)
	if len(a) != len(b) || !slices.Equal(coloredLines(a, colorsA), coloredLines(b, colorsB)) {
		return firstDifference(a, b, colorsA, colorsB)
	}
	if distinct(colorsA) {
		return nil
	}
	if len(a) > 200 {
		return fmt.Errorf("%d statements about blank nodes that look alike: too many to compare", len(a))
	}
	return sameGraph(a, b)
}

// firstDifference shows some lines that only one of two datasets has.
func firstDifference(a, b []graph.Statement, colorsA, colorsB map[string]string) error {
	linesA, linesB := coloredLines(a, colorsA), coloredLines(b, colorsB)
	var text []string
	for _, side := range []struct {
		sign      string
		have, not []string
	}{{"+", linesA, linesB}, {"-", linesB, linesA}} {
		for _, line := range side.have {
			if _, ok := slices.BinarySearch(side.not, line); !ok && len(text) < 8 {
				text = append(text, fmt.Sprintf("%s %.300q", side.sign, line))
			}
		}
	}
	return fmt.Errorf("%d statements, not %d:\n%s", len(a), len(b), strings.Join(text, "\n"))
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
				said[label] = append(said[label], digest(recolored(s, mine)))
			}
		}
		next := make(map[string]string, len(color))
		for label, texts := range said {
			slices.Sort(texts)
			next[label] = "c" + digest(color[label]+strings.Join(texts, " "))
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
