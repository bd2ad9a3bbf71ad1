package schema

import (
	"testing"

	"corkboard/graph"
)

func TestRelationAsTyped(t *testing.T) {
	for in, want := range map[string]string{
		"child-of": "child-of", "child of": "child-of", "Child_Of": "child-of", " son  of ": "son-of",
		"MEMBER OF": "member-of", "knows": "knows", "childof": "", "": "", "of": "",
	} {
		if r, ok := Core().Relation(in); r.Name != want || ok != (want != "") {
			t.Errorf("Relation(%q) is %q, want %q", in, r.Name, want)
		}
	}
}

func TestByIRI(t *testing.T) {
	s := Core()
	for _, c := range s.Classes {
		if d, ok := s.ClassByIRI(c.IRI); !ok || d.Name != c.Name {
			t.Errorf("ClassByIRI(%s) is %s, want %s: two classes cannot share an IRI", c.IRI, d.Name, c.Name)
		}
	}
	for _, p := range s.Properties {
		if q, ok := s.PropertyByIRI(p.IRI); !ok || q.IRI != p.IRI {
			t.Errorf("PropertyByIRI(%s) is %s", p.IRI, q.Name)
		}
	}
	if p, _ := s.PropertyByIRI(graph.IRI("http://schema.org/name")); p.Name != "name" {
		t.Errorf("schema:name is %s, want name", p.Name)
	}
	if _, ok := s.ClassByIRI(graph.Text("http://schema.org/Person")); ok {
		t.Error("a literal is a class")
	}
}

func TestIs(t *testing.T) {
	for _, test := range []struct {
		class, ancestor string
		want            bool
	}{
		{"Employment", "Membership", true},
		{"Employment", "Tie", true},
		{"Tie", "Employment", false},
		{"Person", "Person", true},
		{"Person", "Thing", true},
		{"Person", "Tie", false},
		{"Nobody", "Tie", false},
	} {
		if have := Core().Is(test.class, test.ancestor); have != test.want {
			t.Errorf("Is(%s, %s) = %t", test.class, test.ancestor, have)
		}
	}
	circle := &Schema{Classes: []Class{{Name: "A", Parent: "B"}, {Name: "B", Parent: "A"}}}
	if circle.Is("A", "C") {
		t.Error("a circle of parents has an ancestor outside")
	}
}

func TestExpandAndShorten(t *testing.T) {
	s := Core()
	for _, test := range []struct{ in, iri, short string }{
		{"schema:name", "http://schema.org/name", "schema:name"},
		{"<http://schema.org/name>", "http://schema.org/name", "schema:name"},
		{"http://schema.org/name", "http://schema.org/name", "schema:name"},
		{"rdfs:label", "http://www.w3.org/2000/01/rdf-schema#label", "rdfs:label"},
		{"cb:status-alleged", Namespace + "status-alleged", "cb:status-alleged"},
		{"schema:a/b", "http://schema.org/a/b", "<http://schema.org/a/b>"},
		{"schema:", "http://schema.org/", "<http://schema.org/>"},
		{"schema:-a", "http://schema.org/-a", "<http://schema.org/-a>"},
		{"schema:a.", "http://schema.org/a.", "<http://schema.org/a.>"},
		{"schema:a.b", "http://schema.org/a.b", "schema:a.b"},
		{"<urn:x>", "urn:x", "<urn:x>"},
	} {
		term, err := s.Expand(test.in)
		if err != nil || term != graph.IRI(test.iri) {
			t.Errorf("Expand(%q) = %s, %v", test.in, term, err)
		}
		short := s.Shorten(term)
		if short != test.short {
			t.Errorf("Shorten(%s) = %q, want %q", term, short, test.short)
		}
		if again, err := s.Expand(short); err != nil || again != term {
			t.Errorf("Expand(%q) = %s, %v, want %s", short, again, err, term)
		}
	}
	for _, in := range []string{"", "name", "nope:name", "urn:x", "<name>", "schema:a b", "schema:a>b", "://x"} {
		if term, err := s.Expand(in); err == nil {
			t.Errorf("Expand(%q) = %s, want an error", in, term)
		}
	}
	if have := s.Shorten(graph.LangText("a\n", "en")); have != `"a\n"@en` {
		t.Errorf("a literal shortens to %s", have)
	}
	long := &Schema{Prefixes: []Prefix{{"a", "http://x/"}, {"b", "http://x/y#"}, {"c", "http://x/y"}}}
	if have := long.Shorten(graph.IRI("http://x/y#z")); have != "b:z" {
		t.Errorf("the longest match is %s, want b:z", have)
	}
}
