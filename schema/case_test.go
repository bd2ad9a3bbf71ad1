package schema

import (
	"bytes"
	"compress/gzip"
	"context"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

func TestSettings(t *testing.T) {
	for _, test := range []struct{ name, text, fault string }{
		{"nothing", "", ""},
		{"comments alone", "# title: x\n", ""},
		{"no values", "title:\nbase:\nprefix: ~\nlanguage:\ntimezone:\n", ""},
		{"all", "title: A: case\nbase: https://x.org/c/\nprefix: my-case\nlanguage: pt-BR\ntimezone: Europe/Berlin\ncredit: Us\nnote: 'Mind: this'\n", "case.yaml: not YAML"},
		{"all, quoted", "title: 'A: case'\nbase: https://x.org/c/\nprefix: my-case\nlanguage: pt-BR\ntimezone: Europe/Berlin\ncredit: Us\nnote: 'Mind: this'\n", ""},
		{"unknown key", "title: x\ntitel: y\n", "case.yaml:2:1: titel: is not a key of a case file"},
		{"key of another case", "Title: y\n", "case.yaml:1:1: Title: is not a key"},
		{"twice", "title: x\nnote: z\ntitle: y\n", "case.yaml:3:1: title: is given twice, first in line 1"},
		{"a list", "title: [x]\n", "case.yaml:1:8: title: is not a single value"},
		{"no mapping", "- title\n", "case.yaml:1:1: a case file is a list of keys"},
		{"no YAML", "title: x\n\t- [\n", "case.yaml:2: not YAML"},
		{"two documents", "title: x\n---\ntitle: y\n", "case.yaml:2:1: a second document"},
		{"a relative base", "base: c/\n", `case.yaml:1:7: base: "c/"`},
		{"a base without a slash", "base: https://x.org/c\n", "case.yaml:1:7: base: "},
		{"a base with a hash", "base: https://x.org/c#\n", "case.yaml:1:7: base: "},
		{"a base with a query", "base: https://x.org/?c=/\n", "case.yaml:1:7: base: "},
		{"a base with a blank", "base: https://x.org/a b/\n", "case.yaml:1:7: base: "},
		{"a prefix with a blank", "prefix: my case\n", `case.yaml:1:9: prefix: "my case" is not letters`},
		{"a prefix that is a label of blank nodes", "prefix: _\n", "case.yaml:1:9: prefix: "},
		{"an empty prefix", "prefix: ''\n", "case.yaml:1:9: prefix: "},
		{"no language", "language: Deutsch?\n", "case.yaml:1:11: language: "},
		{"no zone", "timezone: Berlin\n", `case.yaml:1:11: timezone: "Berlin" is not a time zone such as Europe/Berlin`},
		{"the zone of the host", "timezone: Local\n", "case.yaml:1:11: timezone: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := DefaultSettings("c")
			err := s.Read([]byte(test.text), "case.yaml")
			switch {
			case test.fault == "" && err != nil:
				t.Error(err)
			case test.fault != "" && (err == nil || !strings.HasPrefix(err.Error(), test.fault)):
				t.Errorf("%v, want %s", err, test.fault)
			}
		})
	}
	var s Settings
	err := s.Read([]byte("titel: x\nbase: nowhere\ntitle: T\nlanguage: '?'\n"), "case.yaml")
	if n := len(strings.Split(err.Error(), "\n")); n != 3 || s.Title != "T" {
		t.Errorf("%d faults, title %q: %v", n, s.Title, err)
	}
}

// FuzzSettings: no case.yaml makes the reader panic, and what it takes can be
// said.
func FuzzSettings(f *testing.F) {
	f.Add("title: x\nbase: https://x.org/\nprefix: ex\nlanguage: de\ntimezone: UTC\n")
	f.Add("a: &a [*a]\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := DefaultSettings("c")
		_ = s.Read([]byte(text), "case.yaml")
		if err := graph.CheckIRI(s.Base); err != nil || !strings.HasSuffix(s.Base, "/") {
			t.Errorf("base %q: %v", s.Base, err)
		}
		if s.Language != "" && graph.CheckLanguage(s.Language) != nil || !isName(s.Prefix) {
			t.Errorf("language %q, prefix %q", s.Language, s.Prefix)
		}
	})
}

func TestDefaultBase(t *testing.T) {
	for folder, want := range map[string]string{
		"case": "https://case.invalid/", "My Case": "https://my-case.invalid/", "--": "https://case.invalid/", "": "https://case.invalid/",
		"Fälle 2016": "https://f-lle-2016.invalid/", ".": "https://case.invalid/",
	} {
		if have := DefaultSettings(folder).Base; have != want {
			t.Errorf("%q: %s, want %s", folder, have, want)
		}
	}
}

func TestNoCaseFile(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "My case/people.csv", "id\nann\n")
	r := readFolder(t, dir+"/My case")
	if !slices.Contains(r.Notes, "no case.yaml: entities are named under https://my-case.invalid/") {
		t.Errorf("notes: %s", r.Notes)
	}
	r.wants(t, "<ann> rdf:type schema:Person @<file/people.csv>")
}

// What describes the case is at fault: nothing is read, and all faults are told.
func TestCaseAtFault(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "case.yaml", "titel: x\nprefix: schema\n")
	writeFile(t, dir, "schema.yaml", "properties:\n  shoe: {range: nonsense}\n")
	writeFile(t, dir, "people.csv", "id\nann\n")
	_, err := caseOf(dir)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"case.yaml:1:1: titel: is not a key", `case.yaml: prefix: "schema" is that of http://schema.org/`, "schema.yaml:2"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
}

// A schema.yaml adds columns, classes, relations and tables.
func TestSchemaFile(t *testing.T) {
	r := readFiles(t, map[string]string{
		"schema.yaml": `properties:
  shoe: {iri: https://example.org/ns#shoe, range: count, label: shoe size}
  mentor: {iri: https://example.org/ns#mentor, range: Person, label: mentor}
classes:
  Mentoring: {iri: https://example.org/ns#Mentoring, parent: Tie, label: mentoring, edge: {source: tieFrom, target: tieTo, label: mentor of}}
  Car: {iri: https://example.org/ns#Car, label: car}
relations:
  mentor-of: {class: Mentoring, from: tieFrom, to: tieTo, label: mentor of, inverse: mentored by, shortcut: mentor, reverse: true}
tables:
  people:
    columns:
      shoe: {property: shoe}
  cars:
    class: Car
    key: [name, description]
    columns:
      name: {property: name}
      description: {property: description}
`,
		"people.csv": "id,shoe\nann,38..39\n",
		"ties.csv":   "from,relation,to\nann,mentor of,ben\n",
		"cars.csv":   "name,description\nBeetle,red\nBeetle,red\nBeetle,blue\n",
	})
	r.wantFaults(t)
	if len(r.Notes) > 0 {
		t.Errorf("notes: %s", r.Notes)
	}
	own := "<https://example.org/ns#"
	r.wants(t, "<ann> "+own+`shoe> "38..39"^^count @<file/people.csv>`, "<ben> "+own+"mentor> <ann> @<file/ties.csv>",
		"<tie/ann/mentor-of/ben/> rdf:type "+own+"Mentoring> @<file/ties.csv>", "<car/Beetle/red> rdf:type "+own+"Car> @<file/cars.csv>",
		"<car/Beetle/blue> rdf:type "+own+"Car> @<file/cars.csv>")
	if have := r.subjects("Car"); len(have) != 2 {
		t.Errorf("cars: %s", have)
	}
}

// A compressed table is read as it is, under the name of its file.
func TestCompressedTable(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte("name\nAnn\n")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := readFiles(t, map[string]string{"people.csv.gz": b.String()})
	r.wantFaults(t)
	r.wants(t, `<row/people.csv.gz/row%3D2> schema:name "Ann" @<file/people.csv.gz>`)
	r.checkPlaces(t)
}

func TestLeftAlone(t *testing.T) {
	r := readFiles(t, map[string]string{"shoes.csv": "id\nx\n", "notes.txt": "hello", "people.csv": "id\nann\n"})
	var names []string
	for _, l := range r.LeftAlone {
		names = append(names, l.Name)
	}
	slices.Sort(names)
	if strings.Join(names, " ") != "notes.txt shoes.csv" {
		t.Errorf("left alone: %v", r.LeftAlone)
	}
}

// A case can be read again and again, and stops when it is told to.
func TestStopReading(t *testing.T) {
	r := readFiles(t, map[string]string{"people.csv": "id,name,born\na,Ann,no date\nb,Ben,1970\n", "ties.csv": "from,relation,to\na,knows,b\n"})
	all, faults := len(r.all), len(r.faults)
	if faults != 1 {
		t.Errorf("%d faults", faults)
	}
	for stop := range 40 {
		n := 0
		for range r.Statements(context.Background()) {
			if n++; n > stop {
				break
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := graph.Collect(r.Statements(ctx)); err == nil {
		t.Error("a cancelled reading ends without an error")
	}
	if again := readAgain(t, r.Case); len(again.all) != all {
		t.Errorf("%d statements, then %d", all, len(again.all))
	}
}
