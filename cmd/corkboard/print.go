package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"corkboard/export"
	"corkboard/graph"
)

// answer is what a question gives, in rows, with the statements behind each.
type answer struct {
	title   []string // lines over a table
	columns []column
	rows    []row
	notes   []string // lines under a table
	cut     bool     // there were more rows than were asked for
	none    string   // what to say where there is no row
	// behind gives the statements behind a row, for --as nq; nil where an
	// answer has none.
	behind func(context.Context, row) ([]graph.Statement, error)
}

// column is one column of an answer. Many: its values are a list in JSON.
type column struct {
	name   string
	many   bool
	hidden bool // not in tables
}

// row is one row of an answer; cells stand as the columns do.
type row struct {
	cells []cell
	facts []fact // what the row was made of
}

// cell holds the values of one cell; mark is put behind them in tables.
type cell struct {
	values []string
	mark   string
}

func text(values ...string) cell {
	var c cell
	for _, v := range values {
		if v != "" {
			c.values = append(c.values, v)
		}
	}
	return c
}

// forms are the ways to print an answer.
const forms = "table, jsonl, csv, nq"

func checkAs(as string) error {
	switch as {
	case "", "table", "jsonl", "csv", "nq":
		return nil
	}
	return usagef("--as: %q is not one of %s", as, forms)
}

// print writes an answer to standard output in the form that --as asks for.
func (p *program) print(c *cli.Context, a *answer) error {
	if n := c.Int("limit"); n > 0 && len(a.rows) > n {
		a.rows, a.cut = a.rows[:n], true
	}
	if len(a.rows) == 0 && a.none != "" {
		p.say("%s", a.none)
	}
	w := bufio.NewWriterSize(p.out, 1<<16)
	var err error
	switch as := c.String("as"); as {
	case "jsonl":
		err = printLines(w, a)
	case "csv":
		err = printCSV(w, a)
	case "nq":
		err = printQuads(c.Context, w, a)
	default:
		err = printTable(w, a, terminalWidth(p.out))
	}
	if err == nil {
		err = w.Flush()
	}
	if err == nil && a.cut {
		p.say("there is more: the first %s are shown; --limit gives more", thousands(int64(len(a.rows))))
	}
	return err
}

// terminalWidth gives the columns of a terminal, or 0 for what is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		return 0
	}
	return width
}

// printLines writes one JSON object for each row, keys in the order of the
// columns; empty cells are left out. A column that may hold several values is
// a list, and so is any other where sources disagree.
func printLines(w io.Writer, a *answer) error {
	for _, r := range a.rows {
		line := []byte{'{'}
		for i, c := range a.columns {
			if len(r.cells[i].values) == 0 {
				continue
			}
			if len(line) > 1 {
				line = append(line, ',')
			}
			line = append(appendJSON(line, c.name), ':')
			if c.many || len(r.cells[i].values) > 1 {
				line = appendJSON(line, r.cells[i].values)
			} else {
				line = appendJSON(line, r.cells[i].values[0])
			}
		}
		if _, err := w.Write(append(line, '}', '\n')); err != nil {
			return err
		}
	}
	return nil
}

// appendJSON appends a text or a list of texts; < and & stay as they are.
func appendJSON(line []byte, v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // texts can always be written
	}
	return append(line, bytes.TrimSuffix(b.Bytes(), []byte{'\n'})...)
}

// printCSV writes the rows as CSV (RFC 4180), several values separated by
// "; ". Cells are the exact texts: who opens them in a spreadsheet imports
// them as text.
func printCSV(w io.Writer, a *answer) error {
	out := csv.NewWriter(w)
	line := make([]string, len(a.columns))
	for i, c := range a.columns {
		line[i] = c.name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, r := range a.rows {
		for i, c := range r.cells {
			line[i] = strings.Join(c.values, "; ")
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// printQuads writes the statements behind the rows as N-Quads, sorted and each
// once.
func printQuads(ctx context.Context, w io.Writer, a *answer) error {
	if a.behind == nil {
		return usagef("--as nq: this answer is made of terms and not of statements")
	}
	all := func(yield func(graph.Statement, error) bool) {
		for _, r := range a.rows {
			said, err := a.behind(ctx, r)
			if err != nil {
				yield(graph.Statement{}, err)
				return
			}
			for _, s := range said {
				if !yield(s, nil) {
					return
				}
			}
		}
	}
	f, ok := export.Lookup("nq")
	if !ok {
		return fmt.Errorf("nq: there is no such format")
	}
	_, err := f.Write(w, graph.Sort(ctx, all, graph.SortOptions{Unique: true}), export.Options{})
	return err
}
