package export

import "strings"

// isPlainBase tells whether every reader resolves a reference against a base
// by putting one behind the other: it has an authority, ends in a slash, and
// has no query, fragment or dots to remove (RFC 3986, section 5.2).
func isPlainBase(base string) bool {
	_, rest, ok := strings.Cut(base, "://")
	return ok && len(rest) > 1 && rest[0] != '/' && strings.HasSuffix(rest, "/") &&
		!strings.ContainsAny(rest, "?#") && !strings.Contains(rest, "/./") && !strings.Contains(rest, "/../")
}

// isPlainReference tells whether what follows a plain base is a reference that
// cannot be taken for anything else: a path that begins with a segment without
// a colon and has no dot segments.
func isPlainReference(ref string) bool {
	if ref == "" || strings.IndexByte("/?#", ref[0]) >= 0 {
		return false
	}
	end := strings.IndexAny(ref, "?#")
	if end < 0 {
		end = len(ref)
	}
	for i, segment := range strings.Split(ref[:end], "/") {
		if segment == "." || segment == ".." || i == 0 && strings.Contains(segment, ":") {
			return false
		}
	}
	return true
}
