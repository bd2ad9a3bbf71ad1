// Command corkboard turns people, organizations, messages and events into a
// knowledge graph in which every statement says who says so, and writes it out
// as RDF and as pictures. It knows the user: commands, flags, the voice on
// standard error and the exit codes; what a record, a statement or a picture
// is, it leaves to the packages below.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // case.yaml names time zones; no host has to know them
)

func main() {
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A write to a closed pipe comes back as an error, so that temporary files go.
	signal.Ignore(syscall.SIGPIPE)
	code := run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
