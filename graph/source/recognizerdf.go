package source

import (
	"bytes"
	"regexp"
	"sync"
)

// firstKeyLD finds a JSON document that begins with a keyword of JSON-LD.
var firstKeyLD = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:\[\s*)?\{\s*"@(?:context|graph|id|type|included)"\s*:`)
})

// asJSONLD gives the JSON-LD format where a document read as f would be JSON
// and begins with a keyword of JSON-LD.
func asJSONLD(f Format, head []byte) Format {
	name := map[string]string{"json": "jsonld", "jsonlines": "ndjsonld"}[f.Name]
	if ld, ok := formatNamed(name); ok && ld.Statements != nil && firstKeyLD().Match(head) {
		return ld
	}
	return f
}

// statementLine is a line of N-Triples, or of N-Quads where the fourth part is
// there.
var statementLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(
		`^\s*(?:<[^<>"\s]*>|_:\S+)\s*<[^<>"\s]*>\s*(?:<[^<>"\s]*>|_:\S+?|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^<>"\s]*>)?)\s*(<[^<>"\s]*>|_:\S+?)?\s*\.\s*(?:#.*)?$`)
})

// rdfBeginning names the RDF syntax of a text by how it begins, or "".
func rdfBeginning(head []byte) string {
	text := withoutComments(head)
	has := func(s string) bool { return len(text) >= len(s) && bytes.EqualFold(text[:len(s)], []byte(s)) }
	switch {
	case has("<?xml"), has("<!"), has("<rdf:"):
		if bytes.Contains(text, []byte("<rdf:RDF")) || bytes.Contains(text, []byte("http://www.w3.org/1999/02/22-rdf-syntax-ns#")) {
			return "rdfxml"
		}
		return ""
	case has("@prefix "), has("@base "), has("prefix "), has("base <"), has("@version "), has("version \""):
		return turtleOrTriG(text)
	}
	if name := statementLines(text); name != "" {
		return name
	}
	if has("<http") || has("_:") {
		return turtleOrTriG(text)
	}
	return ""
}

// withoutComments leaves out the blank lines and comments that a text begins
// with.
func withoutComments(text []byte) []byte {
	for {
		text = bytes.TrimSpace(text)
		if len(text) == 0 || text[0] != '#' {
			return text
		}
		_, text, _ = bytes.Cut(text, []byte{'\n'})
	}
}

// statementLines tells N-Triples and N-Quads: the first line is a statement,
// and one of those at hand has a graph or none has.
func statementLines(text []byte) string {
	name := ""
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte{'\n'})
		m := statementLine().FindSubmatch(bytes.TrimSpace(line))
		switch {
		case m == nil && name == "":
			return ""
		case m != nil && len(m[1]) > 0:
			return "nq"
		case m != nil:
			name = "nt"
		}
		text = rest
	}
	return name
}

// turtleOrTriG tells the two by a brace that is no part of an IRI, a text, a
// comment or an annotation.
func turtleOrTriG(text []byte) string {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '{':
			if i+1 == len(text) || text[i+1] != '|' {
				return "trig"
			}
		case '<', '#':
			end := bytes.IndexAny(text[i:], map[byte]string{'<': "> \n", '#': "\n"}[c])
			if end < 0 {
				return "turtle"
			}
			i += end
		case '"', '\'':
			i = behindText(text, i) - 1
		}
	}
	return "turtle"
}

// behindText gives the place behind a quoted text of Turtle.
func behindText(text []byte, i int) int {
	quote := text[i : i+1]
	if long := bytes.Repeat(quote, 3); bytes.HasPrefix(text[i:], long) {
		quote = long
	}
	for i += len(quote); i < len(text); i++ {
		if text[i] == '\\' {
			i++
		} else if bytes.HasPrefix(text[i:], quote) {
			return i + len(quote)
		}
	}
	return len(text)
}
