package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"corkboard/graph"
)

// textInput is an Input of a text in memory.
func textInput(name, text string) Input {
	return Input{Name: name, Size: int64(len(text)), Open: func() (io.ReadCloser, error) {
		return decompress(io.NopCloser(strings.NewReader(text)), name)
	}}
}

// listing prints a stream: a line for each record, its fields with line and
// column or pointer, and each fault.
func listing(t testing.TB, records Records) string {
	t.Helper()
	var b bytes.Buffer
	for r, err := range records {
		var e *graph.Error
		switch {
		case errors.As(err, &e):
			if e.Origin.File == "" {
				t.Errorf("a fault has no file: %v", err)
			}
			fmt.Fprintf(&b, "! %v\n", e)
		case err != nil:
			t.Fatalf("not a fault of the input: %v", err)
		default:
			fmt.Fprintf(&b, "%d", r.Origin.Row)
			for _, f := range r.Fields {
				fmt.Fprintf(&b, " %d:%d %s=%q", f.Origin.Line, f.Origin.Column, f.Name, f.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "id,name\n1,Anna\n2,Bo\n", "2 2:1 id=\"1\" 2:3 name=\"Anna\"\n3 3:1 id=\"2\" 3:3 name=\"Bo\"\n"},
		{"no line end at the end", "id,name\n1,Anna", "2 2:1 id=\"1\" 2:3 name=\"Anna\"\n"},
		{"CRLF", "id,name\r\n1,Anna\r\n", "2 2:1 id=\"1\" 2:3 name=\"Anna\"\n"},
		{"CR", "id,name\r1,Anna\r\r2,Bo\r", "2 2:1 id=\"1\" 2:3 name=\"Anna\"\n3 4:1 id=\"2\" 4:3 name=\"Bo\"\n"},
		{"blank lines", "\n\nid,name\n\n\n1,Anna\n , \n,\n\n", "2 6:1 id=\"1\" 6:3 name=\"Anna\"\n3 7:1 id=\" \" 7:3 name=\" \"\n"},
		{"characters, not bytes", "id,name,x\nÄöü,ß,€\n", "2 2:1 id=\"Äöü\" 2:5 name=\"ß\" 2:7 x=\"€\"\n"},
		{"quotes", "id,name,x\n1,\"A, \"\"B\"\"\",z\n", "2 2:1 id=\"1\" 2:3 name=\"A, \\\"B\\\"\" 2:14 x=\"z\"\n"},
		{"line ends in quotes", "id,name,x\n1,\"A\r\nÄB\",z\n2,,\n", "2 2:1 id=\"1\" 2:3 name=\"A\\r\\nÄB\" 3:5 x=\"z\"\n3 4:1 id=\"2\" 4:3 name=\"\" 4:4 x=\"\"\n"},
		{"quote inside a cell", "id,name\n1,5\" disk\n", "2 2:1 id=\"1\" 2:3 name=\"5\\\" disk\"\n"},
		{"empty quotes at the end", "id,name\n1,\"\"", "2 2:1 id=\"1\" 2:3 name=\"\"\n"},
		{"delimiter at the very end", "id,name\n1,", "2 2:1 id=\"1\" 2:3 name=\"\"\n"},
		{"semicolons", "id;name\n1;A, B, C\n2;D, E, F\n", "2 2:1 id=\"1\" 2:3 name=\"A, B, C\"\n3 3:1 id=\"2\" 3:3 name=\"D, E, F\"\n"},
		{"tabs", "id\tname\n1\tA;B,C\n", "2 2:1 id=\"1\" 2:3 name=\"A;B,C\"\n"},
		{"sep line", "sep=|\r\nid|name\r\n1|A\r\n", "2 3:1 id=\"1\" 3:3 name=\"A\"\n"},
		{"one column", "name\nAnna; Bo\n", "2 2:1 name=\"Anna; Bo\"\n"},
		{"private columns", "id,_secret,name\n1,canary,A\n", "2 2:1 id=\"1\" 2:10 name=\"A\"\n"},
		{"spaces about a header", " id , name\n1, A\n", "2 2:1 id=\"1\" 2:3 name=\" A\"\n"},
		{"header alone", "id,name\n", ""},
		{"nothing", "", ""},
		{"only line ends", "\r\r\n\n", ""},

		{"short row", "a,b,c\n1,2\n", "! t.csv:2: the row is short: it has 2 cells, the header has 3\n2 2:1 a=\"1\" 2:3 b=\"2\"\n"},
		{"long row", "a,b\n1,2,,3,4\n", "! t.csv:2:6: row: it has more cells than the header, which has 2; the rest is left out\n2 2:1 a=\"1\" 2:3 b=\"2\"\n"},
		{"long row of nothing", "a,b\n1,2,,\n", "2 2:1 a=\"1\" 2:3 b=\"2\"\n"},
		{"long row in quotes", "a,b\n1,2,\"3\"\n", "! t.csv:2:5: row: it has more cells than the header, which has 2; the rest is left out\n2 2:1 a=\"1\" 2:3 b=\"2\"\n"},
		{"header twice", "a,b,a\n1,2,3\n", "! t.csv:1:5: header: \"a\" is named twice (first in column 1); the second is left out\n2 2:1 a=\"1\" 2:3 b=\"2\"\n"},
		{"empty header", "a,,b\n1,2,3\n", "! t.csv:1:3: header: column 2 has no name; it is left out\n2 2:1 a=\"1\" 2:5 b=\"3\"\n"},
		{"quote never closes", "a,b\n1,\"x,y\n2,z\n", "! t.csv:2:3: b: the quote that opens here never closes; it is read as text up to the end of the line\n" +
			"2 2:1 a=\"1\" 2:3 b=\"\\\"x,y\"\n3 3:1 a=\"2\" 3:3 b=\"z\"\n"},
		{"quote closes in another cell", "a,b,c\n1,\"x,2\n3,\"y\",4\n", "! t.csv:2:3: b: the quote that opens here never closes; it is read as text up to the end of the line\n" +
			"2 2:1 a=\"1\" 2:3 b=\"\\\"x,2\"\n3 3:1 a=\"3\" 3:3 b=\"y\" 3:7 c=\"4\"\n"},
		{"text after quotes", "a,b,c\n1,\"x\"yz,2\n", "! t.csv:2:6: b: text follows the quote that closes; it is read as part of the cell\n" +
			"2 2:1 a=\"1\" 2:3 b=\"xyz\" 2:9 c=\"2\"\n"},
		{"NUL", "a,b\n1\x00,2\n3,4\n", "! t.csv:2:1: a: \"1\\x00\" has a NUL character; the field is left out\n2 2:4 b=\"2\"\n3 3:1 a=\"3\" 3:3 b=\"4\"\n"},
		{"NUL in quotes", "a,b\n1,\"\x00\"\n", "! t.csv:2:3: b: \"\\x00\" has a NUL character; the field is left out\n2 2:1 a=\"1\"\n"},
		{"not UTF-8", "a,b\nÄÖÜ,2\nÄ\xff,4\n", "2 2:1 a=\"ÄÖÜ\" 2:5 b=\"2\"\n! t.csv:3:1: a: \"Ä\\xff\" is not in the file's encoding; the field is left out\n3 3:4 b=\"4\"\n"},
		{"fault in a column nobody reads", "_a,b\n\x00,2\n", "2 2:3 b=\"2\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := listing(t, csvRecords(context.Background(), textInput("t.csv", tt.in), Options{}))
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func BenchmarkCSV(b *testing.B) {
	row := "p12345,Anna Example,1977-10-03,anna@example.org,some short note\n"
	const rows = 200000
	text := "id,name,born,email,note\n" + strings.Repeat(row, rows)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range csvRecords(context.Background(), textInput("people.csv", text), Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != rows {
			b.Fatalf("read %d rows", n)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkCSVTenMillion reads ten million rows that stand nowhere whole.
func BenchmarkCSVTenMillion(b *testing.B) {
	const rows = 10_000_000
	in := repeated("t.csv", "id,name,born,mail,note\n", strings.Repeat("p1,Anna Example,1977-10-03,anna@example.org,short\n", 1000), rows/1000, "")
	for b.Loop() {
		base, most, n := live(), uint64(0), 0
		for _, err := range csvRecords(context.Background(), in, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			if n++; n%1_000_000 == 0 {
				most = max(most, live())
			}
		}
		if n != rows {
			b.Fatalf("read %d rows", n)
		}
		b.ReportMetric(float64(most-min(most, base))/(1<<20), "MB-live")
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func TestDelimiter(t *testing.T) {
	tests := []struct {
		name, file, in string
		given          rune
		want           byte
	}{
		{"comma", "t.csv", "a,b\n1;2;3,4\n", 0, ','},
		{"semicolon with decimal commas", "t.csv", "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", 0, ';'},
		{"pipe", "t.csv", "a|b\n1|2\n", 0, '|'},
		{"tab in a .csv", "t.csv", "a\tb\n1\t2,3\n", 0, '\t'},
		{"delimiters in quotes", "t.csv", "\"a;b;c\",d\n\"1;2;3\",4\n", 0, ','},
		{"one column", "t.csv", "a\n1;2\n", 0, ','},
		{"a .tsv", "t.tsv", "a,b\tc\n", 0, '\t'},
		{"as given", "t.csv", "a,b,c#d\n", '#', '#'},
		{"as given against sep", "t.csv", "sep=;\na;b\n", ',', ','},
	}
	for _, tt := range tests {
		table, done, err := openTable(textInput(tt.file, tt.in), Options{Delimiter: tt.given})
		if err != nil {
			t.Fatal(err)
		}
		done()
		if table.delim != tt.want {
			t.Errorf("%s: %q", tt.name, table.delim)
		}
	}
	for _, bad := range []rune{'"', '\n', 'é', -1} {
		if _, _, err := openTable(textInput("t.csv", ""), Options{Delimiter: bad}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
