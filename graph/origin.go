package graph

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Origin says where something was read. It is a small value that travels with
// every record, field, entity and statement. The zero Origin is "not known".
type Origin struct {
	// File is the input's path relative to the case, with slashes; a member
	// of an archive or a sheet of a workbook follows a '!':
	// "mail.zip!inbox.mbox", "case.xlsx!people".
	File string
	// Pointer is an RFC 6901 JSON pointer into a JSON or YAML document.
	Pointer string
	// Line and Column count from 1, columns in characters; 0 is not known.
	Line, Column int32
	// Row is the record's number in a table as RFC 7111 counts, the header
	// being row 1; 0 where the input is no table.
	Row int32
}

// String prints people.csv:4:28, or result.json#/chats/2 where there is a
// pointer, or the file alone. The zero Origin gives "".
func (o Origin) String() string {
	if o.Pointer != "" {
		return o.File + "#" + o.Pointer
	}
	if o.Line == 0 {
		return o.File
	}
	b := append(make([]byte, 0, len(o.File)+16), o.File...)
	b = strconv.AppendInt(append(b, ':'), int64(o.Line), 10)
	if o.Column > 0 {
		b = strconv.AppendInt(append(b, ':'), int64(o.Column), 10)
	}
	return string(b)
}

// Fragment gives the place of a record inside its file as a fragment
// identifier without '#': "row=4" for a table (RFC 7111), the escaped JSON
// pointer (RFC 6901, section 6), "line=11,12" for the twelfth line of other
// text (RFC 5147), or "".
func (o Origin) Fragment() string {
	switch {
	case o.Row > 0:
		return "row=" + strconv.Itoa(int(o.Row))
	case o.Pointer != "":
		return escapeFragment(o.Pointer)
	case o.Line > 0:
		return "line=" + strconv.Itoa(int(o.Line-1)) + "," + strconv.Itoa(int(o.Line))
	}
	return ""
}

// escapeFragment percent-encodes what must not stand in a fragment.
func escapeFragment(s string) string {
	var b strings.Builder
	wide := utf8.ValidString(s) // an IRI holds other characters as they are
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isAlnum(c) || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0 || c >= utf8.RuneSelf && wide {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + string([]byte{hexDigits[c>>4], hexDigits[c&15]}))
	}
	return b.String()
}

// Error is a fault of the input: it is about one item, has a place, and may be
// reported and skipped. Err says what is wrong in the form
// `what: "value" is …`.
type Error struct {
	Origin Origin
	Err    error
}

// Error prints place: what: "value" is ….
func (e *Error) Error() string {
	if place := e.Origin.String(); place != "" {
		return place + ": " + e.Err.Error()
	}
	return e.Err.Error()
}

// Unwrap gives the error without its place.
func (e *Error) Unwrap() error { return e.Err }
