package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// turtleRole is what a term is read as.
type turtleRole uint8

const (
	roleSubject turtleRole = iota
	rolePredicate
	roleObject
	roleGraph
	roleDatatype
	rolePart
	roleReifier
	rolePrefix
	roleBase
	roleVersion
	roleLabel // a subject, or in TriG the name of a graph
)

// turtleRoles gives what is expected in a role, and what is left out of the
// document when the term has a fault.
var turtleRoles = [...]struct{ name, left string }{
	roleSubject:   {"a subject", "the statements of this subject are left out"},
	rolePredicate: {"a predicate", "the statements of this predicate are left out"},
	roleObject:    {"an object", "the statement is left out"},
	roleGraph:     {"a graph name", "the graph is left out"},
	roleDatatype:  {"a datatype", "the literal is left out"},
	rolePart:      {"a term of a triple", "the triple is left out"},
	roleReifier:   {"a reifier", "the statements of this reifier are left out"},
	rolePrefix:    {"an IRI", "the prefix is not declared"},
	roleBase:      {"an IRI", "what follows has no base"},
	roleVersion:   {"a version", "there is no version"},
	roleLabel:     {"a subject", "what is said of it, or in a graph of its name, is left out"},
}

func (r turtleRole) String() string { return turtleRoles[r].name }

// node reads an IRI, a prefixed name or a labelled blank node.
func (t *turtle) node(c byte) (graph.Term, bool) {
	switch {
	case c == '<':
		return t.iri()
	case c == '_':
		return t.labelled()
	}
	return t.name()
}

// object reads whatever may be an object.
func (t *turtle) object(c byte) (graph.Term, bool) {
	t.role = roleObject
	switch c {
	case '<':
		if t.ahead(2) != "<<" {
			return t.iri()
		}
		if t.ahead(3) == "<<(" {
			return t.tripleTerm()
		}
		return t.reified()
	case '[':
		node, _, ok := t.properties()
		return node, ok
	case '(':
		return t.collection()
	case '_':
		return t.labelled()
	}
	if turtleNameStart(c) {
		return t.name()
	}
	return t.literal(c)
}

// labelled reads a blank node with a label.
func (t *turtle) labelled() (graph.Term, bool) {
	if t.ahead(2) != "_:" {
		return graph.Term{}, t.expected(t.role.String())
	}
	for {
		label := t.text[t.pos+2:]
		n := turtleLabel(label)
		dots := n
		for dots < len(label) && label[dots] == '.' {
			dots++
		}
		// What meets the end of the window may go on behind it, and so may the
		// first bytes of a character.
		if dots+utf8.UTFMax > len(label) && t.more() {
			continue
		}
		switch {
		case dots+2*utf8.UTFMax > t.max:
			return graph.Term{}, t.tooLong("blank node label")
		case n == 0:
			return graph.Term{}, t.fail("blank node: it has no label")
		}
		label = label[:n]
		t.pass(t.pos + 2 + n)
		return t.blanks.labelled(label), true
	}
}

// turtleLabel gives the length of the blank node label at the start of s, the
// usual ones quickly.
func turtleLabel(s string) int {
	i := 0
	for i < len(s) && turtleBytes[s[i]]&ttlName != 0 {
		i++
	}
	if i == len(s) || s[i] >= 0x80 || i > 0 && (s[0] == '-' || s[0] == '.' || s[i-1] == '.') {
		return graph.BlankLabelLength(s)
	}
	return i
}

// literal reads a string with its tag or datatype, or a number.
func (t *turtle) literal(c byte) (graph.Term, bool) {
	if c != '"' && c != '\'' {
		return t.number(c)
	}
	text, good, ok := t.quoted(c)
	if !ok {
		return graph.Term{}, false
	}
	term := graph.Text(text)
	switch t.next() {
	case '@':
		term, ok = t.language(text)
	case '^':
		term, ok = t.typed(text)
	}
	if !good {
		return graph.Term{}, ok
	}
	return term, ok
}

// typed reads the datatype of a literal.
func (t *turtle) typed(text string) (graph.Term, bool) {
	role := t.role
	t.role = roleDatatype
	if t.ahead(2) != "^^" {
		return graph.Term{}, t.expected("^^ and a datatype")
	}
	t.pos += 2
	c := t.next()
	at := t.here()
	if c == '_' || c == '<' && t.ahead(2) == "<<" {
		return graph.Term{}, t.expected(roleDatatype.String())
	}
	datatype, ok := t.node(c)
	t.role = role
	if !ok || datatype.IsZero() {
		return graph.Term{}, ok
	}
	switch iri := datatype.Value(); iri {
	case rdfVocabulary + "langString", rdfVocabulary + "dirLangString":
		return t.lose(at, fmt.Errorf("datatype: %q is that of literals with a language tag, and there is none", iri))
	default:
		return graph.Typed(text, iri), true
	}
}

// language reads a language tag, with its base direction if it has one.
func (t *turtle) language(text string) (graph.Term, bool) {
	n := 1
	for {
		for t.pos+n < len(t.text) && (t.text[t.pos+n] == '-' || turtleDigit(t.text[t.pos+n]) || turtleLetter(t.text[t.pos+n])) {
			n++
		}
		if t.pos+n < len(t.text) || !t.more() {
			break
		}
	}
	tag, at := t.text[t.pos+1:t.pos+n], t.here()
	switch {
	case n > t.max:
		return graph.Term{}, t.tooLong("language tag")
	case tag == "":
		return graph.Term{}, t.fail("language: there is no tag behind the @")
	}
	t.pos += n
	if len(tag) <= 3 {
		return t.directed(text, tag, "", at)
	}
	tag, direction, both := strings.Cut(tag, "--")
	if both && direction != "ltr" && direction != "rtl" {
		return t.lose(at, fmt.Errorf("language: %s is not a base direction, which is ltr or rtl", quoted(direction)))
	}
	return t.directed(text, tag, direction, at)
}

// directed gives a text with its language, and its direction unless that is "".
func (t *turtle) directed(text, tag, direction string, at place) (graph.Term, bool) {
	if err := graph.CheckLanguage(tag); err != nil {
		return t.lose(at, fmt.Errorf("language: %w", err))
	}
	switch direction {
	case "ltr":
		return graph.DirText(text, tag, graph.LeftToRight), true
	case "rtl":
		return graph.DirText(text, tag, graph.RightToLeft), true
	}
	return graph.LangText(text, tag), true
}

// number reads a number; c is its first byte.
func (t *turtle) number(c byte) (graph.Term, bool) {
	for {
		n, datatype, open := turtleNumber(t.text[t.pos:])
		switch {
		case open && t.more():
			continue
		case n == 0:
			return graph.Term{}, t.expected(t.role.String())
		case n+len(".e+") > t.max: // what is looked at to tell its end
			return graph.Term{}, t.tooLong("number")
		}
		text := t.text[t.pos : t.pos+n]
		t.pos += n
		return graph.Typed(text, datatype), true
	}
}

// turtleNumber gives the length and the datatype of the number that s begins
// with; 0 is none. open tells that more text may change that.
func turtleNumber(s string) (n int, datatype string, open bool) {
	digits := func(i int) int {
		for i < len(s) && turtleDigit(s[i]) {
			i++
		}
		open = open || i == len(s)
		return i
	}
	sign := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign = 1
	}
	i := digits(sign)
	whole := i > sign
	if whole {
		n, datatype = i, xsdVocabulary+"integer"
	}
	if i < len(s) && s[i] == '.' {
		j := digits(i + 1)
		if j > i+1 {
			n, datatype, whole = j, xsdVocabulary+"decimal", true
		}
		i = j
	}
	if whole && i < len(s) && s[i]|0x20 == 'e' {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if k := digits(j); k > j {
			n, datatype = k, xsdVocabulary+"double"
		}
	}
	return n, datatype, open
}
