package graph

import "testing"

// TestResolveIRI goes through the examples of RFC 3986, section 5.4, and a few
// of its edges.
func TestResolveIRI(t *testing.T) {
	const base = "http://a/b/c/d;p?q"
	tests := []struct{ base, ref, want string }{
		{base, "g:h", "g:h"}, {base, "g", "http://a/b/c/g"}, {base, "./g", "http://a/b/c/g"},
		{base, "g/", "http://a/b/c/g/"}, {base, "/g", "http://a/g"}, {base, "//g", "http://g"},
		{base, "?y", "http://a/b/c/d;p?y"}, {base, "g?y", "http://a/b/c/g?y"}, {base, "#s", "http://a/b/c/d;p?q#s"},
		{base, "g#s", "http://a/b/c/g#s"}, {base, "g?y#s", "http://a/b/c/g?y#s"}, {base, ";x", "http://a/b/c/;x"},
		{base, "g;x", "http://a/b/c/g;x"}, {base, "g;x?y#s", "http://a/b/c/g;x?y#s"}, {base, "", base},
		{base, ".", "http://a/b/c/"}, {base, "./", "http://a/b/c/"}, {base, "..", "http://a/b/"},
		{base, "../", "http://a/b/"}, {base, "../g", "http://a/b/g"}, {base, "../..", "http://a/"},
		{base, "../../", "http://a/"}, {base, "../../g", "http://a/g"},
		{base, "../../../g", "http://a/g"}, {base, "../../../../g", "http://a/g"},
		{base, "/./g", "http://a/g"}, {base, "/../g", "http://a/g"}, {base, "g.", "http://a/b/c/g."},
		{base, ".g", "http://a/b/c/.g"}, {base, "g..", "http://a/b/c/g.."}, {base, "..g", "http://a/b/c/..g"},
		{base, "./../g", "http://a/b/g"}, {base, "./g/.", "http://a/b/c/g/"}, {base, "g/./h", "http://a/b/c/g/h"},
		{base, "g/../h", "http://a/b/c/h"}, {base, "g;x=1/./y", "http://a/b/c/g;x=1/y"}, {base, "g;x=1/../y", "http://a/b/c/y"},
		{base, "g?y/./x", "http://a/b/c/g?y/./x"}, {base, "g#s/../x", "http://a/b/c/g#s/../x"},
		{base, "http:g", "http:g"}, {base, "http://b/c/../d", "http://b/c/../d"},
		{"http://a", "b", "http://a/b"}, {"http://a/x", "", "http://a/x"}, {"http://a/b#c", "", "http://a/b"},
		{"http://a/b/", "c:d/e", "c:d/e"}, {"http://a/b/", "./c:d", "http://a/b/c:d"},
		{"urn:a:b", "#c", "urn:a:b#c"}, {"file:///a/b", "../../c", "file:///c"}, {"http://a/b/c", "//x/../y", "http://x/y"},
	}
	for _, test := range tests {
		if have := ResolveIRI(test.base, test.ref); have != test.want {
			t.Errorf("%q against %q: %q, not %q", test.ref, test.base, have, test.want)
		}
	}
}
