package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"corkboard/graph"
	"corkboard/graph/source"
)

// measurement is one run of one tool, as a line of .ci/peers' measurements:
// operation, tool, seconds, seconds of processor time, peak memory in kB, bytes,
// statements, with tabs between them. What is not known is 0. Behind them comes
// what is told of stores alone, each as name=number, where it is known.
type measurement struct {
	operation, tool string
	seconds, user   float64
	peak            float64 // kB
	bytes           float64 // read; written where nothing is read
	statements      float64

	disk   float64 // bytes of the store
	median float64 // microseconds of a question
	late   float64 // microseconds that 99 of 100 questions take at most
}

// named gives what stands in a line by name.
func (m *measurement) named() []namedNumber {
	return []namedNumber{{"disk", &m.disk}, {"median", &m.median}, {"p99", &m.late}}
}

type namedNumber struct {
	name   string
	number *float64
}

func (m measurement) String() string {
	line := fmt.Sprintf("%s\t%s\t%.4f\t%.3f\t%.0f\t%.0f\t%.0f", m.operation, m.tool, m.seconds, m.user, m.peak, m.bytes, m.statements)
	for _, n := range m.named() {
		if *n.number != 0 {
			line += fmt.Sprintf("\t%s=%.1f", n.name, *n.number)
		}
	}
	return line + "\n"
}

// window is how many statements measureWrite holds in memory and writes again
// and again.
const window = 200_000

// measureRead reads a file and drops what it reads. A fault is an error.
func measureRead(ctx context.Context, s settings, _ io.Reader, out io.Writer) error {
	if s.file == "" {
		return usagef("read: which file?")
	}
	file, err := openRDF(ctx, s)
	if err != nil {
		return err
	}
	m := measurement{operation: "read " + file.Format.Name, tool: "corkboard", bytes: float64(file.Size)}
	if s.workers > 1 {
		m.tool = fmt.Sprintf("corkboard, %d workers", s.workers)
	}
	for range s.runs {
		m.statements = 0
		start, before := time.Now(), processorTime()
		for _, err := range file.Statements(ctx) {
			if err != nil {
				return err
			}
			m.statements++
		}
		m.seconds, m.user, m.peak = time.Since(start).Seconds(), processorTime()-before, peakMemory()
		if _, err := io.WriteString(out, m.String()); err != nil {
			return err
		}
	}
	return nil
}

// openRDF opens a file of statements, to be read by so many workers.
func openRDF(ctx context.Context, s settings) (source.File, error) {
	folder, err := source.Open(ctx, s.file)
	if err != nil {
		return source.File{}, err
	}
	if len(folder.Files) != 1 || folder.Files[0].Format.Statements == nil {
		return source.File{}, fmt.Errorf("%s: is no RDF that is read", filepath.Base(s.file))
	}
	file := folder.Files[0]
	file.Options.RDF.Workers = s.workers
	return file, nil
}

// counter counts bytes and keeps none.
type counter float64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// measureWrite writes statements out of memory to nowhere.
func measureWrite(ctx context.Context, s settings, _ io.Reader, out io.Writer) error {
	f, err := s.writtenFormat()
	if err != nil {
		return err
	}
	if s.statements == 0 {
		return usagef("write: how many --statements?")
	}
	held, err := graph.Collect(until(ctx, newWorld(min(s.statements, window), s.seed).all))
	if err != nil {
		return err
	}
	for range s.runs {
		var written counter
		start, before := time.Now(), processorTime()
		n, err := f.Write(&written, until(ctx, repeated(held, s.statements)), writeOptions(f))
		if err != nil {
			return err
		}
		m := measurement{
			operation: "write " + f.Name, tool: "corkboard", seconds: time.Since(start).Seconds(),
			user: processorTime() - before, peak: peakMemory(), bytes: float64(written), statements: float64(n.Statements),
		}
		if _, err := io.WriteString(out, m.String()); err != nil {
			return err
		}
	}
	return nil
}

// repeated streams statements again and again, up to so many.
func repeated(held []graph.Statement, most int) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for n := range most {
			if !yield(held[n%len(held)], nil) {
				return
			}
		}
	}
}

// processorTime gives the seconds of processor time that the process has had, as
// Linux counts it in hundredths; 0 elsewhere.
func processorTime() float64 {
	stat, _ := os.ReadFile("/proc/self/stat")
	// Behind the name, which may hold anything, come the state and ten numbers.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100
}

// resetPeakMemory makes peakMemory begin anew, on Linux.
func resetPeakMemory() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// peakMemory gives the most memory in kB that the process has had, as Linux
// counts it; 0 elsewhere.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb float64
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		return 0
	}
	return math.Round(kb)
}
