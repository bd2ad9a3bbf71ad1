package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// figure is a value that a figure gives, and what it counts.
type figure struct {
	key   string
	id    graph.Term
	value graph.Term
}

// figure keeps the values of a figure.
func (c *contradictions) figure(t *thing) {
	if !c.in.is(t, "Figure") {
		return
	}
	s := c.in.schema
	var key strings.Builder
	for _, p := range s.terms("about", "what", "figureFrom", "figureTo", "unit", "dateObserved") {
		objects := t.objects(p)
		slices.SortFunc(objects, graph.Term.Compare)
		for _, o := range objects {
			key.WriteString(o.String())
		}
		key.WriteByte(0)
	}
	for _, v := range t.objects(s.term("value")) {
		c.figures = append(c.figures, figure{key.String(), t.id.Clone(), v.Clone()})
	}
}

// end compares the figures that count the same.
func (c *contradictions) end() error {
	slices.SortFunc(c.figures, func(a, b figure) int {
		if d := strings.Compare(a.key, b.key); d != 0 {
			return d
		}
		if d := a.value.Compare(b.value); d != 0 {
			return d
		}
		return a.id.Compare(b.id)
	})
	for i := 0; i < len(c.figures); {
		j := i + 1
		for j < len(c.figures) && c.figures[j].key == c.figures[i].key {
			j++
		}
		if err := c.compare(c.figures[i:j]); err != nil {
			return err
		}
		i = j
	}
	return nil
}

// compare finds the contradiction among figures that count the same.
func (c *contradictions) compare(same []figure) error {
	if !slices.ContainsFunc(same, func(a figure) bool {
		return slices.ContainsFunc(same, func(b figure) bool { return !agree(a.value, b.value) })
	}) {
		return nil
	}
	var parts []string
	var at []graph.Term
	about := same[0].id
	text := ""
	for _, f := range same {
		t, err := c.in.thing(f.id)
		if err != nil {
			return err
		}
		if text == "" {
			if objects := t.objects(c.in.schema.term("about")); len(objects) > 0 {
				about = objects[0]
			}
			if text, err = c.counted(t); err != nil {
				return err
			}
		}
		for _, v := range t.values(c.in.schema.term("value")) {
			if v.object != f.value {
				continue
			}
			part, err := c.in.said(t, v)
			if err != nil {
				return err
			}
			rows, err := c.in.at(t, v)
			if err != nil {
				return err
			}
			at = append(at, rows...)
			if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	c.in.find("contradiction", about, text+" is "+strings.Join(parts, ", "), at)
	return nil
}

// counted says what a figure counts: "Renovation" (mill): budget, EUR, 2021.
func (c *contradictions) counted(t *thing) (string, error) {
	s := c.in.schema
	text, sep := "figure", " "
	for _, about := range t.objects(s.term("about")) {
		label, err := c.in.label(about)
		if err != nil {
			return "", err
		}
		text, sep = label, ": "
	}
	for _, p := range []string{"what", "figureFrom", "figureTo", "unit", "dateObserved"} {
		for _, v := range t.objects(s.term(p)) {
			word := unbroken(v.Value())
			if v.IsIRI() {
				name, err := c.in.short(v)
				if err != nil {
					return "", err
				}
				word = strings.TrimPrefix(p, "figure")
				word = strings.ToLower(word) + " " + name
			}
			text += sep + word
			sep = ", "
		}
	}
	return text, nil
}
