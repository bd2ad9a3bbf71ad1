package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph/source"
	"corkboard/schema"
)

// completionFlag is what a shell puts behind the words typed so far to ask how
// they may go on. The word that is being typed stands before it only where it
// begins with a hyphen; the shell itself keeps what fits.
const completionFlag = "--generate-bash-completion"

// completing gives the words typed so far if a shell asks how to go on.
func completing(args []string) (words []string, ok bool) {
	if len(args) < 2 || args[len(args)-1] != completionFlag {
		return nil, false
	}
	return args[1 : len(args)-1], true
}

// complete prints, one a line, what may come next. Nothing means a file.
func (p *program) complete(app *cli.App, words []string) {
	command, rest := &cli.Command{Subcommands: app.Commands, Flags: app.Flags}, words
	path := ""
	for len(rest) > 0 {
		next := subcommand(command, rest[0])
		if next == nil {
			break
		}
		command, rest, path = next, rest[1:], strings.TrimSpace(path+" "+next.Name)
	}
	for _, word := range p.candidates(command, path, rest) {
		fmt.Fprintln(p.out, word)
	}
}

func subcommand(c *cli.Command, name string) *cli.Command {
	for _, sub := range c.Subcommands {
		if sub.HasName(name) {
			return sub
		}
	}
	return nil
}

// candidates gives the words that may follow those behind a command.
func (p *program) candidates(c *cli.Command, path string, rest []string) []string {
	last := ""
	if len(rest) > 0 {
		last = rest[len(rest)-1]
	}
	if slices.Contains(rest, "--") {
		return nil
	}
	if flag, partial, ok := strings.Cut(last, "="); ok && strings.HasPrefix(flag, "-") {
		var words []string
		for _, v := range flagValues(path, strings.TrimLeft(flag, "-")) {
			if strings.HasPrefix(v, partial) {
				words = append(words, flag+"="+v)
			}
		}
		return words
	}
	if strings.HasPrefix(last, "-") && takesValue(c, last) {
		return flagValues(path, strings.TrimLeft(last, "-"))
	}
	if strings.HasPrefix(last, "-") && (len(rest) < 2 || !takesValue(c, rest[len(rest)-2])) {
		if words := flagNames(c, last, rest); len(words) > 0 {
			return words
		}
	}
	if len(c.Subcommands) > 0 {
		var names []string
		for _, sub := range c.Subcommands {
			if !sub.Hidden {
				names = append(names, sub.Name)
			}
		}
		return names
	}
	return argumentValues(path, len(rest) > 0)
}

// flagNames gives the long names of the flags that begin with what is typed
// and were not given before.
func flagNames(c *cli.Command, typed string, rest []string) []string {
	given := make(map[string]bool)
	for _, word := range rest[:len(rest)-1] {
		name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "=")
		given[name] = strings.HasPrefix(word, "-")
	}
	var names []string
	for _, f := range c.Flags {
		name, again := f.Names()[0], false
		for _, n := range f.Names() {
			again = again || given[n]
		}
		_, many := f.(*cli.StringSliceFlag)
		if word := "--" + name; strings.HasPrefix(word, typed) && word != typed && (many || !again) {
			names = append(names, word)
		}
	}
	always := []string{"--help"}
	if c.Name == "" { // the program itself
		always = append(always, "--version")
	}
	for _, word := range always {
		if strings.HasPrefix(word, typed) && word != typed {
			names = append(names, word)
		}
	}
	return names
}

// flagValues gives the values of a flag that come from a short list; nil where
// a file or free text is meant.
func flagValues(path, flag string) []string {
	switch path + " " + flag {
	case "export to", "convert to":
		return formatNames(func(f export.Format) bool { return f.Write != nil })
	case "convert from", "load from", "diff from":
		var names []string
		for _, f := range source.Formats {
			if !f.Later {
				names = append(names, f.Name)
			}
		}
		return names
	case "diff to":
		return []string{"nq", "trig", "turtle"}
	case "export cite", "convert cite":
		return []string{"1.1", "1.2"}
	case "export hash", "convert hash":
		return []string{"sha256", "sha384"}
	case "draw to":
		return drawNames()
	case "draw view":
		return append(schema.Core().ViewNames(), "story")
	case "draw by":
		return scoreNames()
	case "draw slice":
		return []string{"week", "month"}
	case "draw gexf-version":
		return []string{"1.3", "1.2"}
	case "draw edges-key":
		return []string{"links", "edges"}
	case "draw headers":
		return []string{"gephi", "neo4j"}
	case "schema to":
		return schemaFormNames()
	case "check kind":
		var kinds []string
		for _, c := range schema.Checks {
			kinds = append(kinds, c.Kind)
		}
		return kinds
	case "check as":
		return []string{"text", "jsonl"}
	case "query lang":
		return []string{"pattern", "gizmo"}
	case "find as", "list as", "show as", "query as", "info as":
		return []string{"table", "jsonl", "csv", "nq"}
	case "list status":
		var statuses []string
		scheme, _ := schema.Core().Scheme("status")
		for _, c := range scheme.Concepts {
			statuses = append(statuses, c.Name)
		}
		return statuses
	}
	return nil
}

// argumentValues gives the arguments of a command that come from a short list.
// Most commands begin with a file; behind is whether something stands there.
func argumentValues(path string, behind bool) []string {
	switch path {
	case "list":
		if behind {
			return kinds(schema.Core())
		}
	case "formats":
		var names []string
		for _, f := range allFormats() {
			names = append(names, f.Name)
		}
		return names
	case "completion":
		return shells()
	case "mapping show":
		return tableNames(schema.Core())
	}
	return nil
}

func formatNames(keep func(export.Format) bool) []string {
	var names []string
	for _, f := range export.Formats {
		if keep(f) {
			names = append(names, f.Name)
		}
	}
	return names
}
