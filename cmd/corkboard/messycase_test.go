package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"corkboard/schema"
)

// messyTexts are what people put into cells; X becomes a word of the cell's own.
var messyTexts = []string{
	"X", " X ", "Jürgen X", "X: so sagt er", "X; und X-2", "31/02/X", "=SUM(X)", "<X>", "%41X", "„X“", "X\nzweite Zeile", "X\\",
	"1eX", "2016-13-X", "X@", "https://X.example/a b", "../X",
}

// messyCase makes a folder with every table in a syntax and an encoding of its
// own, and in every column of it every kind of text, whether it fits or not.
func messyCase(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "messy")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("case.yaml", "base: https://example.org/messy/\n")
	n := 0
	for i, table := range schema.Core().Tables {
		columns := append(schema.Core().Columns(table), "Unbekannt")
		rows := make([][]string, len(messyTexts))
		for r, text := range messyTexts {
			rows[r] = make([]string, len(columns))
			for c := range columns {
				n++
				rows[r][c] = strings.ReplaceAll(text, "X", fmt.Sprintf("x%d", n))
			}
		}
		switch i % 5 {
		case 0:
			text, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(delimited(columns, rows, ";"), "\n", "\r\n"))
			if err != nil {
				t.Fatal(err)
			}
			write(table.Name+".csv", text)
		case 1:
			write(table.Name+".tsv", utf16File(delimited(columns, rows, "\t")))
		case 2:
			write(table.Name+".jsonl", objects(t, columns, rows, "\n"))
		case 3:
			write(table.Name+".yaml", "[\n"+objects(t, columns, rows, ",\n")+"\n]\n") // JSON is YAML
		case 4:
			write(table.Name+".json", "[\n"+objects(t, columns, rows, ",\n")+"\n]\n")
		}
	}
	return dir
}

// delimited writes a table with every cell in quotes.
func delimited(columns []string, rows [][]string, delimiter string) string {
	var b strings.Builder
	for _, row := range append([][]string{columns}, rows...) {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(delimiter)
			}
			b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// utf16File gives a text in UTF-16, little end first, with its mark.
func utf16File(text string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// objects writes rows as JSON objects.
func objects(t *testing.T, columns []string, rows [][]string, between string) string {
	t.Helper()
	lines := make([]string, len(rows))
	for i, row := range rows {
		object := make(map[string]string, len(columns))
		for c, name := range columns {
			object[name] = row[c]
		}
		data, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		lines[i] = string(data)
	}
	return strings.Join(lines, between)
}
