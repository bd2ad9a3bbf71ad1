package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// The constants that are checked in are those of core.yaml.
func TestGenerated(t *testing.T) {
	data, err := os.ReadFile("../core.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(data)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../vocab_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	// A checkout may end lines as its system does.
	have = bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n"))
	if !bytes.Equal(have, want) {
		t.Error("vocab_gen.go is not what core.yaml gives; run go generate ./schema")
	}
}

func TestGenerateErrors(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"classes: {A: {iri: ex:A}}", `"ex:A" has no known prefix`},
		{"terms: [plain]", `"plain" has no known prefix`},
		{"prefixes: {x: 'http://x/'}\nclasses: {a-b: {iri: x:1}, aB: {iri: x:2}}", "two constants would be called ClassAB"},
		{"classes: {A: text}", "cannot unmarshal"},
		{"classes: [", "yaml"},
	} {
		_, err := generate([]byte(test.in))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.in, err, test.want)
		}
	}
}

func TestGoName(t *testing.T) {
	for in, want := range map[string]string{
		"second-hand": "SecondHand", "serviceId": "ServiceID", "url": "URL", "sha256": "SHA256",
		"born": "Born", "date_text": "DateText", "Person": "Person", "EDTF": "EDTF",
	} {
		if have := goName(in); have != want {
			t.Errorf("goName(%q) = %q, want %q", in, have, want)
		}
	}
}
