package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst moves a command's flags before its arguments, as the flag parser
// wants them, so that users may write them anywhere. What follows "--" stays
// as it is, and "-" alone is an argument.
func flagsFirst(args []string, app []*cli.Command) []string {
	if len(args) < 2 {
		return args
	}
	command, at := find(args, 1, app)
	if command == nil {
		return args
	}
	head, rest := args[:at], args[at:]
	var flags, words []string
	for i := 0; i < len(rest); i++ {
		a := rest[i]
		switch {
		case a == "--":
			words = append(words, rest[i:]...)
			i = len(rest)
		case a == "-" || !strings.HasPrefix(a, "-") || isNumber(a):
			words = append(words, a)
		default:
			flags = append(flags, a)
			if !takesValue(command, a) {
				continue
			}
			if i++; i == len(rest) {
				// The parser says that the value is missing, and must not
				// take an argument for it.
				return append(append([]string{}, head...), flags...)
			}
			flags = append(flags, rest[i])
		}
	}
	return append(append(append([]string{}, head...), flags...), words...)
}

// find follows the words that name a command and its subcommands, and gives
// the place behind them.
func find(args []string, at int, commands []*cli.Command) (*cli.Command, int) {
	if at >= len(args) {
		return nil, at
	}
	for _, c := range commands {
		if !c.HasName(args[at]) {
			continue
		}
		if sub, next := find(args, at+1, c.Subcommands); sub != nil {
			return sub, next
		}
		return c, at + 1
	}
	return nil, at
}

// takesValue tells whether a flag is followed by its value.
func takesValue(c *cli.Command, arg string) bool {
	if strings.Contains(arg, "=") {
		return false
	}
	name := strings.TrimLeft(arg, "-")
	for _, f := range c.Flags {
		for _, n := range f.Names() {
			if n == name {
				_, isBool := f.(*cli.BoolFlag)
				return !isBool
			}
		}
	}
	return false
}

func isNumber(a string) bool { return len(a) > 1 && a[1] >= '0' && a[1] <= '9' }
