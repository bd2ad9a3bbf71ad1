package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

func (p *program) checkCommand() *cli.Command {
	return &cli.Command{
		Name: "check", Usage: "say what is in files, a case or a store, and what is wrong with it",
		ArgsUsage: "FILE…|CASE|STORE [--kind KIND] [--as jsonl]",
		Description: "Reads a case whole, prints the faults of its tables on standard error, and on\n" +
			"standard output, one a line, what somebody should look at before anything is\n" +
			"printed. Of single files it says what they are and which cells cannot be read;\n" +
			"of a store, first, whether its file is whole: every checksum, and whether the\n" +
			"indexes agree.\n" +
			"Exit code 3 tells that there were faults, 4 that there was something to look at.\n\n" +
			"kinds:\n" + checkKinds() + `
examples:
   corkboard check testdata/wikileaks-messages
   corkboard check testdata/town-council --kind contradiction --as jsonl
   corkboard check testdata/town-council/people.csv testdata/town-council/ties.csv`,
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "kind", Usage: "look for one `KIND` alone; may be given again"},
			&cli.StringFlag{Name: "as", Value: "text", Usage: "text, or jsonl: one JSON object a line"},
		}, faultFlags()...),
		Action: p.check,
	}
}

// checkKinds lists the kinds of findings for the help.
func checkKinds() string {
	var b strings.Builder
	for _, c := range schema.Checks {
		fmt.Fprintf(&b, "   %-14s %s\n", c.Kind, c.Title)
	}
	return b.String()
}

func (p *program) check(c *cli.Context) error {
	if err := checkFlags(c); err != nil {
		return err
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	names := c.Args().Slice()
	if len(names) == 0 {
		return usagef("check: which files, case or store?")
	}
	for _, name := range names {
		if _, err := os.Stat(name); err != nil {
			return err
		}
	}
	switch {
	case len(names) == 1 && strings.HasSuffix(names[0], ".corkboard") && isNoFolder(names[0]):
		err = p.checkStore(c, names[0])
	case len(names) == 1 && isCase(c.Context, names[0]):
		err = p.checkCase(c, names[0], fault)
	default:
		err = p.checkFiles(c, names, fault)
	}
	if err != nil {
		return err
	}
	return p.closeFaults()
}

// checkFlags refuses kinds and forms that there are not.
func checkFlags(c *cli.Context) error {
	if as := c.String("as"); as != "text" && as != "jsonl" {
		return usagef("--as: %q is not one of text, jsonl", as)
	}
	var kinds []string
	for _, check := range schema.Checks {
		kinds = append(kinds, check.Kind)
	}
	for _, kind := range c.StringSlice("kind") {
		if !slices.Contains(kinds, kind) {
			return usagef("--kind: %q is not one of %s", kind, strings.Join(kinds, ", "))
		}
	}
	return nil
}

// isCase tells a folder or a workbook.
func isCase(ctx context.Context, name string) bool {
	if !isNoFolder(name) {
		return true
	}
	in, err := source.FileInput(name, name)
	if err != nil {
		return false
	}
	f, ok, err := source.Recognize(in)
	return err == nil && ok && f.Name == "xlsx"
}

func (p *program) checkStore(c *cli.Context, name string) error {
	st, err := store.Open(name, store.ReadOnly())
	if err != nil {
		return err
	}
	defer st.Close()
	damages := 0
	err = st.Check(c.Context, func(d *store.Damage) {
		damages++
		p.say("%s: %v", name, d)
	})
	if err != nil {
		return err
	}
	if damages > 0 {
		p.found = true
		p.say("%s: %s; what it holds is not looked at", name, plural(damages, "place is damaged", "places are damaged"))
		return nil
	}
	n, err := st.Count(c.Context)
	if err != nil {
		return err
	}
	of, err := readStoreCase(c.Context, st)
	if err != nil {
		return err
	}
	return p.findings(c, st, of.schema, name+": a store of "+plural(n, "statement", "statements"))
}

// checkCase reads a case into memory and looks at what it says.
func (p *program) checkCase(c *cli.Context, name string, fault func(*graph.Error) error) error {
	cs, err := p.readCase(c.Context, name)
	if err != nil {
		return err
	}
	st, err := store.Open("")
	if err != nil {
		return err
	}
	defer st.Close()
	if _, err := st.Add(c.Context, p.statements(c.Context, cs, fault)); err != nil {
		return err
	}
	return p.findings(c, st, cs.Schema, name+": a case of "+filesOf(cs))
}

// filesOf counts the tables and the RDF documents of a case.
func filesOf(cs *schema.Case) string {
	documents := 0
	for _, f := range cs.Files {
		if f.IsRDF() {
			documents++
		}
	}
	tables := plural(len(cs.Files)-documents, "table", "tables")
	switch {
	case documents == 0:
		return tables
	case documents == len(cs.Files):
		return plural(documents, "RDF document", "RDF documents")
	}
	return tables + " and " + plural(documents, "RDF document", "RDF documents")
}

// findings prints what the checks find in a store.
func (p *program) findings(c *cli.Context, m graph.Matcher, s *schema.Schema, what string) error {
	base, err := storeBase(c.Context, m)
	if err != nil {
		return err
	}
	n := 0
	err = p.writeTo("", nil, func(w io.Writer) error {
		for f, err := range s.Check(c.Context, m, c.StringSlice("kind")...) {
			if err != nil {
				return err
			}
			n++
			if err := writeFinding(w, f, base, c.String("as")); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.found = p.found || n > 0
	p.say("%s: %s", what, plural(n, "thing to look at", "things to look at"))
	return nil
}

// writeFinding writes one finding on one line.
func writeFinding(w io.Writer, f schema.Finding, base, as string) error {
	if as == "text" {
		_, err := fmt.Fprintf(w, "%s: %s%s\n", f.Kind, f.Text, placesText(base, f.At))
		return err
	}
	at := []string{}
	for _, t := range f.At {
		at = append(at, t.Value())
	}
	return writeJSON(w, struct {
		Kind  string   `json:"kind"`
		About string   `json:"about,omitempty"`
		Text  string   `json:"text"`
		At    []string `json:"at"`
	}{f.Kind, f.About.Value(), f.Text, at})
}

// writeJSON writes a value as one line of JSON, with < and & as they are.
func writeJSON(w io.Writer, value any) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	return b.Flush()
}
