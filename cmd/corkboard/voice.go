package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
)

// say writes one line to standard error, or several where the text has line
// ends. What a file name or a value may hold cannot steer the terminal.
func (p *program) say(format string, args ...any) {
	lines := strings.Split(fmt.Sprintf("corkboard: "+format, args...), "\n")
	for _, line := range lines {
		fmt.Fprintln(p.err, oneLine(line))
	}
}

// maxPrinted is how many faults are printed one by one; all are counted, and
// --rejects writes all of them.
const maxPrinted = 50

// faults counts the faults of the input and says what they are.
type faults struct {
	count   int
	kinds   map[string]int // by file and what is wrong, values left out
	rejects io.WriteCloser
	err     error // of writing rejects
}

// faultFlags are the flags of every command that reads input.
func faultFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "strict", Usage: "stop at the first fault and write nothing"},
		&cli.StringFlag{Name: "rejects", Usage: "write every fault to `FILE`, as JSON lines", TakesFile: true},
	}
}

// openFaults prepares for the faults of a run.
func (p *program) openFaults(c *cli.Context) (func(*graph.Error) error, error) {
	if name := c.String("rejects"); name != "" {
		if overInput(name, c.Args().Slice()) {
			return nil, usagef("--rejects: %s is read by this command and would be written over", name)
		}
		f, err := os.Create(name)
		if err != nil {
			return nil, err
		}
		p.faults.rejects = f
	}
	strict := c.Bool("strict")
	return func(e *graph.Error) error {
		p.fault(e)
		if strict {
			return fmt.Errorf("stopped at the first fault: --strict")
		}
		return nil
	}, nil
}

// fault reports and counts one fault of the input.
func (p *program) fault(e *graph.Error) {
	f := &p.faults
	if f.count++; f.count <= maxPrinted {
		fmt.Fprintln(p.err, oneLine(e.Error()))
	}
	f.note(e)
	if f.rejects == nil || f.err != nil {
		return
	}
	line, _ := json.Marshal(struct {
		Place  string `json:"place"`
		File   string `json:"file,omitempty"`
		Line   int32  `json:"line,omitempty"`
		Column int32  `json:"column,omitempty"`
		Fault  string `json:"fault"`
	}{e.Origin.String(), e.Origin.File, e.Origin.Line, e.Origin.Column, e.Err.Error()})
	_, f.err = f.rejects.Write(append(line, '\n'))
}

// maxKinds bounds the kinds of faults that are told apart.
const maxKinds = 1000

// note counts a fault under its kind: the file and the message without the
// value at fault.
func (f *faults) note(e *graph.Error) {
	if f.kinds == nil {
		f.kinds = make(map[string]int)
	}
	kind := e.Origin.File + ": " + quoted().ReplaceAllString(e.Err.Error(), "…")
	if _, ok := f.kinds[kind]; !ok && len(f.kinds) >= maxKinds {
		kind = "other faults"
	}
	f.kinds[kind]++
}

// quoted finds the values in a message.
var quoted = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
})

// closeFaults says how many faults there were and finishes the rejects file.
func (p *program) closeFaults() error {
	f := &p.faults
	if f.count > maxPrinted {
		p.say("and %d more faults", f.count-maxPrinted)
	}
	if f.count > 0 {
		p.say("%s", plural(f.count, "fault: what it concerns was left out or kept as given", "faults: what they concern was left out or kept as given"))
	}
	if f.rejects != nil {
		if err := f.rejects.Close(); f.err == nil {
			f.err = err
		}
		f.rejects = nil
	}
	return f.err
}

func plural[N int | int64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(int64(n)) + " " + many
}
