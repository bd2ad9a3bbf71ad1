package source

import (
	"io"
	"strings"
)

// xmlKind tells what a token of XML is.
type xmlKind uint8

const (
	xmlStart       xmlKind = iota // a start tag; an empty element has an end tag as well
	xmlEnd                        // an end tag
	xmlText                       // text without comments in it, CDATA and references resolved
	xmlComment                    // its text is kept only where keep is set
	xmlInstruction                // a processing instruction: its text is target and data
	xmlDoctype                    // a document type
)

// xmlToken is a piece of an XML document. It is good until the next one.
type xmlToken struct {
	kind   xmlKind
	at     place
	offset int64      // of the first byte in the text
	inside int        // which of the elements in an entity, from 1; 0 is outside
	name   *xmlName   // of a tag
	attrs  []xmlValue // without declarations of namespaces
	text   []byte
	faults []error // what is wrong with it, where the document goes on
}

// xmlValue is an attribute with its normalized value.
type xmlValue struct {
	name     *xmlName
	value    string
	at       place
	from, to int // in values
}

// next reads the next token. The error is the fault that ends the document, an
// error of the world, or io.EOF behind the root element.
func (s *xmlScanner) next() (*xmlToken, error) {
	t := &s.token
	t.faults = t.faults[:0]
	t.inside = 0
	if s.closing {
		s.closing = false
		s.close(t)
		return t, nil
	}
	for {
		c, ok := s.peek()
		switch {
		case !ok && len(s.frames) > 0:
			if err := s.leave(); err != nil {
				return nil, err
			}
			continue
		case !ok:
			return nil, s.end()
		}
		t.at, t.offset = s.here(), s.start+int64(s.r)
		if len(s.frames) > 0 {
			t.offset = s.frames[0].start + int64(s.frames[0].r)
		}
		if c != '<' || s.cdata || s.begins("<![") {
			return t, s.characters(t)
		}
		return t, s.markup(t)
	}
}

// end says what the end of the source means.
func (s *xmlScanner) end() error {
	switch {
	case s.err != io.EOF:
		return s.err
	case !s.begun:
		return s.broken(s.here(), "there is no element")
	case len(s.open) > 0:
		return s.broken(s.here(), "the document ends before </%s>", shortened(s.open[len(s.open)-1].raw))
	}
	return io.EOF
}

// markup reads what begins with '<', but no CDATA.
func (s *xmlScanner) markup(t *xmlToken) error {
	i, ok := s.more(s.r + 1)
	if !ok {
		return s.startTag(t)
	}
	switch s.buf[i] {
	case '/':
		return s.endTag(t)
	case '?':
		return s.instruction(t)
	case '!':
		if s.begins("<!--") {
			return s.comment(t)
		}
		return s.doctype(t)
	}
	return s.startTag(t)
}

// startTag reads a start tag and binds the namespaces that it declares.
func (s *xmlScanner) startTag(t *xmlToken) error {
	if s.begun && len(s.open) == 0 {
		return s.broken(t.at, "a second root element begins")
	}
	s.r++
	t.kind, t.attrs, s.values = xmlStart, t.attrs[:0], s.values[:0]
	var ok bool
	if t.name, ok = s.name(); !ok {
		return s.broken(t.at, "%s begins no tag; < in a text is written &lt;", quoted("<"+s.glimpse()))
	}
	for {
		spaced := s.space()
		c, ok := s.peek()
		switch {
		case !ok:
			return s.cut(t.at, "the tag <"+shortened(t.name.raw))
		case c == '>':
			s.r++
			return s.begin(t)
		case s.pass("/>"):
			s.closing = true
			return s.begin(t)
		case !spaced:
			return s.broken(s.here(), "%s in the tag <%s is not expected", quoted(s.glimpse()), shortened(t.name.raw))
		}
		if err := s.attribute(t); err != nil {
			return err
		}
	}
}

// begin enters the element whose tag has been read.
func (s *xmlScanner) begin(t *xmlToken) error {
	if len(s.open) == maxXMLDepth {
		return s.broken(t.at, "elements nest deeper than %d", maxXMLDepth)
	}
	s.begun = true
	s.open = append(s.open, t.name)
	if len(s.frames) > 0 {
		s.inside++
		t.inside = s.inside
	}
	all := string(s.values)
	for i := range t.attrs {
		t.attrs[i].value = all[t.attrs[i].from:t.attrs[i].to]
	}
	if cap(s.values) > 8*blockSize {
		s.values = nil
	}
	if err := s.addDefaults(t); err != nil {
		return err
	}
	s.checkTwice(t)
	s.bindNamespaces(t)
	return nil
}

// attribute reads one attribute.
func (s *xmlScanner) attribute(t *xmlToken) error {
	a := xmlValue{at: s.here(), from: len(s.values)}
	var ok bool
	if a.name, ok = s.name(); !ok {
		return s.broken(a.at, "%s in the tag <%s is not expected", quoted(s.glimpse()), shortened(t.name.raw))
	}
	s.space()
	if !s.pass("=") {
		return s.broken(s.here(), "the attribute %s has no value", shortened(a.name.raw))
	}
	s.space()
	quote, ok := s.peek()
	if !ok || quote != '"' && quote != '\'' {
		return s.broken(s.here(), "the value of %s does not begin with a quote", shortened(a.name.raw))
	}
	s.r++
	if err := s.value(a.name.raw, a.at, quote); err != nil {
		return err
	}
	a.to = len(s.values)
	if len(t.attrs) == maxXMLAttributes {
		s.soft(a.at, "<%s> has more than %d attributes", shortened(t.name.raw), maxXMLAttributes)
		return nil
	}
	t.attrs = append(t.attrs, a)
	return nil
}

// endTag reads an end tag.
func (s *xmlScanner) endTag(t *xmlToken) error {
	s.r += 2
	name, ok := s.name()
	if !ok {
		return s.broken(t.at, "%s begins no tag", quoted("</"+s.glimpse()))
	}
	s.space()
	if c, ok := s.peek(); !ok {
		return s.cut(t.at, "the tag </"+shortened(name.raw))
	} else if c != '>' {
		return s.broken(s.here(), "%s in the tag </%s is not expected", quoted(s.glimpse()), shortened(name.raw))
	}
	s.r++
	n := len(s.open)
	switch {
	case n == 0:
		return s.broken(t.at, "the end tag </%s> has no start tag", shortened(name.raw))
	case s.open[n-1].raw != name.raw:
		return s.broken(t.at, "the end tag </%s> does not close <%s>", shortened(name.raw), shortened(s.open[n-1].raw))
	case len(s.frames) > 0 && s.frames[len(s.frames)-1].depth == n:
		return s.broken(t.at, "the end tag </%s> stands in an entity that its start tag does not stand in", shortened(name.raw))
	}
	s.close(t)
	return nil
}

// close leaves the innermost element.
func (s *xmlScanner) close(t *xmlToken) {
	n := len(s.open) - 1
	t.kind, t.name, t.attrs = xmlEnd, s.open[n], t.attrs[:0]
	s.unbind(n + 1)
	s.open = s.open[:n]
}

// comment reads a comment.
func (s *xmlScanner) comment(t *xmlToken) error {
	s.r += 4
	t.kind = xmlComment
	if err := s.until(t, "--", "the comment"); err != nil {
		return err
	}
	for !s.pass(">") {
		at := s.here()
		if len(s.frames) == 0 {
			at.column -= 2
		}
		s.soft(at, "-- in a comment is not allowed")
		s.text = append(s.text, "--"...)
		if s.pass("-") { // as in --->
			continue
		}
		if err := s.until(t, "--", "the comment"); err != nil {
			return err
		}
	}
	t.text = s.text
	return nil
}

// instruction reads a processing instruction.
func (s *xmlScanner) instruction(t *xmlToken) error {
	s.r += 2
	t.kind = xmlInstruction
	target, ok := s.name()
	if !ok || !s.begins("?>") && !s.space() {
		return s.broken(t.at, "%s begins no processing instruction", quoted("<?"+s.glimpse()))
	}
	if strings.EqualFold(target.raw, "xml") {
		return s.broken(t.at, "an XML declaration stands only at the very beginning")
	}
	if err := s.until(t, "?>", "the processing instruction"); err != nil {
		return err
	}
	data := s.text
	t.text = append([]byte(target.raw), ' ')
	t.text = append(t.text, data...)
	if len(data) == 0 {
		t.text = t.text[:len(target.raw)]
	}
	return nil
}

// glimpse gives a few characters of what comes next, for a fault.
func (s *xmlScanner) glimpse() string {
	for len(s.buf)-s.r < shown && s.fill() {
	}
	text := string(s.buf[s.r:min(len(s.buf), s.r+shown)])
	if i := strings.IndexAny(text, "\r\n"); i > 0 {
		text = text[:i]
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

// shortened cuts a name for a fault.
func shortened(name string) string {
	q := quoted(name)
	return q[1 : len(q)-1]
}
