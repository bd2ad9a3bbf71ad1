package export

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// rdfXMLPrograms are readers in use: how they give N-Triples, and what they are
// known to get wrong.
var rdfXMLPrograms = []struct {
	program
	command  []string
	misreads func(s graph.Statement) bool
}{
	{program{name: "rapper", lowers: true}, []string{"rapper", "-q", "-i", "rdfxml", "-o", "ntriples", "-", "http://base.invalid/"},
		func(s graph.Statement) bool {
			// It resolves absolute IRIs as well, and ends as failed for a
			// property of RDF that it has never heard of.
			local, ok := strings.CutPrefix(s.Predicate.Value(), rdfNamespace)
			if ok && !slices.Contains([]string{"type", "value", "first", "rest", "subject", "predicate", "object", "_1"}, local) {
				return true
			}
			// It goes by the fourth edition's names for labels.
			if anyLabel(s, fifthEdition) {
				return true
			}
			return hasDotSegments(s.Subject.Value()) || s.Object.IsIRI() && hasDotSegments(s.Object.Value()) || hasDotSegments(s.Object.Datatype())
		}},
	{program{name: "rdflib", lowers: true}, []string{"", "-c", `
import sys, rdflib, logging
logging.disable(logging.CRITICAL)
rdflib.NORMALIZE_LITERALS = False
g = rdflib.Graph()
g.parse(data=sys.stdin.buffer.read(), format="xml", publicID="http://base.invalid/")
sys.stdout.buffer.write(g.serialize(format="nt", encoding="utf-8"))
`}, func(s graph.Statement) bool {
		// It goes by the fourth edition of XML's names, drops white space of
		// Unicode at the end of a namespace, and what is empty of an IRI; it
		// resolves what has a scheme and no authority, ends a bare authority
		// with a slash, and folds the white space of some datatypes.
		name := s.Predicate.Value()
		at := splitName(name, everywhereChar)
		datatype := strings.TrimPrefix(s.Object.Datatype(), xsd)
		return anyLabel(s, fifthEdition) || datatype == "token" || datatype == "normalizedString" ||
			at == len(name) || strings.TrimSpace(name[:at]) != name[:at] || anyIRI(s, func(iri string) bool {
			rest, ok := strings.CutPrefix(iri, "http:")
			return ok && (!strings.HasPrefix(rest, "//") || !strings.Contains(rest[2:], "/")) || strings.Contains(iri, "EXAMPLE.ORG") || strings.HasSuffix(iri, ";") || strings.HasSuffix(iri, "?") || strings.Contains(iri, "?#")
		})
	}},
}

// TestRDFXMLReaders has the torture graphs read by programs in use.
func TestRDFXMLReaders(t *testing.T) {
	var all []graph.Statement
	graphs := torture()
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		all = append(all, graphs[name]...)
	}
	for i := range all {
		all[i].Graph = graph.Term{}
	}
	all = graph.NewList(all)
	for _, p := range rdfXMLPrograms {
		t.Run(p.name, func(t *testing.T) {
			command := slices.Clone(p.command)
			if command[0] == "" {
				command[0] = pythonWithRDFLib(t)
			}
			if _, err := exec.LookPath(command[0]); err != nil {
				t.Skipf("%s is not installed", command[0])
			}
			for way, o := range rdfXMLWritings {
				given := slices.DeleteFunc(slices.Clone(all), p.misreads)
				text, said, _ := writeRDFXML(t, given, o)
				if len(said) < len(all)*7/10 { // most of the rest are control characters
					t.Fatalf("%d of %d statements given", len(said), len(all))
				}
				cmd := exec.Command(command[0], command[1:]...)
				cmd.Stdin = strings.NewReader(text)
				var faults bytes.Buffer
				cmd.Stderr = &faults
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("%s: %v: %.300s … %s", way, err, faults.String(), faults.String()[max(0, faults.Len()-300):])
				}
				var lines []string
				for _, s := range said {
					lines = append(lines, s.String())
				}
				compareLines(t, way, p.lines(t, strings.SplitAfter(string(out), "\n")), p.lines(t, lines))
			}
		})
	}
}

// fifthEdition tells a label that is a name by the fifth edition of XML 1.0
// alone, by which not all programs go.
func fifthEdition(label string) bool {
	return strings.ContainsFunc(label, func(r rune) bool { return !everywhereChar(r) })
}

// anyLabel asks of the labels of a statement's blank nodes.
func anyLabel(s graph.Statement, is func(string) bool) bool {
	return s.Subject.IsBlank() && is(s.Subject.Value()) || s.Object.IsBlank() && is(s.Object.Value())
}

func compareLines(t *testing.T, way string, got, want []string) {
	t.Helper()
	for _, l := range want {
		if _, ok := slices.BinarySearch(got, l); !ok {
			t.Errorf("%s: missing %.300q", way, l)
		}
	}
	for _, l := range got {
		if _, ok := slices.BinarySearch(want, l); !ok {
			t.Errorf("%s: not wanted %.300q", way, l)
		}
	}
}

// pythonWithRDFLib gives a Python that has rdflib, or skips the test.
func pythonWithRDFLib(t *testing.T) string {
	t.Helper()
	for _, python := range []string{os.Getenv("PYTHON"), "python3"} {
		if python != "" && exec.Command(python, "-c", "import rdflib").Run() == nil {
			return python
		}
	}
	t.Skip("rdflib is not installed ($PYTHON names a Python that has it)")
	return ""
}

// TestRDFXMLWellFormed asks xmllint about all of them in one document.
func TestRDFXMLWellFormed(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	var all []graph.Statement
	for _, statements := range torture() {
		all = append(all, statements...)
	}
	for way, o := range rdfXMLWritings {
		text, _, _ := writeRDFXML(t, sorted(all, graph.SPOG), o)
		cmd := exec.Command("xmllint", "--noout", "--huge", "-")
		cmd.Stdin = strings.NewReader(text)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %.500s", way, err, out)
		}
	}
}
