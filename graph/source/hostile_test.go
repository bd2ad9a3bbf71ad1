package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"corkboard/graph"
)

// pieces is an Input that gives pieces again and again without storing them.
func pieces(name string, write func(yield func(string) bool)) Input {
	return Input{Name: name, Size: -1, Open: func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		go func() {
			for s := range write {
				if _, err := io.WriteString(w, s); err != nil {
					return
				}
			}
			w.Close()
		}()
		return r, nil
	}}
}

// repeated is a table of a header and n times the same block.
func repeated(name, head, block string, n int, tail string) Input {
	return pieces(name, func(yield func(string) bool) {
		if !yield(head) {
			return
		}
		for range n {
			if !yield(block) {
				return
			}
		}
		yield(tail)
	})
}

// live gives the heap in use, in bytes, after a collection.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestFlatMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a million records")
	}
	const perBlock, blocks = 1000, 1000
	formats := map[string]Input{
		"t.csv":   repeated("t.csv", "id,name,born\n", strings.Repeat("1,Anna Example,1977\n", perBlock), blocks, ""),
		"q.csv":   repeated("q.csv", "id,name,born\n", strings.Repeat("1,\"Anna, Example\",1977\n", perBlock), blocks/4, ""),
		"t.jsonl": repeated("t.jsonl", "", strings.Repeat("{\"id\":1,\"name\":\"Anna\"}\n", perBlock), blocks/4, ""),
		"t.json":  repeated("t.json", "[{}", strings.Repeat(",{\"id\":1,\"name\":\"Anna\"}\n", perBlock), blocks/4, "]"),
	}
	for name, in := range formats {
		f, _ := formatOf(name[1:])
		base, most, n := live(), uint64(0), 0
		for r, err := range f.Records(context.Background(), in, Options{}) {
			if err != nil || len(r.Fields) < 2 && n > 0 {
				t.Fatalf("%s: %v, %v", name, r, err)
			}
			if n++; n%100000 == 0 {
				most = max(most, live())
			}
		}
		if n < perBlock*blocks/4 {
			t.Errorf("%s: %d records", name, n)
		}
		if most > base+20<<20 {
			t.Errorf("%s: the heap grew from %d to %d", name, base, most)
		}
	}
}

func TestLargeFields(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 100 megabytes")
	}
	block := strings.Repeat("x", 1<<20)
	lines := strings.Repeat(strings.Repeat("x", 99)+"\n", 10000)
	tests := []struct {
		name, head, block string
		n                 int
		tail, want        string
	}{
		{"t.csv", "a,b\n1,", block, 100, "\n2,y\n", "! t.csv:2:3: b: the field is larger than 16 MB; the field is left out\n2 2:1 a=\"1\"\n3 3:1 a=\"2\" 3:3 b=\"y\"\n"},
		{"t.csv", "a,b\n1,\"", block, 100, "\",\n2,y\n", "! t.csv:2:3: b: the field is larger than 16 MB; the field is left out\n2 2:1 a=\"1\"\n3 3:1 a=\"2\" 3:3 b=\"y\"\n"},
		{"t.csv", "a,b\n1,\"", lines, 100, "\"\"\",\n2,y\n", "! t.csv:2:3: b: the field is larger than 16 MB; the field is left out\n2 2:1 a=\"1\"\n3 1000003:1 a=\"2\" 1000003:3 b=\"y\"\n"},
		{"t.csv", "a,b\n1,\"", block, 20, "", "! t.csv:2:3: b: the field is larger than 16 MB; the field is left out\n! t.csv:2:3: b: the quote that opens here never closes\n2 2:1 a=\"1\"\n"},
		{"t.jsonl", "{\"a\":1,\"b\":\"", block, 100, "\"}\n{\"a\":2}\n", "! t.jsonl:1:12: b: the field is larger than 16 MB; the field is left out\n0 1:6 a=\"1\"\n0 2:6 a=\"2\"\n"},
		{"t.json", "[{\"a\":1,\"b\":\"", block, 100, "\"},{\"a\":2}]", "! t.json#/0/b: b: the field is larger than 16 MB; the field is left out\n0 1:7 a=\"1\"\n0 1:104857622 a=\"2\"\n"},
		{"t.json", "[{\"a\":[0", strings.Repeat(",1", 1<<19), 4, "]},{\"a\":2}]", "! t.json#/0: record: it is larger than 64 MB; it is left out\n0 1:4194321 a=\"2\"\n"},
	}
	for i, tt := range tests {
		t.Run(fmt.Sprint(i, tt.name), func(t *testing.T) {
			f, _ := formatOf(tt.name[1:])
			base := live()
			got := listing(t, f.Records(context.Background(), repeated(tt.name, tt.head, tt.block, tt.n, tt.tail), Options{}))
			if got != tt.want {
				t.Errorf("got\n%.2000swant\n%s", got, tt.want)
			}
			if after := live(); after > base+8<<20 {
				t.Errorf("the heap went from %d to %d", base, after)
			}
		})
	}
}

// TestQuoteNeverCloses opens a quote in a table that is larger than a field may
// be and has no other quote: the rows behind it are not lost.
func TestQuoteNeverCloses(t *testing.T) {
	const rows = 20000
	in := repeated("t.csv", "a,b\n0,\"x\n", strings.Repeat("1,some text that is not short\n", 100), rows/100, "")
	n, faults := 0, 0
	for _, err := range csvRecords(context.Background(), in, Options{MaxField: 100000}) {
		var e *graph.Error
		switch {
		case errors.Is(err, errUnclosed) && errors.As(err, &e) && e.Origin.Line == 2 && e.Origin.Column == 3:
			faults++
		case err != nil:
			t.Fatal(err)
		default:
			n++
		}
	}
	if n != rows+1 || faults != 1 {
		t.Errorf("%d rows and %d faults", n, faults)
	}
}

// TestCutOff reads small inputs cut at every byte: none gives more records than
// the whole has lines to say, and a JSON document that is cut is a fault.
func TestCutOff(t *testing.T) {
	inputs := map[string]string{
		"t.csv":   "id,name\r\n1,\"Än, \"\"x\"\"\ny\"\r\n2,b\n,\n3,c",
		"t.json":  `[{"a":"é\ud83d\ude00","b":[1.5e3,{"c":null}]},{"a":true}]`,
		"t.jsonl": "{\"a\":1}\n{\"a\":\"x\",\"b\":[2]}\n",
		"t.yaml":  "- a: é\n  b: [1, {c: ~}]\n- a: \"x\"\n",
	}
	for name, text := range inputs {
		f, _ := formatOf(name[1:])
		whole := strings.Split(listing(t, f.Records(context.Background(), textInput(name, text), Options{})), "\n")
		for i := range len(text) {
			got := listing(t, f.Records(context.Background(), textInput(name, text[:i]), Options{}))
			records := 0
			for line := range strings.SplitSeq(got, "\n") {
				if line != "" && line[0] != '!' {
					records++
				}
			}
			if records > len(whole) {
				t.Errorf("%s cut at %d gives %d records:\n%s", name, i, records, got)
			}
			if name == "t.json" && i > 0 && !strings.Contains(got, "! ") {
				t.Errorf("%s cut at %d is no fault:\n%s", name, i, got)
			}
		}
	}
}

// TestStop stops pulling after each item.
func TestStop(t *testing.T) {
	inputs := map[string]string{
		"t.csv":   "id,,id\n1,2\n\x00,2,3\n3\n",
		"t.json":  `[{"a":1,"a":2},1,{"a":"\u0000"},{}}`,
		"t.jsonl": "{\"a\":1,\"a\":2}\nx\n{}\n",
		"t.yaml":  "- {a: 1, a: 2}\n- 1\n- {}\n",
		"t.xlsx":  zipped(t, xlsxParts(`<row><c><v>1</v></c><c/><c><v>1</v></c></row><row><c t="e"><v>x</v></c></row><row><c><v>3</v></c></row>`, nil, false)),
	}
	for name, text := range inputs {
		f, _ := formatOf(name[1:])
		for stop := 1; ; stop++ {
			n := 0
			for range f.Records(context.Background(), textInput(name, text), Options{}) {
				if n++; n == stop {
					break
				}
			}
			if n < stop {
				break
			}
		}
		canceled, cancel := context.WithCancel(context.Background())
		cancel()
		var last error
		for _, err := range f.Records(canceled, textInput(name, text), Options{}) {
			last = err
		}
		if !errors.Is(last, context.Canceled) {
			t.Errorf("%s: canceled: %v", name, last)
		}
	}
}
