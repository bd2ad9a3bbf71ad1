package source

import (
	"bytes"
	"unicode/utf8"
)

// What ends a run of characters that stand for themselves.
const (
	stopText   = 1 << iota // in a text: < & ] CR
	stopValue              // in the value of an attribute: < & quotes white space
	stopMarkup             // in a comment, an instruction or CDATA: - ? ] CR
)

// xmlStops holds for each byte what it ends. Control characters and bytes
// beyond ASCII end everything, to be looked at.
var xmlStops = func() (stops [256]uint8) {
	set := func(bytes string, bits uint8) {
		for i := range len(bytes) {
			stops[bytes[i]] |= bits
		}
	}
	for c := range stops {
		if c < ' ' && c != '\t' && c != '\n' || c >= utf8.RuneSelf {
			stops[c] = stopText | stopValue | stopMarkup
		}
	}
	set("<&]", stopText)
	set("<&\"'\t\n", stopValue)
	set("-?]", stopMarkup)
	return stops
}()

// run appends the characters that come next, up to what stops it or cannot be
// told yet.
func (s *xmlScanner) run(dst []byte, stops uint8) []byte {
	if _, ok := s.peek(); !ok {
		return dst
	}
	b := s.buf[s.r:]
	i := 0
	for i < len(b) {
		if xmlStops[b[i]]&stops == 0 {
			i++
			continue
		}
		if b[i] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || !s.allows(r) {
			break
		}
		i += n
	}
	s.r += i
	return append(dst, b[:i]...)
}

// allows tells whether a document may hold a character (XML 1.0, Char).
func (s *xmlScanner) allows(r rune) bool {
	return isXMLChar(r) && (r != utf8.RuneError || !s.lossy)
}

func isXMLChar(r rune) bool {
	return r >= ' ' && r < 0xD800 || r == '\n' || r == '\t' || r == '\r' || r >= 0xE000 && r < 0xFFFE || r > 0xFFFF && r <= utf8.MaxRune
}

// odd appends the next character where it is one that was cut at the end of
// what had been read; else it is noted as not allowed, and left out.
func (s *xmlScanner) odd(dst []byte) []byte {
	for !utf8.FullRune(s.buf[s.r:]) && s.fill() {
	}
	r, n := utf8.DecodeRune(s.buf[s.r:])
	at := s.here()
	switch {
	case r == utf8.RuneError && (n == 1 || s.lossy):
		s.soft(at, "%s is not in the document's encoding", quoted(string(s.buf[s.r:s.r+n])))
	case !isXMLChar(r):
		s.soft(at, "the character %U is not allowed", r)
	default:
		dst = append(dst, s.buf[s.r:s.r+n]...)
	}
	s.r += n
	return dst
}

// lineEnd reads a CR, which with a LF behind it or alone ends a line. In an
// entity it is the character itself: the line ends there are made already.
func (s *xmlScanner) lineEnd() byte {
	if len(s.frames) > 0 {
		s.r++
		return '\r'
	}
	if !s.pass("\r\n") {
		s.r++
	}
	return '\n'
}

// characters reads text up to the next markup, but not much more than a block
// of it at a time.
func (s *xmlScanner) characters(t *xmlToken) error {
	t.kind, s.text = xmlText, s.text[:0]
	for len(s.text) < blockSize {
		s.text = s.run(s.text, stopText)
		c, ok := s.peek()
		switch {
		case !ok && s.cdata:
			return s.cut(t.at, "the CDATA section")
		case !ok && len(s.frames) == 0:
			return s.endText(t)
		case !ok:
			if err := s.leave(); err != nil {
				return err
			}
		case s.cdata:
			s.section(c)
		case c == '<':
			if !s.begins("<![") {
				return s.endText(t)
			}
			if len(s.open) == 0 || !s.pass("<![CDATA[") {
				return s.broken(s.here(), "%s begins no CDATA section", quoted(s.glimpse()))
			}
			s.cdata = true
		case c == '&':
			if err := s.referenceInText(); err != nil {
				return err
			}
		default:
			s.character(c)
		}
	}
	return s.endText(t)
}

// character reads one that stopped a run, outside of CDATA.
func (s *xmlScanner) character(c byte) {
	switch c {
	case ']':
		if s.begins("]]>") {
			s.soft(s.here(), "]]> in a text is written ]]&gt;")
		}
		s.r++
		s.text = append(s.text, ']')
	case '\r':
		s.text = append(s.text, s.lineEnd())
	default:
		s.text = s.odd(s.text)
	}
}

// section reads what stopped a run within CDATA.
func (s *xmlScanner) section(c byte) {
	switch {
	case c == ']' && s.pass("]]>"):
		s.cdata = false
	case c == '\r':
		s.text = append(s.text, s.lineEnd())
	case c == '<' || c == '&' || c == ']':
		s.r++
		s.text = append(s.text, c)
	default:
		s.text = s.odd(s.text)
	}
}

// endText gives the text. Outside of the root element there is white space
// alone.
func (s *xmlScanner) endText(t *xmlToken) error {
	t.text = s.text
	if len(s.open) > 0 || len(t.faults) == 0 && isXMLSpace(t.text) {
		return nil
	}
	what := "stands before the root element"
	if s.begun {
		what = "stands behind the root element"
	}
	return s.broken(t.at, "%s %s", quoted(string(bytes.TrimSpace(t.text[:min(len(t.text), 2*shown)]))), what)
}

// isXMLSpace tells whether a text is white space or empty.
func isXMLSpace(text []byte) bool {
	for _, c := range text {
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}

// value reads the value of an attribute up to its quote, and normalizes it
// (XML 1.0, section 3.3.3).
func (s *xmlScanner) value(name string, at place, quote byte) error {
	begin := len(s.values)
	for {
		s.values = s.run(s.values, stopValue)
		if len(s.values)-begin > s.max || len(s.values) > 4*s.max {
			s.soft(at, "the value of %s, or of all attributes together, is longer than allowed (%s, %s)",
				shortened(name), bytesOf(s.max), bytesOf(4*s.max))
			s.values = s.values[:begin]
		}
		c, ok := s.peek()
		switch {
		case !ok:
			return s.cut(at, "the value of "+shortened(name))
		case c == quote:
			s.r++
			return nil
		case c == '<':
			return s.broken(s.here(), "%s in the value of %s is written &lt; or the quote before it is missing", quoted("<"), shortened(name))
		case c == '&':
			if err := s.referenceInValue(); err != nil {
				return err
			}
		case c == '\r':
			s.lineEnd()
			s.values = append(s.values, ' ')
		case c == '\t' || c == '\n':
			s.r++
			s.values = append(s.values, ' ')
		case c == '"' || c == '\'':
			s.r++
			s.values = append(s.values, c)
		default:
			s.values = s.odd(s.values)
		}
	}
}

// until reads text up to a mark and passes over that. The text is kept where
// the token is wanted, in a document type always.
func (s *xmlScanner) until(t *xmlToken, mark, what string) error {
	s.text = s.text[:0]
	for {
		s.text = s.run(s.text, stopMarkup)
		if !s.keep {
			s.text = s.text[:0]
		} else if len(s.text) > s.max {
			s.soft(t.at, "%s is longer than allowed (%s)", what, bytesOf(s.max))
			s.text = s.text[:0]
		}
		c, ok := s.peek()
		switch {
		case !ok:
			return s.cut(t.at, what)
		case c == mark[0] && s.pass(mark):
			return nil
		case c == '\r':
			s.text = append(s.text, s.lineEnd())
		case c == '-' || c == '?' || c == ']':
			s.r++
			s.text = append(s.text, c)
		default:
			s.text = s.odd(s.text)
		}
	}
}
