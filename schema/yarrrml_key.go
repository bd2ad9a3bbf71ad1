package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// key is a key of some part of a mapping file, with its shortcuts.
type key struct {
	name  string
	short []string
	// not says why a key that YARRRML has is not read here.
	not string
}

const (
	notDatabase = "only files of the case are read"
	notTarget   = "what is made goes into the case, to no target"
	notFunction = "of functions, only equal and notEqual are known, as conditions"
	notYet      = "it is not supported yet"
)

var documentKeys = []key{
	{name: "prefixes"},
	{name: "base"},
	{name: "authors", short: []string{"author", "a"}},
	{name: "external"},
	{name: "sources", short: []string{"source"}},
	{name: "mappings", short: []string{"mapping", "m"}},
	{name: "targets", short: []string{"target", "t"}, not: notTarget},
	{name: "authentications", not: notDatabase},
}

var sourceKeys = []key{
	{name: "access"},
	{name: "referenceFormulation"},
	{name: "iterator"},
	{name: "delimiter"},
	{name: "encoding"},
	{name: "type"},
	{name: "query", not: notDatabase},
	{name: "queryFormulation", not: notDatabase},
	{name: "credentials", not: notDatabase},
	{name: "driver", not: notDatabase},
	{name: "username", not: notDatabase},
	{name: "password", not: notDatabase},
	{name: "security", not: notDatabase},
	{name: "operationType", not: notDatabase},
	{name: "contentType", not: notDatabase},
}

var mappingKeys = []key{
	{name: "sources", short: []string{"source"}},
	{name: "subjects", short: []string{"subject", "s"}},
	{name: "predicateobjects", short: []string{"predicateobject", "po"}},
	{name: "graphs", short: []string{"graph", "g"}},
	{name: "conditions", short: []string{"condition", "c"}},
	{name: "changeDetection", not: notYet},
	{name: "targets", short: []string{"target", "t"}, not: notTarget},
}

// termKeys are those of a subject, a predicate or a graph.
var termKeys = []key{
	{name: "value", short: []string{"v"}},
	{name: "type"},
	{name: "function", short: []string{"fn", "f"}, not: notFunction},
	{name: "parameters", short: []string{"pms"}, not: notFunction},
	{name: "targets", short: []string{"target", "t"}, not: notTarget},
}

var pairKeys = []key{
	{name: "predicates", short: []string{"predicate", "p"}},
	{name: "objects", short: []string{"object", "o"}},
	{name: "graphs", short: []string{"graph", "g"}},
	{name: "conditions", short: []string{"condition", "c"}},
	{name: "type"},
	{name: "datatype"},
	{name: "language", short: []string{"lang"}},
	{name: "inversepredicates", short: []string{"inversepredicate", "i", "iv"}, not: notYet},
}

var objectKeys = append(slices.Clone(termKeys),
	key{name: "datatype"},
	key{name: "language", short: []string{"lang"}},
	key{name: "mapping", short: []string{"mappings", "m"}},
	key{name: "conditions", short: []string{"condition", "c"}},
	key{name: "inversepredicates", short: []string{"inversepredicate", "i", "iv"}, not: notYet},
)

var conditionKeys = []key{
	{name: "function", short: []string{"fn", "f"}},
	{name: "parameters", short: []string{"pms"}},
}

var parameterKeys = []key{
	{name: "parameter", short: []string{"pm"}},
	{name: "value", short: []string{"v"}},
	{name: "from"},
	{name: "type"},
}

// keyed reads a mapping whose keys are known and gives its values by the full
// names of the keys.
func (y *yarrrml) keyed(n *yaml.Node, what string, known []key) map[string]*yaml.Node {
	byKey := make(map[string]*yaml.Node)
	for k, v := range y.pairs(n, what) {
		i := slices.IndexFunc(known, func(d key) bool {
			return d.name == k.Value || slices.Contains(d.short, k.Value)
		})
		switch {
		case i < 0:
			y.fault(k, "%s: %q is not one of %s%s", what, k.Value, keyNames(known), didYouMean(k.Value, allKeys(known)))
		case known[i].not != "":
			y.fault(k, "%s: %q is not read: %s", what, k.Value, known[i].not)
		case byKey[known[i].name] != nil:
			y.fault(k, "%s: %q comes twice, as %q too", what, known[i].name, k.Value)
		default:
			byKey[known[i].name] = v
		}
	}
	return byKey
}

// keyNames lists the full names of the keys that are read.
func keyNames(known []key) string {
	var names []string
	for _, k := range known {
		if k.not == "" {
			names = append(names, k.name)
		}
	}
	return strings.Join(names, ", ")
}

func allKeys(known []key) []string {
	var names []string
	for _, k := range known {
		names = append(append(names, k.name), k.short...)
	}
	return names
}
