package corkboard_test

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"corkboard/graph"
)

// reader is a program in use that reads RDF and has nothing of ours, nor
// anything in Go.
type reader struct {
	name string
	// syntaxes are what it calls those that it reads, by our names.
	syntaxes map[string]string
	// command gives the command for a syntax and a file. Where script is set,
	// it is started once and told syntaxes and files on standard input.
	command func(syntax, file string) []string
	script  []string
	probe   []string // a command that ends well where the program is there
	lowers  bool     // writes language tags in lower case
	limits  []limit
}

// document is a dataset that was written in a syntax.
type document struct {
	name   string // of the dataset
	syntax string // by our name
	text   []byte
	said   []graph.Statement
	shape  *shape // of what is said
}

// reading is what a reader made of a document.
type reading struct {
	statements []graph.Statement
	err        error
}

// python is Python with what it needs to read RDF.
var python = cmp.Or(os.Getenv("PYTHON"), "python3")

var readers = []*reader{
	{
		name:     "serdi",
		syntaxes: map[string]string{"nt": "ntriples", "nq": "nquads", "turtle": "turtle", "trig": "trig"},
		command: func(syntax, file string) []string {
			return []string{"serdi", "-i", syntax, "-o", "nquads", file, noBase}
		},
		probe:  []string{"serdi", "-v"},
		limits: serdiLimits,
	},
	{
		name:     "rapper",
		syntaxes: map[string]string{"nt": "ntriples", "nq": "nquads", "turtle": "turtle", "trig": "trig", "rdfxml": "rdfxml"},
		command: func(syntax, file string) []string {
			return []string{"rapper", "-q", "-i", syntax, "-o", "nquads", file, noBase}
		},
		probe:  []string{"rapper", "-v"},
		lowers: true, limits: rapperLimits,
	},
	{
		name:     "N3.js",
		syntaxes: map[string]string{"nt": "N-Triples", "nq": "N-Quads", "turtle": "Turtle", "trig": "TriG"},
		script:   []string{"node", "testdata/readers/n3.js"},
		probe:    []string{"node", "-e", "require('n3')"},
		lowers:   true, limits: n3Limits,
	},
	{
		name:     "jsonld.js",
		syntaxes: map[string]string{"jsonld": "JSON-LD", "ndjsonld": "NDJSON-LD"},
		script:   []string{"node", "testdata/readers/jsonld.js"},
		probe:    []string{"node", "-e", "require('jsonld')"},
		lowers:   true, limits: jsonldLimits,
	},
	{
		name: "Oxigraph",
		syntaxes: map[string]string{
			"nt": "N_TRIPLES", "nq": "N_QUADS", "turtle": "TURTLE", "trig": "TRIG", "rdfxml": "RDF_XML", "jsonld": "JSON_LD",
		},
		script: []string{python, "testdata/readers/oxigraph.py"},
		probe:  []string{python, "-c", "import pyoxigraph"},
		lowers: true, limits: oxigraphLimits,
	},
}

// noBase is a base that nothing we write is relative to.
const noBase = "http://base.invalid/"

// there tells whether a program can be run.
func (r *reader) there() bool {
	err := exec.Command(r.probe[0], r.probe[1:]...).Run()
	return err == nil
}

// read gives what the program makes of each document; the same text is read
// once.
func (r *reader) read(tb testing.TB, documents []document) []reading {
	tb.Helper()
	var unique []document
	places := map[string]int{}
	for _, d := range documents {
		key := d.syntax + "\n" + string(d.text)
		if _, ok := places[key]; !ok {
			places[key] = len(unique)
			unique = append(unique, d)
		}
	}
	read := r.readUnique(tb, unique)
	all := make([]reading, len(documents))
	for i, d := range documents {
		all[i] = read[places[d.syntax+"\n"+string(d.text)]]
	}
	return all
}

func (r *reader) readUnique(tb testing.TB, documents []document) []reading {
	tb.Helper()
	folder := tb.TempDir()
	if r.script != nil {
		return r.readAll(tb, folder, documents)
	}
	all := make([]reading, len(documents))
	const together = 64
	var batches [][2]int
	for start := 0; start < len(documents); {
		end := start + 1
		for end < len(documents) && end-start < together && documents[end].syntax == documents[start].syntax {
			end++
		}
		batches = append(batches, [2]int{start, end})
		start = end
	}
	var wait sync.WaitGroup
	work := make(chan [2]int)
	for range runtime.NumCPU() {
		wait.Go(func() {
			for b := range work {
				r.readTogether(folder, documents[b[0]:b[1]], all[b[0]:b[1]], b[0])
			}
		})
	}
	for _, b := range batches {
		work <- b
	}
	close(work)
	wait.Wait()
	return all
}

// readAll starts the script once for all documents.
func (r *reader) readAll(tb testing.TB, folder string, documents []document) []reading {
	tb.Helper()
	var jobs strings.Builder
	for i, d := range documents {
		file := filepath.Join(folder, fmt.Sprint(i))
		if err := os.WriteFile(file, d.text, 0o600); err != nil {
			tb.Fatal(err)
		}
		fmt.Fprintf(&jobs, "%s\t%s\n", r.syntaxes[d.syntax], file)
	}
	cmd := exec.Command(r.script[0], r.script[1:]...)
	cmd.Stdin = strings.NewReader(jobs.String())
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("%s: %v: %.500s", r.name, err, complaints.String())
	}
	all := make([]reading, 0, len(documents))
	var now reading
	for line := range strings.Lines(string(out)) {
		switch line = strings.TrimSuffix(line, "\n"); {
		case line == "# read":
			all, now = append(all, now), reading{}
		case strings.HasPrefix(line, "# failed: "):
			all, now = append(all, reading{err: errors.New(line[2:])}), reading{}
		default:
			now.add(line)
		}
	}
	if len(all) != len(documents) {
		tb.Fatalf("%s read %d of %d documents: %.500s", r.name, len(all), len(documents), complaints.String())
	}
	return all
}

// mark is the subject of a statement between two documents in one file.
const mark = "<http://mark.invalid/> <http://mark.invalid/> "

// together tells whether documents of a syntax can follow each other in one
// file; the names of blank nodes then only have to be told apart by the marks.
func together(syntax string) bool { return syntax != "rdfxml" && syntax != "jsonld" }

// readTogether gives documents of one syntax to the program in one file, since
// starting it is most of the work; where it fails, or stops short, each half on
// its own.
func (r *reader) readTogether(folder string, documents []document, all []reading, first int) {
	if len(documents) > 1 && !together(documents[0].syntax) {
		for i := range documents {
			r.readTogether(folder, documents[i:i+1], all[i:i+1], first+i)
		}
		return
	}
	var text bytes.Buffer
	for i, d := range documents {
		text.Write(d.text)
		if len(documents) > 1 {
			fmt.Fprintf(&text, "%s\"%d\" .\n", mark, i)
		}
	}
	out, err := r.run(filepath.Join(folder, fmt.Sprint(first, "-", len(documents))), documents[0].syntax, text.Bytes())
	if len(documents) == 1 {
		for line := range strings.Lines(string(out)) {
			all[0].add(strings.TrimSuffix(line, "\n"))
		}
		all[0].err = cmp.Or(err, all[0].err)
		return
	}
	n := 0
	for line := range strings.Lines(string(out)) {
		if err != nil || n == len(documents) {
			break
		}
		if strings.HasPrefix(line, fmt.Sprintf("%s\"%d\"", mark, n)) {
			n++
			continue
		}
		all[n].add(strings.TrimSuffix(line, "\n"))
	}
	if n < len(documents) {
		clear(all)
		half := len(documents) / 2
		r.readTogether(folder, documents[:half], all[:half], first)
		r.readTogether(folder, documents[half:], all[half:], first+half)
	}
}

// run gives a text to the program in a file. What it complains of without
// failing is a failure as well.
func (r *reader) run(file, syntax string, text []byte) ([]byte, error) {
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return nil, err
	}
	args := r.command(r.syntaxes[syntax], file)
	cmd := exec.Command(args[0], args[1:]...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		err = fmt.Errorf("%v: %.300s", err, complaints.String())
	}
	return out, err
}

// add takes a line of N-Quads.
func (r *reading) add(line string) {
	s, err := parseQuad(line)
	if err != nil {
		r.err = cmp.Or(r.err, fmt.Errorf("what it wrote: %.200q: %w", line, err))
		return
	}
	r.statements = append(r.statements, s)
}
