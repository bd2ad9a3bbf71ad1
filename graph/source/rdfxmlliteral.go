package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// xmlCanon writes XML in exclusive canonical form with comments (Exclusive XML
// Canonicalization 1.0), which is the lexical form of an XML literal that the
// suite of RDF/XML expects.
type xmlCanon struct {
	b       []byte
	written []xmlBinding // declarations of the elements that are open
	sorted  []xmlValue
}

// xmlLiteral reads the content of a property element as an XML literal.
func (d *rdfXML) xmlLiteral(p *rdfArc, level int) error {
	w := &d.canon
	w.b, w.written = w.b[:0], w.written[:0]
	d.s.keep = true
	defer func() { d.s.keep = false }()
	for {
		t, err := d.s.next()
		if err != nil {
			return d.within(err)
		}
		if len(t.faults) == 0 && len(w.b)+len(t.text) > d.max {
			err = d.s.errorAt(p.at, fmt.Errorf("RDF/XML: the XML in <%s> is longer than allowed (%s)", shortened(d.s.open[level].raw), bytesOf(d.max)))
		} else if len(t.faults) > 0 {
			err = t.faults[0]
		}
		if err != nil {
			d.s.keep = false
			return d.leaveOut(err, level)
		}
		switch t.kind {
		case xmlStart:
			w.start(d.s, t)
		case xmlEnd:
			if len(d.s.open) == level {
				object := graph.Typed(string(w.b), rdfNamespace+"XMLLiteral")
				if cap(w.b) > 8*blockSize {
					w.b = nil
				}
				return d.sayNamed(p.at, p.subject, p.predicate, object, p.id)
			}
			w.b = append(append(append(w.b, "</"...), t.name.raw...), '>')
			for n := len(w.written); n > 0 && w.written[n-1].depth > len(d.s.open); n-- {
				w.written = w.written[:n-1]
			}
		case xmlText:
			w.b = appendXMLText(w.b, t.text)
		case xmlComment:
			w.b = append(append(append(w.b, "<!--"...), t.text...), "-->"...)
		case xmlInstruction:
			w.b = append(append(append(w.b, "<?"...), t.text...), "?>"...)
		}
	}
}

// start writes a start tag with the namespaces that it makes use of and that no
// element around it has written.
func (w *xmlCanon) start(s *xmlScanner, t *xmlToken) {
	w.b = append(append(w.b, '<'), t.name.raw...)
	first := len(w.written)
	w.use(s, t.name.prefix)
	w.sorted = append(w.sorted[:0], t.attrs...)
	for i := range w.sorted {
		if prefix := w.sorted[i].name.prefix; prefix != "" {
			w.use(s, prefix)
		}
	}
	slices.SortFunc(w.written[first:], func(a, b xmlBinding) int { return strings.Compare(a.prefix, b.prefix) })
	for _, b := range w.written[first:] {
		w.b = append(w.b, " xmlns"...)
		if b.prefix != "" {
			w.b = append(append(w.b, ':'), b.prefix...)
		}
		w.value(b.space)
	}
	slices.SortFunc(w.sorted, func(a, b xmlValue) int {
		return cmp.Or(strings.Compare(spaceOf(a), spaceOf(b)), strings.Compare(a.name.local, b.name.local))
	})
	for _, a := range w.sorted {
		w.b = append(append(w.b, ' '), a.name.raw...)
		w.value(a.value)
	}
	w.b = append(w.b, '>')
}

// spaceOf gives the namespace of an attribute: without a prefix it has none.
func spaceOf(a xmlValue) string {
	if a.name.prefix == "" {
		return ""
	}
	return a.name.space
}

// use notes the namespace of a prefix as one to be written, where that is not
// what has been written of it.
func (w *xmlCanon) use(s *xmlScanner, prefix string) {
	space, _ := s.lookup(prefix)
	before := ""
	for i := len(w.written) - 1; i >= 0; i-- {
		if w.written[i].prefix == prefix {
			before = w.written[i].space
			break
		}
	}
	if space != before && prefix != "xml" {
		w.written = append(w.written, xmlBinding{prefix: prefix, space: space, depth: len(s.open)})
	}
}

// value writes the value of an attribute.
func (w *xmlCanon) value(value string) {
	w.b = append(w.b, `="`...)
	for i := range len(value) {
		switch c := value[i]; c {
		case '&':
			w.b = append(w.b, "&amp;"...)
		case '<':
			w.b = append(w.b, "&lt;"...)
		case '"':
			w.b = append(w.b, "&quot;"...)
		case '\t':
			w.b = append(w.b, "&#x9;"...)
		case '\n':
			w.b = append(w.b, "&#xA;"...)
		case '\r':
			w.b = append(w.b, "&#xD;"...)
		default:
			w.b = append(w.b, c)
		}
	}
	w.b = append(w.b, '"')
}

// appendXMLText appends a text in canonical form.
func appendXMLText(b, text []byte) []byte {
	for _, c := range text {
		switch c {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '\r':
			b = append(b, "&#xD;"...)
		default:
			b = append(b, c)
		}
	}
	return b
}
