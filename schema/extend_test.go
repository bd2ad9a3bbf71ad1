package schema

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"corkboard/graph"
)

const extension = `
prefixes: {ex: 'https://example.org/ns#'}
properties:
  shoeSize:
    iri: ex:shoeSize
    range: count
    single: true
    domain: [Person]
    comment: For the running club.
  coach: {iri: ex:coach, range: Person | Club, domain: Club, inverse: coaches, edge: {label: coached by, directed: true}}
classes:
  Club: {iri: ex:Club, parent: Organization, plural: clubs, node: {column: group, kicker: Club}}
schemes:
  act:
    concepts: {invites: it invites somebody}
  level: {concepts: {first-team: , second-team: }}
relations:
  runs-with: {class: Acquaintance, from: tieFrom, to: tieTo, shortcut: knows}
tables:
  people:
    columns:
      shoe: {property: shoeSize}
  clubs:
    class: Club
    key: [name, country, according_to]
    columns: {name: {property: name}, country: {property: country}, coach: {property: coach, many: true}}
`

func TestExtend(t *testing.T) {
	before := fmt.Sprintf("%+v", *Core())
	s, err := Core().Extend([]byte(extension), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shoe, _ := s.Property("shoeSize")
	want := Property{
		Name: "shoeSize", IRI: graph.IRI("https://example.org/ns#shoeSize"), Label: "shoeSize",
		Comment: "For the running club.", Range: Range{Value: "count"}, Single: true, Domain: []string{"Person"},
		Origin: graph.Origin{File: "schema.yaml", Line: 4, Column: 3},
	}
	if !reflect.DeepEqual(shoe, want) {
		t.Errorf("shoeSize is\n%+v, want\n%+v", shoe, want)
	}
	if coach, _ := s.Property("coach"); !reflect.DeepEqual(coach.Range.Classes, []string{"Person", "Club"}) || !coach.Edge.Directed {
		t.Errorf("coach is %+v", coach)
	}
	people, _ := s.Table("people")
	if c, ok := s.Column(people, "shoe"); !ok || c.Property != "shoeSize" {
		t.Errorf("column shoe is %+v", c)
	}
	act, _ := s.Scheme("act")
	if c, ok := act.Concept("invites"); !ok || c.IRI.Value() != Namespace+"act-invites" || act.Label == "" {
		t.Errorf("act invites is %+v", c)
	}
	if level, ok := s.Scheme("level"); !ok || level.Concepts[0].Label != "first team" {
		t.Errorf("scheme level is %+v", level)
	}
	if !s.Is("Club", "Organization") || s.Is("Organization", "Club") {
		t.Error("a club is not an organization")
	}
	if r, ok := s.Relation("Runs  with"); !ok || r.Label != "runs with" {
		t.Errorf("relation runs-with is %+v", r)
	}
	if _, ok := s.ConceptByIRI(graph.IRI(Namespace + "relation-runs-with")); !ok {
		t.Error("relation runs-with is no concept")
	}
	if fmt.Sprintf("%+v", *Core()) != before {
		t.Error("Extend changed the schema that it extends")
	}
}

// Two cases that extend one schema do not see each other's columns.
func TestExtendTwice(t *testing.T) {
	for _, name := range []string{"one", "two", "three"} {
		s, err := Core().Extend([]byte("tables: {people: {columns: {"+name+": {property: name}}}}\n"+
			"schemes: {act: {concepts: {"+name+": x}}}"), "schema.yaml")
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Extend([]byte("tables: {people: {columns: {more: {property: name}}}}"), "schema.yaml")
		if err != nil {
			t.Fatal(err)
		}
		core, _ := Core().Table("people")
		first, _ := s.Table("people")
		second, _ := again.Table("people")
		if len(first.Columns) != len(core.Columns)+1 || len(second.Columns) != len(first.Columns)+1 {
			t.Errorf("%d, %d and %d columns", len(core.Columns), len(first.Columns), len(second.Columns))
		}
	}
}

func TestExtendFaults(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"properties:\n  born: {iri: schema:birthDate, range: date}", `s.yaml:2:3: property: "born" is there already`},
		{"properties:\n  x: {iri: schema:x, range: dat}", `s.yaml:2:29: property x: range: "dat" is not a value type, a scheme or a class`},
		{"properties:\n  x: {iri: nope:x, range: date}", `s.yaml:2:12: property x: iri: "nope:x" is neither a known prefix with a name nor an IRI`},
		{"properties:\n  x: {range: date}", `s.yaml:2:3: property x: no iri`},
		{"properties:\n  x: {iri: schema:x}", `s.yaml:2:3: property x: no range`},
		{"properties:\n  x: {iri: schema:x, range: date, sinlge: true}", `s.yaml:2:35: property x: "sinlge" is not one of`},
		{"properties:\n  x: {iri: schema:x, range: date, single: maybe}", `s.yaml:2:43: property x: single: "maybe" is not true or false`},
		{"properties:\n  x y: {iri: schema:x, range: date}", `s.yaml:2:3: property: "x y" is not letters`},
		{"properties:\n  x: {iri: schema:x, range: date, domain: [Persn]}", `s.yaml:2:44: property x: domain: "Persn" is not a class; did you mean "Person"?`},
		{"properties: [x]", `s.yaml:1:13: properties: a list is not a list of names with values`},
		{"properties:\n  x: &a {iri: schema:x, range: date}\n  y: *a", `s.yaml:3:6: property y: a reference (*a) is not`},
		{"classes:\n  A: {iri: schema:A, parent: B}\n  B: {iri: schema:B, parent: A}", `s.yaml:2:30: class A: parent: "A" is a kind of itself`},
		{"classes:\n  A: {iri: schema:A, parent: C}", `s.yaml:2:30: class A: parent: "C" is not a class`},
		{"classes:\n  A: {iri: schema:A, node: {column: left}}", `s.yaml:2:28: class A: node: column: "left" is not`},
		{"classes:\n  A: {iri: schema:A, edge: {source: Born, target: name, label: l}}", `s.yaml:2:37: class A: edge: source: "Born" is not a property; did you mean "born"?`},
		{"prefixes: {schema: 'https://schema.org/'}", `s.yaml:1:12: prefix: "schema" is http://schema.org/ already`},
		{"prefixes: {born: 'http://x/'}", `s.yaml:1:12: prefix: "born" is a class or property`},
		{"classes:\n  born: {iri: schema:x}", `s.yaml:2:3: class: "born" is there already`},
		{"properties:\n  foaf: {iri: schema:x, range: date}", `s.yaml:2:3: property: "foaf" is there already`},
		{"prefixes: {x: nothing}", `s.yaml:1:15: prefix x: "nothing" is not an absolute IRI`},
		{"schemes: {act: {concepts: {asks: again}}}", `s.yaml:1:28: scheme act: "asks" is there already`},
		{"schemes: {relation: {concepts: {x: y}}}", `s.yaml:1:11: scheme: "relation" is there already`},
		{"relations: {x: {class: Tie, from: tieFrom, to: tieT}}", `s.yaml:1:48: relation x: to: "tieT" is not a property`},
		{"tables: {people: {columns: {born: {property: born}}}}", `s.yaml:1:29: table people: column born is there already`},
		{"tables: {people: {columns: {note: {property: note}}}}", `s.yaml:1:29: table people: column note is there already`},
		{"tables: {people: {columns: {x: {property: dateSent}}}}", `s.yaml:1:43: table people: column x: property: "dateSent" is not a property of Person`},
		{"tables: {people: {columns: {x: {many: true}}}}", `s.yaml:1:29: table people: column x: no property`},
		{"tables: {people: {class: Thing}}", `s.yaml:1:19: table people: "class" is not one of columns`},
		{"tables: {t: {key: [x], columns: {a: {property: name}}}}", `s.yaml:1:20: table t: key: "x" is not a column`},
		{"schemes: {a: {label: ü, x: y}}", `s.yaml:1:25: scheme a: "x" is not one of label, concepts`},
		{"schemes: [", `s.yaml:1: not YAML: `},
		{"classes:\n  - a\n b: c", `s.yaml:2: not YAML: `},
		{"common: {x: {}}", `s.yaml:1:1: the vocabulary: "common" is not one of`},
		{"a: [", `s.yaml:1: not YAML: `},
		{"{}\n---\n{}", `s.yaml:2:1: a second document`},
		{"text", `s.yaml:1:1: the vocabulary: "text" is not a list of names with values`},
		{"classes:\n  A: {iri: schema:A}\n  A: {iri: schema:A}", `s.yaml:3:3: classes: "A" comes twice`},
	} {
		s, err := Core().Extend([]byte(test.in), "s.yaml")
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s\n gives %v\n want  %s", test.in, err, test.want)
			continue
		}
		var fault *graph.Error
		if s != nil || !errors.As(err, &fault) || fault.Origin.File != "s.yaml" {
			t.Errorf("%s: %#v is no fault of the input", test.in, err)
		}
	}
}

func TestExtendReportsAll(t *testing.T) {
	_, err := Core().Extend([]byte("properties:\n  x: {iri: no:x, range: no}\n  y: {range: date}\n"), "s.yaml")
	if err == nil || strings.Count(err.Error(), "s.yaml:") != 3 {
		t.Errorf("%v, want three faults", err)
	}
}

func TestExtendWithNothing(t *testing.T) {
	for _, in := range []string{"", "# later\n", "~", "{}", "properties:\n", "\ufeffproperties: {}"} {
		s, err := Core().Extend([]byte(in), "s.yaml")
		if err != nil || !reflect.DeepEqual(s, Core()) {
			t.Errorf("%q: %v, or it adds something", in, err)
		}
	}
}

// No file makes the loader panic, and what it accepts can be printed and
// looked up.
func FuzzExtend(f *testing.F) {
	f.Add([]byte(extension))
	f.Add([]byte("tables: {people: {columns: {x: {property: y}}}}"))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("a: [\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Core().Extend(data, "s.yaml")
		if err != nil {
			return
		}
		for _, c := range s.Classes {
			if err := graph.CheckIRI(c.IRI.Value()); err != nil {
				t.Errorf("class %s: %v", c.Name, err)
			}
			s.Is(c.Name, "Tie")
		}
		for _, p := range s.Properties {
			if p.Range.Value == "" && p.Range.Scheme == "" && len(p.Range.Classes) == 0 {
				t.Errorf("property %s has no range", p.Name)
			}
		}
	})
}
