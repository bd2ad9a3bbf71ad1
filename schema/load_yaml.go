package schema

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// parse gives the mapping that the file is, or nil after noting a fault. An
// empty file gives nil without one.
func (l *loader) parse(data []byte) *yaml.Node {
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	err := d.Decode(&doc)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		l.syntax(err)
		return nil
	}
	if err := d.Decode(&more); err == nil {
		l.fault(&more, "a second document; a vocabulary is one")
		return nil
	} else if !errors.Is(err, io.EOF) {
		l.syntax(err)
		return nil
	}
	root := doc.Content[0]
	if isNull(root) {
		return nil
	}
	return root
}

// yamlLine finds the line in an error of the YAML reader, which gives no
// column.
var yamlLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^yaml: (?:line (\d+): )?`)
})

func (l *loader) syntax(err error) {
	o := graph.Origin{File: l.file}
	text := err.Error()
	if m := yamlLine().FindStringSubmatch(text); m != nil {
		line, _ := strconv.ParseInt(m[1], 10, 32) // "" and what is too large give no line
		o.Line = int32(line)
		text = text[len(m[0]):]
	}
	l.faults = append(l.faults, &graph.Error{Origin: o, Err: errors.New("not YAML: " + text)})
}

// pairs gives the keys and values of a mapping in the order of the file, the
// first of each key; a key that comes again is a fault. Nothing at all is an
// empty mapping.
func (l *loader) pairs(n *yaml.Node, what string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(k, v *yaml.Node) bool) {
		if isNull(n) {
			return
		}
		if n.Kind != yaml.MappingNode {
			l.fault(n, "%s: %s is not a list of names with values", what, shape(n))
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			switch {
			case k.Kind != yaml.ScalarNode || k.Tag == "!!merge":
				l.fault(k, "%s: %s is not a name", what, shape(k))
			case seen[k.Value]:
				l.fault(k, "%s: %q comes twice", what, k.Value)
			default:
				seen[k.Value] = true
				if !yield(k, v) {
					return
				}
			}
		}
	}
}

// fields reads a mapping whose keys are known and gives its values by key.
func (l *loader) fields(n *yaml.Node, what string, known []string) map[string]*yaml.Node {
	byKey := map[string]*yaml.Node{}
	for k, v := range l.pairs(n, what) {
		if !slices.Contains(known, k.Value) {
			l.fault(k, "%s: %q is not one of %s", what, k.Value, strings.Join(known, ", "))
			continue
		}
		byKey[k.Value] = v
	}
	return byKey
}

// list gives the items of a list; a single text is a list of one.
func (l *loader) list(n *yaml.Node, what string) []*yaml.Node {
	switch {
	case n == nil || isNull(n):
		return nil
	case n.Kind == yaml.ScalarNode:
		return []*yaml.Node{n}
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	l.fault(n, "%s: %s is not a list", what, shape(n))
	return nil
}

// text gives a scalar's text as it stands in the file: true is "true". A
// missing value is "".
func (l *loader) text(n *yaml.Node, what string) string {
	if n == nil || isNull(n) {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		l.fault(n, "%s: %s is not a text", what, shape(n))
		return ""
	}
	return n.Value
}

func (l *loader) flag(n *yaml.Node, what string) bool {
	switch l.text(n, what) {
	case "", "false":
		return false
	case "true":
		return true
	}
	if n.Kind == yaml.ScalarNode {
		l.fault(n, "%s: %q is not true or false", what, n.Value)
	}
	return false
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// shape says what a node is, for errors. References to other parts of the file
// are not followed: nothing here needs them, and they can make a small file
// endless.
func shape(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a list of names with values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "a reference (*" + n.Value + ")"
	}
	return strconv.Quote(clipValue(n.Value))
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
