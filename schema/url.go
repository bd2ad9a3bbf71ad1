package schema

import (
	"strings"

	"corkboard/graph"
)

// parseURL gives an IRI for an absolute web, FTP or mail address. Only what
// has no case (RFC 3986, section 6.2.2.1) is lower-cased: the scheme, and a
// host in ASCII.
func parseURL(text string, _ Context) (Result, error) {
	given := trimValue(text)
	scheme, rest, ok := strings.Cut(given, ":")
	if !ok || strings.ContainsAny(scheme, "./?#@") {
		return Result{}, notA(text, "a URL", "it has no scheme")
	}
	scheme = lowerASCII(scheme)
	switch scheme {
	case "mailto":
		if at := strings.IndexByte(rest, '@'); at <= 0 || at == len(rest)-1 {
			return Result{}, notA(text, "a URL", "a mailto: has an address")
		}
	case "http", "https", "ftp":
		if rest, ok = lowerHost(rest); !ok {
			return Result{}, notA(text, "a URL", "it has no host")
		}
	default:
		if allDigits(strings.SplitN(rest, "/", 2)[0]) {
			return Result{}, notA(text, "a URL", "it has no scheme") // localhost:8080/x
		}
		return Result{}, notA(text, "a URL", "its scheme is not http, https, ftp or mailto")
	}
	iri := scheme + ":" + rest
	if strings.ContainsAny(iri, " \t\n\r") {
		return Result{}, notA(text, "a URL", "it has blanks")
	}
	if graph.CheckIRI(iri) != nil || checkCharacters(iri, false) != nil {
		return Result{}, notA(text, "a URL", "it has characters that must be escaped")
	}
	return one(graph.IRI(iri), given), nil
}

// lowerHost lower-cases the host in "//user@Host:port/path"; ok is false where
// there is none.
func lowerHost(s string) (string, bool) {
	rest, ok := strings.CutPrefix(s, "//")
	if !ok {
		return s, false
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	authority := rest[:end]
	user := strings.LastIndexByte(authority, '@') + 1
	host := authority[user:]
	if name, port, ok := strings.Cut(host, ":"); ok && host[0] != '[' && (name == "" || !allDigits(port)) || host == "" {
		return s, false
	}
	return "//" + authority[:user] + lowerASCII(host) + rest[end:], true
}
