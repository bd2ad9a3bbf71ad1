package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"corkboard/graph/source"
)

// stdinFlags say what standard input is, where "-" is among the files.
func stdinFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "table", Usage: "the name of the table on standard input, as a file name would give it"},
		&cli.StringFlag{Name: "from", Usage: "the format of standard input, or of all files where it is not among them; recognized where it is left out"},
		&cli.StringSliceFlag{Name: "context", Usage: "a context that JSON-LD refers to, since nothing is fetched: `IRI=FILE`; may be given again"},
	}
}

// stdin is standard input with what it was recognized as.
type stdin struct {
	*bufio.Reader
	format source.Format
	close  func() error
}

// stdinName is the name of standard input in faults and the name of a file that
// it becomes.
const stdinName = "stdin"

// standardInput looks at the beginning of standard input, decompressed. What
// nothing else begins like is taken for CSV, whose reader recognizes the
// delimiter.
func (p *program) standardInput(c *cli.Context) (*stdin, error) {
	format, err := fromFormat(c)
	if err != nil {
		return nil, err
	}
	r, err := source.Unpack(newInterruptible(c.Context, p.in), stdinName)
	if err != nil {
		return nil, err
	}
	in := &stdin{bufio.NewReaderSize(r, blockSize), format, r.Close}
	if format.Name != "" {
		return in, nil
	}
	head, err := in.Peek(4096)
	if err != nil && err != io.EOF {
		return nil, errors.Join(err, r.Close())
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(head)), nil }
	var ok bool
	if in.format, ok, err = source.Recognize(source.Input{Name: stdinName, Open: open}); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	if !ok {
		in.format, _ = source.Lookup("csv")
	}
	return in, nil
}

// fromFormat gives the format that --from names, or none.
func fromFormat(c *cli.Context) (source.Format, error) {
	from := c.String("from")
	f, ok := source.Lookup(from)
	if from != "" && (!ok || f.Later) {
		return f, usagef("--from: %q is no format that is read; corkboard formats lists them", from)
	}
	return f, nil
}

// stream gives standard input as a file that can be read once, as it comes.
func (in *stdin) stream() source.File {
	open := func() (io.ReadCloser, error) {
		if in.Reader == nil {
			return nil, errors.New("standard input can be read once")
		}
		once := struct {
			io.Reader
			io.Closer
		}{in.Reader, closer(in.close)}
		in.Reader = nil
		return once, nil
	}
	return source.File{Input: source.Input{Name: stdinName, Size: -1, Open: open}, Format: in.format}
}

// closer closes by calling itself.
type closer func() error

func (c closer) Close() error { return c() }

// spool copies standard input to a temporary file, for what is read more than
// once. The file is gone when the run ends.
func (p *program) spool(c *cli.Context, in *stdin) (string, error) {
	name := c.String("table")
	switch {
	case name == "" && in.format.Statements != nil:
		name = stdinName
	case name == "":
		name = "table"
	case path.Base(name) != name || name == "." || name == "..":
		return "", usagef("--table: %q is not a plain name", name)
	}
	dir, err := os.MkdirTemp("", "corkboard-*")
	if err != nil {
		return "", err
	}
	p.atEnd = append(p.atEnd, func() { os.RemoveAll(dir) })
	f, err := os.Create(filepath.Join(dir, name+in.format.Ext[0]))
	if err != nil {
		return "", err
	}
	_, err = io.Copy(f, in)
	return f.Name(), errors.Join(err, f.Close(), in.close())
}
