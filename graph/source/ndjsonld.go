package source

import (
	"context"
	"errors"
	"io"

	"corkboard/graph"
)

// ndjsonldStatements streams a document that has one JSON-LD document on each
// line, as a rule one node object (NDJSON-LD). The lines are one document: a
// label of a blank node means the same on all of them. Each line has its own
// context, or none. Blank lines are passed over, a line at fault is reported
// and left out, and every statement has its line.
//
// Memory is one line: 64 MB at most, four times o.MaxField. A line that is
// larger is a fault. The context of a line is kept for the next.
func ndjsonldStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		j, closer, err := openJSONLD(ctx, in, o)
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		defer closer.Close()
		j.lines = true
		e := newLDReader(ctx, in, o, yield)
		for {
			err := e.oneLine(j)
			switch {
			case errors.Is(err, errStop), err == io.EOF:
				return
			case err != nil && (!yield(graph.Statement{}, err) || !asFault(err)):
				return
			}
			if !j.endLine() {
				if j.err != io.EOF && err != j.err {
					yield(graph.Statement{}, j.err)
				}
				return
			}
		}
	}
}

// oneLine reads one line up to its end. It gives io.EOF at the end of the
// input.
func (e *ldReader) oneLine(j *jsonldText) error {
	if err := e.ctx.Err(); err != nil {
		return err
	}
	j.space()
	c, ok := j.peek()
	if !ok {
		return j.err
	}
	if c == '\n' {
		return nil
	}
	// The blank nodes of a line have the places of its bytes: each takes two
	// bytes at least to be written.
	e.line, e.next = j.at.line, j.offset()
	j.spent, j.faults = 0, j.faults[:0]
	v, err := j.tree(1, "")
	if err != nil {
		return err
	}
	j.space()
	if c, ok := j.peek(); ok && c != '\n' {
		return j.malformed("the end of the line")
	}
	if !e.yieldFaults(j.faults) {
		return errStop
	}
	if len(j.faults) > 0 {
		return nil
	}
	return e.document(v)
}
