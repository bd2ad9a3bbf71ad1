package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
)

// defaultRows is how many rows a query answers with where --limit does not say.
const defaultRows = 1000

func (p *program) queryCommand() *cli.Command {
	flags := answerFlags(
		&cli.StringFlag{Name: "lang", Usage: "pattern or gizmo; otherwise told by the text"},
		&cli.DurationFlag{Name: "timeout", Value: 30 * time.Second, Usage: "give up after a `TIME`: 90s, 5m"},
	)
	for i, f := range flags {
		if f, ok := f.(*cli.IntFlag); ok && f.Name == "limit" {
			flags[i] = &cli.IntFlag{Name: "limit", Value: defaultRows, Usage: "at most `N` rows; 0 is all"}
		}
	}
	return &cli.Command{
		Name: "query", Usage: "ask for statements by a pattern, or run a Gizmo script",
		ArgsUsage: "STORE|CASE QUERY",
		Description: `A pattern is "SUBJECT PREDICATE OBJECT [GRAPH]", each a variable (? or ?name; the
same name must stand for the same), a prefixed name, an <IRI>, the id of a thing
of the case (also ex:id), or a literal: "x", "x"@en, "5"^^xsd:integer, 5, true.
As predicate, a is rdf:type, and the names of the vocabulary's properties will
do. What only claims hold is not stated: it stands under rdf:subject,
rdf:predicate and rdf:object.

A text that begins with g. is Gizmo, Cayley's JavaScript; prefixed names in its
strings are written out for you.

examples:
   corkboard query out/graph.corkboard "? schema:sender ex:wikileaks-twitter"
   corkboard query out/graph.corkboard "?message cb:act cb:act-asks"
   corkboard query out/graph.corkboard "reply-on-leak ?what ?value ?graph" --as jsonl
   corkboard query out/graph.corkboard "? cb:status ?" --as nq
   corkboard query out/graph.corkboard 'g.V("ex:wikileaks-twitter").in("schema:sender").all()'`,
		Flags:  flags,
		Action: p.query,
	}
}

func (p *program) query(c *cli.Context) error {
	text := strings.TrimSpace(strings.Join(c.Args().Tail(), " "))
	if text == "" {
		return usagef("query: which query? %s", c.Command.ArgsUsage)
	}
	lang := c.String("lang")
	switch lang {
	case "":
		lang = "pattern"
		if isGizmo(text) {
			lang = "gizmo"
		}
	case "pattern", "gizmo":
	default:
		return usagef("--lang: %q is not one of pattern, gizmo", lang)
	}
	return p.ask(c, func(b *board) (*answer, error) {
		outer := c.Context
		ctx := outer
		if d := c.Duration("timeout"); d > 0 {
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(outer, d)
			defer stop()
		}
		ask := b.pattern
		if lang == "gizmo" {
			ask = b.gizmo
		}
		a, err := ask(ctx, text, c.Int("limit"), exact(c))
		if errors.Is(err, context.DeadlineExceeded) && outer.Err() == nil {
			err = fmt.Errorf("query: stopped after %s; --timeout gives it longer", c.Duration("timeout"))
		}
		return a, err
	})
}

// isGizmo tells a script from a pattern.
func isGizmo(text string) bool {
	return strings.HasPrefix(text, "g.") || strings.HasPrefix(text, "graph.") ||
		strings.Contains(text, ".All()") || strings.Contains(text, ".all()") || strings.Contains(text, "g.V(")
}

// exact tells whether terms are to be printed in N-Triples form, and not
// shortened for people.
func exact(c *cli.Context) bool { as := c.String("as"); return as != "" && as != "table" }

// term prints a term of a query's answer.
func (b *board) term(t graph.Term, exact bool) cell {
	switch {
	case t.IsZero():
		return cell{}
	case exact:
		return text(t.String())
	}
	return text(b.vocab.Shorten(t))
}
