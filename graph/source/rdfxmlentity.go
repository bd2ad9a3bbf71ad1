package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds of entities: how deep they stand in each other, and how much text
// they give, which may grow with what is read of the document.
const (
	maxEntityDepth = 20
	freeEntityText = 8 << 20
	maxEntityRatio = 32
)

// xmlEntity is an entity of the internal subset.
type xmlEntity struct {
	name     string
	text     string // its replacement text
	external string // its system identifier, where it is in another file
	open     bool   // it is being read
}

// predefined are the entities that need no declaration.
var predefined = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "apos": '\'', "quot": '"'}

// reference reads a reference, of which & comes next. It gives the character
// or the entity that it stands for, or neither where a fault is noted.
func (s *xmlScanner) reference() (r rune, e *xmlEntity, at place) {
	at = s.here()
	s.r++
	i := s.r
	for {
		var ok bool
		if i, ok = s.more(i); !ok {
			break
		}
		if c := s.buf[i]; c != '#' && c < utf8.RuneSelf && !isXMLNameByte(c) || i-s.r > blockSize {
			break
		}
		i++
	}
	name := string(s.buf[s.r:i])
	if i == s.r || i == len(s.buf) || s.buf[i] != ';' {
		s.soft(at, "%s is no reference; & in a text is written &amp;", quoted("&"+s.glimpse()))
		return 0, nil, at
	}
	s.r = i + 1
	r, e = s.referent(name, at)
	return r, e, at
}

// referent gives what a reference stands for by what is between & and ;.
func (s *xmlScanner) referent(name string, at place) (rune, *xmlEntity) {
	if strings.HasPrefix(name, "#") {
		r, ok := characterReference(name)
		if !ok {
			s.soft(at, "%s is no reference to a character that XML allows", quoted("&"+name+";"))
		}
		return r, nil
	}
	if r := predefined[name]; r != 0 {
		return r, nil
	}
	e := s.dtd.entities[name]
	switch {
	case e == nil:
		s.soft(at, "the entity %s is not declared in this document", quoted("&"+name+";"))
	case e.external != "":
		s.soft(at, "the entity %s stands in another file, %s, and nothing is fetched", quoted("&"+name+";"), quoted(e.external))
		e = nil
	}
	return 0, e
}

// characterReference reads #10 and #xA.
func characterReference(name string) (rune, bool) {
	digits, base := name[1:], 10
	if rest, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = rest, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !isXMLChar(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// referenceInText reads a reference in a text. An entity with markup in it is
// read in its place.
func (s *xmlScanner) referenceInText() error {
	r, e, at := s.reference()
	switch {
	case e != nil && strings.ContainsAny(e.text, "<&"):
		return s.enter(e, at)
	case e != nil:
		s.text = append(s.text, e.text...)
		return s.spend(len(e.text), at)
	case r > 0:
		s.text = utf8.AppendRune(s.text, r)
	}
	if len(s.open) == 0 {
		return s.broken(at, "a reference stands outside of the root element")
	}
	return nil
}

// mayOpen tells whether an entity can be read now, and notes why not.
func (s *xmlScanner) mayOpen(e *xmlEntity, depth int, at place) bool {
	switch {
	case e.open:
		s.soft(at, "the entity %s refers to itself", quoted("&"+e.name+";"))
	case depth >= maxEntityDepth:
		s.soft(at, "entities nest deeper than %d", maxEntityDepth)
	default:
		return true
	}
	return false
}

// spend counts what an entity, or the default of an attribute, gives.
func (s *xmlScanner) spend(size int, at place) error {
	s.passed += int64(size) + 1
	if s.passed > freeEntityText+maxEntityRatio*s.total {
		return s.broken(at, "entities and defaults give more than %s and %d times the text of the document", bytesOf(freeEntityText), maxEntityRatio)
	}
	return nil
}

// enter begins to read an entity.
func (s *xmlScanner) enter(e *xmlEntity, at place) error {
	if !s.mayOpen(e, len(s.frames), at) {
		return nil
	}
	if len(s.frames) == 0 {
		s.inside = 0
	}
	s.frames = append(s.frames, xmlFrame{
		buf: s.buf, r: s.r, mark: s.mark, at: s.at, start: s.start, depth: len(s.open), place: at, entity: e,
	})
	e.open = true
	s.buf, s.r, s.mark, s.start = []byte(e.text), 0, 0, 0
	return s.spend(len(e.text), at)
}

// leave goes on behind the entity that has been read.
func (s *xmlScanner) leave() error {
	f := s.frames[len(s.frames)-1]
	if len(s.open) != f.depth {
		return s.broken(f.place, "the element <%s> does not end in the entity &%s;, in which it begins",
			shortened(s.open[len(s.open)-1].raw), shortened(f.entity.name))
	}
	f.entity.open = false
	s.frames = s.frames[:len(s.frames)-1]
	s.buf, s.r, s.mark, s.at, s.start = f.buf, f.r, f.mark, f.at, f.start
	return nil
}

// referenceInValue reads a reference in the value of an attribute.
func (s *xmlScanner) referenceInValue() error {
	r, e, at := s.reference()
	if r > 0 {
		s.values = utf8.AppendRune(s.values, r)
	}
	if e == nil {
		return nil
	}
	return s.expand(e, 0, at)
}

// expand appends the text of an entity to a value: white space becomes blanks,
// references in it are followed (XML 1.0, section 3.3.3).
func (s *xmlScanner) expand(e *xmlEntity, depth int, at place) error {
	if !s.mayOpen(e, depth, at) {
		return nil
	}
	if err := s.spend(len(e.text), at); err != nil {
		return err
	}
	e.open = true
	defer func() { e.open = false }()
	for text := e.text; text != ""; {
		i := strings.IndexAny(text, "<&\t\n\r")
		if i < 0 {
			s.values = append(s.values, text...)
			return nil
		}
		s.values = append(s.values, text[:i]...)
		c := text[i]
		text = text[i+1:]
		switch c {
		default:
			s.values = append(s.values, ' ')
		case '<':
			s.soft(at, "the entity &%s; holds <, and stands in the value of an attribute", shortened(e.name))
		case '&':
			name, rest, ok := strings.Cut(text, ";")
			if !ok {
				s.soft(at, "the entity &%s; holds an & that is no reference", shortened(e.name))
				return nil
			}
			text = rest
			r, inner := s.referent(name, at)
			if r > 0 {
				s.values = utf8.AppendRune(s.values, r)
			}
			if inner == nil {
				continue
			}
			if err := s.expand(inner, depth+1, at); err != nil {
				return err
			}
		}
	}
	return nil
}
