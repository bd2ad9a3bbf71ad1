package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph/source"
)

// stdinFlags say what standard input is, where "-" is among the files.
func stdinFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "table", Value: "table", Usage: "the name of the table on standard input, as a file name would give it"},
		&cli.StringFlag{Name: "from", Usage: "the format of standard input: csv, json, …; recognized where it is left out"},
	}
}

// spool copies standard input to a temporary file, since tables are read more
// than once. The file is gone when the run ends.
func (p *program) spool(c *cli.Context) (string, error) {
	table := c.String("table")
	if path.Base(table) != table || table == "." || table == ".." {
		return "", usagef("--table: %q is not a plain name", table)
	}
	in := bufio.NewReader(p.in)
	ext, err := stdinExt(c.String("from"), in)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "corkboard-*")
	if err != nil {
		return "", err
	}
	p.atEnd = append(p.atEnd, func() { os.RemoveAll(dir) })
	f, err := os.Create(filepath.Join(dir, table+ext))
	if err != nil {
		return "", err
	}
	copied := make(chan error, 1)
	go func() {
		_, err := io.Copy(f, in)
		copied <- errors.Join(err, f.Close())
	}()
	select {
	case err = <-copied:
	case <-c.Context.Done(): // a terminal that nobody types at never ends
		err = c.Context.Err()
	}
	return f.Name(), err
}

// stdinExt gives the extension for the format of standard input: the one that
// is named, else what its beginning looks like. A table is taken for CSV, whose
// reader recognizes the delimiter.
func stdinExt(from string, in *bufio.Reader) (string, error) {
	if from != "" {
		i := slices.IndexFunc(source.Formats, func(f source.Format) bool { return f.Name == from })
		if i < 0 {
			return "", usagef("--from: %q is no format; corkboard formats lists them", from)
		}
		return source.Formats[i].Ext[0], nil
	}
	head, _ := in.Peek(4096)
	text := strings.TrimLeft(strings.TrimPrefix(string(head), "\uFEFF"), " \t\r\n")
	line, rest, _ := strings.Cut(text, "\n")
	switch {
	case strings.HasPrefix(text, "PK\x03\x04"):
		return ".xlsx", nil
	case strings.HasPrefix(text, "{") && strings.HasSuffix(strings.TrimSpace(line), "}") && strings.HasPrefix(rest, "{"):
		return ".jsonl", nil
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		return ".json", nil
	}
	return ".csv", nil
}
