package corkboard_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// parseQuad takes a line of N-Quads to pieces, without our reader of N-Quads.
func parseQuad(line string) (graph.Statement, error) {
	var s graph.Statement
	rest, ok := strings.CutSuffix(strings.TrimSpace(line), ".")
	if !ok {
		return s, errors.New("no full stop")
	}
	rest = strings.TrimSpace(rest)
	for _, t := range []*graph.Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph} {
		if rest == "" {
			break
		}
		end := termLength(rest)
		term, err := graph.ParseTerm(rest[:end])
		if err != nil {
			return s, err
		}
		*t, rest = term, strings.TrimSpace(rest[end:])
	}
	if rest != "" {
		return s, fmt.Errorf("%q is left", rest)
	}
	return s, s.Check()
}

// termLength gives the length of the term that s begins with.
func termLength(s string) int {
	i := 0
	switch {
	case strings.HasPrefix(s, "<<("):
		for i = len("<<("); i < len(s) && !strings.HasPrefix(s[i:], ")>>"); {
			if s[i] == ' ' {
				i++
				continue
			}
			i += termLength(s[i:])
		}
		return min(len(s), i+len(")>>"))
	case strings.HasPrefix(s, "<"):
		return strings.IndexByte(s+">", '>') + 1
	case strings.HasPrefix(s, `"`):
		for i = 1; i < len(s) && s[i] != '"'; i++ {
			if s[i] == '\\' {
				i++
			}
		}
		i = min(len(s), i+1)
		if strings.HasPrefix(s[i:], "^^") {
			return i + len("^^") + termLength(s[i+len("^^"):])
		}
	}
	if space := strings.IndexByte(s[i:], ' '); space >= 0 {
		return i + space
	}
	return len(s)
}

// inLowerCase gives statements with their language tags in lower case.
func inLowerCase(all []graph.Statement) []graph.Statement {
	lowered := slices.Clone(all)
	for i := range lowered {
		lowered[i].Object = lowerTag(lowered[i].Object)
	}
	return lowered
}

func lowerTag(t graph.Term) graph.Term {
	if s, p, o, ok := t.Triple(); ok {
		return graph.TripleTerm(s, p, lowerTag(o))
	}
	if tag := t.Language(); tag != "" {
		return graph.DirText(t.Value(), strings.ToLower(tag), t.Direction())
	}
	return t
}

func hasUpperTag(s graph.Statement) bool { return lowerTag(s.Object) != s.Object }
