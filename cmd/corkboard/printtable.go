package main

import (
	"io"
	"strings"
	"unicode"
)

// printTable writes the rows in aligned columns. Columns without any value are
// left out. Where width is above 0, the widest columns are cut until a row
// fits.
func printTable(w io.Writer, a *answer, width int) error {
	var b strings.Builder
	for _, line := range a.title {
		b.WriteString(oneLine(line) + "\n")
	}
	if len(a.title) > 0 && len(a.rows) > 0 {
		b.WriteByte('\n')
	}
	if len(a.rows) > 0 {
		lines, widths := tableCells(a)
		fit(widths, width)
		for _, line := range lines {
			writeLine(&b, line, widths)
		}
	}
	if len(a.notes) > 0 {
		b.WriteByte('\n')
	}
	for _, line := range a.notes {
		b.WriteString(oneLine(line) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// tableCells gives the texts of a table, the header first, and the width of
// each column.
func tableCells(a *answer) (lines [][]string, widths []int) {
	var shown []int
	for i, c := range a.columns {
		for _, r := range a.rows {
			if len(r.cells[i].values) > 0 && !c.hidden {
				shown = append(shown, i)
				break
			}
		}
	}
	lines = make([][]string, len(a.rows)+1)
	widths = make([]int, len(shown))
	for k, i := range shown {
		put := func(n int, s string) {
			lines[n] = append(lines[n], s)
			widths[k] = max(widths[k], displayWidth(s))
		}
		put(0, a.columns[i].name)
		for n, r := range a.rows {
			s := strings.Join(r.cells[i].values, "; ")
			if s != "" {
				s += r.cells[i].mark
			}
			put(n+1, oneLine(s))
		}
	}
	return lines, widths
}

const (
	gap       = 2 // blanks between columns
	narrowest = 6
)

// fit makes the widest columns narrower until all fit into a width.
func fit(widths []int, width int) {
	if width <= 0 || len(widths) == 0 {
		return
	}
	total := gap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for total > width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowest {
			return
		}
		widths[widest]--
		total--
	}
}

func writeLine(b *strings.Builder, line []string, widths []int) {
	blanks := 0
	for i, s := range line {
		s = cutTo(s, widths[i])
		if s != "" {
			b.WriteString(strings.Repeat(" ", blanks) + s)
			blanks = 0
		}
		blanks += widths[i] - displayWidth(s) + gap
	}
	b.WriteByte('\n')
}

// oneLine makes a text safe for one line of a terminal: line ends become
// blanks, control characters and those that turn the direction of writing a
// middle dot.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == unicode.ReplacementChar:
			return '·'
		}
		return r
	}, s)
}

// displayWidth gives the columns that a text takes on a terminal: two for the
// wide characters of East Asia, none for marks.
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60,
		r >= 0xFFE0 && r <= 0xFFE6, r >= 0x1F300 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}

// cutTo shortens a text to a width, with … for what is left out.
func cutTo(s string, width int) string {
	if displayWidth(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += runeWidth(r); n > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}
