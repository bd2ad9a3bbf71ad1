package source

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// lineParser reads the lines of blocks. It remembers the terms that came last,
// since the next line mostly begins with the same ones.
type lineParser struct {
	file   string
	graphs bool
	blank  *blankNodes

	valid   bool // the block is UTF-8
	returns bool // the block has carriage returns

	s         string // the line at hand
	i         int
	line      int32
	subject   seenTerm
	graph     seenTerm
	datatype  seenTerm
	predicate [16]seenTerm
	next      [16]uint8 // which predicate came after each
	last      uint8
	free      uint8
}

// seenTerm is a term and the text that it was read from.
type seenTerm struct {
	raw  string
	term graph.Term
}

// is tells whether the text at hand begins with the same term again. An IRI
// ends with its '>'; the raw text of a blank node has the blank behind it.
func (t *seenTerm) is(s string) bool { return t.raw != "" && strings.HasPrefix(s, t.raw) }

func newLineParser(in Input, o Options, graphs bool) *lineParser {
	return &lineParser{file: in.Name, graphs: graphs, blank: newBlankNodes(in, o.RDF)}
}

// block reads the lines of a block and tells whether to go on.
func (p *lineParser) block(b lineBlock, yield func(graph.Statement, error) bool) bool {
	rest := b.text
	p.line = b.line
	p.valid = utf8.ValidString(rest)
	p.returns = strings.IndexByte(rest, '\r') >= 0
	for rest != "" {
		p.s, rest = p.cut(rest)
		var st graph.Statement
		ok, err := p.statement(&st)
		if err != nil {
			at := graph.Origin{File: p.file, Line: p.line, Column: p.column(p.i)}
			if !yield(graph.Statement{}, &graph.Error{Origin: at, Err: err}) {
				return false
			}
		} else if ok && !yield(st, nil) {
			return false
		}
		p.line = add(p.line, 1)
	}
	return true
}

// cut gives the first line without its end, and what follows it.
func (p *lineParser) cut(text string) (line, rest string) {
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		end = len(text)
	}
	line, rest = text[:end], text[min(end+1, len(text)):]
	if !p.returns {
		return line, rest
	}
	cr := strings.IndexByte(line, '\r')
	switch {
	case cr < 0:
		return line, rest
	case cr == len(line)-1 && end < len(text):
		return line[:cr], rest // CR LF
	}
	return text[:cr], text[cr+1:]
}

// column gives the column of an offset in the line.
func (p *lineParser) column(i int) int32 {
	return add(1, utf8.RuneCountInString(p.s[:min(i, len(p.s))]))
}

// statement reads the line. ok is false for a line without a statement.
func (p *lineParser) statement(st *graph.Statement) (ok bool, err error) {
	p.i = 0
	p.blanks()
	if p.i == len(p.s) || p.s[p.i] == '#' {
		return false, p.encoding()
	}
	if err := p.encoding(); err != nil {
		return false, err
	}
	if p.isVersion() {
		return false, p.version()
	}
	st.Origin = graph.Origin{File: p.file, Line: p.line, Column: p.column(p.i)}
	if st.Subject, err = p.readSubject(); err != nil {
		return false, err
	}
	p.blanks()
	if st.Predicate, err = p.readPredicate(); err != nil {
		return false, err
	}
	p.blanks()
	if st.Object, err = p.object(0); err != nil {
		return false, err
	}
	p.blanks()
	if p.graphs && p.i < len(p.s) && (p.s[p.i] == '<' || p.s[p.i] == '_') {
		if st.Graph, err = p.readGraph(); err != nil {
			return false, err
		}
		p.blanks()
	}
	return true, p.end()
}

// end reads the full stop and what may follow it.
func (p *lineParser) end() error {
	if p.i == len(p.s) || p.s[p.i] != '.' {
		return p.expected("a full stop")
	}
	p.i++
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '#' {
		return p.expected("the end of the line")
	}
	return nil
}

func (p *lineParser) blanks() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t') {
		p.i++
	}
}

// encoding tells whether the line is UTF-8.
func (p *lineParser) encoding() error {
	if p.valid {
		return nil
	}
	for i, r := range p.s {
		if r == utf8.RuneError && !strings.HasPrefix(p.s[i:], "\uFFFD") {
			p.i = i
			return fmt.Errorf("line: byte %q is not UTF-8", p.s[i:i+1])
		}
	}
	return nil
}

// expected is the fault of something else standing where p.i is.
func (p *lineParser) expected(what string) error {
	if p.i >= len(p.s) {
		return fmt.Errorf("expected %s, and the line ends", what)
	}
	return fmt.Errorf("expected %s: %s is none", what, quoted(p.s[p.i:]))
}

// isVersion tells the directive of RDF 1.2, VERSION "1.2".
func (p *lineParser) isVersion() bool {
	const word = "VERSION"
	r := p.s[p.i:]
	return len(r) > len(word) && strings.EqualFold(r[:len(word)], word) && (r[len(word)] == ' ' || r[len(word)] == '\t' || r[len(word)] == '"')
}

// version reads the directive; what it announces is read in any case.
func (p *lineParser) version() error {
	p.i += len("VERSION")
	p.blanks()
	if p.i == len(p.s) || p.s[p.i] != '"' && p.s[p.i] != '\'' {
		return p.expected("a version in quotes")
	}
	end := strings.IndexByte(p.s[p.i+1:], p.s[p.i])
	if end < 0 {
		return errors.New("version: the quote does not close")
	}
	p.i += end + 2
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '#' {
		return p.expected("the end of the line")
	}
	return nil
}
