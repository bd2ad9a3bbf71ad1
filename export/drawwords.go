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
	if word := nodeStatus(n.Nodes[i]); word != "" {
		return word + ": " + fullName(n, i)
	}
	return fullName(n, i)
}

// nodeStatus gives the words of the statuses of the claims that alone speak of
// a node, "" where a source states it.
func nodeStatus(v graph.Node) string {
	if v.Status == graph.Stated {
		return ""
	}
	words := []string{statusWord(v.Status)}
	for _, x := range v.Evidence {
		words = append(words, statusWord(x.Status))
	}
	s := joinWords(words, " and ")
	if s == statusWord(graph.Negated) && v.Column == graph.ColumnTime {
		return "did not happen"
	}
	return s
}

// kicker gives the line above a name, in capitals.
func kicker(n graph.Network, i int) string {
	v := n.Nodes[i]
	k := cut(cleanText(v.Kicker), 28)
	if word := nodeStatus(v); word != "" {
		k = word + ": " + k
	}
	return strings.ToUpper(k)
}

// edgeLabel gives the lines beside an edge. The first begins with the word of
// its status unless its source states it. Where the coverage of an exchange is
// not complete the lines hold what is described and what was reported, and
// nothing that is counted or divided.
func edgeLabel(n graph.Network, e graph.Edge) []Words {
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
	var lines []Words
	if e.Forward+e.Backward == 0 {
		lines = append(lines, Words{word + isolate(cut(cleanText(e.Label), nameMax)), true})
	} else {
		lines = append(lines, Words{word + described(e), true})
	}
	if e.Complete && doubleHeaded(e) {
		lines = append(lines, Words{Text: strconv.Itoa(e.Forward) + " from " + nameOf(n, e.Source)},
			Words{Text: strconv.Itoa(e.Backward) + " from " + nameOf(n, e.Target)})
	}
	if !e.Complete {
		lines = append(lines, figureLines(e.Figures)...)
	}
	if s := exchangeDates(e); s != "" {
		lines = append(lines, Words{Text: s})
	}
	return lines
}

// described counts the messages of an exchange in words.
func described(e graph.Edge) string {
	count := e.Forward + e.Backward
	s := atLeast(count, e.ForwardMore || e.BackwardMore, e.About) + " messages"
	if count == 1 {
		s = strings.TrimSuffix(s, "s")
	}
	if !e.Complete {
		s += " described"
	}
	return s
}

// atLeast writes a number that may be open, approximate or both.
func atLeast(n int, more, about bool) string {
	s := strconv.Itoa(n)
	switch {
	case more && about:
		return "about " + s + " or more"
	case more:
		return "at least " + s
	case about && n > 0:
		return "about " + s
	}
	return s
}

// exchangeDates says when the messages were sent, or those that have a date.
func exchangeDates(e graph.Edge) string {
	s := marked(showSpan(e.First, e.Last), e.Inferred, e.Differ)
	if s != "" && e.Undated > 0 {
		s = "dated ones: " + s
	}
	return s
}

// tieDates says when a tie was, as far as its sources do.
func tieDates(e graph.Edge) string {
	s := ""
	switch {
	case e.First != "" && e.Last != "":
		s = showSpan(e.First, e.Last)
	case e.First != "":
		s = "from " + showDate(e.First)
	case e.Last != "":
		s = "until " + showDate(e.Last)
	case e.AsOf != "":
		s = "as of " + showDate(e.AsOf)
	}
	return marked(s, e.Inferred, e.Differ)
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
	dates := tieDates(e)
	if e.Forward+e.Backward > 0 {
		dates = exchangeDates(e)
		s := described(e) + " between " + from + " and " + to + ": " + atLeast(e.Forward, e.ForwardMore, e.About) + " from " + from +
			", " + atLeast(e.Backward, e.BackwardMore, e.About) + " from " + to + "."
		if b.Len() == 0 {
			s = capital(s)
		}
		b.WriteString(s)
	} else {
		b.WriteString(sentence(from + " – " + label + " – " + to))
	}
	for _, f := range e.Figures {
		b.WriteString(" " + sentence(capital(isolate(cleanText(f)))))
	}
	if dates != "" {
		b.WriteString(" " + sentence(capital(dates)))
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
	if word := nodeStatus(v); word != "" {
		s = capital(word) + ": " + s
	}
	if len(v.Folded) > 0 {
		s += " Shown for " + counted(len(v.Folded), "account", "accounts") + " too."
	}
	return cut(s+evidenceTip(v.Evidence, o), tipMax)
}

// evidenceTip names the sources and those whom they pass on, and quotes them
// where texts may appear.
func evidenceTip(ev []graph.Evidence, o DrawOptions) string {
	var names, quotes []string
	unnamed := false
	for _, x := range ev {
		name, speaker := cleanText(x.Named), cleanText(x.Speaker)
		if name != "" {
			name = "“" + isolate(name) + "”"
		}
		if speaker != "" && name != "" {
			speaker = isolate(speaker) + ", in "
		}
		unnamed = unnamed || name+speaker == ""
		names = append(names, speaker+name)
		if o.WithText && x.Quote != "" {
			quotes = append(quotes, "“"+isolate(cleanText(x.Quote))+"”")
		}
	}
	slices.Sort(names)
	if unnamed {
		names = append(names, "a source that is not named")
	}
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
