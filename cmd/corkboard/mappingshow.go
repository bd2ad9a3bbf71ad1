package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) mappingShowCommand() *cli.Command {
	return &cli.Command{
		Name: "show", Usage: "print what a mapping, or a standard table, makes of each row",
		ArgsUsage: "MAP|TABLE",
		Description: `Prints what each row becomes: how it is named, its types, and every property with
where its value comes from.

examples:
   corkboard mapping show people
   corkboard mapping show testdata/address-book/mapping.yarrrml.yml`,
		Action: p.mappingShow,
	}
}

func (p *program) mappingShow(c *cli.Context) error {
	name := c.Args().First()
	if name == "" || c.NArg() > 1 {
		return usagef("mapping show takes one mapping file, or the name of a standard table")
	}
	s := schema.Core()
	var maps []schema.TriplesMap
	if t, ok := s.Table(name); ok && !exists(name) {
		maps = s.TablePlan(t)
	} else {
		if !exists(name) {
			return usagef("%s: is neither a file nor one of the tables %s", name, strings.Join(tableNames(s), ", "))
		}
		plan, extended, _, err := p.readMapping(name)
		if err != nil {
			return p.explain(err)
		}
		s, maps = extended, plan.Maps
	}
	return p.writeTo("", nil, func(w io.Writer) error {
		for i := range maps {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if _, err := io.WriteString(w, planText{s}.triplesMap(&maps[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

func tableNames(s *schema.Schema) []string {
	var names []string
	for _, t := range s.Tables {
		names = append(names, t.Name)
	}
	return names
}

// planText writes plans for people to read.
type planText struct{ s *schema.Schema }

// triplesMap writes one map: a headline, then a line for each thing it says.
func (x planText) triplesMap(t *schema.TriplesMap) string {
	var b strings.Builder
	line := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-12s %s\n", what, text)
		}
	}
	fmt.Fprintf(&b, "%s\n", t.Name)
	line("from", x.source(t.Source))
	if e := t.Each; e != nil {
		text := fmt.Sprintf("piece of %s between %q", e.Field, e.Separator)
		if e.Roles {
			text += ", who before the first colon and the role behind it"
		}
		line("for each", text)
	}
	line("only if", x.conditions(t.When))
	if len(t.Require) > 0 {
		line("needs", strings.Join(t.Require, ", "))
	}
	line("named", x.term(&t.Subject.Term))
	line("types", x.terms(t.Subject.Classes))
	line("in graph", x.list(t.Subject.Graphs))
	for i := range t.Values {
		x.values(&b, &t.Values[i])
	}
	if t.Rest {
		line("and", "every other column, under the case's own namespace")
	}
	if t.Shared {
		line("and", "who says so, from source, at, quote, according_to, status and note")
	}
	return b.String()
}

func (x planText) source(l schema.LogicalSource) string {
	if l.Table != "" {
		return "the table " + l.Table
	}
	text := l.File
	for _, more := range []string{l.Format, l.Iterator, l.Encoding} {
		if more != "" {
			text += ", " + more
		}
	}
	if l.Delimiter != 0 {
		text += fmt.Sprintf(", cells between %q", l.Delimiter)
	}
	return text
}

// values writes the predicates and objects of one map of values.
func (x planText) values(b *strings.Builder, po *schema.PredicateObjectMap) {
	var predicates []string
	for i := range po.Predicates {
		predicates = append(predicates, x.term(&po.Predicates[i]))
	}
	for i := range po.Objects {
		fmt.Fprintf(b, "  %s\n      %s\n", strings.Join(predicates, ", "), x.term(&po.Objects[i]))
	}
	if !po.EndPredicate.IsZero() {
		fmt.Fprintf(b, "      the end of an interval is %s, unless %s has a value\n", x.s.Shorten(po.EndPredicate), po.EndColumn)
	}
	if len(po.When) > 0 {
		fmt.Fprintf(b, "      only if %s\n", x.conditions(po.When))
	}
	if len(po.Graphs) > 0 {
		fmt.Fprintf(b, "      in graph %s\n", x.list(po.Graphs))
	}
}

func (x planText) conditions(all []schema.Condition) string {
	var texts []string
	for i := range all {
		is := "is"
		if all[i].Not {
			is = "is not"
		}
		texts = append(texts, fmt.Sprintf("%s %s %s", x.term(&all[i].Left), is, x.term(&all[i].Right)))
	}
	return strings.Join(texts, ", and ")
}

func (x planText) terms(all []graph.Term) string {
	var texts []string
	for _, t := range all {
		texts = append(texts, x.s.Shorten(t))
	}
	return strings.Join(texts, ", ")
}

func (x planText) list(all []schema.TermMap) string {
	var texts []string
	for i := range all {
		texts = append(texts, x.term(&all[i]))
	}
	return strings.Join(texts, ", ")
}

// term says in words where a term comes from and what is made of it.
func (x planText) term(t *schema.TermMap) string {
	switch {
	case !t.Constant.IsZero():
		return x.s.Shorten(t.Constant)
	case t.Identify != nil:
		return x.identify(t.Identify)
	}
	text := "column " + t.Reference
	if t.Reference == "" {
		text = ""
		for _, part := range t.Template {
			if part.Reference != "" {
				text += "{" + part.Reference + "}"
			} else {
				text += part.Text
			}
		}
	}
	for _, more := range []string{x.kind(t), x.language(t)} {
		if more != "" {
			text += ", " + more
		}
	}
	if t.Split != "" {
		text += fmt.Sprintf(", several between %q", t.Split)
	}
	if t.Unknown != "" {
		text += fmt.Sprintf("; %q says %s", t.Unknown, x.s.Shorten(t.True))
	}
	return text
}

// kind says what a text is taken for.
func (x planText) kind(t *schema.TermMap) string {
	switch {
	case t.Refer:
		return "an id or an exact name"
	case t.Scheme != "":
		return "a word of " + t.Scheme
	case t.Value != "":
		return "as " + t.Value
	case t.Datatype != "":
		return "as it is, of type " + x.s.Shorten(graph.IRI(t.Datatype))
	case t.Type == schema.BlankTerm:
		return "a blank node"
	case t.Type == schema.IRITerm:
		return "an IRI"
	}
	return ""
}

func (x planText) language(t *schema.TermMap) string {
	if t.Language == nil {
		return ""
	}
	if !t.Language.Constant.IsZero() {
		return "in " + t.Language.Constant.Value()
	}
	return "in the language of " + x.term(t.Language)
}

func (x planText) identify(id *schema.Identify) string {
	var ways []string
	if id.ID != "" {
		ways = append(ways, "by column "+id.ID)
	}
	var columns []string
	for _, k := range id.Key {
		columns = append(columns, k.Column)
	}
	if len(columns) > 0 {
		ways = append(ways, fmt.Sprintf("by %s/%s", id.Class, strings.Join(columns, "/")))
	}
	return strings.Join(append(ways, "by its row"), ", else ")
}
