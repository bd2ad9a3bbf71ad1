package source

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"corkboard/graph"
)

// survives reads an input whole: every error must be a fault with its file,
// every text must be UTF-8 without NUL, every place must be one.
func survives(t *testing.T, records Records) {
	n := 0
	for r, err := range records {
		if n++; n > 1<<20 {
			t.Fatal("more records than the input can hold")
		}
		var e *graph.Error
		if err != nil {
			if !errors.As(err, &e) || e.Origin.File == "" {
				t.Fatalf("not a fault with a file: %v", err)
			}
			continue
		}
		if r.Kind == "" || r.Origin.File == "" {
			t.Fatalf("a record without a kind or a file: %+v", r)
		}
		sound(t, r.Fields)
	}
}

func sound(t *testing.T, fields []Field) {
	for _, f := range fields {
		if !utf8.ValidString(f.Text+f.Name) || strings.Contains(f.Text+f.Name, "\x00") {
			t.Fatalf("text: %q %q", f.Name, f.Text)
		}
		if f.Origin.Line < 1 || f.Origin.Column < 1 || f.Origin.File == "" {
			t.Fatalf("no place: %+v", f)
		}
		sound(t, f.Fields)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\"\"\n\";2", "sep=|\na|a||_x\n\"", "\xff\xfea\x00\n\x00", "a\r\r\n\"b\rc\"d,\n", "a,b\n\xe4,\x00\n,,,1\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		survives(t, csvRecords(context.Background(), textInput("t.csv", s), Options{MaxField: 8}))
		survives(t, csvRecords(context.Background(), textInput("t.csv", s), Options{}))
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"a":"\ud83d\ude00"}]`, `{"a":[{"b":[1.5e-3,null,true,{"c/~":""}]}],"x":0}`, "{\"a\":1}\n{\"a\":\"\\u0000\n", `[{"a":1,"a":"` + "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []Options{{}, {MaxField: 8}, {Iterator: "$.a[*].b"}} {
			survives(t, jsonRecords(context.Background(), textInput("t.json", s), o))
		}
		survives(t, jsonLinesRecords(context.Background(), textInput("t.jsonl", s), Options{MaxField: 64}))
	})
}

func FuzzYAML(f *testing.F) {
	for _, s := range []string{"- a: 1\n  b: [x, {c: ~}]\n", "x: &a {y: *a}\n", "- <<: [{a: 1}]\n  ? [k]\n  : v\n", "a: |\n  x\n---\n- !!binary a: \"\\0\"\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []Options{{}, {MaxField: 8}, {Iterator: "$.a[*].b"}} {
			survives(t, yamlRecords(context.Background(), textInput("t.yaml", s), o))
		}
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row><c s="1"><v>42646</v></c></row>`, "mmm yy")
	f.Add(`<row r="-1"><c r="XFD1" t="s"><v>0</v></c></row><row><c r="A1" t="e"><v>x</v></c><c t="d" s="1"><v>2016-10-03</v></c></row>`, `[h]"x\`)
	f.Fuzz(func(t *testing.T, rows, code string) {
		if !utf8.ValidString(code) {
			return
		}
		parts := xlsxParts(rows, []string{"<t>x_x0000_</t>"}, false, code)
		survives(t, xlsxRecords(context.Background(), peopleSheet(zipped(t, parts)), Options{MaxField: 64}))
		survives(t, xlsxRecords(context.Background(), textInput("c.xlsx", rows), Options{}))
	})
}
