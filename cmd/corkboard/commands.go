package main

import "github.com/urfave/cli/v2"

// commands is the table of commands, in the order of the help.
func (p *program) commands() []*cli.Command {
	return []*cli.Command{
		p.initCommand(),
		p.buildCommand(),
		p.checkCommand(),
		p.exportCommand(),
		p.drawCommand(),
		p.convertCommand(),
		p.mappingCommand(),
		p.schemaCommand(),
		p.formatsCommand(),
		p.completionCommand(),
	}
}
