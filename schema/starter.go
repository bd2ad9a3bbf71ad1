package schema

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"corkboard/graph/source"
)

// StarterMapping writes a YARRRML mapping to begin with, for a table or
// document that is no standard table: what a row is, how it is named, and a
// property for each column, guessed from the columns' names (in English,
// German or French) and from what the first 200 records hold. A column that
// tells nothing becomes a property of the case's own, with a question behind
// it. f is the file, records its records, base the case's base IRI; the mapping
// belongs into the folder of the file.
//
// What is written depends on the records alone, is read by ReadYARRRML without
// an error, and names only columns that are there. Faults of records are passed
// over. A file without records, an error of the stream and one of w are errors.
func StarterMapping(w io.Writer, f source.File, records source.Records, s *Schema, base string) error {
	columns, seen, first, err := lookAt(records, f.Format.Name)
	if err != nil {
		return err
	}
	if len(columns) == 0 {
		return fmt.Errorf("%s: has no records to make a mapping from", f.Input.Name)
	}
	st := starter{schema: s, base: base, columns: columns, seen: seen, kind: sourceName(f.Kind)}
	st.guess()
	st.name()
	st.lines()
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# A mapping to begin with, made from %s of %s.\n", records200(seen), commentLine(path.Base(f.Input.Name)))
	b.WriteString("# Every line is a guess: look at each, correct it or take it out.\n\n")
	st.writePrefixes(b)
	st.writeSource(b, f, first)
	b.WriteString("mappings:\n")
	for i, m := range st.mappings {
		if i > 0 {
			b.WriteByte('\n')
		}
		m.write(b, st.kind)
	}
	return b.Flush()
}

// starter is what is guessed of a file.
type starter struct {
	schema   *Schema
	base     string
	kind     string
	columns  []*starterColumn
	seen     int // records looked at
	class    string
	because  []string // columns that tell the class
	subject  string   // a template, "" for the row
	why      string   // what the comment on the subject says
	mappings []starterMapping
}

// starterMapping is one mapping to be written.
type starterMapping struct {
	name, comment string
	subject, why  string
	pairs         []starterPair
}

// starterPair is a predicate with an object and a comment.
type starterPair struct{ predicate, object, comment string }

// write writes one mapping.
func (m starterMapping) write(b *bufio.Writer, src string) {
	if m.comment != "" {
		fmt.Fprintf(b, "  # %s\n", commentLine(m.comment))
	}
	fmt.Fprintf(b, "  %s:\n    sources: %s\n", m.name, src)
	if m.subject == "" {
		fmt.Fprintf(b, "    # %s\n", commentLine(m.why))
	} else {
		fmt.Fprintf(b, "    s: %s  # %s\n", scalar(m.subject), commentLine(m.why))
	}
	b.WriteString("    po:\n")
	for _, p := range m.pairs {
		fmt.Fprintf(b, "      - [%s, %s]", scalar(p.predicate), scalar(p.object))
		if p.comment != "" {
			fmt.Fprintf(b, "  # %s", commentLine(p.comment))
		}
		b.WriteByte('\n')
	}
}

// writePrefixes writes the prefixes that the mappings use.
func (st *starter) writePrefixes(b *bufio.Writer) {
	var used []string
	note := func(text string) {
		if name, _, ok := strings.Cut(text, ":"); ok && !strings.HasPrefix(text, "$(") && !slices.Contains(used, name) {
			used = append(used, name)
		}
	}
	for _, m := range st.mappings {
		note(m.subject)
		for _, p := range m.pairs {
			note(p.predicate)
			note(p.object)
		}
	}
	b.WriteString("# Short names of the vocabularies below.\nprefixes:\n")
	fmt.Fprintf(b, "  ex: %s  # the case itself\n", scalar(st.base))
	for _, p := range st.schema.Prefixes {
		if p.Name != "ex" && slices.Contains(used, p.Name) {
			fmt.Fprintf(b, "  %s: %s\n", p.Name, scalar(p.IRI))
		}
	}
	b.WriteByte('\n')
}

// writeSource writes the file's own source; first is the place of its first
// record, by which the list of a document is found.
func (st *starter) writeSource(b *bufio.Writer, f source.File, first string) {
	b.WriteString("# Where the records are read from.\nsources:\n")
	fmt.Fprintf(b, "  %s:\n    access: %s\n", st.kind, scalar(path.Base(f.Input.Name)))
	formulation := "csv"
	if isDocument(f.Format.Name) {
		formulation = "jsonpath"
	}
	fmt.Fprintf(b, "    referenceFormulation: %s\n", formulation)
	if formulation == "jsonpath" {
		iterator := f.Options.Iterator
		if iterator == "" {
			iterator = iteratorOf(first)
		}
		if iterator != "" {
			fmt.Fprintf(b, "    iterator: %s  # each of these is a record\n", scalar(iterator))
		}
	}
	if f.Options.Delimiter != 0 {
		fmt.Fprintf(b, "    delimiter: %s\n", scalar(string(f.Options.Delimiter)))
	}
	if f.Options.Encoding != "" {
		fmt.Fprintf(b, "    encoding: %s\n", scalar(f.Options.Encoding))
	}
	b.WriteByte('\n')
}

func records200(n int) string {
	switch {
	case n == 1:
		return "the only record"
	case n < starterRecords:
		return fmt.Sprintf("all %d records", n)
	}
	return fmt.Sprintf("the first %d records", n)
}
