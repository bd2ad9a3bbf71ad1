package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

// rdfFlags are the flags of the commands that write RDF.
func rdfFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "to", Usage: "the `SYNTAX`: " + rdfNames() + "; taken from the name of the file where there is one"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; .gz and .zst compress it", TakesFile: true},
		&cli.StringSliceFlag{Name: "prefix", Usage: "shorten IRIs as `NAME=IRI` says; may be given again"},
		&cli.StringFlag{Name: "cite", Usage: "in a syntax without named graphs, say where each statement is from, in the way of RDF `VERSION` 1.1 or 1.2"},
		&cli.BoolFlag{Name: "canonical", Usage: "write the canonical N-Quads of RDFC-1.0: blank nodes are named by what is said of them"},
		&cli.StringFlag{Name: "hash", Usage: "what --canonical tells blank nodes apart with: sha256 or sha384"},
		&cli.BoolFlag{Name: "keep-labels", Usage: "keep the labels of blank nodes"},
		&cli.BoolFlag{Name: "verify", Usage: "read the file back with an independent reader and compare"},
	}
}

// writing is how RDF is to be written.
type writing struct {
	export.Options
	to        export.Format
	canonical bool
	hash      graph.Hash
	verify    bool
}

// writingOf reads the flags of rdfFlags.
func (p *program) writingOf(c *cli.Context) (*writing, error) {
	w := &writing{canonical: c.Bool("canonical"), verify: c.Bool("verify")}
	w.Spool, w.KeepLabels = openSpool, c.Bool("keep-labels")
	to := c.String("to")
	if w.canonical && to == "" && !hasSyntax(c.String("output")) {
		to = "nq"
	}
	var err error
	if w.to, err = p.rdfFormat(to, c.String("output")); err != nil {
		return nil, err
	}
	if w.canonical && w.to.Name != "nq" && w.to.Name != "nt" {
		return nil, usagef("--canonical: is a form of N-Quads, not of %s", w.to.Title)
	}
	if w.hash, err = hashOf(c.String("hash"), w.canonical); err != nil {
		return nil, err
	}
	if w.Prefixes, err = prefixFlags(c.StringSlice("prefix")); err != nil {
		return nil, err
	}
	switch w.Cite = export.Citation(c.String("cite")); {
	case !slices.Contains([]export.Citation{export.CiteNone, export.CiteStatement, export.CiteTripleTerm}, w.Cite):
		return nil, usagef("--cite: %q is not one of 1.1, 1.2", w.Cite)
	case w.Cite != export.CiteNone && w.to.Graphs:
		return nil, usagef("--cite: %s keeps named graphs; citing is for syntaxes without them", w.to.Title)
	}
	if out := c.String("output"); w.verify && (out == "" || out == "-") {
		return nil, usagef("--verify: reads a file back; -o names it")
	}
	return w, nil
}

func hasSyntax(file string) bool {
	_, ok := export.ForFile(file)
	return ok
}

func hashOf(name string, canonical bool) (graph.Hash, error) {
	switch strings.ReplaceAll(strings.ToLower(name), "-", "") {
	case "":
		return graph.SHA256, nil
	case "sha256", "sha384":
		if !canonical {
			return 0, usagef("--hash: goes with --canonical")
		}
		if strings.HasSuffix(name, "384") {
			return graph.SHA384, nil
		}
		return graph.SHA256, nil
	}
	return 0, usagef("--hash: %q is not one of sha256, sha384", name)
}

// prefixFlags reads NAME=IRI; an empty name is the prefix ":".
func prefixFlags(given []string) ([]export.Prefix, error) {
	var all []export.Prefix
	for _, text := range given {
		name, iri, ok := strings.Cut(text, "=")
		if !ok {
			return nil, usagef("--prefix: %q is not NAME=IRI", text)
		}
		name = strings.TrimSuffix(name, ":")
		if err := graph.CheckIRI(iri); err != nil {
			return nil, usagef("--prefix: %s: %w", name, err)
		}
		if i := slices.IndexFunc(all, func(p export.Prefix) bool { return p.Name == name }); i >= 0 && all[i].IRI != iri {
			return nil, usagef("--prefix: %q stands for both %s and %s", name, all[i].IRI, iri)
		}
		all = append(all, export.Prefix{Name: name, IRI: iri})
	}
	return all, nil
}

// know adds the prefixes of a case behind the user's, and those of its
// vocabulary with its short names.
func (w *writing) know(own []schema.Prefix, vocabulary *schema.Schema) {
	w.Prefixes = append(w.Prefixes, slices.DeleteFunc(mergePrefixes(own), func(p export.Prefix) bool {
		return slices.ContainsFunc(w.Prefixes, func(given export.Prefix) bool { return given.Name == p.Name })
	})...)
	w.Vocabulary = mergePrefixes(vocabulary.Prefixes)
	for _, t := range vocabulary.ContextTerms() {
		w.Terms = append(w.Terms, export.ContextTerm(t))
	}
}

// write writes a stream.
func (w *writing) write(ctx context.Context, out io.Writer, all graph.Statements) error {
	_, err := w.to.Write(out, w.formed(ctx, all), w.Options)
	return err
}

// formed gives the stream as it is written: what is cited is said in triples
// before blank nodes get their canonical names.
func (w *writing) formed(ctx context.Context, all graph.Statements) graph.Statements {
	switch {
	case w.to.Graphs:
	case w.Cite != export.CiteNone:
		all = export.Cited(all, w.Cite)
	case w.MergeGraphs:
		all = export.Merged(all)
	}
	if w.canonical {
		all = graph.Canonicalize(ctx, all, graph.CanonicalOptions{Hash: w.hash})
	}
	return all
}
