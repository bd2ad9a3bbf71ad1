package schema

import "strings"

// didYouMean proposes the first candidate that a name is one slip away from,
// or that differs in case alone: `; did you mean "name"?`, or "".
func didYouMean(name string, candidates []string) string {
	for _, same := range []func(a, b string) bool{strings.EqualFold, OneSlip} {
		for _, c := range candidates {
			if c != name && same(name, c) {
				return `; did you mean "` + c + `"?`
			}
		}
	}
	return ""
}

// OneSlip tells whether two words differ by one character changed, left out or
// put in, or by two neighbours swapped. Equal words do not differ, and words of
// one character are never near.
func OneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) < 2 || len(y) < 2 {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	x, y = x[i:], y[i:]
	switch {
	case len(x) == len(y) && len(x) > 0:
		swapped := len(x) > 1 && x[0] == y[1] && x[1] == y[0] && string(x[2:]) == string(y[2:])
		return swapped || string(x[1:]) == string(y[1:])
	case len(x) == len(y)+1:
		return string(x[1:]) == string(y)
	case len(x)+1 == len(y):
		return string(x) == string(y[1:])
	}
	return false
}
