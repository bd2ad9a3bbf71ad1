package graph

import "strings"

// reference is an IRI reference in its five parts (RFC 3986, section 3); has…
// tells an empty part from one that is not there.
type reference struct {
	scheme, authority, path, query, fragment string
	hasAuthority, hasQuery, hasFragment      bool
}

// splitReference takes a reference apart as RFC 3986, appendix B, does.
func splitReference(s string) reference {
	var r reference
	s, r.fragment, r.hasFragment = strings.Cut(s, "#")
	s, r.query, r.hasQuery = strings.Cut(s, "?")
	if colon := strings.IndexByte(s, ':'); colon > 0 && isScheme(s[:colon]) {
		r.scheme, s = s[:colon], s[colon+1:]
	}
	if rest, ok := strings.CutPrefix(s, "//"); ok {
		r.hasAuthority = true
		if slash := strings.IndexByte(rest, '/'); slash >= 0 {
			r.authority, s = rest[:slash], rest[slash:]
		} else {
			r.authority, s = rest, ""
		}
	}
	r.path = s
	return r
}

func (r reference) String() string {
	var b strings.Builder
	if r.scheme != "" {
		b.WriteString(r.scheme + ":")
	}
	if r.hasAuthority {
		b.WriteString("//" + r.authority)
	}
	b.WriteString(r.path)
	if r.hasQuery {
		b.WriteString("?" + r.query)
	}
	if r.hasFragment {
		b.WriteString("#" + r.fragment)
	}
	return b.String()
}

// ResolveIRI resolves an IRI reference against an absolute base IRI (RFC 3986,
// section 5.2, strictly). A reference with a scheme comes back as it is: RDF
// takes an absolute IRI character by character, so dots in its path stay. It
// checks neither the base nor the reference; use CheckIRI on the result.
func ResolveIRI(base, ref string) string {
	r := splitReference(ref)
	if r.scheme != "" {
		return ref
	}
	b := splitReference(base)
	r.scheme = b.scheme
	switch {
	case r.hasAuthority:
		r.path = withoutDots(r.path)
	case r.path == "":
		if !r.hasQuery {
			r.query, r.hasQuery = b.query, b.hasQuery
		}
		r.path = b.path
		r.authority, r.hasAuthority = b.authority, b.hasAuthority
	default:
		r.authority, r.hasAuthority = b.authority, b.hasAuthority
		if r.path[0] != '/' {
			r.path = mergePaths(b, r.path)
		}
		r.path = withoutDots(r.path)
	}
	return r.String()
}

// mergePaths puts a relative path in the place of what follows the last slash
// of the base's (RFC 3986, section 5.2.3).
func mergePaths(b reference, path string) string {
	if b.hasAuthority && b.path == "" {
		return "/" + path
	}
	return b.path[:strings.LastIndexByte(b.path, '/')+1] + path
}

// withoutDots removes dot segments (RFC 3986, section 5.2.4).
func withoutDots(path string) string {
	if !strings.Contains(path, ".") {
		return path
	}
	out := make([]byte, 0, len(path))
	for path != "" {
		switch {
		case strings.HasPrefix(path, "../"):
			path = path[3:]
		case strings.HasPrefix(path, "./"), strings.HasPrefix(path, "/./"):
			path = path[2:]
		case path == "/.":
			path = "/"
		case strings.HasPrefix(path, "/../"), path == "/..":
			path = "/" + strings.TrimPrefix(path[3:], "/")
			out = out[:max(0, strings.LastIndexByte(string(out), '/'))]
		case path == ".", path == "..":
			path = ""
		default:
			end := strings.IndexByte(path[1:], '/') + 1
			if end == 0 {
				end = len(path)
			}
			out = append(out, path[:end]...)
			path = path[end:]
		}
	}
	return string(out)
}
