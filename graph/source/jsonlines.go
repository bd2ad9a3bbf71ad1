package source

import (
	"context"
	"errors"
	"io"

	"corkboard/graph"
)

// jsonLinesRecords streams a document that has one JSON object on each line.
// Blank lines are passed over; a line at fault is reported and left out. Every
// field has its line and column; there are no pointers, since they would be
// the same on every line.
func jsonLinesRecords(ctx context.Context, in Input, o Options) Records {
	return func(yield func(Record, error) bool) {
		j, done, err := openJSON(ctx, in, o, yield)
		if err != nil {
			yield(Record{}, err)
			return
		}
		defer done()
		j.lines = true
		for {
			err := j.line()
			var e *graph.Error
			switch {
			case errors.Is(err, errStop), err == io.EOF:
				return
			case err != nil && !yield(Record{}, err):
				return
			case err != nil && !errors.As(err, &e):
				return
			}
			if !j.endLine() {
				if j.err != io.EOF && err != j.err {
					yield(Record{}, j.err)
				}
				return
			}
		}
	}
}

// line reads one line up to its end. It gives io.EOF at the end of the input.
func (j *jsonReader) line() error {
	j.space()
	c, ok := j.peek()
	if !ok {
		return j.err
	}
	if c == '\n' {
		return nil
	}
	if err := j.record(""); err != nil {
		return err
	}
	j.space()
	if c, ok := j.peek(); ok && c != '\n' {
		return j.malformed("the end of the line")
	}
	return nil
}

// endLine moves behind the end of the line. It is false at the end of the
// input.
func (j *jsonReader) endLine() bool {
	for {
		c, ok := j.peek()
		if !ok {
			return false
		}
		n := 1
		for c != '\n' && j.r+n < j.w && j.buf[j.r+n] != '\n' {
			n++
		}
		j.use(n)
		if c == '\n' {
			return true
		}
	}
}
