package source

import (
	"bytes"
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

// lineBlocks cuts a document into blocks that end where a line ends. They have
// up to blockSize bytes, or are one line that has more.
type lineBlocks struct {
	in          Input
	r           io.ReadCloser
	buf         []byte
	start, held int   // buf[start:held] is read and not yet given out
	line        int32 // number of the line that begins at start
	max         int   // bytes of the longest line
	begun       bool
	end         bool // r has ended
	err         error
	skip        bool // inside a line that is too long
}

// readSize is the room to read into: two blocks, so that little is moved.
const readSize = 2 * blockSize

func openLines(in Input, o Options) (*lineBlocks, error) {
	r, err := in.Open()
	if err != nil {
		return nil, err
	}
	return &lineBlocks{in: in, r: r, buf: make([]byte, readSize), line: 1, max: o.maxRecord()}, nil
}

func (b *lineBlocks) close() { b.r.Close() }

// next gives the next block; io.EOF ends the document. An error of r comes
// behind the lines that were read whole before it.
func (b *lineBlocks) next() (lineBlock, error) {
	if b.skip {
		b.skipLine()
	}
	for want := blockSize; ; {
		b.fill(want)
		text := b.buf[b.start:b.held]
		line := b.line
		switch n := b.whole(text); {
		case n > 0:
			return lineBlock{text: b.take(n), line: line}, nil
		case b.end:
			return lineBlock{}, b.ending()
		case len(text) > b.max:
			b.skip, b.start, b.held, b.buf = true, 0, 0, make([]byte, readSize)
			at := graph.Origin{File: b.in.Name, Line: line, Column: 1}
			return lineBlock{fault: &graph.Error{Origin: at, Err: errLongLine(b.max)}}, nil
		}
		want = min(2*len(text), b.max+1)
	}
}

// whole gives the length of the block at the start of text, 0 where no line is
// whole. The last line of a document needs no end.
func (b *lineBlocks) whole(text []byte) int {
	last := b.end && b.err == nil
	if last && len(text) <= blockSize {
		return len(text)
	}
	if n := lastLineEnd(text[:min(len(text), blockSize)]); n > 0 {
		return n
	}
	n := firstLineEnd(text, b.end)
	if n == 0 && last {
		n = len(text)
	}
	return n
}

// skipLine drops what is left of a line that is too long.
func (b *lineBlocks) skipLine() {
	b.skip = false
	for {
		b.fill(2)
		text := b.buf[b.start:b.held]
		switch n := firstLineEnd(text, b.end); {
		case n > 0:
			b.take(n)
			return
		case b.end:
			b.start = b.held
			return
		case text[len(text)-1] == '\r': // a LF may follow
			b.start = b.held - 1
		default:
			b.start = b.held
		}
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

// fill reads until n bytes are there, if the document has as many. A buffer that
// one long line made large is let go.
func (b *lineBlocks) fill(n int) {
	if b.end || b.held-b.start >= n {
		return
	}
	buf := b.buf
	if size := max(readSize, n); len(buf) != size {
		buf = make([]byte, size)
	}
	b.held = copy(buf, b.buf[b.start:b.held])
	b.buf, b.start = buf, 0
	for idle := 0; b.held < n && !b.end; idle++ {
		got, err := b.r.Read(b.buf[b.held:])
		if b.held += got; got > 0 {
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
		if bytes.HasPrefix(b.buf[:b.held], []byte("\uFEFF")) {
			b.start = 3
		}
	}
}

// take cuts n bytes off the beginning.
func (b *lineBlocks) take(n int) string {
	text := string(b.buf[b.start : b.start+n])
	b.line = add(b.line, lineEnds(text))
	b.start += n
	return text
}

// lastLineEnd gives the length of the lines that are whole. Of a CR at the end
// nobody knows whether a LF follows.
func lastLineEnd(text []byte) int {
	if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return bytes.LastIndexByte(text[:max(0, len(text)-1)], '\r') + 1
}

// firstLineEnd gives the length of the first line with its end, 0 where it has
// none. end tells that nothing follows.
func firstLineEnd(text []byte, end bool) int {
	lf := bytes.IndexByte(text, '\n')
	line := text
	if lf >= 0 {
		line = text[:lf]
	}
	switch cr := bytes.IndexByte(line, '\r'); {
	case cr < 0 || cr+1 == lf:
		return lf + 1
	case cr+1 < len(text) || end:
		return cr + 1
	}
	return 0
}

// lineEnds counts the ends of lines: LF, CR LF and CR.
func lineEnds(text string) int {
	n := strings.Count(text, "\n")
	if strings.IndexByte(text, '\r') >= 0 {
		n += strings.Count(text, "\r") - strings.Count(text, "\r\n")
	}
	return n
}
