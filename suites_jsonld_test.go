package corkboard_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// ldTest is one entry of a manifest of the JSON-LD API's suite.
type ldTest struct {
	ID      string   `json:"@id"`
	Type    []string `json:"@type"`
	Purpose string   `json:"purpose"`
	Input   string   `json:"input"`
	Expect  string   `json:"expect"`
	Option  struct {
		Base                  string `json:"base"`
		SpecVersion           string `json:"specVersion"`
		ProcessingMode        string `json:"processingMode"`
		ExpandContext         string `json:"expandContext"`
		RDFDirection          string `json:"rdfDirection"`
		ProduceGeneralizedRdf bool   `json:"produceGeneralizedRdf"`
		UseNativeTypes        bool   `json:"useNativeTypes"`
		UseRdfType            bool   `json:"useRdfType"`
	} `json:"option"`
}

func (t ldTest) positive() bool {
	return !slices.ContainsFunc(t.Type, func(s string) bool { return strings.Contains(s, "Negative") })
}

const ldSuiteBase = "https://w3c.github.io/json-ld-api/tests/"

// base is the IRI of the input, unless the test names another.
func (t ldTest) base() string {
	if t.Option.Base != "" {
		return t.Option.Base
	}
	return ldSuiteBase + t.Input
}

// ldSuite is one manifest and its files.
type ldSuite struct {
	folder string
	tests  []ldTest
	served *source.Contexts // every file of the suite, by its IRI
	loads  *int             // by the library, which does not see a context that names itself
}

func readLDSuite(t *testing.T, name string) ldSuite {
	t.Helper()
	s := ldSuite{folder: filepath.Join(suitesRoot(t), "json-ld-api", "tests"), served: &source.Contexts{}, loads: new(int)}
	text, err := os.ReadFile(filepath.Join(s.folder, name+"-manifest.jsonld"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Sequence []ldTest `json:"sequence"`
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	for _, test := range manifest.Sequence {
		// An input in the folder of another part of the suite is not here.
		if _, err := os.Stat(filepath.Join(s.folder, filepath.FromSlash(test.Input))); err == nil {
			s.tests = append(s.tests, test)
		}
	}
	files, err := filepath.Glob(filepath.Join(s.folder, name, "*.jsonld"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		// A file without a context is served in vain, and one at fault is
		// its own test.
		_ = s.served.Add(ldSuiteBase+name+"/"+filepath.Base(file), s.file(t, name+"/"+filepath.Base(file)))
	}
	return s
}

func (s ldSuite) file(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// LoadDocument serves the suite's files to the library.
func (s ldSuite) LoadDocument(iri string) (*ld.RemoteDocument, error) {
	name, ok := strings.CutPrefix(iri, ldSuiteBase)
	if !ok {
		return nil, fmt.Errorf("%s is not served", iri)
	}
	if *s.loads++; *s.loads > 1000 {
		return nil, errors.New("served too often")
	}
	text, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	var document any
	err = json.Unmarshal(text, &document)
	return &ld.RemoteDocument{DocumentURL: iri, Document: document}, err
}

// options are the library's for a test.
func (s ldSuite) options(t ldTest) *ld.JsonLdOptions {
	o := ld.NewJsonLdOptions(t.base())
	o.DocumentLoader = s
	o.ProduceGeneralizedRdf = t.Option.ProduceGeneralizedRdf
	o.UseNativeTypes, o.UseRdfType = t.Option.UseNativeTypes, t.Option.UseRdfType
	if t.Option.ProcessingMode != "" {
		o.ProcessingMode = t.Option.ProcessingMode
	}
	if t.Option.ExpandContext != "" {
		document, err := s.LoadDocument(ldSuiteBase + t.Option.ExpandContext)
		if err == nil {
			o.ExpandContext = document.Document
		}
	}
	return o
}

// nquadLines reads N-Quads without any reader, term by term.
func nquadLines(text string) ([]graph.Statement, error) {
	var all []graph.Statement
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := nquadLine(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		all = append(all, s)
	}
	return all, nil
}

// nquadLine reads a line by trying where each term ends.
func nquadLine(line string) (graph.Statement, error) {
	var s graph.Statement
	rest := strings.TrimSpace(strings.TrimSuffix(line, "."))
	for _, t := range []*graph.Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph} {
		if rest == "" {
			break
		}
		err := errors.New("no term")
		for end := 1; end <= len(rest); end++ {
			if end < len(rest) && rest[end] != ' ' && rest[end] != '<' && rest[end] != '\t' {
				continue
			}
			if *t, err = graph.ParseTerm(rest[:end]); err == nil {
				rest = strings.TrimSpace(rest[end:])
				break
			}
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// libraryToRDF is the library's own conversion.
func (s ldSuite) libraryToRDF(t *testing.T, test ldTest) (all []graph.Statement, err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("thrown: %v", thrown)
		}
	}()
	var document any
	if err := json.Unmarshal(s.file(t, test.Input), &document); err != nil {
		return nil, err
	}
	*s.loads = 0
	o := s.options(test)
	o.Format = "application/n-quads"
	text, err := ld.NewJsonLdProcessor().ToRDF(document, o)
	if err != nil {
		return nil, err
	}
	return nquadLines(text.(string))
}

// oursToRDF is our reader. Where JSON-LD asks for something to be passed over,
// it reports it: dropped are those faults.
func (s ldSuite) oursToRDF(t *testing.T, test ldTest) (all []graph.Statement, dropped []string, err error) {
	o := source.Options{RDF: source.RDFOptions{Base: test.base(), Contexts: s.served}}
	for statement, fault := range rdfFormat(t, "jsonld").Statements(context.Background(), textInput(test.Input, string(s.file(t, test.Input))), o) {
		switch {
		case fault == nil:
			all = append(all, statement)
		case strings.Contains(fault.Error(), "left out") || strings.Contains(fault.Error(), "without the direction"):
			dropped = append(dropped, fault.Error())
		default:
			err = errors.Join(err, fault)
		}
	}
	return all, dropped, err
}

// judge tells whether a test is passed.
func (s ldSuite) judge(t *testing.T, test ldTest, all []graph.Statement, err error) error {
	switch {
	case !test.positive() && err == nil:
		return errors.New("is read")
	case !test.positive():
		return nil
	case err != nil || test.Expect == "":
		return err
	}
	want, err := nquadLines(string(s.file(t, test.Expect)))
	if err != nil {
		return fmt.Errorf("the result: %w", err)
	}
	return sameGraph(all, want)
}

// ldUnlike are tests that the library passes and our reader does not, with the
// reason.
var ldUnlike = map[string]string{
	"#tc029": only11, "#tep02": only11, "#ter21": only11, "#ter42": only11, "#ttn01": only11,
	"#tdi02": keepsDirection, "#tdi04": keepsDirection, "#tdi05": keepsDirection, "#tdi06": keepsDirection,
	"#te077": "the context is given beside the document, for which the reader has no option",
}

const (
	only11         = "JSON-LD 1.0 is asked for; the reader always reads 1.1"
	keepsDirection = "a base direction is kept, in a directional string of RDF 1.2; the test wants it dropped"
)

func TestSuiteToRDF(t *testing.T) {
	s := readLDSuite(t, "toRdf")
	ours, library, both := 0, 0, 0
	for _, test := range s.tests {
		all, err := s.libraryToRDF(t, test)
		peer := s.judge(t, test, all, err)
		all, dropped, err := s.oursToRDF(t, test)
		if err == nil && !test.positive() && len(dropped) > 0 {
			err = errors.New(dropped[0])
		}
		have := s.judge(t, test, all, err)
		if peer == nil {
			library++
		}
		if have == nil {
			ours++
		}
		reason, listed := ldUnlike[test.ID]
		switch {
		case have == nil && listed:
			t.Errorf("%s passes, and is listed: %s", test.ID, reason)
		case have == nil && peer == nil:
			both++
		case have != nil && peer == nil && !listed:
			t.Errorf("%s (%s, %s) passes in the library: %v", test.ID, test.Type[0], test.Input, have)
		case have != nil:
			t.Logf("%s (%s, %s, %v): %v; the library: %v", test.ID, test.Type[0], test.Input, test.Option, have, peer)
		}
	}
	t.Logf("toRdf: ours %d of %d, library %d of %d", ours, len(s.tests), library, len(s.tests))
}

// ownFromRDF writes a dataset with our writer and tells whether it is read
// again as it was, by our reader and by the library. It says nothing of the
// shape of the document, of which JSON-LD allows many.
func (s ldSuite) ownFromRDF(t *testing.T, all []graph.Statement) error {
	format, _ := export.Lookup("jsonld")
	var b bytes.Buffer
	if _, err := format.Write(&b, func(yield func(graph.Statement, error) bool) {
		for _, statement := range all {
			if !yield(statement, nil) {
				return
			}
		}
	}, export.Options{Prefixes: []export.Prefix{{Name: "rdf", IRI: rdfVocabulary}, {Name: "e", IRI: "http://example.com/"}}}); err != nil {
		return err
	}
	have, err := graph.Collect(rdfFormat(t, "jsonld").Statements(context.Background(), textInput("written.jsonld", b.String()), source.Options{}))
	if err == nil {
		err = sameGraph(have, all)
	}
	if err != nil {
		return fmt.Errorf("read by us: %w\n%s", err, b.String())
	}
	if slices.ContainsFunc(all, func(s graph.Statement) bool { return s.Object.Datatype() == rdfVocabulary+"JSON" }) {
		return nil // the library would put the literal into another form
	}
	var document any
	if err := json.Unmarshal(b.Bytes(), &document); err != nil {
		return err
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader, o.Format = s, "application/n-quads"
	text, err := ld.NewJsonLdProcessor().ToRDF(document, o)
	if err != nil {
		return err
	}
	if have, err = nquadLines(text.(string)); err == nil {
		err = sameGraph(have, all)
	}
	if err != nil {
		return fmt.Errorf("read by the library: %w\n%s", err, b.String())
	}
	return nil
}

// libraryFromRDF compares the library's document with the wanted one, member
// by member.
func (s ldSuite) libraryFromRDF(t *testing.T, test ldTest) (err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("thrown: %v", thrown)
		}
	}()
	document, err := ld.NewJsonLdProcessor().FromRDF(string(s.file(t, test.Input)), s.options(test))
	switch {
	case !test.positive() && err == nil:
		return errors.New("is read")
	case !test.positive():
		return nil
	case err != nil:
		return err
	}
	var want any
	if err := json.Unmarshal(s.file(t, test.Expect), &want); err != nil {
		return err
	}
	if !ld.DeepCompare(document, want, false) {
		return fmt.Errorf("is %v, not %v", document, want)
	}
	return nil
}

// TestSuiteFromRDF has our writer say what the suite's datasets say.
func TestSuiteFromRDF(t *testing.T) {
	s := readLDSuite(t, "fromRdf")
	ours, library := 0, 0
	for _, test := range s.tests {
		peer := s.libraryFromRDF(t, test)
		if peer == nil {
			library++
		}
		all, err := nquadLines(string(s.file(t, test.Input)))
		switch {
		case !test.positive() && err != nil:
			err = nil
		case !test.positive() || err == nil:
			err = s.ownFromRDF(t, all)
		}
		if err == nil {
			ours++
		} else {
			t.Errorf("%s (%s): %v; the library: %v", test.ID, test.Input, err, peer)
		}
	}
	t.Logf("fromRdf: ours %d of %d, library %d of %d", ours, len(s.tests), library, len(s.tests))
}

// TestOwnContext compares the context in the program with the vocabulary.
func TestOwnContext(t *testing.T) {
	var b bytes.Buffer
	if err := schema.Core().WriteContext(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("graph", "source", "jsonldcontext.jsonld")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, b.Bytes()) {
		t.Errorf("%s is not that of the vocabulary: corkboard schema --to context -o %s", file, file)
	}
	text := `{"@context": "` + source.ContextIRI + `", "@id": "https://case.invalid/ann", "@type": "Person", "name": "Ann"}`
	all, err := graph.Collect(rdfFormat(t, "jsonld").Statements(context.Background(), textInput("ann.jsonld", text), source.Options{}))
	if err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
}
