package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// A valid cell of each kind of range, and what comes of it.
var cells = map[string][2]string{
	"text": {"Some words", `"Some words"`}, "name": {"A name", `"A name"`}, "identifier": {"Nr-01", `"Nr-01"`},
	"date": {"2016-10-03", `"2016-10-03"^^date`}, "count": {"3..5", `"3..5"^^count`}, "decimal": {"0.50", `"0.50"^^decimal`},
	"boolean": {"true", `"true"^^boolean`}, "latitude": {"48.1", `"48.1"^^decimal`}, "longitude": {"-11.5", `"-11.5"^^decimal`},
	"email": {"a@example.org", `"a@example.org"`}, "phone": {"+49301234567", `"+49301234567"`},
	"url": {"https://x.org/p", "<https://x.org/p>"}, "country": {"DE", `"DE"`}, "integer": {"12", `"12"^^integer`},
}

// cellFor gives a cell for a property and the object that it becomes.
func cellFor(t *testing.T, s *Schema, p Property) (cell, object string) {
	switch {
	case len(p.Range.Classes) > 0:
		return "other thing", "<other%20thing>"
	case p.Range.Scheme != "":
		scheme, _ := s.Scheme(p.Range.Scheme)
		c := scheme.Concepts[len(scheme.Concepts)-1]
		return strings.ToUpper(c.Name), s.Shorten(c.IRI)
	}
	c, ok := cells[p.Range.Value]
	if !ok {
		t.Fatalf("%s: no cell for %s", p.Name, p.Range.Value)
	}
	return c[0], c[1]
}

// Every column of every standard table says what core.yaml says it does, alone
// in its row and in the graph that is meant.
func TestEveryColumn(t *testing.T) {
	s := Core()
	for _, table := range s.Tables {
		for _, c := range table.Columns {
			if c.Property == "" {
				continue
			}
			t.Run(table.Name+"."+c.Name, func(t *testing.T) {
				p, _ := s.Property(c.Property)
				cell, object := cellFor(t, s, p)
				head, row := "id,"+c.Name, "x,"+cell
				if table.Name == "ties" {
					head, row = head+",from,relation,to", row+",a,knows,b"
				}
				g := "<file/" + table.Name + ".csv>"
				if table.Graph != "" {
					g = "<" + table.Graph + ">"
				}
				r := readFiles(t, map[string]string{table.Name + ".csv": head + "\n" + row + "\n"})
				r.wantFaults(t)
				r.wants(t, "<x> "+s.Shorten(p.IRI)+" "+object+" @"+g)
				if class, ok := s.Class(table.Class); ok {
					for _, iri := range s.types(class.Name) {
						r.wants(t, "<x> rdf:type "+s.Shorten(iri)+" @"+g)
					}
				}
				r.wants(t, "<x> prov:wasDerivedFrom <file/"+table.Name+".csv#row=2> @"+strings.TrimSuffix(g, ">")+"#places>")
				if strings.Contains(r.text(), "<ns#") {
					t.Errorf("something is kept as given:\n%s", r.text())
				}
			})
		}
	}
}

// Every relation makes its tie with both ends, and the direct statement.
func TestEveryRelation(t *testing.T) {
	s := Core()
	for _, rel := range s.Relations {
		t.Run(rel.Name, func(t *testing.T) {
			word := strings.ToUpper(strings.ReplaceAll(rel.Name, "-", "_"))
			r := readFiles(t, map[string]string{"ties.csv": "from,relation,to,role,start\na," + word + ",b,chair,2016\n"})
			r.wantFaults(t)
			from, _ := s.Property(rel.From)
			to, _ := s.Property(rel.To)
			shortcut, ok := s.Property(rel.Shortcut)
			if !ok {
				t.Fatalf("no shortcut %q", rel.Shortcut)
			}
			one, other := "<a>", "<b>"
			if rel.Reverse {
				one, other = other, one
			}
			tie := "<tie/a/" + rel.Name + "/b/chair> "
			r.wants(t, tie+s.Shorten(from.IRI)+" <a> @<file/ties.csv>", tie+s.Shorten(to.IRI)+" <b> @<file/ties.csv>",
				tie+"cb:relation cb:relation-"+rel.Name+" @<file/ties.csv>",
				tie+`schema:roleName "chair" @<file/ties.csv>`, tie+`schema:startDate "2016"^^gYear @<file/ties.csv>`,
				one+" "+s.Shorten(shortcut.IRI)+" "+other+" @<file/ties.csv>")
		})
	}
}

func TestTiesAtFault(t *testing.T) {
	for _, test := range []struct {
		row, fault string
		want       []string
	}{
		{"a,,b", "ties.csv:2:1: relation: is empty", []string{"!cb:Tie", "!<a>"}},
		{",knows,b", "ties.csv:2:1: from: is empty", []string{"!Acquaintance", "!schema:knows"}},
		{"a,knows,", "ties.csv:2:1: to: is empty", []string{"!Acquaintance", "!schema:knows"}},
		{"a,hates,", "ties.csv:2:1: to: is empty", []string{"!cb:Tie"}},
		{"a,hates,b", `ties.csv:2:3: relation: "hates" is not one of`, []string{
			"<tie/a/hates/b/> rdf:type cb:Tie @<file/ties.csv>", "<tie/a/hates/b/> cb:from <a> @<file/ties.csv>",
			`<tie/a/hates/b/> <ns#relation> "hates" @<file/ties.csv>`}},
	} {
		t.Run(test.row, func(t *testing.T) {
			r := readFiles(t, map[string]string{"ties.csv": "from,relation,to\n" + test.row + "\n"})
			r.wantFaults(t, test.fault)
			r.wants(t, test.want...)
		})
	}
}

// Keys never meet, and rows without a name of their own are never merged.
func TestKeys(t *testing.T) {
	r := readFiles(t, map[string]string{
		"ties.csv":          "from,relation,to,role\na,knows,b,\nb,knows,a,\nab,knows,c,\na,knows,bc,\n\"a,b\",knows,c,\na,knows,\"b,c\",\na,knows,b,/\na/,knows,b,\n",
		"people.csv":        "name\nAnn\nAnn\n",
		"organizations.csv": "name\nFirm\nFirm\n",
		"events.csv":        "name,start\nFair,2016\nFair,2016\n",
		"places.csv":        "name\nTown\nTown\n",
		"documents.csv":     "title\nLetter\nLetter\n",
		"messages.csv":      "from,to,text\na,b,Hello\na,b,Hello\n",
	})
	r.wantFaults(t)
	for class, want := range map[string]int{"Acquaintance": 8, "Person": 2, "Organization": 2, "Event": 2, "Place": 2, "Document": 2, "Message": 2} {
		if have := r.subjects(class); len(have) != want {
			t.Errorf("%d of class %s, want %d: %s", len(have), class, want, have)
		}
	}
}

// Two rows with one key are one entity; where they differ, both stand.
func TestOneKeyTwice(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.csv": "id,name,born\nann,Ann,1970\nann,Ann,1971\n",
		"ties.csv":   "from,relation,to,start\nann,child of,ben,1970\nann,child_of,ben,1971\n",
	})
	r.wantFaults(t)
	r.wants(t, `<ann> schema:birthDate "1970"^^gYear @<file/people.csv>`, `<ann> schema:birthDate "1971"^^gYear @<file/people.csv>`,
		`<tie/ann/child-of/ben/> schema:startDate "1970"^^gYear @<file/ties.csv>`,
		`<tie/ann/child-of/ben/> schema:startDate "1971"^^gYear @<file/ties.csv>`,
		`<ann> prov:wasDerivedFrom <file/people.csv#row=3> @<file/people.csv#places>`)
	if have := r.subjects("Kinship"); len(have) != 1 {
		t.Errorf("ties: %s", have)
	}
}

// The order of rows is nothing where they have keys, and a second reading is
// the first.
func TestOrderOfRows(t *testing.T) {
	rows := []string{"ann,knows,ben,", "ben,knows,ann,2016", "cy,member-of,firm,", "dee,no such,ben,"}
	read := func(rows []string) *reading {
		return readFiles(t, map[string]string{"ties.csv": "from,relation,to,start\n" + strings.Join(rows, "\n") + "\n"})
	}
	names := func(r *reading) []string {
		var all []string
		for _, s := range r.all {
			if !strings.Contains(s.Graph.Value(), "#places") && s.Graph != SourcesGraph(r.Base) {
				all = append(all, r.line(s))
			}
		}
		return all
	}
	once := read(rows)
	if again := read(rows); !slices.Equal(once.all, again.all) {
		t.Error("a second reading differs")
	}
	slices.Reverse(rows)
	if other := read(rows); !slices.Equal(names(once), names(other)) {
		t.Errorf("in another order:\n%s\nnot\n%s", strings.Join(names(other), "\n"), strings.Join(names(once), "\n"))
	}
}

// The names of files are recognized whatever their case and what follows '-'.
func TestTableNames(t *testing.T) {
	for _, name := range []string{"people.csv", "People.CSV", "people-anna.csv", "PEOPLE-Anna B.csv", "sub/people.csv", "people.tsv"} {
		text := "id,name\nann,Ann\n"
		if strings.HasSuffix(name, "tsv") {
			text = "id\tname\nann\tAnn\n"
		}
		r := readFiles(t, map[string]string{name: text})
		r.wantFaults(t)
		if have := fmt.Sprint(r.subjects("Person")); have != "[<ann>]" {
			t.Errorf("%s: %s", name, have)
		}
	}
	for _, name := range []string{"persons.csv", "peoples.csv", "-people.csv", "people.old.csv"} {
		r := readFiles(t, map[string]string{name: "id,name\nann,Ann\n"})
		if len(r.Files) > 0 || len(r.LeftAlone) != 1 || r.LeftAlone[0].Name != name {
			t.Errorf("%s: read, or not left alone: %v", name, r.LeftAlone)
		}
	}
}

// Unknown columns are kept and noted, those that begin with "_" never read.
func TestUnknownColumns(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.csv":  "id,Shoe size,_secret,Größe\nann,38,CANARY,1.70\n",
		"events.json": `[{"id": "fair", "_secret": "CANARY", "extra": {"_inner": "CANARY", "deep": [1, {"x": true}]}, "_list": ["CANARY"]}]`,
		"places.yaml": "- id: town\n  _secret: CANARY\n  wide: 3.5\n",
	})
	r.wantFaults(t)
	r.wants(t, `<ann> <ns#Shoe%20size> "38" @<file/people.csv>`, `<ann> <ns#Größe> "1.70" @<file/people.csv>`,
		`<fair> <ns#extra.deep> "1"^^integer @<file/events.json>`, `<fair> <ns#extra.deep.x> "true"^^boolean @<file/events.json>`,
		`<town> <ns#wide> "3.5"^^double @<file/places.yaml>`, "!CANARY", "!secret", "!inner")
	notes := strings.Join(r.Notes, "\n")
	for _, want := range []string{`people.csv:1:4: column "Shoe size" is not one of table people; kept as ex:ns#Shoe size`, `"extra"`, `"wide"`} {
		if !strings.Contains(notes, want) {
			t.Errorf("no note %s in\n%s", want, notes)
		}
	}
	if strings.Contains(notes, "_secret") || strings.Contains(notes, "_list") {
		t.Errorf("a private column is noted:\n%s", notes)
	}
}

// A slip in "private" must not make a source public.
func TestAccessAtFault(t *testing.T) {
	r := readFiles(t, map[string]string{"sources.csv": "id,access\na,privat\nb,Public\nc,\n"})
	r.wantFaults(t, `sources.csv:2:3: access: "privat" is not one of public, private; it is taken as private`)
	r.wants(t, "<a> cb:access cb:access-private @<sources>", `<a> <ns#access> "privat" @<sources>`,
		"<b> cb:access cb:access-public @<sources>", "!<c> cb:access")
}

// Who is hidden may be named as in any other reference.
func TestPublishByName(t *testing.T) {
	r := readFiles(t, map[string]string{"people.csv": "id,name\nann,Ann Lee\nb,Ben\nc,Ben\n", "publish.csv": "id,hide\nAnn Lee,yes\nBen,yes\n,yes\n"})
	r.wantFaults(t, `publish.csv:3:1: id: "Ben" is the name of several: b, c; write the id`, "publish.csv:4:1: id: is empty")
	r.wants(t, `<ann> cb:hide "true"^^boolean @<file/publish.csv>`)
}

// The id that is the name of the graph of sources.
func TestIDSources(t *testing.T) {
	r := readFiles(t, map[string]string{"events.csv": "id,participants\nsources,a;b\n", "ties.csv": "from,relation,to\na,knows,sources\n"})
	r.wantFaults(t, `events.csv:2:1: id: "sources" is the name of the graph`)
	r.wants(t, "<a> schema:knows <sources_> @<file/ties.csv>", "<sources_> sem:hasActor <a> @<file/events.csv>", "!<sources> rdf:type", "!knows <sources> ")
	if graph.IRI(r.Base+"sources") != SourcesGraph(r.Base) {
		t.Error("the graph of sources has another name now")
	}
}
