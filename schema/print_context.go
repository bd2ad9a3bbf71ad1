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
// short name. References and words of schemes are of type @id; a value whose
// type has several datatypes gets the usual one, xsd:date for dates, and
// needs its own @type where it has another. Texts have none.
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

// coerced gives the type of a property's values, "" for plain strings.
func (c *jsonldContext) coerced(r Range) string {
	if r.Value == "" || r.Value == "url" {
		return "@id"
	}
	datatype := datatypes(r.Value)[0]
	if datatype == XSDString || datatype == RDFLangString {
		return ""
	}
	return c.compact(graph.IRI(datatype))
}

func quoteJSON(s string) string {
	b, _ := json.Marshal(s) // a string has no way to fail
	return string(b)
}
