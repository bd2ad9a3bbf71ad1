package source

import (
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// The namespaces that XML itself names.
const (
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
)

// xmlName is the name of an element or attribute, as it stands in the
// document. One that is kept remembers what it was resolved to.
type xmlName struct {
	raw, prefix, local string
	qualified          bool // it is a QName

	version    int // of the bindings by which it was resolved, from 1
	bound      bool
	space, iri string

	checked      bool // noIRI has looked at checkedSpace
	checkedSpace string
	checkedErr   error
}

// xmlBinding is a prefix in scope.
type xmlBinding struct {
	prefix, space string
	depth         int // of the element that declares it
	hidden        int // the place, from 1, of the binding that it hides
}

// xmlNameBytes are the ASCII characters of names.
var xmlNameBytes = func() (set [256]bool) {
	for c := range set {
		set[c] = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
	}
	set['_'], set[':'], set['-'], set['.'] = true, true, true, true
	return set
}()

func isXMLNameByte(c byte) bool { return xmlNameBytes[c] }

// isNCName tells whether a text is a name without a colon (Namespaces in XML
// 1.0, NCName; its characters are those of names in Turtle, and the dot).
func isNCName(s string) bool {
	for i, r := range s {
		switch {
		case graph.IsNameStart(r), r == '_':
		case i > 0 && (graph.IsNameChar(r) || r == '.'):
		default:
			return false
		}
	}
	return s != "" && utf8.ValidString(s)
}

// name reads a name. It is false where none begins, or one of more than a
// block.
func (s *xmlScanner) name() (*xmlName, bool) {
	i := s.r
	for {
		var ok bool
		if i, ok = s.more(i); !ok {
			break
		}
		for i < len(s.buf) && (s.buf[i] >= utf8.RuneSelf || isXMLNameByte(s.buf[i])) {
			i++
		}
		if i < len(s.buf) || i-s.r > blockSize {
			break
		}
	}
	raw := s.buf[s.r:i]
	if n := s.names[string(raw)]; n != nil {
		s.r = i
		return n, true
	}
	n := newXMLName(string(raw))
	if n == nil || s.lossy && strings.ContainsRune(n.raw, utf8.RuneError) {
		return nil, false
	}
	s.r = i
	if len(s.names) < maxXMLNames && len(n.raw) < 256 {
		s.names[n.raw] = n
	}
	return n, true
}

// newXMLName takes a name apart, or gives nil where it is none.
func newXMLName(raw string) *xmlName {
	n := &xmlName{raw: raw, local: raw}
	if isNCName(raw) {
		n.qualified = true
		return n
	}
	if !isNCName("_"+strings.ReplaceAll(raw, ":", "_")) || strings.IndexByte("-.0123456789", (raw + "-")[0]) >= 0 {
		return nil
	}
	if first, _ := utf8.DecodeRuneInString(raw); first >= utf8.RuneSelf && !graph.IsNameStart(first) {
		return nil
	}
	prefix, local, ok := strings.Cut(raw, ":")
	if ok && isNCName(prefix) && isNCName(local) {
		n.prefix, n.local, n.qualified = prefix, local, true
	}
	return n
}

// resolve finds the namespace of an element's name, or of an attribute's that
// has a prefix, and puts name.space and name.iri. It is false where the prefix
// is not declared.
func (s *xmlScanner) resolve(n *xmlName) bool {
	if n.version == s.version+1 {
		return n.bound
	}
	space, ok := s.lookup(n.prefix)
	n.version, n.bound = s.version+1, ok && n.qualified
	if n.iri == "" || n.space != space {
		n.space, n.iri = space, space+n.local
	}
	return n.bound
}

// lookup gives the namespace of a prefix; "" is the default one.
func (s *xmlScanner) lookup(prefix string) (space string, ok bool) {
	if i := s.bound[prefix]; i > 0 {
		return s.bindings[i-1].space, true
	}
	if prefix == "xml" {
		return xmlNamespace, true
	}
	return "", prefix == ""
}

// bindNamespaces takes the declarations of namespaces out of the attributes of
// the element that has just begun, and looks whether all names are in one.
func (s *xmlScanner) bindNamespaces(t *xmlToken) {
	rest := t.attrs[:0]
	for _, a := range t.attrs {
		switch {
		case a.name.raw == "xmlns":
			s.bind("", a)
		case a.name.prefix == "xmlns":
			s.bind(a.name.local, a)
		default:
			rest = append(rest, a)
		}
	}
	t.attrs = rest
	if !s.resolve(t.name) {
		s.unresolved(t.at, t.name)
	}
	for i := range t.attrs {
		if a := &t.attrs[i]; (a.name.prefix != "" || !a.name.qualified) && !s.resolve(a.name) {
			s.unresolved(a.at, a.name)
		}
	}
	s.checkResolvedTwice(t)
}

func (s *xmlScanner) unresolved(at place, n *xmlName) {
	if !n.qualified {
		s.soft(at, "the name %s is not one with at most one prefix", quoted(n.raw))
		return
	}
	s.soft(at, "the prefix %s of %s is not declared", quoted(n.prefix), shortened(n.raw))
}

// bind declares a prefix for the element that has just begun.
func (s *xmlScanner) bind(prefix string, a xmlValue) {
	space := a.value
	switch {
	case (prefix == "xml") != (space == xmlNamespace), prefix == "xmlns", space == xmlnsNamespace:
		s.soft(a.at, "%s may not stand for %s", shortened(a.name.raw), quoted(space))
		return
	case prefix == "xml":
		return
	case prefix != "" && space == "":
		s.soft(a.at, "the prefix %s has no namespace", quoted(prefix))
		return
	}
	s.bindings = append(s.bindings, xmlBinding{prefix: prefix, space: space, depth: len(s.open), hidden: s.bound[prefix]})
	s.bound[prefix] = len(s.bindings)
	s.version++
	if graph.CheckIRI(space) == nil {
		s.declared.Add(prefix, space)
	}
}

// unbind forgets what an element has declared.
func (s *xmlScanner) unbind(depth int) {
	for n := len(s.bindings); n > 0 && s.bindings[n-1].depth == depth; n-- {
		b := s.bindings[n-1]
		if b.hidden > 0 {
			s.bound[b.prefix] = b.hidden
		} else {
			delete(s.bound, b.prefix)
		}
		s.bindings = s.bindings[:n-1]
		s.version++
	}
}

// checkTwice looks whether a tag has an attribute twice.
func (s *xmlScanner) checkTwice(t *xmlToken) {
	s.checkUnique(t, func(a *xmlValue) [2]string { return [2]string{a.name.raw} })
}

// checkResolvedTwice looks whether two prefixes make two attributes the same.
func (s *xmlScanner) checkResolvedTwice(t *xmlToken) {
	s.checkUnique(t, func(a *xmlValue) [2]string {
		if a.name.prefix == "" {
			return [2]string{a.name.raw}
		}
		return [2]string{a.name.local, a.name.space + ":"}
	})
}

func (s *xmlScanner) checkUnique(t *xmlToken, key func(*xmlValue) [2]string) {
	if len(t.attrs) < 2 {
		return
	}
	var seen map[[2]string]bool
	if len(t.attrs) > 8 {
		seen = make(map[[2]string]bool, len(t.attrs))
	}
	for i := range t.attrs {
		a := &t.attrs[i]
		k := key(a)
		twice := seen[k]
		for j := 0; j < i && seen == nil && !twice; j++ {
			twice = key(&t.attrs[j]) == k
		}
		if twice {
			s.soft(a.at, "the tag <%s> has the attribute %s twice", shortened(t.name.raw), shortened(a.name.raw))
			return
		}
		if seen != nil {
			seen[k] = true
		}
	}
}
