package source

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"corkboard/graph"
)

// ErrShort marks the fault of a row that has fewer cells than the header. All
// that it has is in its record, so that a caller may take it as a note.
var ErrShort = errors.New("the row is short")

// maxColumns bounds the columns of a table, as spreadsheets do.
const maxColumns = 1 << 14

// csvRecords streams the rows of a delimited table (RFC 4180, more
// tolerantly). The first line that is not blank is the header; blank lines and
// rows of empty cells are passed over; lines end in LF, CRLF or CR; a line
// "sep=;" before the header names the delimiter. Memory is a block of 64 KB,
// or what the largest field needs.
func csvRecords(ctx context.Context, in Input, o Options) Records {
	return func(yield func(Record, error) bool) {
		t, done, err := openTable(in, o)
		if err != nil {
			yield(Record{}, err)
			return
		}
		defer done()
		if err := ctx.Err(); err != nil {
			yield(Record{}, err)
			return
		}
		if !t.header() {
			t.end(yield)
			return
		}
		for t.yieldFaults(yield) {
			if t.row&1023 == 0 && ctx.Err() != nil {
				yield(Record{}, ctx.Err())
				return
			}
			if !t.next() {
				t.end(yield)
				return
			}
			if t.empty() {
				continue
			}
			r := t.record()
			if len(t.faults) > 0 && !t.yieldFaults(yield) || !yield(r, nil) {
				return
			}
		}
	}
}

// csvHeader gives the columns of a delimited table.
func csvHeader(_ context.Context, in Input, o Options) ([]Field, error) {
	t, done, err := openTable(in, o)
	if err != nil {
		return nil, err
	}
	defer done()
	if !t.header() {
		return nil, t.err
	}
	var fields []Field
	for _, f := range t.columns {
		if f.Name != "" {
			fields = append(fields, f)
		}
	}
	return fields, nil
}

// openTable opens an input as a delimited table, its delimiter recognized.
func openTable(in Input, o Options) (t *table, done func(), err error) {
	r, err := in.Open()
	if err != nil {
		return nil, nil, err
	}
	text, err := decoded(r, o.Encoding)
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	t = &table{in: in, kind: kindOf(in), src: text, max: o.maxField(), maxText: o.maxRecord(),
		buf: make([]byte, blockSize), at: place{1, 1}, keep: maxColumns}
	if err := t.chooseDelimiter(o.Delimiter); err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	return t, func() { r.Close() }, nil
}

// end yields what is left to say at the end of the input.
func (t *table) end(yield func(Record, error) bool) {
	if t.yieldFaults(yield) && t.err != nil {
		yield(Record{}, t.err)
	}
}

// header reads the header row into columns. It is false where there is none.
func (t *table) header() bool {
	for {
		if !t.next() {
			return false
		}
		if !t.empty() {
			break
		}
		t.row-- // rows count from the header
	}
	t.columns = headerColumns(t.in, 1, t.headerCells(), &t.faults)
	if t.extra.line > 0 {
		t.faultAt(t.extra, fmt.Errorf("header: the columns after number %d are left out", maxColumns))
	}
	t.keep = len(t.columns)
	return true
}

// headerCells gives the cells of the current row as fields without names.
func (t *table) headerCells() []Field {
	text := string(t.text)
	cells := make([]Field, len(t.cells))
	for i, c := range t.cells {
		cells[i] = Field{Text: text[c.start:c.end], Origin: t.origin(c.place)}
	}
	return cells
}

// headerColumns names the columns of a table by its header cells. A column
// that is not to be read has no name: that of an empty header, of a name given
// before, of a name that begins with "_" (which is no fault).
// The first cell is that of the column with the number first.
func headerColumns(in Input, first int, cells []Field, faults *[]error) []Field {
	seen := make(map[string]int, len(cells)) // the number of the column
	for i := range cells {
		c := &cells[i]
		name := strings.TrimSpace(c.Text)
		earlier, again := seen[name]
		switch why := faultOf(name); {
		case why != "":
			*faults = append(*faults, in.fault(fmt.Errorf("header: %s; the column is left out", why), c.Origin))
		case name == "":
			*faults = append(*faults, in.fault(fmt.Errorf("header: column %d has no name; it is left out", first+i), c.Origin))
		case again:
			*faults = append(*faults, in.fault(fmt.Errorf("header: %s is named twice (first in column %d); the second is left out",
				quoted(name), earlier), c.Origin))
		default:
			seen[name] = first + i
			if name[0] != '_' {
				c.Name = name
			}
		}
	}
	return cells
}

// lostName gives what the header calls a column; nothing for one that has no
// name, or one that is not meant to be read.
func (column Field) lostName() string {
	if name := strings.TrimSpace(column.Text); name != "" && name[0] != '_' {
		return name
	}
	return ""
}

// empty tells that no cell of the current row has a text.
func (t *table) empty() bool {
	for _, c := range t.cells {
		if c.end > c.start || c.bad {
			return false
		}
	}
	return t.extra.line == 0
}

// record makes a record of the current row.
func (t *table) record() Record {
	text := t.keepText()
	checked := t.suspect
	r := Record{Kind: t.kind, Fields: t.takeFields(len(t.cells)), Origin: t.origin(t.start)}
	r.Origin.Column = 1
	for i, c := range t.cells {
		name := t.columns[i].Name
		if name == "" || c.bad {
			if lost := t.columns[i].lostName(); lost != "" && (c.bad || c.end > c.start) {
				r.Lost = append(r.Lost, lost)
			}
			continue
		}
		value := text[c.start:c.end]
		if checked {
			if why := faultOf(value); why != "" {
				t.faultAt(c.place, fmt.Errorf("%s: %s; the field is left out", name, why))
				r.Lost = append(r.Lost, name)
				continue
			}
		}
		r.Fields = append(r.Fields, Field{Name: name, Text: value, Origin: t.origin(c.place)})
	}
	if t.cut {
		for _, c := range t.columns[min(len(t.cells), len(t.columns)):] {
			if lost := c.lostName(); lost != "" {
				r.Lost = append(r.Lost, lost)
			}
		}
	}
	if len(t.cells) < len(t.columns) && !t.cut {
		t.faultAt(place{t.start.line, 0}, fmt.Errorf("%w: it has %d cells, the header has %d", ErrShort, len(t.cells), len(t.columns)))
	}
	if t.extra.line > 0 {
		r.Lost = append(r.Lost, "")
		t.faultAt(t.extra, fmt.Errorf("row: it has more cells than the header, which has %d; the rest is left out", len(t.columns)))
	}
	return r
}

// keepText copies the row's text out of the reader's buffer. Short rows share
// one piece of memory: the Builder is written in order and never again.
func (t *table) keepText() string {
	if len(t.text) > blockSize/8 {
		return string(t.text)
	}
	if t.kept.Cap()-t.kept.Len() < len(t.text) {
		t.kept = strings.Builder{}
		t.kept.Grow(blockSize)
	}
	start := t.kept.Len()
	t.kept.Write(t.text)
	return t.kept.String()[start:]
}

// takeFields gives room for n fields, cut from a block of about 64 KB.
func (t *table) takeFields(n int) []Field {
	if cap(t.fields)-len(t.fields) < n {
		t.fields = make([]Field, 0, max(512, n))
	}
	start := len(t.fields)
	t.fields = t.fields[:start+n]
	return t.fields[start : start : start+n]
}

// origin gives the origin of a place in the current row.
func (t *table) origin(p place) graph.Origin {
	return graph.Origin{File: t.in.Name, Line: p.line, Column: p.column, Row: t.row}
}

// faultAt notes a fault of the current row.
func (t *table) faultAt(p place, err error) {
	t.faults = append(t.faults, t.in.fault(err, t.origin(p)))
}

// yieldFaults yields and forgets the faults that were noted. It is false when
// the stream was stopped.
func (t *table) yieldFaults(yield func(Record, error) bool) bool {
	for _, err := range t.faults {
		if !yield(Record{}, err) {
			return false
		}
	}
	t.faults = t.faults[:0]
	return true
}
