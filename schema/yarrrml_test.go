package schema

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// TestYARRRMLStatements maps one small table and one document by each mapping
// of testdata/yarrrml/plans, and compares what comes out.
func TestYARRRMLStatements(t *testing.T) {
	mappings, err := filepath.Glob(filepath.Join("testdata", "yarrrml", "plans", "*.yml"))
	if err != nil || len(mappings) < 10 {
		t.Fatalf("%d mappings, %v", len(mappings), err)
	}
	tables := map[string]source.File{
		"people.csv": tableFile(t, "people.csv", "id,name (full),born,boss,lang,kind\n"+
			"1,Anna,3 May 1980,2,en,person\n2,Ben & Co.,1998,,de,company\n"),
		"people.json": tableFile(t, "people.json", `{"people":[`+
			`{"id":1,"name":{"full":"Anna"},"phones":[{"nr":"+49 30 23125 001"},{"nr":"+49 30 23125 002"}],"tags":["a b","c"],"age":41},`+
			`{"id":2,"name":{"full":"Ben"},"phones":[],"tags":[],"age":null,"ok":true}]}`),
	}
	for _, path := range mappings {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := tables["people.csv"]
			if bytes.Contains(data, []byte("people.json")) {
				file = tables["people.json"]
			}
			golden(t, "yarrrml/plans/"+strings.TrimSuffix(name, ".yml")+".nq", mapWith(t, data, file))
		})
	}
}

// wrap gives a mapping file around the pairs of a mapping.
const yarrrmlHead = "prefixes:\n  ex: http://x.example/\nmappings:\n  m:\n    sources: ['a.csv~csv']\n    s: ex:$(id)\n"

var yarrrmlErrors = []struct{ name, text, want string }{
	{"empty", "", `1:1: mappings: the file has none`},
	{"no mappings", "prefixes: {}\n", `1:1: mappings: the file has none`},
	{"not YAML", "mappings: [\n", `1: not YAML`},
	{"key", "mapings:\n  m: {}\n", `1:1: the mapping file: "mapings" is not one of prefixes, base, authors, external, sources, mappings; did you mean "mappings"?`},
	{"targets", yarrrmlHead + "targets: {}\n", `7:1: the mapping file: "targets" is not read`},
	{"twice", yarrrmlHead + "    subject: ex:a\n", `7:5: mapping m: "subjects" comes twice`},
	{"prefix", yarrrmlHead + "    po:\n      - [exx:p, a]\n", `8:10: predicate: "exx" is not among the prefixes; did you mean "ex"?`},
	{"prefix IRI", "prefixes:\n  ex: a b\nmappings: {}\n", `2:7: prefix ex:`},
	{"source", strings.Replace(yarrrmlHead, "['a.csv~csv']", "peple", 1) + "sources:\n  people: ['a.csv~csv']\n", `5:14: source: "peple" is not among the sources; did you mean "people"?`},
	{"no source", "mappings:\n  m:\n    s: http://x.example/\n", `3:5: mapping m: no sources`},
	{"formulation", strings.Replace(yarrrmlHead, "~csv", "~xpath", 1), `5:15: referenceFormulation: "xpath" is not csv or jsonpath`},
	{"delimiter", "sources:\n  a: {access: a.csv, delimiter: ';;'}\n" + yarrrmlHead, `2:33: delimiter: ";;" is not one character`},
	{"short delimiter", strings.Replace(yarrrmlHead, "'a.csv~csv'", "'a.csv~csv', ';'", 1), `5:28: iterator: a table has none; write delimiter`},
	{"database", "sources:\n  a: {access: 'http://x/db', query: SELECT}\n" + yarrrmlHead, `2:15: access: "http://x/db" is not a file of the case`},
	{"iterator", "sources:\n  a: ['a.json~jsonpath', '$..a[?(@.b)]']\n" + yarrrmlHead, `2:26: iterator: "$..a[?(@.b)]" has more in it`},
	{"open reference", yarrrmlHead + "    po:\n      - [ex:p, $(a]\n", `8:16: reference: "$(a" never closes`},
	{"parenthesis", yarrrmlHead + "    po:\n      - [ex:p, $(a (b))]\n", `8:16: reference: "$(a (b))" has a parenthesis in it`},
	{"no reference", yarrrmlHead + "    po:\n      - [ex:p, $()]\n", `8:16: reference: $() names no column`},
	{"JSON reference", strings.Replace(yarrrmlHead, "a.csv~csv", "a.json~jsonpath", 1) + "    po:\n      - [ex:p, 'x $(a[0])']\n", `8:19: reference: "a[0]" has more in it than names and [*]`},
	{"pair", yarrrmlHead + "    po:\n      - [ex:p]\n", `8:9: predicateobjects: 1 parts`},
	{"flat pair", yarrrmlHead + "    po: [a, ex:C]\n", `7:10: predicateobjects: "a" is not a pair`},
	{"no objects", yarrrmlHead + "    po:\n      - p: ex:p\n", `8:9: predicateobjects: no objects`},
	{"closed namespace", yarrrmlHead + "    po:\n      - [cb:sendr, a]\n", `8:10: cb:sendr: is not a property of core.yaml`},
	{"near miss", yarrrmlHead + "    po:\n      - [schema:sendr, $(a)]\n", `8:10: schema:sendr: is not a property of core.yaml; did you mean schema:sender?`},
	{"near class", yarrrmlHead + "    po:\n      - [a, schema:Persn]\n", `8:13: schema:Persn: is not a class of core.yaml; did you mean schema:Person?`},
	{"datatype", yarrrmlHead + "    po:\n      - [ex:p, $(a), xsd:datetime]\n", `8:22: datatype: "datetime" is not a datatype of XML Schema; did you mean "dateTime"?`},
	{"datatype of IRI", yarrrmlHead + "    po:\n      - [ex:p, $(a)~iri, xsd:date]\n", `8:16: object: an IRI or a blank node has neither`},
	{"langString", yarrrmlHead + "    po:\n      - [ex:p, $(a), rdf:langString]\n", `8:22: datatype: rdf:langString needs a language`},
	{"language", yarrrmlHead + "    po:\n      - [ex:p, $(a), e_n~lang]\n", `8:22: language: "e_n" is not a language tag`},
	{"language as value", yarrrmlHead + "    po:\n      - p: ex:p\n        o: [$(a), en~lang]\n", `9:19: object: "en~lang" is a language and no value`},
	{"both", yarrrmlHead + "    po:\n      - p: ex:p\n        o: {value: a, language: en, datatype: xsd:date}\n", `9:33: object: it has a datatype and a language`},
	{"constant date", yarrrmlHead + "    po:\n      - [schema:birthDate, 31/02/1800]\n", `8:28: born: "31/02/1800" is not a date`},
	{"constant word", yarrrmlHead + "    po:\n      - [cb:act, shouts]\n", `8:18: act: "shouts" is not one of asks`},
	{"function", yarrrmlHead + "    condition:\n      function: idlab-fn:equall\n      parameters: [[str1, a], [str2, b]]\n", `8:17: function: "idlab-fn:equall" is not known; did you mean "equal"?`},
	{"object function", yarrrmlHead + "    po:\n      - p: ex:p\n        o: {function: ex:f}\n", `9:13: object: "function" is not read`},
	{"one parameter", yarrrmlHead + "    condition:\n      function: equal\n      parameters: [[str1, a]]\n", `8:7: condition: it compares two parameters`},
	{"parameter", yarrrmlHead + "    condition:\n      function: equal\n      parameters: [[str1, a], [str3, b]]\n", `9:32: condition: "str3" is not a parameter`},
	{"nested function", yarrrmlHead + "    condition:\n      function: equal\n      parameters: [[str1, {function: f}], [str2, b]]\n", `9:27: parameter: of functions`},
	{"unknown mapping", yarrrmlHead + "    po:\n      - {p: ex:p, o: {mapping: n}}\n", `8:32: mapping: "n" is not among the mappings`},
	{"other source", yarrrmlHead + "    po:\n      - {p: ex:p, o: {mapping: n}}\n  n: {sources: ['b.csv~csv'], s: 'ex:$(id)'}\n", `8:32: mapping: "n" reads another source, and joining two is not supported yet`},
	{"join", yarrrmlHead + "    po:\n      - p: ex:p\n        o:\n          mapping: n\n          condition: {function: equal, parameters: [[str1, $(a), s], [str2, $(b), o]]}\n  n: {sources: ['a.csv~csv'], s: 'ex:$(id)'}\n", `11:22: condition: joining records by two columns is not supported yet`},
	{"alias", yarrrmlHead + "    po: &po\n      - [ex:p, a]\n  n:\n    sources: *po\n", `10:14: source: a reference (*po)`},
	{"bad IRI", yarrrmlHead + "    po:\n      - [ex:p, 'ex:a b$(c)~iri']\n", `8:16: object:`},
	{"subject type", strings.Replace(yarrrmlHead, "s: ex:$(id)", "s: {value: ex:a, type: literal}", 1), `6:28: type: a subject is not "literal"`},
	{"inverse", yarrrmlHead + "    po:\n      - {p: ex:p, i: ex:q, o: ex:$(a)~iri}\n", `8:19: predicateobjects: "i" is not read: it is not supported yet`},
	{"https prefix", "prefixes:\n  schema: https://schema.org/\nmappings: {}\n", `2:11: prefix schema: "https://schema.org/" is not what core.yaml knows; write http://schema.org/`},
	{"https property", yarrrmlHead + "    po:\n      - [https://schema.org/name, a]\n", `8:10: https://schema.org/name: is not a property of core.yaml; did you mean schema:name?`},
	{"unnamed format", "sources:\n  a: {access: a.json.gz}\n" + strings.Replace(yarrrmlHead, "['a.csv~csv']", "a", 1) + "    po:\n      - [ex:p, $(a.*)]\n", `10:16: reference: "a.*" has more in it`},
	{"base", "base: nowhere\n" + yarrrmlHead, `1:7: base:`},
}

func TestYARRRMLErrors(t *testing.T) {
	for _, test := range yarrrmlErrors {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadYARRRML([]byte(test.text), "m.yml", Core(), starterBase)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), "m.yml:"+test.want) {
				t.Errorf("have %s\nwant m.yml:%s", err, test.want)
			}
			checkPlaces(t, err)
		})
	}
}

// checkPlaces wants every joined error to be a *graph.Error with a file.
func checkPlaces(t *testing.T, err error) {
	t.Helper()
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			checkPlaces(t, one)
		}
		return
	}
	var fault *graph.Error
	if !errors.As(err, &fault) || fault.Origin.File != "m.yml" {
		t.Errorf("%v is no *graph.Error with a file", err)
	}
}

// TestYARRRMLFaultsTogether: all faults come at once, each once.
func TestYARRRMLFaultsTogether(t *testing.T) {
	text := "sources: {a: ['a.csv~csv'], b: ['b.csv~csv']}\nmappings:\n  m:\n    sources: [a, b]\n    s: nope:$(id)\n    po:\n      - [cb:x, $(]\n      - [cb:y, a]\n"
	_, err := ReadYARRRML([]byte(text), "m.yml", Core(), starterBase)
	if err == nil || len(strings.Split(err.Error(), "\n")) != 4 {
		t.Errorf("want four errors, each once, have\n%v", err)
	}
}

func TestCheckColumns(t *testing.T) {
	text := "prefixes:\n  ex: http://x.example/\nmappings:\n  m:\n    sources: ['calendar.csv~csv']\n    s: ex:$(id)/$(idd)\n    graphs: ex:$(g1)\n" +
		"    condition: {function: equal, parameters: [[str1, $(c1)], [str2, x]]}\n" +
		"    po:\n      - [schema:name, 'né $(naem)', $(l1)~lang]\n      - [ex:$(p1), $(name)]\n      - p: ex:p\n        o: {value: $(a.b)}\n        g: ex:$(g2)\n"
	plan, err := ReadYARRRML([]byte(text), "mapping.yml", Core(), starterBase)
	if err != nil {
		t.Fatal(err)
	}
	header := []source.Field{{Name: "id"}, {Name: "name"}, {Name: "a"}}
	err = CheckColumns(plan.Maps, header)
	want := `mapping.yml:6:17: reference: "idd" is not a column of calendar.csv; did you mean "id"?
mapping.yml:7:16: reference: "g1" is not a column of calendar.csv
mapping.yml:8:54: reference: "c1" is not a column of calendar.csv
mapping.yml:10:27: reference: "naem" is not a column of calendar.csv; did you mean "name"?
mapping.yml:10:37: reference: "l1" is not a column of calendar.csv
mapping.yml:11:13: reference: "p1" is not a column of calendar.csv
mapping.yml:13:20: reference: "a.b" is not a column of calendar.csv
mapping.yml:14:15: reference: "g2" is not a column of calendar.csv`
	if err == nil || err.Error() != want {
		t.Errorf("have\n%v\nwant\n%s", err, want)
	}
	if err := CheckColumns(plan.Maps, nil); err != nil {
		t.Errorf("a file without records: %v", err)
	}
	table, _ := Core().Table("people")
	if err := CheckColumns(Core().TablePlan(table), header); err != nil {
		t.Errorf("a standard table: %v", err)
	}
	plan.Maps[0].Source.Format = "json"
	if err := CheckColumns(plan.Maps, header); strings.Contains(err.Error(), `"a.b"`) {
		t.Errorf("a path in a document: %v", err)
	}
}

// TestAddressBook: the calendar's people are those of people.csv, the contacts
// are mapped, and nothing is at fault.
func TestAddressBook(t *testing.T) {
	ctx := context.Background()
	folder, err := source.Open(ctx, filepath.Join("..", "testdata", "address-book"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := ReadCase(ctx, Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(c.Statements(ctx))
	if err != nil {
		t.Fatalf("a fault: %v", err)
	}
	person, named := graph.IRI("http://schema.org/Person"), graph.IRI("http://schema.org/name")
	people, tableRows, contacts := make(map[graph.Term]bool), make(map[graph.Term]bool), 0
	for _, s := range all {
		if s.Predicate == typeTerm && s.Object == person {
			people[s.Subject] = true
			tableRows[s.Subject] = tableRows[s.Subject] || s.Origin.File == "people.csv"
		}
		if s.Origin.File == "contacts.json" && s.Predicate == named {
			contacts++
		}
	}
	attendees, joined := 0, 0
	for _, s := range all {
		if s.Predicate != graph.IRI("http://schema.org/attendee") {
			continue
		}
		attendees++
		if !people[s.Object] {
			t.Errorf("%s: %s is no person of the case", s.Origin, s.Object)
		}
		if tableRows[s.Object] {
			joined++
		}
	}
	if attendees != 11 || joined != 9 || contacts != 4 {
		t.Errorf("%d attendees, %d of them in people.csv, %d contacts; want 11, 9, 4", attendees, joined, contacts)
	}
}

func TestOneSlip(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"naem", "name", true}, {"nme", "name", true}, {"namee", "name", true}, {"nane", "name", true},
		{"name", "name", false}, {"nbme2", "name", false}, {"", "a", false}, {"a", "b", false},
		{"mane", "name", false}, {"prénom", "prenom", true}, {"ab", "ba", true},
	} {
		if have := OneSlip(test.a, test.b); have != test.want {
			t.Errorf("OneSlip(%q, %q) = %t", test.a, test.b, have)
		}
		if have := OneSlip(test.b, test.a); have != test.want {
			t.Errorf("OneSlip(%q, %q) = %t", test.b, test.a, have)
		}
	}
}

func TestDotted(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "$.a": "a", "a[*]": "a", "a[*].b": "a.b", "$.['a b']": "a b", "['a.b'].c": "a.b.c", `["it's"]`: "it's", "@.a.b": "a.b",
		"a[0]": "", "a.*": "", "": "", "$": "", "a..b": "", "a[?(@.b)]": "", "['a": "",
	} {
		have, ok := dotted(in)
		if ok != (want != "") || ok && have != want {
			t.Errorf("dotted(%q) = %q, %t, want %q", in, have, ok, want)
		}
	}
}

// FuzzYARRRML: no file makes the reader panic, every error has a file, and a
// plan's constants can be written.
func FuzzYARRRML(f *testing.F) {
	for _, test := range yarrrmlErrors {
		f.Add(test.text)
	}
	examples, _ := filepath.Glob(filepath.Join("testdata", "yarrrml", "plans", "*.yml"))
	for _, path := range examples {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		plan, err := ReadYARRRML([]byte(text), "m.yml", Core(), starterBase)
		if err != nil {
			checkPlaces(t, err)
			return
		}
		r := source.Record{Fields: []source.Field{{Name: "id", Text: "1"}, {Name: "a", Text: "x y"}}, Origin: graph.Origin{File: "a.csv", Row: 2}}
		env := &Env{Schema: Core(), Base: starterBase, File: "a.csv"}
		records := func(yield func(source.Record, error) bool) { yield(r, nil) }
		for s, err := range Core().Statements(env.Entities(context.Background(), plan.Maps, records)) {
			var fault *graph.Error
			if err == nil {
				err = s.Check()
			} else if errors.As(err, &fault) {
				continue
			}
			if err != nil {
				t.Errorf("%v: %v", s, err)
			}
		}
	})
}
