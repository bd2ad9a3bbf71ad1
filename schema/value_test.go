package schema

import (
	"strings"
	"testing"

	"corkboard/graph"
)

// checkParse reads a text as a value type and wants one term. Whether the
// result counts as changed follows from the text.
func checkParse(t *testing.T, name, text string, c Context, want graph.Term) {
	t.Helper()
	v, ok := LookupValueType(name)
	if !ok {
		t.Fatalf("there is no value type %s", name)
	}
	r, err := v.Parse(text, c)
	if err != nil {
		t.Errorf("%s %q: %v", name, text, err)
		return
	}
	if len(r.Terms) != 1 || r.Terms[0] != want {
		t.Errorf("%s %q = %v, want %v", name, text, r.Terms, want)
		return
	}
	given := text
	if name != "text" {
		given = trimValue(text)
	}
	if r.Changed != (want.Value() != given) {
		t.Errorf("%s %q = %v: changed is %v", name, text, want, r.Changed)
	}
}

// checkFaults reads texts and wants the errors that follow each.
func checkFaults(t *testing.T, name string, textsAndErrors ...string) {
	t.Helper()
	v, _ := LookupValueType(name)
	for i := 0; i < len(textsAndErrors); i += 2 {
		text, want := textsAndErrors[i], textsAndErrors[i+1]
		r, err := v.Parse(text, Context{})
		if err == nil {
			t.Errorf("%s %q = %v, want the error %s", name, text, r.Terms, want)
		} else if err.Error() != want {
			t.Errorf("%s %q: error %s, want %s", name, text, err, want)
		}
	}
}

// fuzzParse reads any text: what comes out can be written, and reading it
// again changes nothing.
func fuzzParse(t *testing.T, name, text string, c Context) {
	t.Helper()
	v, _ := LookupValueType(name)
	r, err := v.Parse(text, c)
	if err != nil {
		if len(err.Error()) > 1000 {
			t.Errorf("the error has %d bytes", len(err.Error()))
		}
		return
	}
	for _, term := range r.Terms {
		if back, err := graph.ParseTerm(term.String()); err != nil || back != term {
			t.Fatalf("%s %q = %v came back as %v, %v", name, text, term, back, err)
		}
		again, err := v.Parse(term.Value(), c)
		if err != nil || again.Changed || len(again.Terms) != 1 || again.Terms[0] != term {
			t.Fatalf("%s %q = %v, and again %v, %v", name, text, term, again, err)
		}
	}
}

func fieldsOf(s string) []string { return strings.Fields(s) }

func TestValueTypes(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range ValueTypes {
		if seen[v.Name] || v.Name == "" || v.Title == "" || v.Parse == nil {
			t.Errorf("the value type %q is not complete, or there are two", v.Name)
		}
		seen[v.Name] = true
		if v.Title != strings.TrimRight(v.Title, ".\n") || strings.Contains(v.Title, "\n") {
			t.Errorf("%s: the title %q is not one line without a point", v.Name, v.Title)
		}
		for _, text := range []string{"", "\xff\xfe", "\x00", "a\x00b", strings.Repeat("x", 1<<20) + "\x1b"} {
			if r, err := v.Parse(text, Context{}); err == nil {
				t.Errorf("%s %.20q = %.40v", v.Name, text, r.Terms)
			} else if len(err.Error()) > 400 {
				t.Errorf("%s: the error has %d bytes", v.Name, len(err.Error()))
			}
		}
		if v.Name == "text" {
			continue
		}
		if r, err := v.Parse(" \t\u00A0\r\n", Context{}); err == nil {
			t.Errorf("%s: blanks are %v", v.Name, r.Terms)
		}
	}
	if _, ok := LookupValueType("Date"); ok {
		t.Error("a name in another case is found")
	}
}
