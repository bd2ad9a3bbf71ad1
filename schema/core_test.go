package schema

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"corkboard/graph"
)

// The vocabulary that programs carry as data is that of core.yaml.
func TestCoreLoads(t *testing.T) {
	data, err := os.ReadFile(coreFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ReadCore(data)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(s, Core()) {
		t.Error("core_gen.go is not what core.yaml says; run go generate ./schema")
	}
}

// A vocabulary with faults is none.
func TestReadCoreFaults(t *testing.T) {
	if s, err := ReadCore([]byte("views: {a: {}}")); s != nil || err == nil {
		t.Errorf("%v, %v", s, err)
	}
}

// What a reader of the vocabulary needs is there for every entry.
func TestCoreIsDescribed(t *testing.T) {
	s := Core()
	for _, c := range s.Classes {
		if c.Comment == "" || c.Label == "" || c.Plural == "" {
			t.Errorf("%s: class %s lacks a label, plural or comment", c.Origin, c.Name)
		}
	}
	for _, p := range s.Properties {
		if p.Comment == "" || p.Label == "" {
			t.Errorf("%s: property %s lacks a label or comment", p.Origin, p.Name)
		}
	}
	for _, c := range s.Schemes {
		for _, w := range c.Concepts {
			if w.Comment == "" && c.Name != relationScheme {
				t.Errorf("%s: %s-%s lacks a comment", c.Origin, c.Name, w.Name)
			}
		}
	}
	for _, table := range s.Tables {
		if table.Comment == "" {
			t.Errorf("%s: table %s lacks a comment", table.Origin, table.Name)
		}
		for _, c := range table.Columns {
			if c.Property == "" && c.Comment == "" && c.Name != "id" {
				t.Errorf("table %s: column %s has neither a property nor a comment", table.Name, c.Name)
			}
		}
	}
}

// The ends that a relation names suit its class, and its two ends are drawn.
func TestCoreRelations(t *testing.T) {
	s := Core()
	for _, r := range s.Relations {
		c, _ := s.Class(r.Class)
		if !s.Is(r.Class, "Tie") || c.Edge == nil {
			t.Errorf("%s: class %s is no tie or not drawn", r.Origin, r.Class)
			continue
		}
		if r.From != c.Edge.Source || r.To != c.Edge.Target {
			t.Errorf("%s: ends %s, %s; drawn from %s to %s", r.Origin, r.From, r.To, c.Edge.Source, c.Edge.Target)
		}
		for _, name := range []string{r.From, r.To} {
			if p, _ := s.Property(name); !s.Suits(p, r.Class) {
				t.Errorf("%s: %s is not a property of %s", r.Origin, name, r.Class)
			}
		}
		if r.Shortcut == "" || r.Inverse == "" {
			t.Errorf("%s: no shortcut or no inverse", r.Origin)
		}
	}
}

// The columns are those of the design; a case's header depends on them.
func TestCoreTables(t *testing.T) {
	want := map[string]string{
		"sources":       "id title type publisher author date accessed url archived file based_on replaces access cite_as grade",
		"people":        "id name alias description email phone same_as born nationality caption",
		"organizations": "id name alias description type country registration same_as founded parent",
		"accounts":      "id service service_id handle holder start end",
		"conversations": "id title channel participants start end coverage",
		"messages":      "id from to cc bcc date after conversation reply_to number act text excerpt summary about attachments",
		"documents":     "id title type author holder date url file about",
		"events":        "id name type start end same_day after place participants about",
		"places":        "id name country lat lon",
		"ties":          "id from relation to role start end as_of",
		"figures":       "id about what from to value unit date",
		"claims":        "id by in kind about text summary date disputes answers",
		"judgements":    "left right judgement score user date",
		"publish":       "id show_as hide reason",
	}
	s := Core()
	if len(s.Tables) != len(want) {
		t.Errorf("%d tables, want %d", len(s.Tables), len(want))
	}
	for name, columns := range want {
		table, ok := s.Table(name)
		if !ok {
			t.Errorf("no table %s", name)
		}
		for column := range strings.FieldsSeq(columns + " source at quote according_to status date_text lang note") {
			if _, ok := s.Column(table, column); !ok {
				t.Errorf("table %s: no column %s", name, column)
			}
		}
	}
}

func TestCoreIRIs(t *testing.T) {
	s := Core()
	for name, iri := range map[string]string{
		"born": "schema:birthDate", "accountOf": "sioc:account_of", "role": "schema:roleName",
		"sender": "schema:sender", "replyOf": "sioc:reply_of", "actor": "sem:hasActor",
		"disputes": "cito:disputes", "basedOn": "prov:hadPrimarySource", "member": "org:member",
		"title": "schema:name", "name": "schema:name", "serviceId": "schema:identifier",
	} {
		if p, _ := s.Property(name); s.Shorten(p.IRI) != iri {
			t.Errorf("property %s is %s, want %s", name, s.Shorten(p.IRI), iri)
		}
	}
	status, _ := s.Scheme("status")
	if c, _ := status.Concept("second hand"); c.IRI != graph.IRI(Namespace+"status-second-hand") {
		t.Errorf("status second-hand is %s", c.IRI)
	}
	if r, ok := s.ConceptByIRI(graph.IRI(Namespace + "relation-child-of")); !ok || r.Label != "child of" {
		t.Errorf("cb:relation-child-of is %v", r)
	}
}
