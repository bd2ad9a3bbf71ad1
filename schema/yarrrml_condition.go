package schema

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// conditionSides are the names of the two sides of equal and notEqual, in the
// spellings that mappings use.
var conditionSides = map[string]int{
	"str1": 0, "valueParameter": 0, "valueParam": 0, "value": 0, "str": 0, "value1": 0,
	"str2": 1, "valueParameter2": 1, "valueParam2": 1, "value2": 1, "expectedStr": 1,
}

// argument is a parameter of a condition.
type argument struct {
	name  string
	at    *yaml.Node // where its name stands
	node  *yaml.Node // where its value stands
	text  string
	other bool // of the other mapping's record, in a join
}

// conditions reads one condition or a list of them, which must all hold.
func (y *yarrrml) conditions(n *yaml.Node) []Condition {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var all []Condition
	for _, item := range items {
		args, not, ok := y.condition(item)
		if !ok {
			continue
		}
		c := Condition{Not: not}
		for i, side := range []*TermMap{&c.Left, &c.Right} {
			if args[i].other {
				y.fault(args[i].node, "condition: there is no other mapping to compare with")
			}
			*side = y.plain(args[i].node, y.template(args[i].node, args[i].text))
		}
		all = append(all, c)
	}
	return all
}

// condition reads a function with its two parameters.
func (y *yarrrml) condition(n *yaml.Node) (args [2]argument, not, ok bool) {
	f := y.keyed(n, "condition", conditionKeys)
	fn := f["function"]
	if fn == nil {
		if n.Kind == yaml.MappingNode {
			y.fault(n, "condition: no function")
		}
		return args, false, false
	}
	before := len(y.faults)
	name, line, oneLine := strings.Cut(y.text(fn, "function"), "(")
	not = y.function(fn, strings.TrimSpace(name))
	var given []argument
	if oneLine {
		given = y.oneLine(fn, line)
	}
	if p := f["parameters"]; p != nil {
		for _, item := range y.list(p, "parameters") {
			if a, ok := y.parameter(item); ok {
				given = append(given, a)
			}
		}
	}
	seen := [2]bool{}
	for _, a := range given {
		i, known := conditionSides[localName(a.name)]
		switch {
		case !known:
			y.fault(a.at, "condition: %q is not a parameter; they are str1 and str2", clipValue(a.name))
		case seen[i]:
			y.fault(a.at, "condition: %q comes twice", a.name)
		default:
			args[i], seen[i] = a, true
		}
	}
	if len(y.faults) == before && !(seen[0] && seen[1]) {
		y.fault(n, "condition: it compares two parameters, str1 and str2")
	}
	return args, not, len(y.faults) == before
}

// function tells whether a function is notEqual, and notes one that is neither
// that nor equal.
func (y *yarrrml) function(n *yaml.Node, name string) (not bool) {
	iri := name
	if strings.Contains(name, ":") {
		full, ok := y.expand(n, name, "function")
		if !ok {
			return false
		}
		iri = strings.TrimPrefix(full, functionNamespace)
	}
	if iri != "equal" && iri != "notEqual" {
		y.fault(n, "function: %q is not known%s; there are equal and notEqual", clipValue(name),
			didYouMean(localName(name), []string{"equal", "notEqual"}))
	}
	return iri == "notEqual"
}

// parameter reads [name, value, s or o], or the same with keys.
func (y *yarrrml) parameter(n *yaml.Node) (a argument, ok bool) {
	var name, value, from *yaml.Node
	switch n.Kind {
	case yaml.SequenceNode:
		if len(n.Content) < 2 || len(n.Content) > 3 {
			y.fault(n, "parameter: %d parts are not a name and a value", len(n.Content))
			return a, false
		}
		name, value = n.Content[0], n.Content[1]
		if len(n.Content) == 3 {
			from = n.Content[2]
		}
	default:
		f := y.keyed(n, "parameter", parameterKeys)
		name, from = y.need(f, "parameter", n, "parameter"), f["from"]
		if value = f["value"]; value == nil || name == nil {
			y.fault(n, "parameter: a name and a value are needed")
			return a, false
		}
	}
	if value.Kind == yaml.MappingNode {
		y.fault(value, "parameter: %s", notFunction)
		return a, false
	}
	a = argument{name: y.text(name, "parameter"), at: name, node: value, text: y.text(value, "parameter")}
	if from != nil {
		switch y.text(from, "parameter") {
		case "s", "subject":
		case "o", "object":
			a.other = true
		default:
			y.fault(from, "parameter: %s is not s or o", shape(from))
		}
	}
	return a, true
}

// oneLine reads the parameters of equal(str1 = $(a), str2 = b).
func (y *yarrrml) oneLine(n *yaml.Node, text string) (all []argument) {
	text, ok := strings.CutSuffix(strings.TrimSpace(text), ")")
	if !ok {
		y.fault(n, "function: the bracket of its parameters never closes")
		return nil
	}
	for text != "" {
		end := parameterEnd(text)
		name, value, ok := strings.Cut(text[:end], "=")
		if !ok {
			y.fault(n, "function: %q is not a parameter with '=' and a value", clipValue(text[:end]))
			return nil
		}
		all = append(all, argument{name: strings.TrimSpace(name), at: n, node: n, text: strings.TrimSpace(value)})
		text = strings.TrimPrefix(text[end:], ",")
	}
	return all
}

// parameterEnd finds the next comma that is in no reference.
func parameterEnd(text string) int {
	inside := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], "$("):
			inside = true
		case text[i] == ')':
			inside = false
		case text[i] == ',' && !inside:
			return i
		}
	}
	return len(text)
}

// localName gives what follows the prefix or namespace of a name.
func localName(name string) string {
	return name[strings.LastIndexAny(name, ":/#")+1:]
}
