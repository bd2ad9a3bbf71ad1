package source

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// yamlReader builds records from the nodes of YAML documents.
type yamlReader struct {
	in      Input
	kind    string
	yield   func(Record, error) bool
	faults  []error
	lost    []string // the names of the record's fields at fault
	max     int
	maxText int
	left    int // what the record may still take, in bytes
	nodes   int // what the file may still take, in nodes
	records int
}

var (
	errExpands = errors.New("yaml: the aliases of the document expand to too much")
	errDeep    = fmt.Errorf("yaml: the document nests more than %d deep, or an alias holds itself", maxDepth)
)

func (y *yamlReader) origin(n *yaml.Node, pointer string) graph.Origin {
	return graph.Origin{File: y.in.Name, Pointer: pointer, Line: int32(n.Line), Column: int32(n.Column)}
}

func (y *yamlReader) fault(n *yaml.Node, pointer, text string) {
	y.faults = append(y.faults, y.in.fault(errors.New(text), y.origin(n, pointer)))
}

func (y *yamlReader) flush() error {
	for _, err := range y.faults {
		if !y.yield(Record{}, err) {
			return errStop
		}
	}
	y.faults = y.faults[:0]
	return nil
}

// resolved follows aliases and steps into a document.
func resolved(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode || n.Kind == yaml.DocumentNode {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		} else if len(n.Content) > 0 {
			n = n.Content[0]
		} else {
			return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
		}
	}
	return n
}

// document yields the records of one document.
func (y *yamlReader) document(n *yaml.Node, steps []step, given bool) error {
	top := resolved(n)
	if top.Kind == yaml.ScalarNode && top.ShortTag() == "!!null" {
		return nil
	}
	if !given {
		var lists []string
		for i := 0; top.Kind == yaml.MappingNode && i+1 < len(top.Content); i += 2 {
			list := resolved(top.Content[i+1])
			if list.Kind == yaml.SequenceNode && len(list.Content) > 0 && resolved(list.Content[0]).Kind == yaml.MappingNode {
				lists = append(lists, top.Content[i].Value)
			}
		}
		var err error
		if steps, err = chooseList(y.in, lists); err != nil {
			return err
		}
	}
	return y.walk(top, steps, "", 1)
}

// walk follows the steps of an iterator and yields what they lead to.
func (y *yamlReader) walk(n *yaml.Node, steps []step, pointer string, depth int) error {
	n = resolved(n)
	if y.nodes--; y.nodes < 0 {
		return y.in.fault(errExpands, y.origin(n, pointer))
	}
	if depth > maxDepth {
		return y.in.fault(errDeep, y.origin(n, pointer))
	}
	if len(steps) == 0 && n.Kind != yaml.SequenceNode {
		return y.record(n, pointer)
	}
	if len(steps) == 0 {
		steps = []step{{all: true}}
	}
	next, rest := steps[0], steps[1:]
	if next.all && n.Kind == yaml.SequenceNode {
		for i, item := range n.Content {
			below := pointer + "/" + strconv.Itoa(i)
			one := y.record
			if len(rest) > 0 {
				one = func(n *yaml.Node, pointer string) error { return y.walk(n, rest, pointer, depth+1) }
			}
			if err := one(item, below); err != nil {
				return err
			}
		}
	}
	for i := 0; !next.all && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if key := resolved(n.Content[i]); key.Value == next.name && key.Kind == yaml.ScalarNode {
			return y.walk(n.Content[i+1], rest, pointer+"/"+pointerEscapes.Replace(next.name), depth+1)
		}
	}
	return nil
}

// record yields a map as a record.
func (y *yamlReader) record(n *yaml.Node, pointer string) error {
	y.records++
	place := n
	if n = resolved(n); n.Kind != yaml.MappingNode {
		y.fault(place, pointer, "record: it is no map; it is left out")
		return y.flush()
	}
	y.left, y.lost = y.maxText, nil
	f, _, err := y.value(n, "", pointer, 1)
	if err == nil && y.left < 0 {
		y.faults = y.faults[:0]
		y.fault(place, pointer, "record: it is larger than "+bytesOf(y.maxText)+"; it is left out")
	}
	if stop := y.flush(); stop != nil {
		return stop
	}
	if err != nil || y.left < 0 {
		return err
	}
	if !y.yield(Record{Kind: y.kind, Fields: f.Fields, Origin: y.origin(place, pointer), Lost: y.lost}, nil) {
		return errStop
	}
	return nil
}

// value makes a field of a node. ok is false where it is at fault.
func (y *yamlReader) value(n *yaml.Node, name, pointer string, depth int) (f Field, ok bool, err error) {
	f = Field{Name: name, Origin: y.origin(n, pointer)}
	n = resolved(n)
	if y.nodes--; y.nodes < 0 {
		return f, false, y.in.fault(errExpands, f.Origin)
	}
	if depth > maxDepth {
		return f, false, y.in.fault(errDeep, f.Origin)
	}
	if y.left -= fieldCost + len(name) + len(pointer) + len(n.Value); y.left < 0 {
		return f, false, nil
	}
	switch n.Kind {
	case yaml.MappingNode:
		f.Kind = Object
		f.Fields, err = y.members(n, pointer, depth)
		return f, true, err
	case yaml.SequenceNode:
		f.Kind = List
		for i, item := range n.Content {
			one, ok, err := y.value(item, "", pointer+"/"+strconv.Itoa(i), depth+1)
			if err != nil || y.left < 0 {
				return f, false, err
			}
			if ok {
				f.Fields = append(f.Fields, one)
			}
		}
		return f, true, nil
	}
	f.Kind, f.Text = scalar(n)
	why := faultOf(f.Text)
	if len(f.Text) > y.max {
		why = "the field is larger than " + bytesOf(y.max)
	}
	if why != "" {
		if name != "" {
			why = name + ": " + why
		}
		y.lost = append(y.lost, name)
		y.fault(n, pointer, why+"; the field is left out")
	}
	return f, why == "", nil
}

// scalar gives the kind and the text of a scalar node.
func scalar(n *yaml.Node) (FieldKind, string) {
	switch n.ShortTag() {
	case "!!int", "!!float":
		return Number, n.Value
	case "!!bool":
		return Boolean, strings.ToLower(n.Value)
	case "!!null":
		return Null, ""
	}
	return Text, n.Value
}

// members reads the entries of a map, those that it merges in (<<) last. Of
// two with one name the first counts.
func (y *yamlReader) members(n *yaml.Node, pointer string, depth int) (members []Field, err error) {
	seen := map[string]bool{}
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, item := resolved(n.Content[i]), n.Content[i+1]
		below := pointer + "/" + pointerEscapes.Replace(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode:
			y.fault(n.Content[i], pointer, "member name: it is no text; the field is left out")
			continue
		case key.ShortTag() == "!!merge":
			merged = append(merged, item)
			continue
		case seen[key.Value]:
			y.lost = append(y.lost, key.Value)
			y.fault(key, below, key.Value+": the member is named twice; the first counts; the field is left out")
			continue
		}
		seen[key.Value] = true
		f, ok, err := y.value(item, key.Value, below, depth+1)
		if err != nil || y.left < 0 {
			return members, err
		}
		if ok {
			members = append(members, f)
		}
	}
	for _, m := range merged {
		f, _, err := y.value(m, "", pointer, depth+1)
		if err != nil || y.left < 0 {
			return members, err
		}
		for _, f := range mergedFields(f) {
			if !seen[f.Name] {
				seen[f.Name] = true
				members = append(members, f)
			}
		}
	}
	return members, nil
}

// mergedFields gives the members of what is merged into a map: of a map, or of
// the maps of a list.
func mergedFields(f Field) []Field {
	if f.Kind == Object {
		return f.Fields
	}
	var all []Field
	for _, item := range f.Fields {
		if item.Kind == Object {
			all = append(all, item.Fields...)
		}
	}
	return all
}
