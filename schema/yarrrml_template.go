package schema

import (
	"strings"
	"unicode/utf8"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// template reads a text with references $(name) in it. Parentheses within a
// reference, and a text that would be a reference, are escaped with a
// backslash. The parts come without empty texts; none at all is an empty text.
func (y *yarrrml) template(n *yaml.Node, text string) []Part {
	var parts []Part
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			parts = append(parts, Part{Text: b.String(), Origin: y.origin(n)})
			b.Reset()
		}
	}
	place := y.places(n)
	for i := 0; i < len(text); {
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, `\(`), strings.HasPrefix(rest, `\)`), strings.HasPrefix(rest, `\$`):
			b.WriteByte(rest[1])
			i += 2
		case strings.HasPrefix(rest, "$("):
			raw, ok := y.inside(n, rest)
			if !ok {
				return nil
			}
			at := place(rest[:len(raw)+3])
			if fixed, ok := y.outside(raw); ok {
				b.WriteString(fixed)
			} else {
				flush()
				parts = append(parts, Part{Reference: y.reference(at, raw), Origin: at})
			}
			i += len(raw) + 3
		default:
			b.WriteByte(rest[0])
			i++
		}
	}
	flush()
	return parts
}

// inside gives what stands between "$(" and its ")".
func (y *yarrrml) inside(n *yaml.Node, text string) (raw string, ok bool) {
	for i := 2; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '(':
			y.fault(n, `reference: %q has a parenthesis in it; write \( and \)`, clipValue(text))
			return "", false
		case ')':
			if i == 2 {
				y.fault(n, "reference: $() names no column")
				return "", false
			}
			return text[2:i], true
		}
	}
	y.fault(n, "reference: %q never closes; what has a comma or a bracket in it needs quotes", clipValue(text))
	return "", false
}

// outside gives the text of an external reference: one of the file's own
// constants, $(_name).
func (y *yarrrml) outside(raw string) (string, bool) {
	name, ok := strings.CutPrefix(raw, "_")
	if !ok {
		return "", false
	}
	text, ok := y.external[name]
	return text, ok
}

// unescape takes away the backslashes that a reference is written with.
var unescape = strings.NewReplacer(`\(`, "(", `\)`, ")", `\_`, "_")

// reference gives the name that a plan has for what stands in $( ).
func (y *yarrrml) reference(at graph.Origin, raw string) string {
	name := unescape.Replace(raw)
	if !y.json {
		return name
	}
	path, ok := dotted(name)
	if !ok {
		here := &yaml.Node{Line: int(at.Line), Column: int(at.Column)}
		y.fault(here, "reference: %q has more in it than names and [*]", clipValue(name))
	}
	return path
}

// dotted gives a JSONPath of names and [*] as names with dots between them;
// every item of a list is meant anyway. ok is false for any other path.
func dotted(path string) (string, bool) {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, "$"), "@")
	var names []string
	for rest != "" {
		switch {
		case strings.HasPrefix(rest, "[*]"):
			rest = rest[3:]
		case strings.HasPrefix(rest, "['"), strings.HasPrefix(rest, `["`):
			end := strings.Index(rest[2:], rest[1:2]+"]")
			if end <= 0 {
				return path, false
			}
			names, rest = append(names, rest[2:2+end]), rest[2+end+2:]
		case rest[0] == '[':
			return path, false
		default:
			name := strings.TrimPrefix(rest, ".")
			end := strings.IndexAny(name, ".[")
			if end < 0 {
				end = len(name)
			}
			if name, rest = name[:end], name[end:]; name == "" || name == "*" || strings.ContainsAny(name, "?@*]") {
				// A dot before a bracket says nothing.
				if name == "" && strings.HasPrefix(rest, "[") {
					continue
				}
				return path, false
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, "."), len(names) > 0
}

// places finds the references of a text in the file, one after the other. A
// text on one line is looked for where its node begins; for one that was
// folded, or written with escapes, the node's own place is given.
func (y *yarrrml) places(n *yaml.Node) func(reference string) graph.Origin {
	at := y.origin(n)
	if n.Line < 1 || n.Line > len(y.lines) {
		return func(string) graph.Origin { return at }
	}
	line := y.lines[n.Line-1]
	from := 0
	for c := 1; c < n.Column && from < len(line); c++ {
		_, size := utf8.DecodeRuneInString(line[from:])
		from += size
	}
	column := int32(n.Column)
	return func(reference string) graph.Origin {
		i := strings.Index(line[from:], reference)
		if i < 0 {
			return at
		}
		o := at
		o.Column = column + int32(utf8.RuneCountInString(line[from:from+i]))
		column = o.Column + int32(utf8.RuneCountInString(reference))
		from += i + len(reference)
		return o
	}
}
