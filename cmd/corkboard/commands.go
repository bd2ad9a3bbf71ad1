package main

import "github.com/urfave/cli/v2"

// commands is the table of commands, in the order of the help.
func (p *program) commands() []*cli.Command {
	return []*cli.Command{
		p.initCommand(),
		p.buildCommand(),
		p.checkCommand(),
		p.loadCommand(),
		p.removeCommand(),
		p.compactCommand(),
		p.exportCommand(),
		p.drawCommand(),
		p.convertCommand(),
		p.findCommand(),
		p.listCommand(),
		p.showCommand(),
		p.queryCommand(),
		p.infoCommand(),
		p.diffCommand(),
		p.mappingCommand(),
		p.schemaCommand(),
		p.formatsCommand(),
		p.completionCommand(),
	}
}
