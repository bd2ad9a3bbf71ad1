package schema

import (
	"go.yaml.in/yaml/v3"
)

// refer makes an object of the subjects of other mappings. Without a condition
// the two must read the same records, and an object is the subject of the same
// record; so it is where the condition compares one column with itself and
// the subject is made of that column alone. Any other join is a fault.
func (y *yarrrml) refer(t *TriplesMap, n, condition *yaml.Node, o *object) {
	o.terms = []TermMap{}
	for _, item := range y.list(n, "mapping") {
		name := y.text(item, "mapping")
		other, ok := y.mappings[name]
		if !ok {
			y.fault(item, "mapping: %q is not among the mappings%s", clipValue(name), didYouMean(name, y.names))
			continue
		}
		f := y.plainKeys(other)
		if f["sources"] == nil || !y.reads(t.Source, f["sources"]) {
			y.fault(item, "mapping: %q reads another source, and joining two is not supported yet; write its subject here, as in %q", name, "ex:$(id)~iri")
			continue
		}
		column := ""
		if condition != nil {
			if column, ok = y.selfJoin(condition); !ok {
				continue
			}
		}
		subjects := y.subjects(name, f["subjects"])
		for _, s := range subjects {
			if column != "" && !madeOf(s, column) {
				y.fault(condition, "condition: joining records by %q is not supported yet, since the subject of %q has other columns in it", column, name)
				break
			}
		}
		o.terms = append(o.terms, subjects...)
		if c := f["conditions"]; c != nil {
			o.when = append(o.when, y.conditions(c)...)
		}
	}
}

// plainKeys gives a mapping's values by full key without noting faults, which
// are noted where the mapping itself is read.
func (y *yarrrml) plainKeys(n *yaml.Node) map[string]*yaml.Node {
	quiet := yarrrml{loader: loader{s: y.s, file: y.file}}
	return quiet.keyed(n, "mapping", mappingKeys)
}

// reads tells whether a mapping's sources are one, which gives those records.
func (y *yarrrml) reads(src LogicalSource, n *yaml.Node) bool {
	quiet := *y
	quiet.faults = nil
	sources := quiet.sourcesOf(n)
	return len(sources) == 1 && sameRecords(sources[0], src)
}

// selfJoin gives the column that a join condition compares with itself.
func (y *yarrrml) selfJoin(n *yaml.Node) (column string, ok bool) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	if len(items) != 1 {
		y.fault(n, "condition: a join by %d conditions is not supported yet", len(items))
		return "", false
	}
	args, not, ok := y.condition(items[0])
	if !ok {
		return "", false
	}
	left := y.plain(args[0].node, y.template(args[0].node, args[0].text))
	right := y.plain(args[1].node, y.template(args[1].node, args[1].text))
	if not || left.Reference == "" || left.Reference != right.Reference {
		y.fault(n, "condition: joining records by two columns is not supported yet; write the subject here, as in %q", "ex:$(id)~iri")
		return "", false
	}
	return left.Reference, true
}

// madeOf tells whether a map refers to one column alone.
func madeOf(m TermMap, column string) bool {
	if m.Reference != "" {
		return m.Reference == column
	}
	for _, p := range m.Template {
		if p.Reference != "" && p.Reference != column {
			return false
		}
	}
	return m.Identify == nil
}
