package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"corkboard/graph"
)

// readLD reads a text and gives its statements and faults as lines, in their
// order.
func readLD(t testing.TB, read func(context.Context, Input, Options) graph.Statements, name, text string, o RDFOptions) (statements, faults []string) {
	t.Helper()
	o.KeepLabels = true
	for s, err := range read(context.Background(), textInput(name, text), Options{RDF: o}) {
		var e *graph.Error
		switch {
		case err == nil:
			if fault := s.Check(); fault != nil || s.Origin.File != name {
				t.Errorf("%v: %v, %v", s, fault, s.Origin)
			}
			statements = append(statements, s.String())
		case errors.As(err, &e):
			faults = append(faults, err.Error())
		default:
			t.Fatalf("%s: %v", text, err)
		}
	}
	return statements, faults
}

// saysAll compares lines, of which those wanted may be parts.
func saysAll(t *testing.T, what, text string, have, want []string) {
	t.Helper()
	same := len(have) == len(want)
	for i := 0; same && i < len(want); i++ {
		same = strings.Contains(have[i], want[i])
	}
	if !same {
		t.Errorf("%s\n%s:\n%s\nwant\n%s", text, what, strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestJSONLD(t *testing.T) {
	const vocab = `{"@context": {"@vocab": "http://e/", "@base": "http://b/d/", "id": {"@type": "@id"}}, "@id": "http://s", `
	for _, c := range []struct {
		text       string
		statements []string
		faults     []string
	}{
		{`{}`, nil, nil},
		{`[]`, nil, nil},
		{"\uFEFF" + `{"@id": "http://s", "http://e/p": "x"}`, []string{`<http://s> <http://e/p> "x" .`}, nil},
		// Terms come out as they are: case, language, IRIs, direction.
		{vocab + `"p": {"@value": "x", "@language": "en-GB"}}`, []string{`"x"@en-GB`}, nil},
		{vocab + `"p": {"@value": "x", "@language": "HE", "@direction": "rtl"}}`, []string{`"x"@HE--rtl`}, nil},
		{vocab + `"p": {"@value": "x", "@direction": "rtl"}}`, []string{`<http://e/p> "x" .`}, []string{`t.jsonld: json-ld: "x" has a base direction and no language`}},
		{`{"@context": {"@language": "de-AT", "m": {"@id": "http://e/m", "@container": "@language"}}, "@id": "http://s", "http://e/p": "x", "m": {"EN": "y"}}`,
			[]string{`<http://e/m> "y"@EN`, `<http://e/p> "x"@de-AT`}, nil},
		{`{"@context": {"@direction": "rtl", "m": {"@id": "http://e/m", "@container": "@language", "@direction": "ltr"}}, "@id": "http://s", "m": {"EN": "y"}}`,
			[]string{`"y"@EN--ltr`}, nil},
		{vocab + `"id": "Ünïcode//a b"}`, nil, []string{`object: "http://b/d/Ünïcode//a b" is not an IRI`}},
		{vocab + `"id": ["Ünïcode//a/../(x)?Y#Z", "URN:A:z122", "//H/É", "?q", "", "zz064"]}`, []string{
			`<http://b/d/Ünïcode//(x)?Y#Z>`, `<URN:A:z122>`, `<http://H/É>`, `<http://b/d/?q>`, `<http://b/d/>`, `<http://b/d/zz064>`}, nil},
		{vocab + `"Zürich (ZH)": {"@id": "%41%zz"}}`, nil, []string{`"http://e/Zürich (ZH)" is not an IRI`}},
		{vocab + `"p": {"@id": "%41%zz"}}`, []string{`<http://b/d/%41%zz>`}, nil},
		{vocab + `"p": {"@value": "x", "@type": "T%zz"}}`, []string{`^^<http://e/T%zz>`}, nil},
		// Blank nodes keep their labels; a blank predicate is no RDF.
		{`{"@id": "_:Zb.1", "http://e/p": {"@id": "_:b0"}, "@type": "_:T"}`, []string{`_:Zb.1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:T`, `_:Zb.1 <http://e/p> _:b0`}, nil},
		{`{"@id": "_:a b", "http://e/p": 1}`, nil, []string{`"a b" is not a label`}},
		{`{"@id": "_:", "http://e/p": 1}`, nil, []string{`"" is not a label`}},
		{`{"@id": "http://s", "_:p": 1}`, nil, []string{`blank node stands as a predicate`}},
		{`{"@id": "_:g", "@graph": [{"@id": "http://s", "http://e/p": 1}]}`, []string{`<http://s> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> _:g .`}, nil},
		// What is dropped is told.
		{`{"@id": "http://s", "name": "Ann", "http://e/p": {"other": 1, "http://e/q": 2, "@foo": 3}}`,
			[]string{`<http://e/q> "2"`, `<http://s> <http://e/p> _:`},
			[]string{`t.jsonld: json-ld: "name" has no IRI`, `#/http:~1~1e~1p: json-ld: "other" has no IRI`, `#/http:~1~1e~1p: json-ld: "@foo" has no IRI`}},
		{`{"@context": {"@vocab": "http://e/", "Taken": null}, "@id": "http://s", "Taken": {"a": 1}, "p": 1}`, []string{`<http://e/p>`}, []string{`"Taken" has no IRI`}},
		{`[{"@id": "http://s", "a": 1}, "loose", {"@value": 1}, null, {"@graph": [2]}]`, nil, []string{
			`#/0: json-ld: "a" has no IRI`, `#/1: json-ld: a value that belongs to no node`, `#/2: json-ld: a value that`, `#/4/@graph/0: json-ld: a value that`}},
		{`{"@id": "http://s", "http://e/p": {"http://e/q": {"@graph": ["x"]}, "@preserve": 1}}`, []string{`<http://e/q> _:`, `<http://e/p> _:`},
			[]string{`"@preserve" has no IRI`, `#/http:~1~1e~1p/http:~1~1e~1q/@graph/0: json-ld: a value that`}},
		{`{"@context": {"g": {"@id": "http://e/g", "@container": "@graph"}, "j": {"@id": "http://e/j", "@type": "@json"}}, "@id": "http://s", "g": "x", "j": {"@preserve": 1}}`,
			[]string{`<http://e/g> _:`, `"{\"@preserve\":1}"`}, []string{`a value that belongs`}},
		{`{"@id": "relative", "http://e/p": 1}`, nil, []string{`"relative" is not an absolute IRI`}},
		{`{"@id": "@foo", "http://e/p": "@foo"}`, nil, []string{`"@foo" is not an absolute IRI`}},
		{`{"@id": "http://s", "@type": ["T", "http://e/T"]}`, []string{`<http://e/T>`}, []string{`"T" is not an absolute IRI`}},
		{`{"@id": "http://s", "http://e/l": {"@list": [{"@id": 5}]}}`, []string{`<http://e/l> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>`}, []string{`a @list cannot be read`}},
		{`{"@id": "http://s", "http://e/l": {"@set": [{"@id": 5}]}}`, nil, []string{`a @set cannot be read`}},
		{`{"@id": "http://s", "http://e/p": {"@value": "x", "@language": "not a tag"}}`, nil, []string{`"not a tag" is not a language tag`}},
		{`{"@id": "http://s", "http://e/p": {"@value": "x", "@type": ["http://e/T"]}}`, nil, []string{`@type: a value has more than one`}},
		// One item at fault does not keep the others.
		{`{"@context": {"@vocab": "http://e/"}, "@graph": [{"@id": 5}, {"@id": "http://s", "p": true}]}`, []string{`"true"^^<http://www.w3.org/2001/XMLSchema#boolean>`}, []string{`#/@graph/0: json-ld: invalid @id value`}},
		// Faults of JSON have line and column.
		{"{\"@id\": \"http://s\",\n \"a\": 1, \"a\": 2}", nil, []string{`t.jsonld:2:10: json: "a": the member is named twice`}},
		{`{"@id": "http://s", "http://e/p": "\ud800"}`, nil, []string{`t.jsonld:1:35: json: "": it has one half of a surrogate pair`}},
		{"{\"http://e/p\": \"\xff\"}", nil, []string{`it is not UTF-8`}},
		{`{"@id": "http://s"`, nil, []string{`t.jsonld:1:19: json: the document ends`}},
		{`{} {}`, nil, []string{`t.jsonld:1:4: json:`}},
		{``, nil, []string{`t.jsonld:1:1: json: the document ends`}},
		{`"text"`, nil, []string{`neither an object nor a list`}},
		{strings.Repeat(`[`, 300), nil, []string{`it nests more than 200 deep`}},
		{`{"@context": {"x": {"@id": "@nest", "@context": {}}}}`, nil, []string{`such a document is not read`}},
	} {
		statements, faults := readLD(t, jsonldStatements, "t.jsonld", c.text, RDFOptions{})
		saysAll(t, "statements", c.text, statements, c.statements)
		saysAll(t, "faults", c.text, faults, c.faults)
	}
}

// A number keeps its digits and gets the datatype that JSON-LD says.
func TestJSONLDNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"0": "0 integer", "-0": "0 integer", "1": "1 integer", "-12": "-12 integer", "1.0": "1 integer", "1e2": "100 integer", "10.50e1": "105 integer",
		"9007199254740993": "9007199254740993 integer", "-9223372036854775809": "-9223372036854775809 integer",
		"100000000000000000000": "100000000000000000000 integer", "1e20": "100000000000000000000 integer", "1e21": "1.0E21 double",
		"1234567890123456789012": "1.234567890123456789012E21 double", "0.1": "1.0E-1 double", "5.3": "5.3E0 double", "-1.5e-7": "-1.5E-7 double",
		"0.30000000000000004": "3.0000000000000004E-1 double", "0.12345678901234567890123": "1.2345678901234567890123E-1 double",
		"1e400": "1.0E400 double", "1.7976931348623157e308": "1.7976931348623157E308 double", "0.0": "0 integer", "0e9": "0 integer",
	} {
		text := `{"@id": "http://s", "http://e/p": ` + number + `}`
		lexical, datatype, _ := strings.Cut(want, " ")
		have, faults := readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{})
		saysAll(t, "statements", text, have, []string{`"` + lexical + `"^^<` + xsdNamespace + datatype + `>`})
		saysAll(t, "faults", text, faults, nil)
	}
	for number, want := range map[string]string{`5, "@type": "xsd:double"`: "5.0E0", `0, "@type": "xsd:double"`: "0.0E0", `5, "@type": "xsd:float"`: "5", `0.5, "@type": "xsd:decimal"`: "5.0E-1", `true, "@type": "xsd:string"`: `"true" .`} {
		text := `{"@context": {"xsd": "` + xsdNamespace + `"}, "@id": "http://s", "http://e/p": {"@value": ` + number + `}}`
		have, _ := readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{})
		saysAll(t, "statements", text, have, []string{want})
	}
	_, faults := readLD(t, jsonldStatements, "t.jsonld", `{"http://e/p": 1e99999999999999999999}`, RDFOptions{})
	saysAll(t, "faults", "an exponent", faults, []string{"an exponent beyond all measure"})
}

// A JSON literal is in the form of RFC 8785.
func TestJSONLDCanonical(t *testing.T) {
	for given, want := range map[string]string{
		`null`: `null`, `[ 1.0 , true,"z" ]`: `[1,true,"z"]`, `{"b":1,"a":{"Z":[], "é":{}}}`: `{"a":{"Z":[],"é":{}},"b":1}`,
		"\"\\u000f\\n\\\"/\\\\\"": `"\u000f\n\"/\\"`, `{"\ud83d\ude00":1,"\ufb33":2}`: `{"😀":1,"` + "\ufb33" + `":2}`,
		`333333333.33333329`: `333333333.3333333`, `1E30`: `1e+30`, `0.000001`: `0.000001`, `1e-27`: `1e-27`, `-0`: `0`, `4.50`: `4.5`, `1e21`: `1e+21`,
		`9007199254740993`: `9007199254740993`, `1e400`: `1e400`, `0.1234567890123456789012345`: `0.1234567890123456789012345`,
	} {
		text := `{"@id": "http://s", "http://e/p": {"@type": "@json", "@value": ` + given + `}}`
		have, faults := readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{})
		saysAll(t, "statements", text, have, []string{graph.Typed(want, rdfNamespace+"JSON").String()})
		saysAll(t, "faults", text, faults, nil)
	}
}

// Nothing is fetched: contexts are at hand, or their IRI is the fault.
func TestJSONLDContexts(t *testing.T) {
	text := `{"@context": "https://schema.org/", "@id": "http://s", "name": "Ann"}`
	_, faults := readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{})
	saysAll(t, "faults", text, faults, []string{`#/@context: @context: "https://schema.org/" is not at hand`})

	at := &Contexts{}
	for iri, document := range map[string]string{
		"https://schema.org/": `{"@context": {"@vocab": "http://schema.org/"}}`,
		"http://b/own":        `{"@context": ["http://b/other", {"q": "http://e/q"}]}`,
		"http://b/other":      `{"@context": {"p": "http://e/p", "EX": "http://Ex/"}}`,
		"http://b/loop":       `{"@context": ["http://b/loop"]}`,
	} {
		if err := at.Add(iri, []byte(document)); err != nil {
			t.Fatal(err)
		}
	}
	have, _ := readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{Contexts: at})
	saysAll(t, "statements", text, have, []string{`<http://schema.org/name> "Ann"`})
	text = `{"@context": "own", "@id": "EX:S", "p": 1, "q": 2}`
	var declared graph.Prefixes
	have, _ = readLD(t, jsonldStatements, "t.jsonld", text, RDFOptions{Contexts: at, Base: "http://b/d", Declared: &declared})
	saysAll(t, "statements", text, have, []string{`<http://Ex/S> <http://e/p>`, `<http://Ex/S> <http://e/q>`})
	if got := fmt.Sprint(declared.List()); got != "[{EX http://Ex/}]" {
		t.Errorf("declared: %s", got)
	}
	_, faults = readLD(t, jsonldStatements, "t.jsonld", `{"@context": "http://b/loop"}`, RDFOptions{Contexts: at})
	saysAll(t, "faults", "a loop", faults, []string{"without an end"})
	for iri, document := range map[string]string{"relative": `{"@context": {}}`, "http://x": `{}`, "http://y": `{"@context": {}, "@context": 1}`} {
		if at.Add(iri, []byte(document)) == nil {
			t.Errorf("%s: %s is taken", iri, document)
		}
	}
}

// Blank nodes are named by document and label, or by their order.
func TestJSONLDBlank(t *testing.T) {
	read := func(name, text string) string {
		all, err := graph.Collect(jsonldStatements(context.Background(), textInput(name, text), Options{}))
		if err != nil {
			t.Fatal(err)
		}
		return all[0].Subject.Value()
	}
	const labelled, bare = `{"@id": "_:x", "http://e/p": 1}`, `{"http://e/p": 1}`
	if read("a", labelled) != newBlankNodes(Input{Name: "a"}, RDFOptions{}).labelled("x").Value() || read("a", labelled) == read("b", labelled) {
		t.Error("a label")
	}
	if read("a", bare) != read("a", `[{"http://e/p": 2}, {"http://e/p": 1}]`) || read("a", bare) == read("b", bare) || read("a", bare) == read("a", `{"@id": "_:0", "http://e/p": 1}`) {
		t.Error("an order")
	}
}

// The lines are one document, each with a context of its own.
func TestNDJSONLD(t *testing.T) {
	text := `{"@context": {"p": "http://e/p"}, "@id": "_:x", "p": [{}, {}]}` + "\r\n\n" +
		`{"@context": {"p": "http://e/p"}, "@id": "_:x", "p": "again", "lost": 1}` + "\n" +
		`{"@id": "_:x", "p": 1` + "\n" +
		`{"@id": "_:x", "http://e/q": "\ud800"}` + "\n" +
		`{"@id": "http://g", "@graph": [{"@id": "_:x", "http://e/p": {}}]} x` + "\n" +
		`{"@id": "http://g", "@graph": [{"@id": "_:x", "http://e/p": {"http://e/p": "last"}}]}`
	var lines []string
	seen := map[graph.Term]bool{}
	for s, err := range ndjsonldStatements(context.Background(), textInput("t.ndjsonld", text), Options{}) {
		if err != nil {
			lines = append(lines, err.Error())
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: %s %v", s.Origin, s.Predicate.Value(), s.Object.Kind()))
		if s.Object.IsBlank() {
			if seen[s.Object] {
				t.Error("two blank nodes have one name")
			}
			seen[s.Object] = true
		}
	}
	saysAll(t, "lines", text, lines, []string{
		"t.ndjsonld:1:1: http://e/p 3", "t.ndjsonld:1:1: http://e/p 3",
		`t.ndjsonld:3:1: json-ld: "lost" has no IRI`, "t.ndjsonld:3:1: http://e/p 4",
		"t.ndjsonld:4:22: json: the line ends", `t.ndjsonld:5:30: json: "": it has one half`, "t.ndjsonld:6:67: json: 'x' stands",
		"t.ndjsonld:7:1: http://e/p 4", "t.ndjsonld:7:1: http://e/p 3",
	})
}

// A context at fault is one on every line that has it.
func TestNDJSONLDContext(t *testing.T) {
	for _, local := range []string{`{"a": 5}`, `{"@container": {}}`, `"http://x"`, `{"t": {"@id": "x:t", "@container": 5}}`} {
		line := `{"@context": ` + local + `, "@id": "http://s", "http://e/p": 1}` + "\n"
		statements, faults := readLD(t, ndjsonldStatements, "t.ndjsonld", line+line+`{"@id": "http://s", "http://e/p": 1}`, RDFOptions{})
		saysAll(t, "statements", line, statements, []string{"<http://e/p>"})
		saysAll(t, "faults", line, faults, []string{"t.ndjsonld:1:1: ", "t.ndjsonld:2:1: "})
	}
}

// What is too large is a fault, the world's errors end the reading, and
// nobody is asked again who has stopped pulling.
func TestJSONLDEnds(t *testing.T) {
	large := `{"@id": "http://s", "http://e/p": ["` + strings.Repeat(`x", "`, 100) + `"]}`
	for name, read := range map[string]func(context.Context, Input, Options) graph.Statements{"t.jsonld": jsonldStatements, "t.ndjsonld": ndjsonldStatements} {
		for _, o := range []Options{{MaxField: 100}, {MaxField: 2}} {
			_, err := graph.Collect(read(context.Background(), textInput(name, large), o))
			if !asFault(err) {
				t.Errorf("%s: %v", name, err)
			}
		}
		broken := errors.New("broken")
		in := Input{Name: name, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader(`{"@id": "http://s", `), failingReader{broken})), nil
		}}
		if _, err := graph.Collect(read(context.Background(), in, Options{})); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := graph.Collect(read(ctx, textInput(name, large), Options{})); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		two := `[{"@id": "_:a", "lost": 1, "http://e/p": [1, 2]}, {"@id": 5}]`
		for stop := range 4 {
			n := 0
			for range read(context.Background(), textInput(name, two), Options{}) {
				if n++; n > stop {
					break
				}
			}
		}
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

func FuzzJSONLD(f *testing.F) {
	for _, s := range []string{
		`{"@context": {"@vocab": "http://e/", "l": {"@container": "@list"}, "m": {"@container": "@language"}}, "@id": "A", "l": [1, [2.5e3]], "m": {"EN": ["a", null]}, "@reverse": {"r": {}}}`,
		`[{"@type": "@json", "@value": {"z": "z7a"}}, {"@graph": {"@id": "_:g", "@included": []}}]`,
		`{"@context": [null, {"a": null, "p": {"@id": "x:p", "@type": "@id", "@prefix": true}}], "p": "@foo", "a": {"@set": [{"@nest": {}}]}, "p:q": {"@value": 1, "@direction": "rtl"}}`,
		`{"@context": {"@base": "http://a//b/", "t": {"@id": "x:t", "@container": ["@graph", "@id"], "@context": {"u": "x:u"}}}, "t": {"c//d": {"u": {"@list": [[]]}}}}`,
		`{"@context": {"t": {"@container": 5}, "@version": 1.1, "@propagate": false, "@import": "x"}}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, read := range map[string]func(context.Context, Input, Options) graph.Statements{"t.jsonld": jsonldStatements, "t.ndjsonld": ndjsonldStatements} {
			for _, o := range []RDFOptions{{}, {Base: "http://b/É/x?y#z", KeepLabels: true}} {
				once, faults := fuzzLD(t, read(context.Background(), textInput(name, s), Options{RDF: o}))
				twice, _ := fuzzLD(t, read(context.Background(), textInput(name, s), Options{RDF: o}))
				if once != twice {
					t.Fatalf("it reads as\n%s\nand as\n%s\n%v", once, twice, faults)
				}
			}
		}
	})
}

// fuzzLD reads a stream whole: what is no fault with a place is a statement
// that can be written.
func fuzzLD(t *testing.T, st graph.Statements) (text string, faults []string) {
	var b []byte
	for s, err := range st {
		var e *graph.Error
		switch {
		case err == nil && s.Check() == nil && s.Origin.File != "":
			b = s.AppendTo(b)
		case errors.As(err, &e) && e.Origin.File != "":
			faults = append(faults, err.Error())
		default:
			t.Fatalf("%v: %v", s, err)
		}
	}
	return string(b), faults
}

func FuzzLDEscape(f *testing.F) {
	for _, s := range []string{"", "z", "zz122", "@\uaabb", "@type", "@Foo", "Ünïcode//a b//", "file:///A", "http://[::1]/%zz", "http://ex::", "http://a:b:c/d:e", "\x00\xff"} {
		f.Add(s, "/"+s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := ldEscape(a), ldEscape(b)
		if ldUnescape(x) != a || (x == y) != (a == b) {
			t.Fatalf("%q, %q: %q, %q", a, b, x, y)
		}
		if got := ldUnescape("http://e/" + x); !isKeywordLike(a) && got != "http://e/"+a {
			t.Fatalf("%q", got)
		}
		if x != strings.ToLower(x) && !isKeywordLike(a) {
			t.Fatalf("%q has an upper case letter", x)
		}
	})
}

func BenchmarkJSONLD(b *testing.B) {
	var list, lines strings.Builder
	const n = 2000
	for i := range n {
		node := fmt.Sprintf(`{"@id":"https://case.invalid/message/%08d","@type":["http://schema.org/Message"],"http://schema.org/dateSent":[{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2016-10-03T10:12:00Z"}],"http://schema.org/sender":[{"@id":"https://case.invalid/person/p%d"}],"http://schema.org/recipient":[{"@id":"https://case.invalid/person/p%d"}],"http://schema.org/text":[{"@language":"en","@value":"Could you have a look at what we sent you last week?"}]}`, i, i%97, i%89)
		list.WriteString(map[bool]string{true: "[", false: ","}[i == 0] + node)
		lines.WriteString(node + "\n")
	}
	list.WriteString("]")
	for name, read := range map[string]func(context.Context, Input, Options) graph.Statements{"jsonld": jsonldStatements, "ndjsonld": ndjsonldStatements} {
		text := list.String()
		if name == "ndjsonld" {
			text = lines.String()
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if all, err := graph.Collect(read(context.Background(), textInput("t", text), Options{})); err != nil || len(all) != 5*n {
					b.Fatal(len(all), err)
				}
			}
			b.ReportMetric(5*n*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
