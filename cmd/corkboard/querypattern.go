package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"corkboard/graph"
	"corkboard/schema"
)

// part is one of the four places of a pattern: a term, or a variable.
type part struct {
	term graph.Term
	name string // of a variable; "?" for one without a name
}

// partNames name the columns of variables without a name.
var partNames = [4]string{"subject", "predicate", "object", "graph"}

// pattern answers a pattern with the terms that its variables stand for.
func (b *board) pattern(ctx context.Context, text string, limit int, exact bool) (*answer, error) {
	parts, err := b.parsePattern(text)
	if err != nil {
		return nil, err
	}
	columns, places := variables(parts)
	a := &answer{none: "nothing answers the pattern", behind: func(_ context.Context, r row) ([]graph.Statement, error) {
		var all []graph.Statement
		for _, f := range r.facts {
			all = append(all, f.Statement)
		}
		return all, nil
	}}
	for _, name := range columns {
		a.columns = append(a.columns, column{name: name})
	}
	seen := make(map[string]int) // rows by their terms: two graphs may say the same
	q := graph.Pattern{Subject: parts[0].term, Predicate: parts[1].term, Object: parts[2].term, Graph: parts[3].term}
	for s, err := range b.m.Match(ctx, q) {
		if err != nil {
			return nil, err
		}
		terms := [4]graph.Term{s.Subject, s.Predicate, s.Object, s.Graph}
		if !agrees(parts, terms) {
			continue
		}
		r := row{facts: []fact{{Statement: s}}}
		key := ""
		for _, i := range places {
			r.cells = append(r.cells, b.term(terms[i], exact))
			key += terms[i].String() + "\n"
		}
		if i, ok := seen[key]; ok {
			a.rows[i].facts = append(a.rows[i].facts, r.facts...)
			continue
		}
		if limit > 0 && len(a.rows) == limit {
			a.cut = true
			break
		}
		seen[key] = len(a.rows)
		a.rows = append(a.rows, r)
	}
	return a, nil
}

// variables gives the columns of an answer and the places in a statement that
// fill them. A pattern without variables answers with the statement.
func variables(parts [4]part) (columns []string, places []int) {
	for i, p := range parts {
		name := p.name
		if name == "?" {
			name = partNames[i]
		}
		if name == "" || i == 3 && p.name == anyGraph || slices.Contains(columns, name) {
			continue
		}
		columns, places = append(columns, name), append(places, i)
	}
	if len(columns) == 0 {
		return partNames[:], []int{0, 1, 2, 3}
	}
	return columns, places
}

// anyGraph is the variable of a pattern that asks for no graph.
const anyGraph = "*"

// agrees tells whether variables of one name stand for one term.
func agrees(parts [4]part, terms [4]graph.Term) bool {
	for i := range parts {
		for j := range i {
			if n := parts[i].name; n != "" && n != "?" && n == parts[j].name && terms[i] != terms[j] {
				return false
			}
		}
	}
	return true
}

// parsePattern reads S P O [G], with or without a full stop.
func (b *board) parsePattern(text string) (parts [4]part, err error) {
	words, err := patternWords(text)
	if err != nil {
		return parts, err
	}
	if n := len(words); n == 4 && words[3] == "." || n == 5 && words[4] == "." {
		words = words[:n-1]
	}
	if len(words) != 3 && len(words) != 4 {
		return parts, usagef("query: a pattern is SUBJECT PREDICATE OBJECT [GRAPH], and this is %s", plural(len(words), "word", "words"))
	}
	parts[3].name = anyGraph
	for i, w := range words {
		if parts[i], err = b.part(w, i); err != nil {
			return parts, usagef("query: %s: %w", partNames[i], err)
		}
	}
	return parts, nil
}

// patternWords cuts a pattern at its blanks, but not within quotes and angle
// brackets.
func patternWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	var closing rune
	escaped := false
	for _, r := range text {
		switch {
		case escaped:
			escaped = false
		case closing != 0:
			if r == '\\' && closing == '"' {
				escaped = true
			} else if r == closing {
				closing = 0
			}
		case r == '"':
			closing = '"'
		case r == '<':
			closing = '>'
		case unicode.IsSpace(r):
			if word.Len() > 0 {
				words = append(words, word.String())
				word.Reset()
			}
			continue
		}
		word.WriteRune(r)
	}
	if closing != 0 {
		return nil, usagef("query: a %c is missing at the end of %s", closing, quote(word.String()))
	}
	if word.Len() > 0 {
		words = append(words, word.String())
	}
	return words, nil
}

var number = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[+-]?([0-9]+|[0-9]*\.[0-9]+)$`)
})

// part reads one place of a pattern.
func (b *board) part(w string, place int) (part, error) {
	switch {
	case strings.HasPrefix(w, "?"):
		return part{name: w[:1] + strings.TrimPrefix(w[1:], "?")}.named(), nil
	case w == "a" && place == 1:
		return part{term: b.w.Type}, nil
	case strings.HasPrefix(w, `"`):
		t, err := b.literal(w)
		return part{term: t}, err
	case strings.HasPrefix(w, "_:"):
		t, err := graph.ParseTerm(w)
		return part{term: t}, err
	case place == 2 && number().MatchString(w):
		if strings.Contains(w, ".") {
			return part{term: graph.Typed(w, schema.XSDDecimal)}, nil
		}
		return part{term: graph.Typed(w, schema.XSDInteger)}, nil
	case place == 2 && (w == "true" || w == "false"):
		return part{term: graph.Typed(w, schema.XSDBoolean)}, nil
	}
	t, err := b.queryIRI(w, place)
	return part{term: t}, err
}

// named takes the mark off the name of a variable.
func (p part) named() part {
	if len(p.name) > 1 {
		p.name = p.name[1:]
	}
	return p
}

// queryIRI reads an IRI: in brackets, prefixed, as the name of a property, or
// as an id of the case.
func (b *board) queryIRI(w string, place int) (graph.Term, error) {
	if strings.HasPrefix(w, "<") {
		return b.vocab.Expand(w)
	}
	if prefix, _, ok := strings.Cut(w, ":"); ok {
		t, err := b.vocab.Expand(w)
		if err != nil {
			var known []string
			for _, p := range b.vocab.Prefixes {
				known = append(known, p.Name)
			}
			return t, fmt.Errorf("%q is no known prefix: %s", prefix, strings.Join(known, ", "))
		}
		return t, nil
	}
	if place == 1 {
		if p, ok := b.vocab.Property(w); ok {
			return p.IRI, nil
		}
	}
	if b.base == "" {
		return graph.Term{}, fmt.Errorf("%q is no prefixed name, and the store says no base for ids", w)
	}
	if strings.Contains(w, "/") && graph.CheckIRI(b.base+w) == nil {
		return graph.IRI(b.base + w), nil // a key
	}
	return schema.EntityIRI(b.base, w), nil
}

// literal reads a literal in quotes, whose datatype may be a prefixed name.
func (b *board) literal(w string) (graph.Term, error) {
	end := strings.LastIndexByte(w, '"')
	if datatype, ok := strings.CutPrefix(w[end+1:], "^^"); ok {
		t, err := b.vocab.Expand(datatype)
		if err != nil {
			return t, err
		}
		w = w[:end+1] + "^^<" + t.Value() + ">"
	}
	return graph.ParseTerm(w)
}
