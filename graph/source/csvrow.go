package source

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// table reads the rows of a delimited table from a sliding window of the
// text. buf[r:w] is read and not yet used; at is the place of buf[r].
type table struct {
	in      Input
	kind    string
	src     io.Reader
	delim   byte
	max     int // the largest field, in bytes
	maxText int // the largest text of a row
	keep    int // how many cells of a row are kept

	buf  []byte
	r, w int
	err  error // why the input ended early
	eof  bool  // nothing more will be read
	at   place

	columns []Field
	faults  []error

	// The current row.
	row     int32
	start   place
	cells   []cell
	text    []byte // of all cells; of the window or of scratch
	suspect bool   // the text may hold NUL or what is not UTF-8
	extra   place  // of the first cell beyond those kept that has a text
	cut     bool   // the row was cut short by a quote that never closes
	scratch []byte

	kept   strings.Builder
	fields []Field
}

// cell is a cell of the current row: its part of the row's text and its place
// in the input. A bad one was reported and is left out.
type cell struct {
	start, end int
	place
	bad bool
}

// fill reads more of the input into the window and tells whether there was
// more. Offsets relative to r stay valid.
func (t *table) fill() bool {
	if t.eof {
		return false
	}
	if t.r == t.w {
		t.r, t.w = 0, 0
		if len(t.buf) > 16*blockSize {
			t.buf = make([]byte, blockSize) // give back what a large field took
		}
	}
	if t.w == len(t.buf) {
		if t.r > len(t.buf)/2 {
			t.w = copy(t.buf, t.buf[t.r:t.w])
		} else {
			grown := make([]byte, 2*len(t.buf))
			t.w = copy(grown, t.buf[t.r:t.w])
			t.buf = grown
		}
		t.r = 0
	}
	for range 100 {
		n, err := t.src.Read(t.buf[t.w:])
		t.w += n
		if err != nil {
			t.eof = true
			if err != io.EOF {
				t.err = err
			}
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
	t.eof, t.err = true, io.ErrNoProgress
	return false
}

// next reads the next row that is not a blank line. A line in the window that
// has neither quotes nor a lone CR is split at once, any other cell by cell.
func (t *table) next() bool {
	searched := 0
	for {
		window := t.buf[t.r:t.w]
		n := bytes.IndexByte(window[searched:], '\n')
		if n < 0 {
			tail := window[searched:]
			searched = len(window)
			if !bytes.ContainsAny(tail, "\r\"") && searched <= t.max && t.fill() {
				continue
			}
			if t.r == t.w && !t.fill() {
				return false
			}
			if read, blank := t.slowRow(); !blank {
				return read
			}
			searched = 0
			continue
		}
		end := searched + n
		searched = 0
		line := window[:end]
		if end > 0 && line[end-1] == '\r' {
			line = line[:end-1]
		}
		if len(line) > t.max || bytes.IndexByte(line, '"') >= 0 || bytes.IndexByte(line, '\r') >= 0 {
			if read, blank := t.slowRow(); !blank {
				return read
			}
			continue
		}
		if len(line) > 0 {
			t.fastRow(line)
		}
		t.r += end + 1
		t.at = place{add(t.at.line, 1), 1}
		if len(line) > 0 {
			return true
		}
	}
}

// begin makes ready for a new row at the current place.
func (t *table) begin() {
	t.row = add(t.row, 1)
	t.start = t.at
	t.cells = t.cells[:0]
	t.suspect, t.cut, t.extra = false, false, place{}
}

// fastRow splits a line without quotes at the delimiters.
func (t *table) fastRow(line []byte) {
	t.begin()
	t.text = line
	ascii := asciiPrefix(line) == len(line)
	t.suspect = !ascii && !utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0
	p := t.at
	for start := 0; ; {
		n := bytes.IndexByte(line[start:], t.delim)
		end := start + n
		if n < 0 {
			end = len(line)
		}
		t.addCell(cell{start: start, end: end, place: p})
		if n < 0 {
			return
		}
		if ascii {
			p.column += int32(end - start + 1)
		} else {
			p.column += int32(utf8.RuneCount(line[start:end])) + 1
		}
		start = end + 1
	}
}

// addCell adds a cell to the current row. Beyond those that are kept, only the
// place of the first that is not empty is.
func (t *table) addCell(c cell) {
	switch {
	case len(t.cells) < t.keep:
		t.cells = append(t.cells, c)
	case c.end > c.start && t.extra.line == 0:
		t.extra = c.place
	}
}
