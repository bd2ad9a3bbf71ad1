package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"corkboard/schema"
)

// shown are the columns that a picture may show: names, types, roles, counts,
// captions, how a source is cited, the words for an event's date.
var shown = map[string]bool{
	"people.name": true, "people.description": true, "people.caption": true,
	"organizations.name": true, "organizations.type": true, "organizations.caption": true,
	"accounts.name": true, "accounts.service": true, "conversations.title": true, "conversations.channel": true,
	"documents.title": true, "documents.type": true,
	"events.name": true, "events.type": true, "events.date_text": true, "places.name": true,
	"ties.role": true, "figures.what": true, "figures.unit": true, "publish.show_as": true,
	"sources.title": true, "sources.type": true, "sources.publisher": true, "sources.author": true, "sources.cite_as": true,
}

// planting fills every column of every table: what may not be seen with a
// canary of its own, everything else with a value that fits.
type planting struct {
	t       *testing.T
	schema  *schema.Schema
	source  string // that the rows name
	mark    string // what its canaries begin with
	every   bool   // canaries in the columns that may be shown, too
	n       int
	planted map[string]string // the column of each canary
}

// canary gives the next canary, as a value type writes it.
func (p *planting) canary(column, valueType string) string {
	p.n++
	token := fmt.Sprintf("%s%dx", p.mark, p.n)
	text := token
	switch valueType {
	case "email":
		text = token + "@mail.example"
	case "phone":
		token = fmt.Sprintf("+4930%d%05d", 23+len(p.mark), p.n)
		text = token
	case "url":
		text = "https://" + token + ".example/"
	}
	p.planted[token] = column
	return text
}

// value gives the cell of a column.
func (p *planting) value(t schema.Table, column string) string {
	name := t.Name + "." + column
	fixed := map[string]string{
		"ties.from": "people1", "ties.relation": "knows", "ties.to": "people2", "publish.id": "places1", "sources.access": "",
		"source": p.source, "according_to": "", "status": "", "lang": "en", "hide": "", "number": "2", "reply_to": "",
	}
	for _, key := range []string{name, column} {
		if v, ok := fixed[key]; ok {
			return v
		}
	}
	c, known := p.schema.Column(t, column)
	property, _ := p.schema.Property(c.Property)
	switch r := property.Range; {
	case column == "id":
		return p.canary(name, "")
	case known && len(r.Classes) > 0:
		return "people1"
	case r.Scheme != "":
		scheme, _ := p.schema.Scheme(r.Scheme)
		return scheme.Concepts[0].Name
	case slices.Contains([]string{"", "text", "name", "identifier", "email", "phone", "url"}, r.Value):
		if shown[name] && !p.every {
			return "Seen " + name
		}
		return p.canary(name, r.Value)
	}
	return map[string]string{
		"date": "2016-10", "datetime": "2016-10-03T10:00:00Z", "count": "3", "number": "3", "integer": "3", "decimal": "0.5",
		"boolean": "true", "latitude": "53.5", "longitude": "10", "country": "DE", "language": "en",
	}[property.Range.Value]
}

// write makes a file for each table.
func (p *planting) write(dir, suffix string) {
	for _, t := range p.schema.Tables {
		columns := p.schema.Columns(t)
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = p.value(t, c)
		}
		rows := [][]string{columns, row}
		if t.Name == "people" {
			for _, id := range []string{"people1", "people2"} {
				one := slices.Clone(row)
				for i, c := range columns {
					if c != "source" && c != "id" {
						one[i] = p.value(t, c)
					}
				}
				if !p.every {
					one[slices.Index(columns, "id")] = id
				}
				rows = append(rows, one)
			}
		}
		f, err := os.Create(filepath.Join(dir, t.Name+suffix+".csv"))
		if err != nil {
			p.t.Fatal(err)
		}
		w := csv.NewWriter(f)
		if err := w.WriteAll(rows); err != nil {
			p.t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			p.t.Fatal(err)
		}
	}
}

// A canary in every column of every table: none that is a text, an address, an
// id or a note is in a picture, and none of a private source is in any file
// but the store.
func TestCanaries(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("case.yaml", "base: https://example.org/canary/\ntitle: A case\n")
	write("sources-two.csv", "id,title,publisher,date,access\npaper,The Paper,P,2017,public\ninsider,pcanarytitle,pcanarypublisher,2017,private\n")
	public := &planting{t: t, schema: schema.Core(), source: "paper", mark: "tcanary", planted: map[string]string{}}
	public.write(dir, "")
	private := &planting{t: t, schema: schema.Core(), source: "insider", mark: "pcanary", every: true, planted: map[string]string{}}
	private.write(dir, "-pcanaryfile")
	os.Remove(filepath.Join(dir, "sources-pcanaryfile.csv")) // sources are described in a graph of their own
	os.Remove(filepath.Join(dir, "publish-pcanaryfile.csv")) // and who is hidden is hidden for everybody

	write("ties-fcanary.csv", "from,relation,to\npeople1,knows,people2\n")

	out := filepath.Join(t.TempDir(), "out")
	code, _, said := corkboard(t, "build", dir, "-o", out)
	if code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	for _, name := range names(t, out) {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if name == "graph.corkboard" {
			continue
		}
		for token, column := range private.planted {
			if strings.Contains(text, token) {
				t.Errorf("%s: shows %s of a private source: %s", name, column, around(text, token))
			}
		}
		if name == "report.txt" {
			text = strings.ReplaceAll(text, "-pcanaryfile", "") // the files that were read
		}
		if strings.Contains(text, "pcanary") {
			t.Errorf("%s: shows something of a private source: %s", name, around(text, "pcanary"))
		}
		if !strings.HasPrefix(name, "relationships.") {
			continue
		}
		for token, column := range public.planted {
			if strings.Contains(text, token) {
				t.Errorf("%s: shows %s: %s", name, column, around(text, token))
			}
		}
		if strings.Contains(text, "fcanary") {
			t.Errorf("%s: shows the name of a file: %s", name, around(text, "fcanary"))
		}
		if name != "relationships.txt" && !strings.Contains(text, "Seen people") {
			t.Errorf("%s: shows no names: what is not in it proves nothing", name)
		}
	}
	fileCanaries(t, out, public, private)
	// The canaries are alive: the store holds every one.
	code, all, said := corkboard(t, "export", filepath.Join(out, "graph.corkboard"), "--to", "nq", "--private", "--places")
	if code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	for _, planted := range []map[string]string{public.planted, private.planted} {
		for token, column := range planted {
			if !strings.Contains(all, token) && !strings.HasPrefix(column, "sources.") && !strings.HasPrefix(column, "publish.") {
				t.Errorf("%s: its canary %s is not in the store", column, token)
			}
		}
	}
}

var blanks = regexp.MustCompile(`\s+`)

// around gives some text on both sides of a token.
func around(text, token string) string {
	i := strings.Index(text, token)
	return blanks.ReplaceAllString(text[max(0, i-90):min(len(text), i+len(token)+60)], " ")
}

// fileCanaries draws the files for other programs. They have identifiers, so the
// ids of what is drawn are no canaries there; all else is.
func fileCanaries(t *testing.T, out string, public, private *planting) {
	t.Helper()
	store := filepath.Join(out, "graph.corkboard")
	texts := make(map[string]string)
	for _, f := range drawNames() {
		dir := filepath.Join(t.TempDir(), f)
		if f == "csv" {
			if code, _, said := corkboard(t, "draw", store, "--to", f, "-o", dir); code != exitDone {
				t.Fatalf("%s: %d: %s", f, code, said)
			}
			for _, name := range names(t, dir) {
				data, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				texts[name] = string(data)
			}
			continue
		}
		code, text, said := corkboard(t, "draw", store, "--to", f)
		if code != exitDone && !strings.Contains(said, "no place") && !strings.Contains(said, "nothing here has a place") {
			t.Fatalf("%s: %d: %s", f, code, said)
		}
		texts[f] = text
	}
	delete(texts, "evidence") // a paper of the newsroom
	for name, text := range texts {
		for _, planted := range []map[string]string{public.planted, private.planted} {
			for token, column := range planted {
				if strings.Contains(text, token) && !strings.HasSuffix(column, ".id") {
					t.Errorf("%s: shows %s: %s", name, column, around(text, token))
				}
			}
		}
		if strings.Contains(text, "pcanary") || strings.Contains(text, "fcanary") {
			t.Errorf("%s: shows something of a private source, or the name of a file", name)
		}
		if !strings.Contains(text, "Seen people") && !slices.Contains([]string{"edges.csv", "geojson", "about.txt", "slices", "caption", "png", "pdf"}, name) {
			t.Errorf("%s: shows no names: what is not in it proves nothing", name)
		}
	}
}
