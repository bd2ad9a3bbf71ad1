package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"

	"github.com/urfave/cli/v2"

	"corkboard/schema"
)

// The exit codes. 3 wins over 4.
const (
	exitDone        = 0
	exitFailed      = 1   // could not, or --strict met a fault
	exitUsage       = 2   // the command line is wrong, or a name means several
	exitLeftOut     = 3   // done, but some input was left out
	exitFound       = 4   // diff differs, or check found something
	exitInterrupted = 130 // Ctrl-C
)

// program is one run of the command.
type program struct {
	in       io.Reader
	out, err io.Writer
	faults   faults
	found    bool // check found something
	atEnd    []func()
}

// usageError is a command line that cannot be meant.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// run runs the command line and gives the exit code. It is what tests call.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	p := &program{in: in, out: out, err: err}
	app := p.app()
	if words, ok := completing(args); ok {
		p.complete(app, words)
		return exitDone
	}
	defer func() {
		for _, end := range p.atEnd {
			end()
		}
	}()
	return p.exit(ctx, app.RunContext(ctx, flagsFirst(args, app.Commands)))
}

// exit says what went wrong and gives the exit code.
func (p *program) exit(ctx context.Context, err error) int {
	err = plainly(err)
	var usage usageError
	switch {
	case err != nil && ctx.Err() != nil:
		p.say("interrupted; nothing was written")
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitDone // whoever reads has had enough
	case errors.As(err, &usage):
		p.say("%s", err)
		return exitUsage
	case err != nil:
		p.say("%s", err)
		return exitFailed
	case p.faults.count > 0:
		return exitLeftOut
	case p.found:
		return exitFound
	}
	return exitDone
}

// plainly gives the errors of the flag parser as usage errors, with flags as
// they are typed, and those of the system without the name of the system call.
func plainly(err error) error {
	var usage usageError
	var exit cli.ExitCoder
	if path, ok := err.(*fs.PathError); ok {
		return fmt.Errorf("%s: %w", fileAside().ReplaceAllString(path.Path, "$1"), path.Err)
	}
	if err == nil || !errors.As(err, &usage) && !errors.As(err, &exit) && !strings.HasPrefix(err.Error(), "Required flag") {
		return err
	}
	text := parserFlag().ReplaceAllString(err.Error(), "${1}--$2")
	text = strings.Replace(text, "flag provided but not defined: ", "no such option: ", 1)
	if names, ok := strings.CutPrefix(text, "Required flag"); ok {
		_, names, _ = strings.Cut(names, `"`)
		names, _, _ = strings.Cut(names, `"`)
		text = "--" + strings.ReplaceAll(names, ", ", ", --") + " is needed"
	}
	return usageError{errors.New(text)}
}

// fileAside finds the name that a file will have in the one it has until it is
// whole.
var fileAside = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:\.build-\d+[/\\])?\.([^/\\]+)\.tmp-\d+$`)
})

// parserFlag finds a flag in the messages of the flag parser, which writes all
// of them with one hyphen.
var parserFlag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(flag needs an argument: |not defined: |for (?:flag )?)-(\w[\w-]+)`)
})

// app is the table of commands.
func (p *program) app() *cli.App {
	cli.FlagStringer = flagLine
	cli.VersionPrinter = func(c *cli.Context) { fmt.Fprintf(c.App.Writer, "corkboard %s\n", c.App.Version) }
	app := &cli.App{
		Name:    "corkboard",
		Usage:   "pin people, organizations, messages and events to a board, with who says so",
		Version: version(),
		Writer:  p.out, ErrWriter: p.err, Reader: p.in,
		EnableBashCompletion:   true,
		UseShortOptionHandling: true,
		ExitErrHandler:         func(*cli.Context, error) {},
		OnUsageError:           func(_ *cli.Context, err error, _ bool) error { return usageError{err} },
		CommandNotFound:        nil,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("%q is no command%s", c.Args().First(), p.meant(c))
			}
			return cli.ShowAppHelp(c)
		},
		Commands: p.commands(),
	}
	for _, c := range app.Commands {
		quietUsage(c)
		quickFlags(c)
	}
	return app
}

// quickFlags takes the flags from a command once they are read. With them cli
// would go through all of them for each, by a regular expression, to find that
// none has an action, and again whenever somebody asks whether one is set.
func quickFlags(c *cli.Command) {
	c.Before = func(c *cli.Context) error {
		c.Command.Flags = nil
		return nil
	}
	for _, sub := range c.Subcommands {
		quickFlags(sub)
	}
}

// quietUsage makes a command return usage errors instead of printing help.
func quietUsage(c *cli.Command) {
	c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return usageError{err} }
	c.CustomHelpTemplate = commandHelp
	for _, sub := range c.Subcommands {
		quietUsage(sub)
	}
}

// commandHelp is cli's help of a command, shorter and with the examples last.
const commandHelp = `{{.HelpName}} - {{.Usage}}

usage:
   {{if .UsageText}}{{.UsageText}}{{else}}{{.HelpName}} {{.ArgsUsage}}{{end}}
{{if .VisibleFlags}}
options:{{range .VisibleFlags}}
   {{.}}{{end}}
{{end}}{{if .Description}}
{{.Description}}
{{end}}`

// flagInFull is the line that cli has for a flag.
var flagInFull = cli.FlagStringer

// flagLine gives the line of a flag in a command's help, without a default that
// goes without saying.
func flagLine(f cli.Flag) string {
	line := flagInFull(f)
	for _, nothing := range []string{" (default: false)", " (default: 0)"} {
		line = strings.TrimSuffix(line, nothing)
	}
	return line
}

// meant proposes the command that a misspelt one is nearest to.
func (p *program) meant(c *cli.Context) string {
	typed := c.Args().First()
	for _, command := range c.App.Commands {
		if strings.HasPrefix(command.Name, typed) || strings.HasPrefix(typed, command.Name) || schema.OneSlip(typed, command.Name) {
			return fmt.Sprintf("; did you mean %q?", command.Name)
		}
	}
	return "; corkboard --help lists them"
}

// version gives the module's version, as the Go command stamped it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
