package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"

	"corkboard/export"
	"corkboard/graph"
)

// engines are the programs of Graphviz that may place nodes.
var engines = []string{"dot", "neato", "sfdp"}

// engineTime is how long a program of Graphviz may take.
const engineTime = 2 * time.Minute

// placeByEngine lets a program of Graphviz place the nodes. It is told their
// sizes and lines, not their names, and only numbers are taken from its answer.
func placeByEngine(ctx context.Context, name string, n graph.Network, o *export.DrawOptions) error {
	if name == "" {
		return nil
	}
	if !slices.Contains(engines, name) {
		return usagef("--engine: %q is not one of %s", name, strings.Join(engines, ", "))
	}
	if o.Layout == export.LayoutNameStory || o.Layout == export.LayoutNameList {
		return usagef("--engine: a %s has its own places; leave out --layout, or take network or overview", o.Layout)
	}
	file, err := exec.LookPath(name)
	if err != nil {
		return fmt.Errorf("--engine: no %s on this machine; install Graphviz, or leave --engine out: %w", name, err)
	}
	var in, out, said bytes.Buffer
	if err := export.WriteEngineDOT(&in, n, *o); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, engineTime)
	defer cancel()
	cmd := exec.CommandContext(limited, file, "-Tplain")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &said
	if err := cmd.Run(); err != nil {
		if errors.Is(limited.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
			return fmt.Errorf("--engine: %s took more than %s; leave --engine out, or draw less", name, engineTime)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		first, _, _ := strings.Cut(said.String(), "\n")
		return fmt.Errorf("--engine: %s: %w: %s", name, err, first)
	}
	o.At, err = export.ReadPlaces(&out, n)
	return err
}
