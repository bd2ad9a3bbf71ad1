package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// What is changed or cannot be read keeps its text under ns#column.
func TestGiven(t *testing.T) {
	for _, test := range []struct{ column, cell, value, given, fault string }{
		{"phone", "+49 30 1234567", `schema:telephone "+49301234567"`, "+49 30 1234567", ""},
		{"phone", "030 1234567", `schema:telephone "030 1234567"`, "", ""},
		{"nationality", "Germany", `schema:nationality "DE"`, "Germany", ""},
		{"nationality", "Atlantis", "", "Atlantis", `nationality: "Atlantis" is not`},
		{"email", "Ann@EXAMPLE.org", `schema:email "Ann@example.org"`, "Ann@EXAMPLE.org", ""},
		{"email", "ann at home", "", "ann at home", `email: "ann at home" is not`},
		{"born", "ca. 1970", `schema:birthDate "1970~"^^EDTF`, "ca. 1970", ""},
		{"born", "31/02/1800", "", "31/02/1800", `born: "31/02/1800" is not a date`},
		{"born", " 1970-05 ", `schema:birthDate "1970-05"^^gYearMonth`, "", ""},
		{"same_as", "no address", "", "no address", `same_as: "no address" is not`},
	} {
		t.Run(test.column+" "+test.cell, func(t *testing.T) {
			r := readFiles(t, map[string]string{"people.csv": "id," + test.column + "\nx," + test.cell + "\n"})
			if test.fault != "" {
				r.wantFaults(t, "people.csv:2:3: "+test.fault)
			} else {
				r.wantFaults(t)
			}
			if test.value != "" {
				r.wants(t, "<x> "+test.value+" @<file/people.csv>")
			}
			given := "<x> <ns#" + test.column + `> "` + test.given + `" @<file/people.csv>`
			if test.given == "" {
				given = "!<ns#"
			}
			r.wants(t, given)
		})
	}
}

// One bad value of several loses none of the others.
func TestGivenOfSeveral(t *testing.T) {
	r := readFiles(t, map[string]string{"people.csv": "id,nationality,email\nx,Germany; Atlantis ;FR,a@b.de; nonsense\n"})
	r.wantFaults(t, `email: "nonsense"`, `nationality: "Atlantis"`)
	g := " @<file/people.csv>"
	r.wants(t, `<x> schema:nationality "DE"`+g, `<x> schema:nationality "FR"`+g, `<x> <ns#nationality> "Atlantis"`+g,
		`<x> <ns#nationality> "Germany"`+g, `!<ns#nationality> "FR"`, `<x> schema:email "a@b.de"`+g, `<x> <ns#email> "nonsense"`+g)
}

// An interval that goes on, or whose end is unknown, is not cut in silence, and
// an event's not at all.
func TestIntervals(t *testing.T) {
	for _, start := range []string{"2016-09/..", "2016-09/", "../2016-09"} {
		r := readFiles(t, map[string]string{"events.csv": "id,start\nx," + start + "\n"})
		r.wantFaults(t)
		r.wants(t, `<x> schema:startDate "`+start+`"^^EDTF @<file/events.csv>`, "!schema:endDate", "!<ns#")
	}
	for _, test := range []struct {
		start, end string
		want       []string
	}{
		{"2016-09/2017-07", "", []string{`<x> schema:startDate "2016-09"^^gYearMonth`, `<x> schema:endDate "2017-07"^^gYearMonth`, "!<ns#"}},
		{"2016-09/..", "", []string{`<x> schema:startDate "2016-09"^^gYearMonth`, `<x> <ns#start> "2016-09/.."`, "!schema:endDate"}},
		{"2016-09/", "", []string{`<x> schema:startDate "2016-09"^^gYearMonth`, `<x> <ns#start> "2016-09/"`, "!schema:endDate"}},
		{"../2016-09", "", []string{`<x> schema:endDate "2016-09"^^gYearMonth`, `<x> <ns#start> "../2016-09"`, "!schema:startDate"}},
		{"2016-09/2017-07", "2018", []string{`<x> schema:startDate "2016-09/2017-07"^^EDTF`, `<x> schema:endDate "2018"^^gYear`}},
		{"[2016-09..2017-07]", "", []string{`<x> schema:startDate "[2016-09..2017-07]"^^EDTF`, "!schema:endDate"}},
	} {
		r := readFiles(t, map[string]string{"accounts.csv": "id,start,end\nx," + test.start + "," + test.end + "\n"})
		r.wantFaults(t)
		for _, line := range test.want {
			if line[0] != '!' {
				line += " @<file/accounts.csv>"
			}
			r.wants(t, line)
		}
	}
}

// JSON, JSON lines and YAML say what the same CSV says.
func TestDocumentsLikeTables(t *testing.T) {
	lines := func(r *reading) []string {
		var all []string
		for _, s := range r.all {
			if s.Graph == FileIRI(r.Base, r.Files[0].Input.Name) {
				s.Graph = graph.Term{}
				all = append(all, r.line(s))
			}
		}
		return all
	}
	for _, test := range []struct{ name, csv, json string }{
		{"people", "id,name,born,email,nationality,caption\n1,Ann,1970,a@b.de;c@d.de,DE,\n2,Ben,,,,\n",
			`[{"id": 1, "name": "Ann", "born": 1970, "email": ["a@b.de", "c@d.de"], "nationality": "DE", "caption": null}, {"id": "2", "name": " Ben ", "born": "", "email": []}]`},
		{"messages", "id,from,to,number,reply_to\nm,ann,ben;cy,3,?\n", `[{"id": "m", "from": "ann", "to": "ben; cy", "number": 3, "reply_to": "?"}]`},
		{"publish", "id,hide,show_as\nann,true,A\n", `[{"id": "ann", "hide": true, "show_as": "A"}]`},
		{"places", "id,lat,lon\np,48.10,-11\n", `[{"id": "p", "lat": 48.10, "lon": -11}]`},
		{"events", "id,participants\ne,ann:guest;ben\n", `[{"id": "e", "participants": ["ann:guest", "ben"]}]`},
		{"judgements", "left,right,score\nann,ben,0.5\n", `[{"left": "ann", "right": "ben", "score": 0.5}]`},
		{"figures", "about,value\nann,2.50\n", `[{"about": "ann", "value": 2.50}]`},
		{"claims", "by,about,kind,text\nann;ben,cy,claim,T\n", `[{"by": ["ann", "ben"], "about": ["cy"], "kind": "Claim", "text": "T"}]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := readFiles(t, map[string]string{test.name + ".csv": test.csv})
			table.wantFaults(t)
			want := lines(table)
			jsonl := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(test.json, "["), "]"), "}, {", "}\n{")
			for name, text := range map[string]string{test.name + ".json": test.json, test.name + ".jsonl": jsonl, test.name + ".yaml": test.json} {
				r := readFiles(t, map[string]string{name: text})
				r.wantFaults(t)
				if have := lines(r); !slices.Equal(have, want) {
					t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(have, "\n"), strings.Join(want, "\n"))
				}
			}
		})
	}
}

// A list's items are whole: nothing is split in them.
func TestListItems(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.json":   `[{"id": "a", "name": "Smith; Sons", "alias": ["X; Y", "Z"]}]`,
		"ties.json":     `[{"from": "Smith; Sons", "relation": "knows", "to": "b", "source": ["s; t", "u"]}]`,
		"messages.json": `[{"id": "m", "from": "b", "to": ["Smith; Sons"]}]`,
	})
	r.wantFaults(t)
	r.wants(t, `<a> schema:alternateName "X; Y" @<file/people.json>`, "<a> schema:knows <b> @<source/s%3B%20t/ties.json>",
		"<a> schema:knows <b> @<source/u/ties.json>", "<m> schema:recipient <a> @<file/messages.json>")
}

// What cannot be read of a document is reported and kept, never dropped.
func TestNestedValues(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.json": `[{"id": "a", "name": {"first": "Ann", "_x": "CANARY"}, "email": ["a@b.de", {"at": "c@d.de"}]},
			{"id": ["b", "c"], "name": "Ben", "source": {"id": "paper"}, "quote": ["one", "two"]}]`,
		"events.yaml": "- id: e\n  participants:\n  - id: ann\n    role: guest\n  - ben\n",
	})
	r.wantFaults(t,
		"events.yaml#/0/participants: participants: holds an object where texts are read; it is kept as ns#participants",
		"people.json#/0/name: name: holds an object", "people.json#/0/email: email: holds an object",
		"people.json#/1/id: id: is a list where one value is read, the first; all are kept as ns#id",
		"people.json#/1/source: source: holds an object", "people.json#/1/quote: quote: is a list")
	r.wants(t, `<a> <ns#name.first> "Ann" @<file/people.json>`, `<a> <ns#email.at> "c@d.de" @<file/people.json>`, `<a> schema:email "a@b.de" @<file/people.json>`,
		`<b> <ns#id> "c" @<file/people.json>`, `<b> <ns#quote> "two" @<file/people.json>`, `<b> <ns#source.id> "paper" @<file/people.json>`,
		`<e> <ns#participants.id> "ann" @<file/events.yaml>`, "<e> sem:hasActor <ben> @<file/events.yaml>", "!CANARY")
}

// Texts take the language of their row, else of the case; names never do.
func TestLanguages(t *testing.T) {
	r := readFiles(t, map[string]string{
		"case.yaml": "base: " + readBase + "\nlanguage: en\n",
		"people.csv": "id,name,alias,description,lang,note,date_text,born\na,Ann,Annie,A clerk,,,,\nb,Ben,Benny,Ein Bote,de_AT,Notiz,anno 1970,1970\n" +
			"c,Cy,,Un homme,français,,,\nd,Dee,,Someone,EN-gb,,,\n",
		"ties.csv": "from,relation,to,role,lang\na,knows,b,Freundin,de\n",
	})
	r.wantFaults(t, `people.csv:4:16: lang: "français" is not a language tag`)
	g := " @<file/people.csv>"
	r.wants(t, `<a> schema:description "A clerk"@en`+g, `<b> schema:description "Ein Bote"@de-AT`+g, `<c> schema:description "Un homme"@en`+g,
		`<c> <ns#lang> "français"`+g, `<b> cb:dateText "anno 1970"@de-AT`+g, `<file/people.csv#row=3> skos:note "Notiz"@de-AT @<file/people.csv#places>`,
		`<tie/a/knows/b/Freundin> schema:roleName "Freundin"@de @<file/ties.csv>`)
	for _, s := range r.all {
		if s.Object.Language() == "" {
			continue
		}
		for _, p := range []string{PropertyName, PropertyAlias} {
			if s.Predicate == graph.IRI(p) {
				t.Errorf("a name with a language: %s", s)
			}
		}
	}
}

// The zone of the case goes to times that have none, except where clocks were
// changed and the time came twice or never.
func TestTimeZone(t *testing.T) {
	for _, test := range []struct{ given, want string }{
		{"2016-07-01T12:00:00", "2016-07-01T12:00:00+02:00"}, {"2016-01-01T12:00:00", "2016-01-01T12:00:00+01:00"},
		{"2016-07-01T12:00:00Z", "2016-07-01T12:00:00Z"}, {"2016-10-30T02:30:00", "2016-10-30T02:30:00"},
		{"2016-03-27T02:30:00", "2016-03-27T02:30:00"}, {"2016-10-30T03:00:00", "2016-10-30T03:00:00+01:00"},
	} {
		r := readFiles(t, map[string]string{"case.yaml": "base: " + readBase + "\ntimezone: Europe/Berlin\n", "messages.csv": "id,date\nm," + test.given + "\n"})
		r.wantFaults(t)
		r.wants(t, `<m> schema:dateSent "`+test.want+`"^^dateTime @<file/messages.csv>`)
		given := `<m> <ns#date> "` + test.given + `" @<file/messages.csv>`
		if test.given == test.want {
			given = "!<ns#date>"
		}
		r.wants(t, given)
	}
}

// Names of files make IRIs of their own, whatever is in them.
func TestFileNames(t *testing.T) {
	seen := make(map[string]string)
	for _, name := range []string{"people-a b.csv", "people-ä.csv", "people-#1.csv", "people-100%.csv", "people-a%20b.csv", "sub/people.csv", "sub%2Fpeople/people.csv",
		"people-(x)!.csv", "people-'q'.csv", "people-&.csv", "people-日本.csv", "people-a?b.csv", "people-[1].csv"} {
		r := readFiles(t, map[string]string{name: "name,source,phone\nAnn,s,+49 30 1234567\n,,\nBen,,\n"})
		r.wantFaults(t)
		if len(r.subjects("Person")) != 2 {
			t.Errorf("%s: %s", name, r.subjects("Person"))
		}
		for _, s := range r.all {
			if other, ok := seen[s.Graph.Value()]; ok && other != name && s.Graph != SourcesGraph(r.Base) {
				t.Errorf("%s and %s share the graph %s", name, other, s.Graph)
			}
			seen[s.Graph.Value()] = name
		}
	}
}

// Every entity, claim and tie of a row has its place beside its assertion graph.
func (r *reading) checkPlaces(t *testing.T) {
	t.Helper()
	placed := make(map[graph.Statement]bool)
	for _, s := range r.all {
		if s.Predicate == derivedTerm {
			placed[graph.Statement{Subject: s.Subject, Graph: s.Graph}] = true
		}
	}
	sources := SourcesGraph(r.Base)
	for _, s := range r.all {
		if reified(s) || strings.HasSuffix(s.Graph.Value(), "#places") || strings.HasPrefix(s.Graph.Value(), r.Base+"rule/") {
			continue
		}
		if s.Graph == sources && (s.Subject == graph.IRI(r.Base) || strings.HasPrefix(r.short(s.Subject), "<file/") || strings.HasPrefix(r.short(s.Subject), "<source/")) {
			continue // descriptions of files and graphs
		}
		if !placed[graph.Statement{Subject: s.Subject, Graph: PlacesGraph(s.Graph)}] {
			t.Errorf("no place of %s", r.line(s))
		}
	}
}

// The bundled cases are read without a fault, every statement is one, and
// everything said has its place.
func TestBundledCases(t *testing.T) {
	for _, name := range []string{"wikileaks-messages", "town-council", "address-book"} {
		t.Run(name, func(t *testing.T) {
			r := readFolder(t, "../testdata/"+name)
			r.wantFaults(t)
			r.checkPlaces(t)
			if len(r.all) < 100 {
				t.Errorf("%d statements", len(r.all))
			}
			if again := readFolder(t, "../testdata/"+name); !slices.Equal(r.all, again.all) {
				t.Error("a second reading differs")
			}
			slices.Reverse(r.Files)
			if again := readAgain(t, r.Case); !slices.Equal(r.all, again.all) {
				t.Error("files in another order differ")
			}
		})
	}
}

// Ends of lines and a byte order mark change nothing but the description of
// the files.
func TestLineEnds(t *testing.T) {
	plain := map[string]string{
		"people.csv": "id,name,description\nann,Ann,\"a, b\"\nben,Ben,\n", "ties.csv": "from,relation,to\nann,knows,ben\nAnn,knows,cy\n",
		"events.jsonl": "{\"id\": \"e\"}\n{\"id\": \"f\"}\n", "places.yaml": "- id: p\n  name: Town\n",
	}
	text := func(change func(string) string) string {
		files := make(map[string]string)
		for name, table := range plain {
			files[name] = change(table)
		}
		r := readFiles(t, files)
		r.wantFaults(t)
		var b strings.Builder
		for _, s := range r.all {
			if s.Predicate != graph.IRI(PropertySHA256) && s.Predicate != graph.IRI(PropertySize) {
				fmt.Fprintln(&b, r.line(s))
			}
		}
		return b.String()
	}
	want := text(func(s string) string { return s })
	for name, change := range map[string]func(string) string{
		"CRLF":               func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"a byte order mark":  func(s string) string { return "\uFEFF" + s },
		"no end of the last": func(s string) string { return strings.TrimSuffix(s, "\n") },
	} {
		if have := text(change); have != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, have, want)
		}
	}
}

// What is quick to be told apart is told apart as the whole texts would be.
func TestAlike(t *testing.T) {
	texts := []string{"", " ", "-", "member of", "Member-Of", " member_of ", "member", "memberof", "éa", "Éa", "k", "K", "\u212a", "m", "-\u212a", "employee-of"}
	for _, a := range texts {
		for _, b := range texts {
			if have, want := alike(a, b), loose(a) == loose(b); have != want {
				t.Errorf("%q and %q: %t", a, b, have)
			}
		}
	}
}
