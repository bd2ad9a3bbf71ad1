package source

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
)

// xlsxRecords streams the rows of one sheet. The first row with a text is the
// header; rows are numbered as the spreadsheet numbers them, and an origin's
// column is the number of the sheet's column. A cell gives what it shows: a
// date as precise as its format (2016-10 for "mmm yy"), a number in plain
// decimals, a boolean as true or false; a formula its stored result. Memory is
// the workbook's shared strings and one row.
func xlsxRecords(ctx context.Context, in Input, o Options) Records {
	return func(yield func(Record, error) bool) {
		s, err := openSheet(in, o)
		if err != nil {
			yield(Record{}, err)
			return
		}
		defer s.close()
		more, err := s.header()
		kind := kindOf(in)
		for {
			for _, fault := range s.faults {
				if !yield(Record{}, fault) {
					return
				}
			}
			s.faults = s.faults[:0]
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(Record{}, err)
				return
			}
			if !more {
				return
			}
			if more, err = s.next(); err != nil || !more {
				continue
			}
			r := s.record(kind)
			for _, fault := range s.faults {
				if !yield(Record{}, fault) {
					return
				}
			}
			s.faults = s.faults[:0]
			if !yield(r, nil) {
				return
			}
		}
	}
}

// xlsxHeader gives the columns of a sheet.
func xlsxHeader(_ context.Context, in Input, o Options) ([]Field, error) {
	s, err := openSheet(in, o)
	if err != nil {
		return nil, err
	}
	defer s.close()
	if _, err := s.header(); err != nil {
		return nil, err
	}
	var fields []Field
	for _, f := range s.columns {
		if f.Name != "" {
			fields = append(fields, f)
		}
	}
	return fields, nil
}

// header reads the first row with a text as the names of the columns, from the
// first cell to the last.
func (s *sheetReader) header() (bool, error) {
	for {
		more, err := s.next()
		if err != nil || !more {
			return false, err
		}
		if len(s.cells) > 0 {
			break
		}
	}
	s.first = s.cells[0].Origin.Column
	last := s.first
	for _, c := range s.cells {
		s.first, last = min(s.first, c.Origin.Column), max(last, c.Origin.Column)
	}
	cells := make([]Field, last-s.first+1)
	for i := range cells {
		cells[i].Origin = s.origin(s.first + int32(i))
	}
	for _, c := range s.cells {
		cells[c.Origin.Column-s.first].Text = c.Text
	}
	s.columns = headerColumns(s.in, int(s.first), cells, &s.faults)
	return true, nil
}

// record makes a record of the current row.
func (s *sheetReader) record(kind string) Record {
	r := Record{Kind: kind, Fields: make([]Field, 0, len(s.cells)), Origin: s.origin(1), Lost: s.lost}
	outside := false
	for _, c := range s.cells {
		i := int(c.Origin.Column - s.first)
		if i < 0 || i >= len(s.columns) {
			if !outside {
				s.fault(c.Origin.Column, errors.New("row: a cell stands under no header; those outside the table are left out"))
			}
			outside = true
			continue
		}
		if c.Name = s.columns[i].Name; c.Name == "" {
			if lost := s.columns[i].lostName(); lost != "" {
				r.Lost = append(r.Lost, lost)
			}
			continue
		}
		if why := faultOf(c.Text); why != "" {
			s.fault(c.Origin.Column, fmt.Errorf("%s: %s; the field is left out", c.Name, why))
			r.Lost = append(r.Lost, c.Name)
			continue
		}
		r.Fields = append(r.Fields, c)
	}
	return r
}

// readRow reads the cells of a row that have a text.
func (s *sheetReader) readRow() error {
	s.cells, s.size, s.lost = s.cells[:0], 0, nil
	column := int32(0)
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			column++
			if name := attr(e, "r"); name != "" {
				if c, _, err := reference(name); err == nil {
					column = c
				} else {
					s.fault(column, err)
				}
			}
			if err := s.readCell(e, column); err != nil {
				return err
			}
		case xml.EndElement:
			if e.Name.Local == "row" {
				return nil
			}
		}
	}
}

// readCell reads one cell up to its end and adds it to the row if it has a text.
func (s *sheetReader) readCell(start xml.StartElement, column int32) error {
	var value []byte
	var inline string
	inValue, large := false, false
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			inValue = e.Name.Local == "v"
			if e.Name.Local != "is" {
				continue
			}
			inline, err = richText(s.xml, "is", s.max)
			if large = large || errors.Is(err, errTooLarge); err != nil && !large {
				return err
			}
		case xml.CharData:
			if large = large || inValue && len(value)+len(e) > s.max; inValue && !large {
				value = append(value, e...)
			}
		case xml.EndElement:
			inValue = false
			if e.Name.Local == "c" {
				s.addCell(start, column, string(value), inline, large)
				return nil
			}
		}
	}
}

// addCell adds a cell by what it stores; a fault leaves it out.
func (s *sheetReader) addCell(start xml.StartElement, column int32, value, inline string, large bool) {
	f, why := s.meaning(start, value, inline)
	s.size += len(f.Text)
	switch {
	case large || len(f.Text) > s.max:
		why = "the field is larger than " + bytesOf(s.max)
	case s.size > s.maxText:
		why = "the row is larger than " + bytesOf(s.maxText)
	case len(s.cells) >= maxColumns:
		why = "the row has more cells than a sheet has columns"
	}
	if i := int(column - s.first); why != "" {
		if i >= 0 && i < len(s.columns) {
			if s.columns[i].Name == "" {
				return // nobody reads that column
			}
			s.lost = append(s.lost, s.columns[i].Name)
			why = s.columns[i].Name + ": " + why
		}
		s.fault(column, errors.New(why+"; the field is left out"))
		return
	}
	if f.Text != "" {
		f.Origin = s.origin(column)
		s.cells = append(s.cells, f)
	}
}

// meaning gives what a cell shows, by its type and its format.
func (s *sheetReader) meaning(start xml.StartElement, value, inline string) (f Field, why string) {
	var format cellFormat
	if n, err := strconv.Atoi(attr(start, "s")); err == nil && n >= 0 && n < len(s.formats) {
		format = s.formats[n]
	}
	switch kind := attr(start, "t"); {
	case kind == "inlineStr":
		return Field{Text: inline}, ""
	case value == "":
		return Field{}, ""
	case kind == "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(s.strings) {
			return Field{}, quoted(value) + " is not the number of a shared text"
		}
		return Field{Text: s.strings[n]}, ""
	case kind == "str":
		return Field{Text: unescape([]byte(value))}, ""
	case kind == "b":
		return Field{Kind: Boolean, Text: strconv.FormatBool(isTrue(value))}, ""
	case kind == "e":
		return Field{}, quoted(value) + " is what the spreadsheet shows for an error"
	case kind == "d":
		return Field{Text: format.isoDate(value)}, ""
	}
	f.Text, why = format.number(value, s.book.date1904)
	if !format.isDate() && format.digits == 0 {
		f.Kind = Number
	}
	return f, why
}
