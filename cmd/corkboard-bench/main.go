// Command corkboard-bench makes RDF of any size about people, organizations and
// their messages, the same for the same seed, and measures how fast it is read
// and written, and how fast stores take it and answer. .ci/peers and .ci/stores
// use it to compare corkboard with other programs and with Cayley's backends.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

const usage = `corkboard-bench makes RDF to measure with, and measures.

   corkboard-bench generate --statements N [--syntax nq] [--seed S] [-o FILE]
   corkboard-bench generate --scale F [--syntax nq] [--seed S] [-o FILE | --tables DIR]
   corkboard-bench read FILE [--workers N] [--runs N]
   corkboard-bench write --statements N [--syntax nq] [--seed S] [--runs N]
   corkboard-bench store FILE --engine NAME [--dir D] [--runs N] [--workers N]
      [--only load,scan,…] [--questions N]
   corkboard-bench table [--against serdi] [--wall] < measurements

generate writes about six statements a message, sorted by subject. With --scale
it writes a society with forums, events and ties, of the shape and size of the
LDBC Social Network Benchmark at that scale: 0.1 is 1,700 people and 370,000
messages, 1 is 11,000 and 3.8 million, up to 1000. --tables writes the same as
the tables of a case, which corkboard build takes.

read and write measure inside this process, to and from memory, and print
measurements, a line for each run. store puts a file into a new store in the
folder D, which is gone afterwards, and asks it questions drawn from the file:
load, open, scan, export, lookup, hops, between, contacts. Its engines are
corkboard and memory, which are ours, and bbolt, leveldb and memstore, which are
Cayley's.

table makes a Markdown table of measurements, the best run of each. It compares
by processor time, and with --wall by the clock.
`

// The exit codes.
const (
	exitDone    = 0
	exitFailure = 1
	exitUsage   = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// errUsage is what is wrong with the command line.
var errUsage = errors.New("usage")

func usagef(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUsage, fmt.Sprintf(format, args...))
}

// settings are what the flags say.
type settings struct {
	statements, runs, workers, questions int
	seed                                 uint64
	scale                                float64
	syntax, output, against, file        string
	tables, engine, dir, only            string
	wall                                 bool
}

// commands by name.
var commands = map[string]func(ctx context.Context, s settings, in io.Reader, out io.Writer) error{
	"generate": generate,
	"read":     measureRead,
	"write":    measureWrite,
	"store":    measureStore,
	"table":    table,
}

// run does what the command line says and gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, voice io.Writer) int {
	if len(args) == 0 || commands[args[0]] == nil {
		fmt.Fprint(voice, usage)
		return exitUsage
	}
	s, err := parseFlags(args[0], args[1:])
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(voice, usage)
		return exitDone
	}
	if err == nil {
		err = commands[args[0]](ctx, s, in, out)
	}
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errUsage):
		fmt.Fprintf(voice, "corkboard-bench: %v\n%s", err, usage)
		return exitUsage
	}
	fmt.Fprintf(voice, "corkboard-bench: %v\n", err)
	return exitFailure
}

// parseFlags reads flags before and after the file.
func parseFlags(command string, args []string) (settings, error) {
	var s settings
	f := flag.NewFlagSet(command, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.IntVar(&s.statements, "statements", 0, "")
	f.IntVar(&s.runs, "runs", 1, "")
	f.IntVar(&s.workers, "workers", 0, "")
	f.Float64Var(&s.scale, "scale", 0, "")
	f.IntVar(&s.questions, "questions", 0, "")
	f.Uint64Var(&s.seed, "seed", 1, "")
	f.StringVar(&s.syntax, "syntax", "", "")
	f.StringVar(&s.output, "o", "", "")
	f.StringVar(&s.engine, "engine", "", "")
	f.StringVar(&s.dir, "dir", "", "")
	f.StringVar(&s.only, "only", "", "")
	f.BoolVar(&s.wall, "wall", false, "")
	f.StringVar(&s.tables, "tables", "", "")
	f.StringVar(&s.against, "against", "serdi", "")
	for {
		err := f.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			return s, err
		}
		if err != nil {
			return s, usagef("%v", err)
		}
		if f.NArg() == 0 {
			break
		}
		if s.file != "" {
			return s, usagef("%q is one file too many", f.Arg(0))
		}
		s.file, args = f.Arg(0), f.Args()[1:]
	}
	if s.scale < 0 || s.scale > maxScale || s.scale != s.scale {
		return s, usagef("scale: %v is not from 0.001 to %d", s.scale, maxScale)
	}
	if s.runs < 1 || s.workers < 0 || s.statements < 0 || s.questions < 0 {
		return s, usagef("numbers are 1 and more")
	}
	return s, nil
}
