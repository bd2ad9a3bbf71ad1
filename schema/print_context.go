package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"corkboard/graph"
)

// WriteContext writes a JSON-LD 1.1 context document (UTF-8, keys in the order
// of the vocabulary): the prefixes, then every class and property under its
// short name. References and words of schemes are of type @id. A value is
// given a datatype only where its property has no other: dates and counts come
// in several, so theirs stands at the value
// ({"@value": "2016-10", "@type": "xsd:gYearMonth"}), and a month is never
// passed off as a day.
//
// It gives an error if two things of a schema have one name, which loading
// rules out, or if w does.
func (s *Schema) WriteContext(w io.Writer) error {
	c := jsonldContext{s: s, seen: map[string]bool{}}
	c.WriteString("{\n  \"@context\": {\n    \"@version\": 1.1")
	for _, p := range s.Prefixes {
		if strings.ContainsAny(p.IRI[len(p.IRI)-1:], ":/?#[]@") {
			c.term(p.Name, quoteJSON(p.IRI))
			continue
		}
		// Other namespaces need to be told to be prefixes (JSON-LD 1.1, 4.4).
		c.term(p.Name, `{"@id": `+quoteJSON(p.IRI)+`, "@prefix": true}`)
	}
	for _, class := range s.Classes {
		c.term(class.Name, quoteJSON(c.compact(class.IRI)))
	}
	for _, p := range s.Properties {
		id := quoteJSON(c.compact(p.IRI))
		if coerced := c.coerced(p.Range); coerced != "" {
			id = `{"@id": ` + id + `, "@type": ` + quoteJSON(coerced) + `}`
		}
		c.term(p.Name, id)
	}
	c.WriteString("\n  }\n}\n")
	if c.err != nil {
		return c.err
	}
	_, err := w.Write(c.Bytes())
	return err
}

// ContextTerm is a short name of the JSON-LD context for a class or a property.
// Type is "@id" or the IRI of a datatype where the property's values have one.
type ContextTerm struct{ Name, IRI, Type string }

// ContextTerms gives the short names that WriteContext defines, prefixes apart,
// in its order.
func (s *Schema) ContextTerms() []ContextTerm {
	c := jsonldContext{s: s}
	var all []ContextTerm
	for _, class := range s.Classes {
		all = append(all, ContextTerm{Name: class.Name, IRI: class.IRI.Value()})
	}
	for _, p := range s.Properties {
		t := ContextTerm{Name: p.Name, IRI: p.IRI.Value(), Type: c.coerced(p.Range)}
		if t.Type != "" && t.Type != "@id" {
			t.Type = datatypes(p.Range.Value)[0]
		}
		all = append(all, t)
	}
	return all
}

// jsonldContext writes the terms of a context and remembers their names.
type jsonldContext struct {
	s *Schema
	bytes.Buffer
	seen map[string]bool
	err  error
}

func (c *jsonldContext) term(name, definition string) {
	if c.seen[name] && c.err == nil {
		c.err = fmt.Errorf("context: %q is the name of two things", name)
	}
	c.seen[name] = true
	c.WriteString(",\n    " + quoteJSON(name) + ": " + definition)
}

// compact gives an IRI as a prefixed name or in full; JSON-LD has no brackets.
func (c *jsonldContext) compact(t graph.Term) string {
	return strings.Trim(c.s.Shorten(t), "<>")
}

// coerced gives the type of a property's values, "" where there is none or a
// choice. Decimals have none either: of the JSON number 0.5 a processor would
// make "5.0E-1"^^xsd:decimal, which is not well-formed.
func (c *jsonldContext) coerced(r Range) string {
	if r.Value == "" || r.Value == "url" {
		return "@id"
	}
	all := datatypes(r.Value)
	if len(all) != 1 || all[0] == XSDString || all[0] == XSDDecimal {
		return ""
	}
	return c.compact(graph.IRI(all[0]))
}

func quoteJSON(s string) string {
	b, _ := json.Marshal(s) // a string has no way to fail
	return string(b)
}
