package source

import (
	"bytes"
	"fmt"
)

// delimiters are those that are recognized, the likelier first.
var delimiters = []byte{',', ';', '\t', '|'}

// chooseDelimiter settles the delimiter: as given, as a first line "sep=;"
// says, as the extension says, or as makes the first rows most alike.
func (t *table) chooseDelimiter(given rune) error {
	for t.w < blockSize && t.fill() {
	}
	if given > 0x7e || given == '"' || given == '\n' || given == '\r' || given < 0 {
		return fmt.Errorf("delimiter: %q is not one ASCII character other than a quote", given)
	}
	head := t.buf[:t.w]
	if line, _, _ := bytes.Cut(head, []byte{'\n'}); len(line) >= 5 && len(line) <= 6 && bytes.EqualFold(line[:4], []byte("sep=")) {
		if rest := bytes.TrimSuffix(line[4:], []byte{'\r'}); len(rest) == 1 {
			t.delim = rest[0]
			t.use(min(len(line)+1, t.w))
		}
	}
	if given != 0 {
		t.delim = byte(given)
	}
	if t.delim != 0 {
		return nil
	}
	if ext, _ := extension(t.in.Name); ext == ".tsv" || ext == ".tab" {
		t.delim = '\t'
		return nil
	}
	t.delim = delimiters[0]
	best := -1
	for _, d := range delimiters {
		if s := likeness(head, d); s > best {
			best, t.delim = s, d
		}
	}
	return nil
}

// likeness says how well a delimiter explains the first rows: how many of them
// have as many cells as the header, then how many cells that is. A delimiter
// that the header lacks explains nothing.
func likeness(head []byte, d byte) int {
	const rows = 20
	var counts []int
	cells, inQuotes, length := 1, false, 0
	for _, c := range head {
		switch {
		case c == '"':
			inQuotes = !inQuotes
		case c == d && !inQuotes:
			cells++
		case isLineEnd(c) && !inQuotes:
			if length > 0 {
				counts = append(counts, cells)
			}
			cells, length = 1, -1
		}
		if length++; len(counts) == rows {
			break
		}
	}
	if length > 0 && len(counts) < rows {
		counts = append(counts, cells)
	}
	if len(counts) == 0 || counts[0] == 1 {
		return -1
	}
	alike := 0
	for _, n := range counts {
		if n == counts[0] {
			alike++
		}
	}
	return alike*maxColumns + min(counts[0], maxColumns-1)
}
