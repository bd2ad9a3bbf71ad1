package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"corkboard/graph"
)

// ntStatements reads N-Triples (RDF 1.1 and 1.2 N-Triples), a statement a
// line. See lineStatements.
func ntStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return lineStatements(ctx, in, o, false)
}

// nqStatements reads N-Quads (RDF 1.1 and 1.2 N-Quads), a statement a line. See
// lineStatements.
func nqStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return lineStatements(ctx, in, o, true)
}

// lineStatements reads N-Triples, or N-Quads where graphs is set, block by
// block. A line at fault is reported and passed over. With o.RDF.Workers above
// one as many goroutines read the lines; what comes out is the same.
func lineStatements(ctx context.Context, in Input, o Options, graphs bool) graph.Statements {
	if o.RDF.Workers > 1 {
		return parallelLines(ctx, in, o, graphs)
	}
	return func(yield func(graph.Statement, error) bool) {
		blocks, err := openLines(in, o)
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		defer blocks.close()
		p := newLineParser(in, o, graphs)
		for {
			if err := ctx.Err(); err != nil {
				yield(graph.Statement{}, err)
				return
			}
			b, err := blocks.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(graph.Statement{}, err)
				return
			}
			if b.fault != nil {
				if !yield(graph.Statement{}, b.fault) {
					return
				}
				continue
			}
			if !p.block(b, yield) {
				return
			}
		}
	}
}

// lineBlock is whole lines of a document, or the fault of one that is too
// long.
type lineBlock struct {
	text  string
	line  int32 // number of the first line
	fault error
}

// lineBlocks cuts a document into blocks that end where a line ends.
type lineBlocks struct {
	in    Input
	r     io.ReadCloser
	buf   []byte
	held  int   // bytes in buf
	line  int32 // number of the line that buf begins with
	max   int   // bytes of the longest line
	begun bool
	end   bool // r has ended
	err   error
	skip  bool // inside a line that is too long
}

func openLines(in Input, o Options) (*lineBlocks, error) {
	r, err := in.Open()
	if err != nil {
		return nil, err
	}
	return &lineBlocks{in: in, r: r, buf: make([]byte, blockSize), line: 1, max: o.maxRecord()}, nil
}

func (b *lineBlocks) close() { b.r.Close() }

// next gives the next block; io.EOF ends the document. An error of r comes
// behind the lines that were read whole before it.
func (b *lineBlocks) next() (lineBlock, error) {
	for {
		b.fill()
		cut := lastLineEnd(b.buf[:b.held], b.end && b.err == nil)
		switch {
		case cut == 0 && b.end:
			return lineBlock{}, b.ending()
		case b.skip && cut == 0:
			b.held = 0
			continue
		case b.skip:
			cut = firstLineEnd(b.buf[:b.held])
			b.skip = false
			b.take(cut)
			continue
		case cut == 0 && b.held < b.max:
			b.buf = append(b.buf, make([]byte, len(b.buf))...)
			continue
		case cut == 0:
			at := graph.Origin{File: b.in.Name, Line: b.line, Column: 1}
			b.skip, b.held, b.buf = true, 0, make([]byte, blockSize)
			return lineBlock{fault: &graph.Error{Origin: at, Err: errLongLine(b.max)}}, nil
		}
		block := lineBlock{line: b.line}
		block.text = b.take(cut)
		return block, nil
	}
}

// errLongLine says that a line is out of bounds.
func errLongLine(most int) error {
	return fmt.Errorf("line: it is larger than %s; it is left out", bytesOf(most))
}

// ending gives what ended the document. Damage has the place of the line that
// it cuts off, which is left out: its beginning may say something else.
func (b *lineBlocks) ending() error {
	var e *graph.Error
	switch {
	case b.err == nil:
		return io.EOF
	case errors.As(b.err, &e) && e.Origin.Line == 0:
		return b.in.fault(e.Err, graph.Origin{Line: b.line, Column: 1})
	}
	return b.err
}

// fill reads until the buffer is full.
func (b *lineBlocks) fill() {
	for idle := 0; !b.end && b.held < len(b.buf); {
		n, err := b.r.Read(b.buf[b.held:])
		b.held += n
		if idle++; n > 0 {
			idle = 0
		}
		if err == nil && idle == 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			b.end = true
			if err != io.EOF {
				b.err = err
			}
		}
	}
	if !b.begun {
		b.begun = true
		if strings.HasPrefix(string(b.buf[:min(b.held, 3)]), "\uFEFF") {
			b.held = copy(b.buf, b.buf[3:b.held])
		}
	}
}

// take cuts a block off the beginning of the buffer. A buffer that one long
// line made large is let go.
func (b *lineBlocks) take(n int) string {
	text := string(b.buf[:n])
	b.line = add(b.line, lineEnds(text))
	rest := b.buf[n:b.held]
	if len(b.buf) > blockSize && len(rest) <= blockSize {
		b.buf = make([]byte, blockSize)
	}
	b.held = copy(b.buf, rest)
	return text
}

// lastLineEnd gives the length of the lines that are whole; at the end of the
// document the last one is.
func lastLineEnd(text []byte, end bool) int {
	if end {
		return len(text)
	}
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == '\n' {
			return i + 1
		}
		if text[i] == '\r' && i+1 < len(text) {
			return i + 1 // a lone one, since what follows is known
		}
	}
	return 0
}

// firstLineEnd gives the length of the first line with its end.
func firstLineEnd(text []byte) int {
	i := strings.IndexAny(string(text), "\r\n")
	if i < 0 {
		return len(text)
	}
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		i++
	}
	return i + 1
}

// lineEnds counts the ends of lines: LF, CR LF and CR.
func lineEnds(text string) int {
	n := strings.Count(text, "\n")
	if strings.IndexByte(text, '\r') >= 0 {
		n += strings.Count(text, "\r") - strings.Count(text, "\r\n")
	}
	return n
}
