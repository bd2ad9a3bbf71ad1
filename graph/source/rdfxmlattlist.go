package source

import "strings"

// declareAttributes reads a list of attributes: of an element's attributes the
// first declaration counts. A default value is an attribute like any other to
// what reads the tags.
func (s *xmlScanner) declareAttributes(at place) error {
	const what = "the declaration of attributes"
	if !s.space() {
		return s.unexpected(at, what)
	}
	element, ok := s.name()
	if !ok {
		return s.unexpected(at, what)
	}
	for {
		spaced := s.space()
		if s.pass(">") {
			return nil
		}
		name, ok := s.name()
		if !ok || !spaced || !s.space() {
			return s.unexpected(at, what)
		}
		a, err := s.declaredAttribute(name, at, what)
		if err != nil {
			return err
		}
		all := s.dtd.attributes[element.raw]
		known := s.dtd.blind || len(all) >= maxXMLAttributes
		for _, b := range all[:min(len(all), maxXMLAttributes)] {
			known = known || b.name.raw == name.raw
		}
		if known {
			continue
		}
		s.dtd.attributes[element.raw] = append(all, a)
		if err := s.hold(at, len(name.raw)+len(a.value)+len(all)); err != nil {
			return err
		}
	}
}

// declaredAttribute reads the type and the default of an attribute.
func (s *xmlScanner) declaredAttribute(name *xmlName, at place, what string) (xmlDeclared, error) {
	a := xmlDeclared{name: name, tokens: true}
	if s.pass("CDATA") {
		a.tokens = false
	} else if kind, ok := s.name(); ok && kind.raw == "NOTATION" {
		s.space()
	}
	if s.pass("(") {
		for !s.pass(")") {
			if c, ok := s.peek(); !ok || c == '<' || c == '>' {
				return a, s.unexpected(at, what)
			}
			s.r++
		}
	}
	if !s.space() {
		return a, s.unexpected(at, what)
	}
	if s.pass("#REQUIRED") || s.pass("#IMPLIED") {
		return a, nil
	}
	if s.pass("#FIXED") && !s.space() {
		return a, s.unexpected(at, what)
	}
	quote, ok := s.peek()
	if !ok || quote != '"' && quote != '\'' {
		return a, s.unexpected(at, what)
	}
	s.r++
	s.values = s.values[:0]
	if err := s.value(name.raw, at, quote); err != nil {
		return a, err
	}
	a.given, a.value = true, string(s.values)
	if a.tokens {
		a.value = collapsed(a.value)
	}
	return a, nil
}

// collapsed leaves one blank between tokens and none around them.
func collapsed(value string) string {
	return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r == ' ' }), " ")
}

// addDefaults does to the attributes of a tag what the document type says of
// them. It counts as what entities give.
func (s *xmlScanner) addDefaults(t *xmlToken) error {
	given := len(t.attrs)
	for _, d := range s.dtd.attributes[t.name.raw] {
		if err := s.spend(len(d.name.raw)+len(d.value)+given, t.at); err != nil {
			return err
		}
		found := false
		for i := range given {
			if t.attrs[i].name.raw != d.name.raw {
				continue
			}
			found = true
			if d.tokens {
				t.attrs[i].value = collapsed(t.attrs[i].value)
			}
		}
		if !found && d.given {
			t.attrs = append(t.attrs, xmlValue{name: d.name, value: d.value, at: t.at})
		}
	}
	return nil
}
