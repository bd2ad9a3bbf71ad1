package schema

import (
	"bytes"
	"cmp"
	"io"
	"strings"

	"corkboard/graph"
)

// WriteMarkdown writes the vocabulary as tables for people to read, in
// Markdown with the tables of CommonMark's GitHub flavour (UTF-8, in the order
// of the vocabulary): the tables of a case and their columns, classes,
// properties, relations, schemes, views and prefixes. The error is that of w.
func (s *Schema) WriteMarkdown(w io.Writer) error {
	m := &markdown{s: s}
	m.WriteString("# Vocabulary\n\n## Tables\n")
	for _, t := range s.Tables {
		m.table(t)
	}
	m.WriteString("\n### Columns that every table takes\n\n")
	m.columns(s.Common)
	m.classes()
	m.properties()
	m.relations()
	for i, c := range s.Schemes {
		if i == 0 {
			m.WriteString("\n## Schemes\n")
		}
		m.WriteString("\n### " + m.cell(c.Name) + "\n\n" + m.cell(c.Label) + "\n\n")
		m.head("word", "meaning", "IRI")
		for _, w := range c.Concepts {
			m.row(m.cell(w.Name), m.cell(cmp.Or(w.Comment, w.Label)), m.iri(w.IRI))
		}
	}
	for i, v := range s.Views {
		if i == 0 {
			m.WriteString("\n## Views\n\nWhat `draw --view` shows.\n\n")
			m.head("view", "shows", "nodes", "lines")
		}
		m.row(m.cell(v.Name), m.cell(v.Comment), m.cell(v.nodeNames()), m.cell(v.edgeNames()))
	}
	m.WriteString("\n## Prefixes\n\n")
	m.head("prefix", "namespace")
	for _, p := range s.Prefixes {
		m.row(m.cell(p.Name), markdownCode(p.IRI))
	}
	_, err := w.Write(m.Bytes())
	return err
}

type markdown struct {
	s *Schema
	bytes.Buffer
}

func (m *markdown) table(t Table) {
	m.WriteString("\n### " + m.cell(t.Name) + "\n\n" + m.cell(t.Comment) + "\n\n")
	m.columns(t.Columns)
	if len(t.Key) > 0 {
		m.WriteString("\nA row without an id is named by: " + m.cell(strings.Join(t.Key, ", ")) + ".\n")
	}
}

func (m *markdown) columns(columns []Column) {
	m.head("column", "values", "property", "meaning")
	for _, c := range columns {
		p, ok := m.s.Property(c.Property)
		iri := ""
		if ok {
			iri = m.iri(p.IRI)
		}
		values := m.values(p.Range)
		if c.Roles != "" {
			values += ", each with a role"
		}
		if c.Many {
			values = strings.TrimPrefix(values+"; several", "; ")
		}
		comment := cmp.Or(c.Comment, p.Comment)
		if c.Name == "id" && comment == "" {
			comment = "What other rows call it."
		}
		m.row(m.cell(c.Name), values, iri, m.cell(comment))
	}
}

func (m *markdown) classes() {
	m.WriteString("\n## Classes\n\n")
	m.head("class", "kind of", "IRI", "also", "meaning")
	for _, c := range m.s.Classes {
		var also []string
		for _, a := range c.Also {
			also = append(also, m.iri(a))
		}
		m.row(m.cell(c.Name), m.cell(c.Parent), m.iri(c.IRI), strings.Join(also, " "), m.cell(c.Comment))
	}
}

func (m *markdown) properties() {
	m.WriteString("\n## Properties\n\n")
	m.head("property", "of", "values", "IRI", "read backwards", "meaning")
	for _, p := range m.s.Properties {
		values := m.values(p.Range)
		if p.Single {
			values += "; one at most"
		}
		of := cmp.Or(strings.Join(p.Domain, ", "), "anything")
		m.row(m.cell(p.Name), m.cell(of), values, m.iri(p.IRI), m.cell(p.Inverse), m.cell(p.Comment))
	}
}

func (m *markdown) relations() {
	m.WriteString("\n## Relations\n\nThe words of the column `relation` in the table `ties`.\n\n")
	m.head("relation", "read backwards", "class", "direct statement")
	for _, r := range m.s.Relations {
		direct := ""
		if p, ok := m.s.Property(r.Shortcut); ok {
			direct = m.iri(p.IRI)
			if r.Reverse {
				direct += ", from the second to the first"
			}
		}
		m.row(m.cell(r.Name), m.cell(r.Inverse), m.cell(r.Class), direct)
	}
}

// values says what a range's values are.
func (m *markdown) values(r Range) string {
	if r.Scheme != "" {
		return "a word of " + m.cell(r.Scheme)
	}
	return m.cell(cmp.Or(r.Value, strings.Join(r.Classes, " or ")))
}

func (m *markdown) head(cells ...string) {
	m.row(cells...)
	m.WriteString("|" + strings.Repeat("---|", len(cells)) + "\n")
}

func (m *markdown) row(cells ...string) {
	m.WriteString("|")
	for _, c := range cells {
		m.WriteString(strings.TrimRight(" "+c, " ") + " |")
	}
	m.WriteString("\n")
}

func (m *markdown) iri(t graph.Term) string { return markdownCode(strings.Trim(m.s.Shorten(t), "<>")) }

// cell escapes a text so that it stands in a table, on one line, as it is.
func (m *markdown) cell(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r < 0x80 && strings.ContainsRune("\\`*_{}[]<>|&~#", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// markdownCode gives an IRI between backticks. A checked IRI has neither a backtick
// nor a bar.
func markdownCode(s string) string { return "`" + s + "`" }
