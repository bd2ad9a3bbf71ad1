package schema

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
	"corkboard/graph/source"

	"go.yaml.in/yaml/v3"
)

// starterRecords is how many records are looked at.
const starterRecords = 200

// starterColumn is what is known of one column, or of one path through the records of
// a document.
type starterColumn struct {
	name      string   // as the plan refers to it
	reference string   // as it is written, $(…)
	values    []string // those that are there, at most one for each record
	filled    int      // records that have it
	list      bool
	word      *starterWord // what its name says, or nil
	guess     *guess       // what it becomes, or nil
}

// lookAt collects the columns of the first records.
func lookAt(records source.Records, format string) (columns []*starterColumn, seen int, first string, err error) {
	byName := make(map[string]*starterColumn)
	for r, err := range records {
		var fault *graph.Error
		if errors.As(err, &fault) {
			continue
		}
		if err != nil {
			return nil, 0, "", err
		}
		if seen == 0 {
			first = r.Origin.Pointer
		}
		seen++
		now := make(map[*starterColumn]bool)
		for _, f := range r.Fields {
			leaves(f, nil, false, func(steps []string, list bool, f source.Field) {
				name := strings.Join(steps, ".")
				c := byName[name]
				if c == nil {
					c = &starterColumn{name: name, reference: referenceTo(steps, list, isDocument(format))}
					byName[name] = c
					columns = append(columns, c)
				}
				if c.list = c.list || list; list {
					c.reference = referenceTo(steps, list, isDocument(format))
				}
				if present(f) && !now[c] {
					now[c] = true
					c.filled++
					c.values = append(c.values, strings.Clone(strings.TrimSpace(f.Text)))
				}
			})
		}
		if seen == starterRecords {
			break
		}
	}
	columns = slices.DeleteFunc(columns, func(c *starterColumn) bool { return c.reference == "" })
	return columns, seen, first, nil
}

// leaves calls fn for every text in a field, with its path and whether that
// leads through a list.
func leaves(f source.Field, steps []string, list bool, fn func(steps []string, list bool, f source.Field)) {
	switch f.Kind {
	case source.List:
		for _, item := range f.Fields {
			item.Name = f.Name
			if item.Kind != source.List {
				leaves(item, steps, true, fn)
			}
		}
		return
	case source.Object:
		steps = append(slices.Clip(steps), f.Name)
		for _, sub := range f.Fields {
			leaves(sub, steps, list, fn)
		}
		return
	}
	if f.Name != "" {
		fn(append(slices.Clip(steps), f.Name), list, f)
	}
}

// referenceTo writes a reference, or "" for a name that none can be written
// for.
func referenceTo(steps []string, list, document bool) string {
	var path string
	if !document {
		path = steps[0]
	}
	for i, s := range steps {
		switch {
		case !document:
		case strings.ContainsAny(s, "'") && strings.ContainsAny(s, `.[]?@*$ "`):
			path += `["` + s + `"]`
		case strings.ContainsAny(s, `.[]?@*$ "`) || s == "":
			path += "['" + s + "']"
		case i > 0:
			path += "." + s
		default:
			path += s
		}
	}
	if list {
		path += "[*]"
	}
	reference := "$(" + strings.NewReplacer("(", `\(`, ")", `\)`).Replace(path) + ")"
	if !utf8.ValidString(reference) {
		return ""
	}
	// What the reader of mappings does not read back is left alone.
	y := yarrrml{json: document}
	if parts := y.template(&yaml.Node{}, reference); len(y.faults) > 0 || len(parts) != 1 ||
		parts[0].Reference != strings.Join(steps, ".") {
		return ""
	}
	return reference
}

// isDocument tells the formats whose records nest.
func isDocument(format string) bool {
	return format == "json" || format == "jsonlines" || format == "yaml"
}

// unique tells whether every record has a value and no two the same.
func unique(seen int, columns ...*starterColumn) bool {
	met := make(map[string]bool)
	for _, c := range columns {
		if c.filled != seen || c.list {
			return false
		}
	}
	for i := range seen {
		var key strings.Builder
		for _, c := range columns {
			key.WriteString(c.values[i])
			key.WriteByte(0)
		}
		if met[key.String()] {
			return false
		}
		met[key.String()] = true
	}
	return true
}

// longest gives the length of a column's longest value.
func (c *starterColumn) longest() int {
	n := 0
	for _, v := range c.values {
		n = max(n, len(v))
	}
	return n
}

// parses tells how many of a column's values are not of a value type.
func (c *starterColumn) parses(value string) (bad int) {
	v, ok := LookupValueType(value)
	if !ok {
		return 0
	}
	for _, text := range c.values {
		if _, err := v.Parse(text, Context{}); err != nil {
			bad++
		}
	}
	return bad
}
