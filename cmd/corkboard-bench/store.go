package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
)

// bench is one engine with the file that is put into it.
type bench struct {
	engine
	name      string
	file      source.File
	dir       string // of the store
	questions *questions
	read      float64 // statements of the file
	out       io.Writer
}

// operations in the order in which they are done. All but load want an open
// store.
var operations = []struct {
	name string
	run  func(*bench, context.Context) error
}{
	{"load", (*bench).measureLoad}, {"open", (*bench).measureOpen}, {"scan", (*bench).measureScan},
	{"export", (*bench).measureExport}, {"lookup", (*bench).measureLookup}, {"hops", (*bench).measureHops},
	{"between", (*bench).measureBetween}, {"contacts", (*bench).measureContacts},
}

// measureStore puts a file into a new store and asks it questions, as often as
// there are runs. What is measured first is not warm; the file is, for the
// questions are drawn from it before.
func measureStore(ctx context.Context, s settings, _ io.Reader, out io.Writer) error {
	if s.file == "" {
		return usagef("store: which file?")
	}
	newEngine, ok := engines[s.engine]
	if !ok {
		return usagef("store: --engine is one of %s", strings.Join(slices.Sorted(maps.Keys(engines)), ", "))
	}
	only, err := chosen(s.only)
	if err != nil {
		return err
	}
	if s.workers == 0 {
		s.workers = runtime.GOMAXPROCS(0)
	}
	if s.questions == 0 {
		s.questions = maxLookups
	}
	file, err := openRDF(ctx, s)
	if err != nil {
		return err
	}
	q, err := drawQuestions(ctx, s.seed, s.questions, file.Statements(ctx))
	if err != nil {
		return err
	}
	for range s.runs {
		dir, err := os.MkdirTemp(s.dir, "corkboard-bench-")
		if err != nil {
			return err
		}
		b := &bench{engine: newEngine(dir), name: s.engine, file: file, dir: dir, questions: q, out: out}
		err = b.run(ctx, only)
		if err := errors.Join(err, b.close(), os.RemoveAll(dir)); err != nil {
			return fmt.Errorf("%s: %w", s.engine, err)
		}
	}
	return nil
}

// chosen reads a list of operations; none are all. Loading always takes place.
func chosen(list string) (map[string]bool, error) {
	only := map[string]bool{}
	for _, o := range operations {
		only[o.name] = list == ""
	}
	if list == "" {
		return only, nil
	}
	for name := range strings.SplitSeq(list, ",") {
		if _, ok := only[name]; !ok {
			return nil, usagef("store: %q is no operation", name)
		}
		only[name] = true
	}
	return only, nil
}

func (b *bench) run(ctx context.Context, only map[string]bool) error {
	for _, o := range operations {
		if o.name != "load" && o.name != "open" && !only[o.name] {
			continue
		}
		if err := o.run(b, ctx); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
	}
	return nil
}

// measure does something once, in memory as free as it gets, and gives how long
// it took and the most memory that the process had meanwhile.
func (b *bench) measure(operation string, do func() error) (measurement, error) {
	m := measurement{operation: operation, tool: b.name}
	debug.FreeOSMemory()
	resetPeakMemory()
	start, before := time.Now(), processorTime()
	err := do()
	m.seconds, m.user, m.peak = time.Since(start).Seconds(), processorTime()-before, peakMemory()
	return m, err
}

func (b *bench) print(m measurement, err error) error {
	if err == nil {
		_, err = io.WriteString(b.out, m.String())
	}
	return err
}

func (b *bench) measureLoad(ctx context.Context) error {
	b.read = 0
	m, err := b.measure("load", func() error {
		return b.load(ctx, func(yield func(graph.Statement, error) bool) {
			for s, err := range b.file.Statements(ctx) {
				b.read++
				if !yield(s, err) {
					return
				}
			}
		})
	})
	if err != nil {
		return err
	}
	m.bytes, m.statements = float64(b.file.Size), b.read
	m.disk, err = sizeOf(b.dir)
	return b.print(m, err)
}

// sizeOf adds up the sizes of the files in a folder.
func sizeOf(dir string) (bytes float64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			bytes += float64(info.Size())
		}
		return err
	})
	return bytes, err
}

func (b *bench) measureOpen(context.Context) error {
	m, err := b.measure("open", b.open)
	if m.disk, _ = sizeOf(b.dir); m.disk == 0 {
		return err // in memory, it has not been closed
	}
	m.disk = 0
	return b.print(m, err)
}

func (b *bench) measureScan(ctx context.Context) error {
	n := 0.0
	m, err := b.measure("scan", func() error {
		for _, err := range b.all(ctx) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err == nil && (n == 0 || n > b.read) {
		err = fmt.Errorf("%.0f statements come out, %.0f went in", n, b.read)
	}
	m.statements = n
	return b.print(m, err)
}

// measureExport writes N-Quads beside the store, and syncs them.
func (b *bench) measureExport(ctx context.Context) error {
	name := filepath.Join(b.dir, "export.nq")
	format, _ := export.Lookup("nq")
	var written export.Written
	m, err := b.measure("export", func() error {
		f, err := os.Create(name)
		if err != nil {
			return err
		}
		written, err = format.Write(f, until(ctx, b.all(ctx)), writeOptions(format))
		return errors.Join(err, f.Sync(), f.Close())
	})
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	m.bytes, m.statements = float64(info.Size()), float64(written.Statements)
	return b.print(m, os.Remove(name))
}

// ask times each of n questions. Where there are none, nothing is printed.
func (b *bench) ask(operation string, n int, question func(i int) (int, error)) error {
	if n == 0 {
		return nil
	}
	took := make([]float64, n)
	answers := 0
	m, err := b.measure(operation, func() error {
		for i := range n {
			start := time.Now()
			found, err := question(i)
			if err != nil {
				return err
			}
			took[i] = time.Since(start).Seconds() * 1e6
			answers += found
		}
		return nil
	})
	slices.Sort(took)
	m.median, m.late, m.statements = took[n/2], took[n*99/100], float64(answers)
	return b.print(m, err)
}

func (b *bench) measureLookup(ctx context.Context) error {
	all := b.questions.subjects.items
	for _, operation := range []string{"lookup", "lookup, again"} { // the blocks have been read then
		if err := b.ask(operation, len(all), func(i int) (int, error) { return b.about(ctx, all[i]) }); err != nil {
			return err
		}
	}
	return b.ask("lookup, Gizmo", len(all), func(i int) (int, error) { return b.gizmo(ctx, allOf(all[i])) })
}

func (b *bench) measureHops(ctx context.Context) error {
	all := b.questions.knowers.items
	err := b.ask("two hops, Gizmo", len(all), func(i int) (int, error) { return b.gizmo(ctx, twoHops(all[i])) })
	if e, ok := b.engine.(querier); ok && err == nil {
		err = b.ask("two hops, sorted", len(all), func(i int) (int, error) { return e.query(ctx, twoHops(all[i])) })
	}
	return err
}

func (b *bench) measureBetween(ctx context.Context) error {
	all := b.questions.pairs.items
	err := b.ask("messages between, Gizmo", len(all), func(i int) (int, error) {
		return b.gizmo(ctx, messagesBetween(all[i][0], all[i][1]))
	})
	return errors.Join(err, b.ask("messages between", len(all), func(i int) (int, error) {
		return b.between(ctx, all[i][0], all[i][1])
	}))
}
