package source

import (
	"strings"
	"unicode/utf8"
)

// xmlDTD is what the internal subset of a document type declares.
type xmlDTD struct {
	entities   map[string]*xmlEntity
	parameters map[string]*xmlEntity
	attributes map[string][]xmlDeclared // by the name of the element
	size       int                      // bytes in them
	alone      bool                     // the document says that it needs nothing else
	blind      bool                     // a parameter entity is in another file: what follows may not count
}

// xmlDeclared is an attribute that the document type declares.
type xmlDeclared struct {
	name   *xmlName
	tokens bool // its value is a list of tokens, not any text
	given  bool // it has a default value
	value  string
}

// doctype reads a document type: the declarations of its internal subset
// count, anything in other files is noted as not read.
func (s *xmlScanner) doctype(t *xmlToken) error {
	if s.begun || s.typed || !s.pass("<!DOCTYPE") || !s.space() {
		return s.broken(t.at, "%s is not expected here", quoted(s.glimpse()))
	}
	t.kind, s.typed = xmlDoctype, true
	s.dtd.entities, s.dtd.parameters = map[string]*xmlEntity{}, map[string]*xmlEntity{}
	s.dtd.attributes = map[string][]xmlDeclared{}
	name, ok := s.name()
	if !ok {
		return s.broken(s.here(), "the document type has no name")
	}
	s.space()
	at := s.here()
	system, _, err := s.externalID(true)
	if err != nil {
		return err
	}
	if system != "" && !s.dtd.alone {
		s.soft(at, "the document type %s stands in another file, %s, and nothing is fetched: what it declares is not known",
			shortened(name.raw), quoted(system))
	}
	s.space()
	if s.pass("[") {
		if err := s.subset(t); err != nil {
			return err
		}
		s.space()
	}
	if !s.pass(">") {
		return s.unexpected(t.at, "the document type")
	}
	return nil
}

// unexpected says that a document type or declaration does not go on so.
func (s *xmlScanner) unexpected(at place, what string) error {
	if _, ok := s.peek(); !ok {
		return s.cut(at, what)
	}
	return s.broken(s.here(), "%s in %s is not expected", quoted(s.glimpse()), what)
}

// subset reads the declarations up to the closing bracket.
func (s *xmlScanner) subset(t *xmlToken) error {
	for {
		s.space()
		at := s.here()
		c, ok := s.peek()
		var err error
		switch {
		case !ok && len(s.frames) > 0:
			err = s.leave()
		case !ok:
			return s.cut(t.at, "the document type")
		case c == ']' && len(s.frames) == 0:
			s.r++
			return nil
		case c == '%':
			err = s.parameter(at)
		case s.pass("<!ENTITY"):
			err = s.declareEntity(at)
		case s.pass("<!ATTLIST"):
			err = s.declareAttributes(at)
		case s.pass("<!ELEMENT"), s.pass("<!NOTATION"):
			err = s.passDeclaration(at)
		case s.begins("<!--"):
			err = s.comment(t)
			t.kind = xmlDoctype
		case s.begins("<?"):
			err = s.instruction(t)
			t.kind = xmlDoctype
		default:
			err = s.unexpected(t.at, "the document type")
		}
		if err != nil {
			return err
		}
	}
}

// parameter reads a reference to a parameter entity between declarations.
func (s *xmlScanner) parameter(at place) error {
	s.r++
	name, ok := s.name()
	if !ok || !s.pass(";") {
		return s.unexpected(at, "a reference to a parameter entity")
	}
	e := s.dtd.parameters[name.raw]
	switch {
	case e == nil:
		s.soft(at, "the parameter entity %s is not declared in this document", quoted("%"+name.raw+";"))
	case e.external != "":
		s.soft(at, "the parameter entity %s stands in another file, %s, and nothing is fetched: what is declared behind it does not count",
			quoted("%"+name.raw+";"), quoted(e.external))
	default:
		return s.enter(e, at)
	}
	s.dtd.blind = !s.dtd.alone
	return nil
}

// externalID reads SYSTEM "…" or PUBLIC "…" "…", if it comes next. With
// required set a public identifier has a system identifier behind it.
func (s *xmlScanner) externalID(required bool) (system string, ok bool, err error) {
	public := s.pass("PUBLIC")
	if !public && !s.pass("SYSTEM") {
		return "", false, nil
	}
	at := s.here()
	for i := range 2 {
		if i == 1 && !public {
			break
		}
		if !s.space() {
			return "", false, s.unexpected(at, "an external identifier")
		}
		if c, _ := s.peek(); i == 1 && !required && c != '"' && c != '\'' {
			break
		}
		if system, err = s.quotedLiteral(at, "an external identifier"); err != nil {
			return "", false, err
		}
	}
	if system == "" {
		system = " " // it is one, if an odd one
	}
	return system, true, nil
}

// quotedLiteral reads a text in quotes, with its line ends made LF.
func (s *xmlScanner) quotedLiteral(at place, what string) (string, error) {
	quote, ok := s.peek()
	if !ok || quote != '"' && quote != '\'' {
		return "", s.unexpected(at, what)
	}
	s.r++
	var text []byte
	for {
		text = s.run(text, stopValue)
		c, ok := s.peek()
		switch {
		case !ok:
			return "", s.cut(at, what)
		case len(text) > s.max:
			return "", s.broken(at, "%s is longer than allowed (%s)", what, bytesOf(s.max))
		case c == quote:
			s.r++
			return string(text), nil
		case c == '\r':
			text = append(text, s.lineEnd())
		case c < utf8.RuneSelf && (c >= ' ' || c == '\t' || c == '\n'):
			s.r++
			text = append(text, c)
		default:
			text = s.odd(text)
		}
	}
}

// declareEntity reads the declaration of an entity. The first of a name counts.
func (s *xmlScanner) declareEntity(at place) error {
	const what = "the declaration of an entity"
	if !s.space() {
		return s.unexpected(at, what)
	}
	all := s.dtd.entities
	if s.pass("%") {
		all = s.dtd.parameters
		if !s.space() {
			return s.unexpected(at, what)
		}
	}
	name, ok := s.name()
	if !ok || !s.space() {
		return s.unexpected(at, what)
	}
	e := &xmlEntity{name: name.raw}
	var err error
	if e.external, ok, err = s.externalID(true); err == nil && !ok {
		e.text, err = s.quotedLiteral(at, what)
		e.text = s.replacement(e.text, at)
	}
	if err != nil {
		return err
	}
	s.space()
	if ok && s.pass("NDATA") {
		s.space()
		if _, ok := s.name(); !ok {
			return s.unexpected(at, what)
		}
		s.space()
	}
	if !s.pass(">") {
		return s.unexpected(at, what)
	}
	if all[e.name] != nil || s.dtd.blind {
		return nil
	}
	all[e.name] = e
	return s.hold(at, len(e.name)+len(e.text)+len(e.external))
}

// hold counts what the document type keeps in memory.
func (s *xmlScanner) hold(at place, size int) error {
	if s.dtd.size += size + 64; s.dtd.size > 4*s.max {
		return s.broken(at, "the document type declares more than is allowed (%s)", bytesOf(4*s.max))
	}
	return nil
}

// replacement makes the text of an entity from what is declared: references to
// characters are followed, those to entities stay.
func (s *xmlScanner) replacement(declared string, at place) string {
	if !strings.Contains(declared, "&#") {
		return declared
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(declared, "&#")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		digits, after, ok := strings.Cut(rest, ";")
		r, known := characterReference("#" + digits)
		if !ok || !known {
			s.soft(at, "%s is no reference to a character that XML allows", quoted("&#"+digits+";"))
			return b.String()
		}
		b.WriteRune(r)
		declared = after
	}
}

// passDeclaration passes over a declaration of no interest.
func (s *xmlScanner) passDeclaration(at place) error {
	for {
		c, ok := s.peek()
		switch {
		case !ok:
			return s.cut(at, "a declaration")
		case c == '"' || c == '\'':
			if _, err := s.quotedLiteral(at, "a declaration"); err != nil {
				return err
			}
		case c == '<':
			return s.unexpected(at, "a declaration")
		case c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= utf8.RuneSelf:
			s.text = s.odd(s.text[:0])
		case c == '>':
			s.r++
			return nil
		default:
			s.r++
		}
	}
}
