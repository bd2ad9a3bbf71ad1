package schema

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// formulations are the reference formulations that are read, with the format
// they stand for.
var formulations = map[string]string{"csv": "csv", "jsonpath": "json", "json": "json"}

// source reads one source, in its long or its short form; ok is false after a
// fault.
func (y *yarrrml) source(n *yaml.Node) (src LogicalSource, ok bool) {
	before := len(y.faults)
	switch n.Kind {
	case yaml.ScalarNode:
		src = y.shortSource(n, nil)
	case yaml.SequenceNode:
		if len(n.Content) == 0 || len(n.Content) > 2 {
			y.fault(n, "source: it has %d parts and not two: file~csv, or file~jsonpath and an iterator", len(n.Content))
			return src, false
		}
		var iterator *yaml.Node
		if len(n.Content) == 2 {
			iterator = n.Content[1]
		}
		src = y.shortSource(n.Content[0], iterator)
	default:
		src = y.longSource(n)
	}
	src.Origin = y.origin(n)
	return src, len(y.faults) == before
}

// shortSource reads file~formulation and an iterator.
func (y *yarrrml) shortSource(n, iterator *yaml.Node) (src LogicalSource) {
	access, formulation, ok := cutLast(y.text(n, "source"), "~")
	if !ok {
		y.fault(n, "source: %q is neither the name of a source nor a file with ~csv or ~jsonpath", clipValue(access))
		return src
	}
	y.access(n, access, &src)
	y.formulation(n, formulation, &src)
	if iterator != nil {
		y.iterator(iterator, &src)
	}
	return src
}

func (y *yarrrml) longSource(n *yaml.Node) (src LogicalSource) {
	f := y.keyed(n, "source", sourceKeys)
	if a := y.need(f, "access", n, "source"); a != nil {
		y.access(a, y.text(a, "access"), &src)
	}
	if v := f["referenceFormulation"]; v != nil {
		y.formulation(v, y.text(v, "referenceFormulation"), &src)
	} else {
		src.Format = formatByName(src.File)
	}
	if v := f["iterator"]; v != nil {
		y.iterator(v, &src)
	}
	if v := f["delimiter"]; v != nil {
		text := y.text(v, "delimiter")
		if text == `\t` || text == "tab" {
			text = "\t"
		}
		if utf8.RuneCountInString(text) != 1 || !utf8.ValidString(text) {
			y.fault(v, "delimiter: %q is not one character", clipValue(text))
		} else {
			src.Delimiter, _ = utf8.DecodeRuneInString(text)
		}
	}
	if v := f["encoding"]; v != nil {
		src.Encoding = y.text(v, "encoding")
	}
	if v := f["type"]; v != nil {
		if kind := y.text(v, "type"); kind != "localfile" {
			y.fault(v, "type: %q is not localfile: %s", clipValue(kind), notDatabase)
		}
	}
	return src
}

// formatByName tells by its name how a file is referred to, where the mapping
// does not say.
func formatByName(file string) string {
	name := strings.ToLower(file)
	for _, compressed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, compressed)
	}
	switch path.Ext(name) {
	case ".json", ".jsonl", ".ndjson", ".ijson", ".yaml", ".yml":
		return "json"
	}
	return "csv"
}

// access takes a file's path.
func (y *yarrrml) access(n *yaml.Node, file string, src *LogicalSource) {
	switch {
	case file == "":
		y.fault(n, "access: no file")
	case strings.Contains(file, "://"):
		y.fault(n, "access: %q is not a file of the case; nothing is fetched", clipValue(file))
	case strings.HasPrefix(file, "/"):
		y.fault(n, "access: %q is not a path from where the mapping stands", clipValue(file))
	}
	src.File = file
}

func (y *yarrrml) formulation(n *yaml.Node, name string, src *LogicalSource) {
	format, ok := formulations[strings.ToLower(name)]
	if !ok {
		y.fault(n, "referenceFormulation: %q is not csv or jsonpath", clipValue(name))
	}
	src.Format = format
}

// iterator takes the path of the record list, of a document.
func (y *yarrrml) iterator(n *yaml.Node, src *LogicalSource) {
	iterator := strings.ReplaceAll(y.text(n, "iterator"), ".[", "[")
	switch {
	case iterator == "":
		return
	case src.Format == "csv" && len(iterator) == 1 && iterator != "$":
		y.fault(n, "iterator: a table has none; write delimiter: %q under the source's long form", iterator)
	case src.Format == "csv":
		y.fault(n, "iterator: a table has none: every row is a record")
	case iterator[0] != '$':
		y.fault(n, "iterator: %q does not begin with $", clipValue(iterator))
	default:
		steps := iterator[1:]
		if _, ok := dotted(steps + ".x"); !ok || steps != "" && steps[0] != '.' && steps[0] != '[' {
			y.fault(n, "iterator: %q has more in it than names and [*]", clipValue(iterator))
		}
	}
	src.Iterator = iterator
}

// sourcesOf gives the sources of a mapping: names, sources in either form, or
// one source in its short form without a list around it.
func (y *yarrrml) sourcesOf(n *yaml.Node) []LogicalSource {
	var all []LogicalSource
	add := func(item *yaml.Node) {
		if item.Kind == yaml.ScalarNode {
			if src, ok := y.sources[item.Value]; ok {
				src.Origin = y.origin(item)
				all = append(all, src)
				return
			}
			if !strings.Contains(item.Value, "~") {
				y.fault(item, "source: %q is not among the sources%s", clipValue(item.Value), didYouMean(item.Value, keys(y.sources)))
				return
			}
		}
		if src, ok := y.source(item); ok {
			all = append(all, src)
		}
	}
	if n.Kind != yaml.SequenceNode || y.isShortSource(n) {
		add(n)
		return all
	}
	if len(n.Content) == 0 {
		y.fault(n, "sources: the list is empty")
	}
	for _, item := range n.Content {
		add(item)
	}
	return all
}

// isShortSource tells [file~jsonpath, iterator] from a list of sources.
func (y *yarrrml) isShortSource(n *yaml.Node) bool {
	if len(n.Content) == 0 || n.Content[0].Kind != yaml.ScalarNode {
		return false
	}
	first := n.Content[0].Value
	_, named := y.sources[first]
	return !named && strings.Contains(first, "~") &&
		!slices.ContainsFunc(n.Content[1:], func(c *yaml.Node) bool {
			_, named := y.sources[c.Value]
			return named || strings.Contains(c.Value, "~") || c.Kind != yaml.ScalarNode
		})
}

// sameRecords tells whether two sources give the same records.
func sameRecords(a, b LogicalSource) bool {
	a.Origin, b.Origin = graph.Origin{}, graph.Origin{}
	return a == b
}

// cutLast cuts at the last separator.
func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}
