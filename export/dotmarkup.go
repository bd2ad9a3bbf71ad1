package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dotLine is a line of a label.
type dotLine struct {
	role  Role
	words string
}

// markup writes lines as one of Graphviz's HTML labels, in the sizes and
// weights of their roles: the words of lines in the middle, others from the
// left.
func (d *dotWriter) markup(lines []dotLine, onPerson bool) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, l := range lines {
		m, ink := measures[l.role], (&svg{theme: d.o.Theme}).ink(l.role, onPerson)
		b.WriteString(`<FONT POINT-SIZE="` + num(m.size) + `"`)
		if m.face == serifBold {
			b.WriteString(` FACE="Georgia,DejaVu Serif,serif"`)
		}
		end, after := "</FONT>", `<BR ALIGN="LEFT"/>`
		if l.role == RoleLabel || l.role == RoleCount {
			after = "<BR/>" // in the color of their line
		} else {
			b.WriteString(` COLOR="` + ink + `"`)
		}
		b.WriteByte('>')
		if m.face != sans {
			b.WriteString("<B>")
			end = "</B>" + end
		}
		b.WriteString(dotHTML(l.words) + end + after)
	}
	return b.String() + ">"
}

// dotHTML writes text for an HTML label, which Graphviz reads as XML.
// Blanks are kept; no text is empty, which Graphviz refuses.
func dotHTML(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsControl(r):
		case r&0xFFFE == 0xFFFE:
			b.WriteRune(utf8.RuneError)
		case r == '\\':
			b.WriteString(`\\`) // \N is the node's name even here
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		default:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return " "
	}
	return b.String()
}

// mark gives the dot before an event's date, hollow where it has none.
func (d *dotWriter) mark(i int) string {
	if v := d.n.Nodes[i]; v.Start == "" && v.End == "" {
		return "○ "
	}
	return "● "
}

// eventSpace is as wide as an event's mark.
const eventSpace = "\u00a0\u00a0\u00a0\u00a0"

// indented gives the lines of an event's name, below its date and not its dot.
func indented(names []string) []dotLine {
	var lines []dotLine
	for _, s := range names {
		lines = append(lines, dotLine{RoleEvent, eventSpace + s})
	}
	return lines
}

// footWords gives the lines below a picture.
func footWords(ts []Text) []string {
	var words []string
	for _, t := range ts {
		words = append(words, t.Words)
	}
	return words
}
