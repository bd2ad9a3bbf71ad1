package export

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"corkboard/graph"
)

// Words is one line of a text, and whether it is set in bold.
type Words struct {
	Text string
	Bold bool
}

// figuresMax is how many reported figures a label shows; a tooltip shows more.
const figuresMax = 4

// nameOf gives a node's name as a picture shows it in running text.
func nameOf(n graph.Network, i int) string {
	return isolate(cut(fullName(n, i), nameMax))
}

// fullName gives a node's whole name, never empty.
func fullName(n graph.Network, i int) string {
	if s := cleanText(n.Nodes[i].Label); s != "" {
		return s
	}
	return "(no name)"
}

// eventTitle gives an event's name, with the word of its status where only
// claims speak of it.
func eventTitle(n graph.Network, i int) string {
	if word := statusWord(n.Nodes[i].Status); word != "" {
		return word + ": " + fullName(n, i)
	}
	return fullName(n, i)
}

// kicker gives the line above a name, in capitals.
func kicker(n graph.Network, i int) string {
	v := n.Nodes[i]
	k := cut(cleanText(v.Kicker), 28)
	if word := statusWord(v.Status); word != "" {
		k = word + ": " + k
	}
	return strings.ToUpper(k)
}

// edgeLabel gives the lines beside an edge. The first begins with the word of
// its status unless its source states it. Where the coverage of an exchange is
// not complete the lines hold what is described and what was reported, and
// nothing that is counted or divided.
func edgeLabel(e graph.Edge) []Words {
	word := statusWord(e.Status)
	if word != "" {
		word += ": "
	}
	if !e.Accent {
		s := cleanText(e.Label)
		if s == "" {
			word = strings.TrimSuffix(word, ": ")
		}
		if s = cut(word+isolate(s), nameMax); s != "" {
			return []Words{{Text: s}}
		}
		return nil
	}
	count := e.Forward + e.Backward
	var lines []Words
	switch {
	case count == 0:
		lines = append(lines, Words{word + isolate(cut(cleanText(e.Label), nameMax)), true})
	case e.Complete:
		lines = append(lines, Words{word + counted(count, "message", "messages"), true})
		if doubleHeaded(e) {
			lines = append(lines, Words{Text: strconv.Itoa(e.Forward) + " sent, " + counted(e.Backward, "reply", "replies")})
		}
	default:
		lines = append(lines, Words{word + strconv.Itoa(count) + " described", true})
	}
	if !e.Complete {
		lines = append(lines, figureLines(e.Figures)...)
	}
	if s := showSpan(e.First, e.Last); s != "" {
		lines = append(lines, Words{Text: inferredDate(s, e.Inferred)})
	}
	return lines
}

func figureLines(figures []string) []Words {
	var lines []Words
	for i, f := range figures {
		if i == figuresMax && len(figures) > figuresMax+1 {
			lines = append(lines, Words{Text: "and " + strconv.Itoa(len(figures)-i) + " more figures"})
			break
		}
		if s := isolate(cut(cleanText(f), labelMax/2)); s != "" {
			lines = append(lines, Words{Text: s})
		}
	}
	return lines
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// edgeTip says an edge as a sentence, with who says so.
func edgeTip(n graph.Network, e graph.Edge, o DrawOptions) string {
	from, to := nameOf(n, e.Source), nameOf(n, e.Target)
	var b strings.Builder
	if word := statusWord(e.Status); word != "" {
		b.WriteString(capital(word) + ": ")
	}
	label := isolate(cut(cleanText(e.Label), labelMax))
	switch count := e.Forward + e.Backward; {
	case count > 0:
		b.WriteString(counted(count, "message", "messages"))
		if !e.Complete {
			b.WriteString(" described")
		}
		b.WriteString(" between " + from + " and " + to + ": " + strconv.Itoa(e.Forward) + " from " + from +
			", " + strconv.Itoa(e.Backward) + " from " + to + ".")
	default:
		b.WriteString(sentence(from + " – " + label + " – " + to))
	}
	for _, f := range e.Figures {
		b.WriteString(" " + sentence("Reported: "+isolate(cleanText(f))))
	}
	if s := showSpan(e.First, e.Last); s != "" {
		b.WriteString(" " + sentence(capital(inferredDate(s, e.Inferred))))
	}
	b.WriteString(evidenceTip(e.Evidence, o))
	return cut(b.String(), tipMax)
}

// nodeTip says a node as a sentence, with who says so.
func nodeTip(n graph.Network, i int, o DrawOptions) string {
	v := n.Nodes[i]
	s := isolate(fullName(n, i))
	if k := cleanText(v.Kicker); k != "" {
		s += " (" + isolate(k) + ")"
	}
	if v.Column == graph.ColumnTime {
		s += ", " + eventDate(n, i)
		if w := cleanText(v.DateWords); w != "" {
			s += ", in the source's words “" + isolate(w) + "”"
		}
	}
	s = sentence(s)
	if word := statusWord(v.Status); word != "" {
		s = capital(word) + ": " + s
	}
	if len(v.Folded) > 0 {
		s += " Shown for " + counted(len(v.Folded), "account", "accounts") + " too."
	}
	return cut(s+evidenceTip(v.Evidence, o), tipMax)
}

// evidenceTip names the sources, and quotes them where texts may appear.
func evidenceTip(ev []graph.Evidence, o DrawOptions) string {
	var names, quotes []string
	for _, x := range ev {
		names = append(names, x.Named)
		if o.WithText && x.Quote != "" {
			quotes = append(quotes, "“"+isolate(cleanText(x.Quote))+"”")
		}
	}
	slices.Sort(names)
	s := ""
	if who := joinWords(names, "; "); who != "" {
		s = " " + sentence("According to "+who)
	}
	if q := joinWords(quotes, " "); q != "" {
		s += " " + q
	}
	return s
}

// capital writes the first letter of a sentence large.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
