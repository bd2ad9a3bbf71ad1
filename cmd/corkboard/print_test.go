package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"corkboard/graph"
)

func sample() *answer {
	return &answer{
		title:   []string{"Title"},
		columns: []column{{name: "id"}, {name: "words", many: true}, {name: "empty"}, {name: "iri", hidden: true}},
		rows: []row{
			{cells: []cell{text("a"), {values: []string{"one", "two"}, mark: "*"}, {}, text("x:a")}},
			{cells: []cell{text("東京"), text("line\nend \x1b[2J \u202Eturned <&>"), {}, text("x:b")}},
		},
		notes: []string{"* a note"},
	}
}

func TestPrintTable(t *testing.T) {
	for width, want := range map[int]string{
		0:  "Title\n\nid    words\na     one; two*\n東京  line end ·[2J ·turned <&>\n\n* a note\n",
		22: "Title\n\nid    words\na     one; two*\n東京  line end ·[2J ·…\n\n* a note\n",
	} {
		var b bytes.Buffer
		if err := printTable(&b, sample(), width); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("at %d columns:\n%s\nwant\n%s", width, b.String(), want)
		}
	}
}

func TestPrintExact(t *testing.T) {
	var b bytes.Buffer
	if err := printLines(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"a","words":["one","two"],"iri":"x:a"}` + "\n" + `{"id":"東京","words":["line\nend \u001b[2J ` + "\u202e" + `turned <&>"],"iri":"x:b"}` + "\n"
	if b.String() != want {
		t.Errorf("JSON lines:\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := printCSV(&b, sample()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][1] != "one; two" || rows[2][1] != "line\nend \x1b[2J \u202Eturned <&>" {
		t.Errorf("CSV: %q, %v", rows, err)
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("a", "line\nend \x1b[2J", 12)
	f.Add("\xff", "東京 \u202E", 7)
	f.Fuzz(func(t *testing.T, id, words string, width int) {
		a := &answer{columns: []column{{name: "id"}, {name: "words"}}, rows: []row{{cells: []cell{text("x" + id), text("x" + words)}}}}
		var b bytes.Buffer
		if err := printTable(&b, a, width&0xFF); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 2 || strings.ContainsAny(b.String(), "\x1b\r\u202E") {
			t.Errorf("a table of one row is %q", b.String())
		}
		b.Reset()
		if err := printLines(&b, a); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 1 || !json.Valid(b.Bytes()) {
			t.Errorf("a line of JSON is %q", b.String())
		}
	})
}

// A file name or a value must not steer the terminal that a fault is shown on.
func TestVoiceIsPlainText(t *testing.T) {
	var b strings.Builder
	p := &program{err: &b}
	p.say("note: left alone: %s", "a\x1b[2J\u202eb.txt")
	p.fault(&graph.Error{Origin: graph.Origin{File: "people\n-a.csv", Line: 2}, Err: errors.New("name: \x07")})
	if got, want := b.String(), "corkboard: note: left alone: a·[2J·b.txt\npeople -a.csv:2: name: ·\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
