package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"

	"corkboard/graph"
)

// sheetReader reads the cells of one sheet in their order.
type sheetReader struct {
	book    *workbook
	in      Input
	xml     *xml.Decoder
	close   func() error
	strings []string
	formats []cellFormat
	max     int
	maxText int
	faults  []error

	row     int32 // the current row
	cells   []Field
	lost    []string // the columns of its cells at fault
	size    int      // of the current row's texts
	columns []Field
	first   int32 // the column of columns[0]
	whole   bool  // the end of the sheet was read
}

// openSheet opens the sheet that an input names.
func openSheet(in Input, o Options) (*sheetReader, error) {
	w, err := openWorkbook(in)
	if err != nil {
		return nil, err
	}
	s := &sheetReader{book: w, in: in, max: o.maxField(), maxText: o.maxRecord()}
	if err := s.open(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return s, nil
}

func (s *sheetReader) open() error {
	sh, err := s.book.find(s.in.Sheet)
	if err != nil {
		return err
	}
	if s.formats, err = s.book.formats(); err != nil {
		return err
	}
	if s.strings, err = s.book.sharedStrings(); err != nil {
		return err
	}
	r, err := s.book.part(sh.part)
	if err != nil {
		return err
	}
	s.xml = xml.NewDecoder(r)
	s.close = func() error { return errors.Join(r.Close(), s.book.close()) }
	return nil
}

// sharedStrings reads the texts that cells refer to by number.
func (w *workbook) sharedStrings() ([]string, error) {
	name := path.Join(path.Dir(w.main), "sharedStrings.xml")
	if !w.has(name) {
		return nil, nil
	}
	r, err := w.part(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	var all []string
	size := 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return nil, w.damaged(name, cutOff(err))
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "si" {
				continue
			}
			text, err := richText(d, "si", maxPart)
			if err != nil {
				return nil, w.damaged(name, cutOff(err))
			}
			if size += len(text) + 16; size > maxShared {
				return nil, w.damaged(name, errors.New("its texts take more than "+bytesOf(maxShared)))
			}
			all = append(all, text)
		case xml.EndElement:
			if e.Name.Local == "sst" {
				return all, nil
			}
		}
	}
}

// cutOff names the end of a part where more should stand.
func cutOff(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

var errTooLarge = errors.New("too large")

// richText reads the text of an element up to its end: that of its t elements
// without those of pronunciation.
func richText(d *xml.Decoder, end string, bound int) (string, error) {
	var b []byte
	inText, pronounced, large := false, 0, false
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			if e.Name.Local == "rPh" {
				pronounced++
			}
		case xml.CharData:
			if inText && pronounced == 0 {
				if large = large || len(b)+len(e) > bound; !large {
					b = append(b, e...)
				}
			}
		case xml.EndElement:
			inText = false
			if e.Name.Local == "rPh" {
				pronounced--
			}
			if e.Name.Local == end {
				if large {
					return "", errTooLarge
				}
				return unescape(b), nil
			}
		}
	}
}

// unescape resolves the _x000D_ escapes of UTF-16 units in a text.
func unescape(b []byte) string {
	if !bytes.Contains(b, []byte("_x")) {
		return string(b)
	}
	var out strings.Builder
	s := string(b)
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:i])
		s = s[i:]
		r, n := escapedRune(s)
		if n == 0 {
			out.WriteString(s[:2])
			s = s[2:]
			continue
		}
		out.WriteRune(r)
		s = s[n:]
	}
}

// escapedRune reads one escaped character, of one unit or of two.
func escapedRune(s string) (rune, int) {
	unit := func(s string) (rune, bool) {
		if len(s) < 7 || s[:2] != "_x" || s[6] != '_' {
			return 0, false
		}
		n, err := strconv.ParseUint(s[2:6], 16, 16)
		return rune(n), err == nil
	}
	r, ok := unit(s)
	if !ok {
		return 0, 0
	}
	if low, ok := unit(s[7:]); ok && utf16.IsSurrogate(r) {
		if pair := utf16.DecodeRune(r, low); pair != 0xfffd {
			return pair, 14
		}
	}
	return r, 7
}

// fault notes a fault at a cell.
func (s *sheetReader) fault(column int32, err error) {
	s.faults = append(s.faults, s.in.fault(err, s.origin(column)))
}

func (s *sheetReader) origin(column int32) graph.Origin {
	return graph.Origin{File: s.in.Name, Line: s.row, Column: column, Row: s.row}
}

// next reads the next row that has a cell with a text or a fault. An error of
// the part ends the sheet.
func (s *sheetReader) next() (bool, error) {
	for {
		token, err := s.xml.RawToken()
		if err == io.EOF && s.whole {
			return false, nil
		}
		if err != nil {
			return false, s.in.fault(fmt.Errorf("sheet: it is damaged or cut off: %w", cutOff(err)), s.origin(0))
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "row" {
				continue
			}
			s.row = add(s.row, 1)
			if n, err := strconv.ParseInt(attr(e, "r"), 10, 32); err == nil && n > 0 {
				s.row = int32(n)
			}
			if err := s.readRow(); err != nil {
				return false, s.in.fault(fmt.Errorf("sheet: it is damaged or cut off: %w", cutOff(err)), s.origin(0))
			}
			if len(s.cells) > 0 || len(s.faults) > 0 {
				return true, nil
			}
		case xml.EndElement:
			s.whole = s.whole || e.Name.Local == "worksheet"
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
