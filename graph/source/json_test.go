package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"corkboard/graph"
)

// tree prints a stream of nested records: places as pointer@line:column.
func tree(t testing.TB, records Records) string {
	t.Helper()
	var b bytes.Buffer
	var print func(fields []Field)
	print = func(fields []Field) {
		for _, f := range fields {
			fmt.Fprintf(&b, " %s:%d@%s@%d:%d", f.Name, f.Kind, f.Origin.Pointer, f.Origin.Line, f.Origin.Column)
			if f.Kind == List || f.Kind == Object {
				b.WriteString("(")
				print(f.Fields)
				b.WriteString(" )")
				continue
			}
			fmt.Fprintf(&b, "=%s", f.Text)
		}
	}
	for r, err := range records {
		var e *graph.Error
		switch {
		case errors.As(err, &e):
			if e.Origin.File == "" {
				t.Errorf("a fault has no file: %v", err)
			}
			fmt.Fprintf(&b, "! %v\n", e)
		case err != nil:
			fmt.Fprintf(&b, "END %v\n", err)
		default:
			fmt.Fprintf(&b, "%s@%d:%d", r.Origin.Pointer, r.Origin.Line, r.Origin.Column)
			print(r.Fields)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	deep := strings.Repeat("[", 500) + strings.Repeat("]", 500)
	tests := []struct{ name, in, iterator, want string }{
		{"list", "[\n {\"a\": 1},\n {\"a\": 2}]", "", "/0@2:2 a:1@/0/a@2:8=1\n/1@3:2 a:1@/1/a@3:8=2\n"},
		{"kinds", `[{"t":"x","n":1.50E+2,"b":true,"z":null,"l":[1,"a"],"o":{"p/q":false}}]`, "",
			"/0@1:2 t:0@/0/t@1:7=x n:1@/0/n@1:15=1.50E+2 b:2@/0/b@1:27=true z:3@/0/z@1:36= l:4@/0/l@1:45( :1@/0/l/0@1:46=1 :0@/0/l/1@1:48=a ) o:5@/0/o@1:57( p/q:2@/0/o/p~1q@1:64=false )\n"},
		{"escapes", `[{"a":"\u00e9\n\"\ud83d\ude00\/"}]`, "", "/0@1:2 a:0@/0/a@1:7=é\n\"😀/\n"},
		{"columns in characters", `[{"é":"ü","b":"x"}]`, "", "/0@1:2 é:0@/0/é@1:7=ü b:0@/0/b@1:15=x\n"},
		{"the only list of objects", `{"n":[1],"people":[{"a":1}],"x":{}}`, "", "/people/0@1:20 a:1@/people/0/a@1:25=1\n"},
		{"no list", `{"a":[1]}`, "", "@1:1 a:4@/a@1:6( :1@/a/0@1:7=1 )\n"},
		{"two lists", `{"a":[{}],"b":[{}]}`, "", "! t.json: document: it has 2 lists of objects (a, b); an iterator must say which to read\n"},
		{"iterator", `{"a":[{"b":[{"c":1},{"c":2}]},{"x":0}],"a2":[{"b":[{"c":9}]}]}`, "$.a[*].b[*]", "/a/0/b/0@1:13 c:1@/a/0/b/0/c@1:18=1\n/a/0/b/1@1:21 c:1@/a/0/b/1/c@1:26=2\n"},
		{"iterator without a star", `{"a b":[{"c":1}]}`, "$['a b']", "/a b/0@1:9 c:1@/a b/0/c@1:14=1\n"},
		{"iterator to one object", `{"a":{"c":1}}`, "$.a", "/a@1:6 c:1@/a/c@1:11=1\n"},
		{"iterator to nothing", `{"a":[]}`, "$.b[*]", "! t.json: iterator: nothing in the document answers \"$.b[*]\"\n"},
		{"iterator that is none", `[]`, "a.b", "END iterator: \"a.b\" does not begin with $\n"},
		{"nothing", " \n", "", ""},
		{"items that are no objects", `[1,{"a":1},[{}]]`, "", "! t.json#/0: record: it is no object; it is left out\n/1@1:4 a:1@/1/a@1:9=1\n! t.json#/2: record: it is no object; it is left out\n"},
		{"name twice", `[{"a":1,"a":2,"b":3}]`, "", "! t.json#/0/a: a: the member is named twice; the first counts; the field is left out\n/0@1:2 a:1@/0/a@1:7=1 b:1@/0/b@1:19=3\n"},
		{"NUL", `[{"a":"x\u0000","b":1}]`, "", "! t.json#/0/a: a: \"x\\x00\" has a NUL character; the field is left out\n/0@1:2 b:1@/0/b@1:21=1\n"},
		{"half a pair", `[{"a":"\ud83d","b":"\ud83d\n","c":"\ud83dx","d":"\ude00"}]`, "",
			"! t.json#/0/a: a: it has one half of a surrogate pair; the field is left out\n! t.json#/0/b: b: it has one half of a surrogate pair; the field is left out\n" +
				"! t.json#/0/c: c: it has one half of a surrogate pair; the field is left out\n! t.json#/0/d: d: it has one half of a surrogate pair; the field is left out\n/0@1:2\n"},
		{"not UTF-8", "[{\"a\":\"ÄÖ\xff\"}]", "", "! t.json#/0/a: a: \"ÄÖ\\xff\" is not in the file's encoding; the field is left out\n/0@1:2\n"},
		{"control character", "[{\"a\":\"x\ty\"}]", "", "! t.json#/0/a: a: it has the control character U+0009, which must be escaped; the field is left out\n/0@1:2\n"},
		{"malformed", "[{\"a\":1},\n {\"a\" 2}]", "", "/0@1:2 a:1@/0/a@1:7=1\n! t.json:2:7: json: '2' stands where ':' should\n"},
		{"string without end", "[{\"a\":\"x\n\"}]", "", "! t.json:1:7: json: the string that opens here never closes on its line\n"},
		{"cut off", `[{"a":1},{"a":`, "", "/0@1:2 a:1@/0/a@1:7=1\n! t.json:1:15: json: the document ends where a value should stand\n"},
		{"more behind the end", `[{"a":1}] x`, "", "/0@1:2 a:1@/0/a@1:7=1\n! t.json:1:11: json: 'x' stands where the end of the document should\n"},
		{"leading zero", `[{"a":01}]`, "", "! t.json:1:8: json: '1' stands where '}' or ',' should\n"},
		{"too deep", `[{"a":` + deep + `}]`, "", "! t.json:1:206: json: it nests more than 200 deep\n"},
		{"too deep to pass over", deep, "", "! t.json:1:202: json: it nests more than 200 deep\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tree(t, jsonRecords(context.Background(), textInput("t.json", tt.in), Options{Iterator: tt.iterator}))
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestJSONLines(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"lines", "{\"a\":1}\n\n  {\"a\":\"ü\", \"b\":2}\r\n", "@1:1 a:1@@1:6=1\n@3:3 a:0@@3:8=ü b:1@@3:17=2\n"},
		{"no line end", "{\"a\":1}", "@1:1 a:1@@1:6=1\n"},
		{"bad lines", "{\"a\":1\n{\"a\":2}\n{\"a\":tru}\nx\n[1]\n{\"a\":3} {}\n{\"a\":\"\n{\"a\":4}",
			"! t.jsonl:1:7: json: the line ends where '}' or ',' should stand\n@2:1 a:1@@2:6=2\n! t.jsonl:3:9: json: '}' stands where true should\n" +
				"! t.jsonl:4:1: json: 'x' stands where a value should\n! t.jsonl:5:1: record: it is no object; it is left out\n" +
				"@6:1 a:1@@6:6=3\n! t.jsonl:6:9: json: '{' stands where the end of the line should\n" +
				"! t.jsonl:7:6: json: the string that opens here never closes on its line\n@8:1 a:1@@8:6=4\n"},
		{"name twice", `{"a":1,"a":2}`, "! t.jsonl:1:8: a: the member is named twice; the first counts; the field is left out\n@1:1 a:1@@1:6=1\n"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tree(t, jsonLinesRecords(context.Background(), textInput("t.jsonl", tt.in), Options{}))
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestYAML(t *testing.T) {
	tests := []struct{ name, in, iterator, want string }{
		{"list of maps", "- id: 007\n  name: Änne\n  n: [1, a]\n- {id: b, t: Yes, u: True, z: ~}\n", "",
			"/0@1:3 id:1@/0/id@1:7=007 name:0@/0/name@2:9=Änne n:4@/0/n@3:6( :1@/0/n/0@3:7=1 :0@/0/n/1@3:10=a )\n" +
				"/1@4:3 id:0@/1/id@4:8=b t:0@/1/t@4:14=Yes u:2@/1/u@4:22=true z:3@/1/z@4:31=\n"},
		{"the only list of maps", "title: x\npeople:\n- a: 1\n", "", "/people/0@3:3 a:1@/people/0/a@3:6=1\n"},
		{"a map", "a: 2016-10-03\n", "", "@1:1 a:0@/a@1:4=2016-10-03\n"},
		{"documents", "a: 1\n---\n- b: 2\n", "", "@1:1 a:1@/a@1:4=1\n/0@3:3 b:1@/0/b@3:6=2\n"},
		{"iterator", "x: {y: [{a: 1}]}\nz: [{a: 2}]\n", "$.x.y[*]", "/x/y/0@1:9 a:1@/x/y/0/a@1:13=1\n"},
		{"two lists", "x: [{a: 1}]\nz: [{a: 2}]\n", "", "! t.yaml: document: it has 2 lists of objects (x, z); an iterator must say which to read\n"},
		{"aliases and merges", "- &a {x: 1, y: 2}\n- <<: *a\n  x: 3\n- z: *a\n", "",
			"/0@1:3 x:1@/0/x@1:10=1 y:1@/0/y@1:16=2\n/1@2:3 x:1@/1/x@3:6=3 y:1@/1/y@1:16=2\n/2@4:3 z:5@/2/z@4:6( x:1@/2/z/x@1:10=1 y:1@/2/z/y@1:16=2 )\n"},
		{"name twice", "- a: 1\n  a: 2\n", "", "! t.yaml#/0/a: a: the member is named twice; the first counts; the field is left out\n/0@1:3 a:1@/0/a@1:6=1\n"},
		{"no maps", "- 1\n- a: 1\n", "", "! t.yaml#/0: record: it is no map; it is left out\n/1@2:3 a:1@/1/a@2:6=1\n"},
		{"alias in itself", "- &a {x: *a}\n", "", "! t.yaml#" + "/0" + strings.Repeat("/x", 200) + ": yaml: the document nests more than 200 deep, or an alias holds itself\n"},
		{"nothing", "# nothing\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tree(t, yamlRecords(context.Background(), textInput("t.yaml", tt.in), Options{Iterator: tt.iterator}))
			if got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}
