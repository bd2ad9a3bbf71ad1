package source

import (
	"bytes"
	"errors"
	"fmt"
)

// slowRow reads a row cell by cell: one with quotes, with a lone CR, without a
// line end, or too long for the window. read is false where the input broke
// off before the row's end; blank is true for a line without anything.
func (t *table) slowRow() (read, blank bool) {
	if t.have(1) && isLineEnd(t.buf[t.r]) {
		t.lineEnd()
		return true, true
	}
	t.begin()
	t.text = t.scratch[:0]
	t.suspect = true
	for {
		if t.have(1) && t.buf[t.r] == '"' {
			t.quotedCell()
		} else {
			t.bareCell()
		}
		if !t.have(1) || t.buf[t.r] != t.delim {
			break
		}
		t.use(1)
	}
	t.scratch = t.text
	if cap(t.scratch) > 16*blockSize {
		t.scratch = nil
	}
	if t.err != nil && !t.have(1) {
		return false, false // a row without its end is not read
	}
	t.lineEnd()
	return true, false
}

// have tells whether the window holds n bytes, reading on where it must.
func (t *table) have(n int) bool {
	for t.w-t.r < n {
		if !t.fill() {
			return false
		}
	}
	return true
}

// use moves on by n bytes of the window.
func (t *table) use(n int) {
	t.at = t.at.after(t.buf[t.r : t.r+n])
	t.r += n
}

// lineEnd moves over one line end, if one stands here.
func (t *table) lineEnd() {
	n := 1
	switch {
	case !t.have(1):
		return
	case t.buf[t.r] == '\r' && t.have(2) && t.buf[t.r+1] == '\n':
		n = 2
	}
	t.r += n
	t.at = place{add(t.at.line, 1), 1}
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

// endOfBare finds the end of a cell without quotes.
func (t *table) endOfBare(b []byte) int {
	for i, c := range b {
		if c == t.delim || c == '\n' || c == '\r' {
			return i
		}
	}
	return -1
}

// bareCell reads a cell without quotes, up to the delimiter or the line end.
func (t *table) bareCell() {
	c := cell{start: len(t.text), place: t.at}
	n := 0
	for {
		i := t.endOfBare(t.buf[t.r+n : t.w])
		if i >= 0 {
			n += i
			break
		}
		if n = t.w - t.r; n > t.max {
			t.skipBare()
			t.tooLarge(&c, t.max)
			t.addCell(c)
			return
		}
		if !t.fill() {
			break
		}
	}
	t.take(&c, t.buf[t.r:t.r+n])
	t.use(n)
	t.addCell(c)
}

// skipBare moves to the end of a cell without keeping it.
func (t *table) skipBare() {
	for {
		i := t.endOfBare(t.buf[t.r:t.w])
		if i >= 0 {
			t.use(i)
			return
		}
		t.use(t.w - t.r)
		if !t.fill() {
			return
		}
	}
}

// take adds a text to a cell, within the bounds of a field and of a row.
func (t *table) take(c *cell, text []byte) {
	switch {
	case c.bad || len(t.cells) >= t.keep:
		if len(text) > 0 && len(t.cells) >= t.keep && t.extra.line == 0 {
			t.extra = c.place
		}
		c.end = c.start
	case len(t.text)-c.start+len(text) > t.max:
		t.tooLarge(c, t.max)
	case len(t.text)+len(text) > t.maxText:
		t.tooLarge(c, t.maxText)
	default:
		t.text = append(t.text, text...)
		c.end = len(t.text)
	}
}

// tooLarge reports a cell beyond a bound and leaves it out.
func (t *table) tooLarge(c *cell, bound int) {
	if len(t.cells) >= t.keep {
		t.extra = c.place
		return
	}
	t.text = t.text[:c.start]
	c.end, c.bad = c.start, true
	what := "field"
	if bound != t.max {
		what = "row"
	}
	t.cellFault(c.place, fmt.Errorf("the %s is larger than %s; the field is left out", what, bytesOf(bound)))
}

// cellFault notes a fault of the cell that is being read, by its column's name.
func (t *table) cellFault(p place, err error) {
	if i := len(t.cells); i < len(t.columns) {
		if t.columns[i].Name == "" {
			return // nobody reads that column
		}
		err = fmt.Errorf("%s: %w", t.columns[i].Name, err)
	}
	t.faultAt(p, err)
}

var (
	errUnclosed = errors.New("the quote that opens here never closes; it is read as text up to the end of the line")
	errAfter    = errors.New("text follows the quote that closes; it is read as part of the cell")
)

// quotedCell reads a cell that begins with a quote.
func (t *table) quotedCell() {
	c := cell{start: len(t.text), place: t.at}
	for n := 1; ; {
		i := bytes.IndexByte(t.buf[t.r+n:t.w], '"')
		if i < 0 {
			n = t.w - t.r
			if n > t.max+2 {
				t.largeQuoted(c)
				return
			}
			if !t.fill() {
				t.unclosed(c)
				return
			}
			continue
		}
		n += i
		if t.have(n+2) && t.buf[t.r+n+1] == '"' {
			n += 2
			continue
		}
		t.closed(c, n)
		return
	}
}

// closed ends a quoted cell whose closing quote stands n bytes on. Text behind
// that quote is a fault; where the cell spans lines, it means that the quote
// belongs to another cell and that the first one never closed.
func (t *table) closed(c cell, n int) {
	follows := t.have(n+2) && t.endOfBare(t.buf[t.r+n+1:t.r+n+2]) < 0
	text := t.buf[t.r+1 : t.r+n] // behind have, which may move the window
	if follows && bytes.ContainsAny(text, "\r\n") {
		t.unclosed(c)
		return
	}
	for {
		i := bytes.Index(text, []byte(`""`))
		if i < 0 {
			break
		}
		t.take(&c, text[:i+1])
		text = text[i+2:]
	}
	t.take(&c, text)
	t.use(n + 1)
	if !follows {
		t.addCell(c)
		return
	}
	t.cellFault(t.at, errAfter)
	t.rest(c)
}

// rest adds what stands up to the delimiter to a cell whose quote has closed.
func (t *table) rest(c cell) {
	for {
		i := t.endOfBare(t.buf[t.r:t.w])
		n := i
		if i < 0 {
			n = t.w - t.r
		}
		t.take(&c, t.buf[t.r:t.r+n])
		t.use(n)
		if i >= 0 || !t.fill() {
			t.addCell(c)
			return
		}
	}
}

// unclosed reads a cell whose quote never closes as text up to the line end.
func (t *table) unclosed(c cell) {
	if t.eof && t.err != nil {
		t.use(t.w - t.r) // the input was cut off inside the quotes
		return
	}
	n := bytes.IndexAny(t.buf[t.r:t.w], "\r\n")
	if n < 0 {
		n = t.w - t.r
	}
	t.cellFault(c.place, errUnclosed)
	t.take(&c, t.buf[t.r:t.r+n])
	t.use(n)
	t.addCell(c)
	t.cut = true
}

// largeQuoted handles a quoted cell beyond the bound of a field: either its
// quote never closes and the lines behind it are rows, or it is a large field
// and is passed over without being kept.
func (t *table) largeQuoted(c cell) {
	if t.rowsFollow() {
		t.unclosed(c)
		return
	}
	t.tooLarge(&c, t.max)
	t.use(1)
	for {
		i := bytes.IndexByte(t.buf[t.r:t.w], '"')
		if i < 0 {
			n := t.w - t.r
			if n > 1 && t.buf[t.w-1] == '\r' {
				n-- // its LF may follow
			}
			t.use(n)
			if !t.fill() {
				t.use(t.w - t.r)
				t.cellFault(c.place, errors.New("the quote that opens here never closes"))
				break
			}
			continue
		}
		t.use(i)
		if !t.have(2) || t.buf[t.r+1] != '"' {
			t.use(1)
			t.skipBare()
			break
		}
		t.use(2)
	}
	t.addCell(c)
}

// rowsFollow tells whether most of the first lines behind this one look like
// rows of this table.
func (t *table) rowsFollow() bool {
	lines := bytes.SplitN(t.buf[t.r:t.w], []byte{'\n'}, 12)
	if len(lines) < 3 {
		return false
	}
	rows := 0
	lines = lines[1 : len(lines)-1] // the first began before, the last goes on
	for _, line := range lines {
		if bytes.Count(line, []byte{t.delim})+1 == len(t.columns) {
			rows++
		}
	}
	return 2*rows > len(lines)
}
