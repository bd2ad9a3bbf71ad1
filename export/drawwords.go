package export

import (
	"cmp"
	"iter"
	"slices"
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
func (t *tongue) nameOf(n graph.Network, i int) string {
	return isolate(t.shortName(n, i, nameMax))
}

// shortName gives as much of a node's name as has room, never nothing.
func (t *tongue) shortName(n graph.Network, i, max int) string {
	if s := shortText(n.Nodes[i].Label, max); s != "" {
		return s
	}
	return t.say("(no name)")
}

// fullName gives a node's whole name, never empty.
func (t *tongue) fullName(n graph.Network, i int) string {
	if s := cleanText(n.Nodes[i].Label); s != "" {
		return s
	}
	return t.say("(no name)")
}

// eventTitle gives an event's name, with the word of its status where only
// claims speak of it.
func (t *tongue) eventTitle(n graph.Network, i int) string {
	if word := t.nodeStatus(n.Nodes[i]); word != "" {
		return word + t.say(": ") + t.fullName(n, i)
	}
	return t.fullName(n, i)
}

// titledName is shortName with the word of the status, for which there is more
// room, where only claims speak of the node.
func (t *tongue) titledName(n graph.Network, i, max int) string {
	if word := t.nodeStatus(n.Nodes[i]); word != "" {
		return shortText(word, labelMax) + t.say(": ") + t.shortName(n, i, max)
	}
	return t.shortName(n, i, max)
}

// nodeStatus gives the words of the statuses of the claims that alone speak of
// a node, "" where a source states it.
func (t *tongue) nodeStatus(v graph.Node) string {
	if v.Status == graph.Stated {
		return ""
	}
	words := []string{t.status(v.Status)}
	for _, x := range v.Evidence {
		words = append(words, t.status(x.Status))
	}
	s := joinWords(words, t.say(" and "))
	if s == t.status(graph.Negated) && v.Column == graph.ColumnTime {
		return t.say("did not happen")
	}
	return s
}

// kicker gives the line above a name, in capitals.
func (t *tongue) kicker(n graph.Network, i int) string {
	v := n.Nodes[i]
	k := shortText(t.ofVocabulary(v.Kicker), 28)
	if word := t.nodeStatus(v); word != "" {
		k = word + t.say(": ") + k
	}
	return strings.ToUpper(k)
}

// edgeLabel gives the lines beside an edge. The first begins with the word of
// its status unless its source states it, or of its being disputed. Where the
// coverage of an exchange is not complete the lines hold what is described and
// what was reported, and nothing that is counted or divided.
func (t *tongue) edgeLabel(n graph.Network, e graph.Edge) []Words {
	word := t.lineWord(e)
	if word != "" {
		word += t.say(": ")
	}
	if !e.Accent {
		s := cleanText(t.ofVocabulary(e.Label))
		if s == "" {
			word = strings.TrimSuffix(word, t.say(": "))
		}
		if s = cut(word+isolate(s), nameMax); s != "" {
			return []Words{{Text: s}}
		}
		return nil
	}
	var lines []Words
	if e.Forward+e.Backward == 0 {
		lines = append(lines, Words{word + isolate(shortText(t.ofVocabulary(e.Label), nameMax)), true})
	} else {
		lines = append(lines, Words{word + t.described(e), true})
	}
	if e.Complete && doubleHeaded(e) {
		lines = append(lines, Words{Text: t.say("%1 from %2", t.number(e.Forward), t.nameOf(n, e.Source))},
			Words{Text: t.say("%1 from %2", t.number(e.Backward), t.nameOf(n, e.Target))})
	}
	if !e.Complete {
		lines = append(lines, t.figureLines(e.Figures)...)
	}
	for _, s := range []string{t.exchangeDates(e), t.aroundWords(e)} {
		if s != "" {
			lines = append(lines, Words{Text: s})
		}
	}
	return lines
}

// described counts the messages of an exchange in words.
func (t *tongue) described(e graph.Edge) string {
	count := e.Forward + e.Backward
	s := t.atLeast(count, e.ForwardMore || e.BackwardMore, e.About)
	switch {
	case e.Complete && count == 1:
		return t.say("%1 message", s)
	case e.Complete:
		return t.say("%1 messages", s)
	case count == 1:
		return t.say("%1 message described", s)
	}
	return t.say("%1 messages described", s)
}

// atLeast writes a number that may be open, approximate or both.
func (t *tongue) atLeast(n int, more, about bool) string {
	s := t.number(n)
	switch {
	case more && about:
		return t.say("about %1 or more", s)
	case more:
		return t.say("at least %1", s)
	case about && n > 0:
		return t.say("about %1", s)
	}
	return s
}

// exchangeDates says when the messages were sent, or those that have a date.
func (t *tongue) exchangeDates(e graph.Edge) string {
	s := t.marked(t.span(e.First, e.Last), e.Inferred, e.Differ)
	if s != "" && e.Undated > 0 {
		s = t.say("dated ones: %1", s)
	}
	return s
}

// tieDates says when a tie was, as far as its sources do.
func (t *tongue) tieDates(e graph.Edge) string {
	s := ""
	switch {
	case e.First != "" && e.Last != "":
		s = t.span(e.First, e.Last)
	case e.First != "":
		s = t.say("from %1", t.date(e.First))
	case e.Last != "":
		s = t.say("until %1", t.date(e.Last))
	case e.AsOf != "":
		s = t.say("as of %1", t.date(e.AsOf))
	}
	return t.marked(s, e.Inferred, e.Differ)
}

func (t *tongue) figureLines(figures []graph.Phrase) []Words {
	var lines []Words
	for i, f := range figures {
		if i == figuresMax && len(figures) > figuresMax+1 {
			lines = append(lines, Words{Text: t.say("and %1 more figures", t.number(len(figures)-i))})
			break
		}
		if s := isolate(shortText(t.phrase(f), labelMax/2)); s != "" {
			lines = append(lines, Words{Text: s})
		}
	}
	return lines
}

// counted says a number of things: one and many are texts with a place for it.
func (t *tongue) counted(n int, one, many string) string {
	if n == 1 || n == 0 && t.zero {
		return t.say(one, t.number(n))
	}
	return t.say(many, t.number(n))
}

// edgeTip says an edge as a sentence, with who says so.
func edgeTip(n graph.Network, e graph.Edge, o DrawOptions) string {
	t := o.tongue()
	from, to := t.nameOf(n, e.Source), t.nameOf(n, e.Target)
	var b strings.Builder
	if word := t.lineWord(e); word != "" {
		b.WriteString(capital(word) + t.say(": "))
	}
	label := isolate(shortText(t.ofVocabulary(e.Label), labelMax))
	dates := t.tieDates(e)
	if e.Forward+e.Backward > 0 {
		dates = t.exchangeDates(e)
		s := t.say("%1 between %2 and %3: %4 from %2, %5 from %3.", t.described(e), from, to,
			t.atLeast(e.Forward, e.ForwardMore, e.About), t.atLeast(e.Backward, e.BackwardMore, e.About))
		if b.Len() == 0 {
			s = capital(s)
		}
		b.WriteString(s)
	} else {
		b.WriteString(sentence(from + " – " + label + " – " + to))
	}
	for _, f := range e.Figures {
		b.WriteString(" " + sentence(capital(isolate(shortText(t.phrase(f), labelMax)))))
	}
	for _, s := range []string{dates, t.aroundWords(e)} {
		if s != "" {
			b.WriteString(" " + sentence(capital(s)))
		}
	}
	b.WriteString(evidenceTip(e.Evidence.All(), o))
	return cut(b.String(), tipMax)
}

// nodeTip says a node as a sentence, with who says so.
func nodeTip(n graph.Network, i int, o DrawOptions) string {
	v, t := n.Nodes[i], o.tongue()
	s := isolate(t.shortName(n, i, tipMax))
	if k := shortText(t.ofVocabulary(v.Kicker), labelMax); k != "" {
		s += " (" + isolate(k) + ")"
	}
	if v.Column == graph.ColumnTime {
		s += ", " + t.eventDate(n, i)
		if w := shortText(v.DateWords, labelMax); w != "" {
			s += t.say(", in the source's words “%1”", isolate(w))
		}
	}
	s = sentence(s)
	if word := t.nodeStatus(v); word != "" {
		s = capital(word) + t.say(": ") + s
	}
	if len(v.Folded) > 0 {
		s += t.counted(len(v.Folded), " Shown for %1 account too.", " Shown for %1 accounts too.")
	}
	return cut(s+evidenceTip(slices.Values(v.Evidence), o), tipMax)
}

// evidenceTip names the sources and those whom they pass on, and quotes them
// where texts may appear.
func evidenceTip(ev iter.Seq[graph.Evidence], o DrawOptions) string {
	var names, quotes, against []string
	t, unnamed := o.tongue(), false
	for x := range ev {
		name, speaker := shortText(x.Named, labelMax), shortText(x.Speaker, labelMax)
		if name != "" {
			name = t.say("“%1”", isolate(name))
		}
		if speaker != "" && name != "" {
			speaker = t.say("%1, in ", isolate(speaker))
		}
		if x.Against {
			against = append(against, cmp.Or(speaker+name, t.say("a source that is not named")))
		} else {
			unnamed = unnamed || name+speaker == ""
			names = append(names, speaker+name)
		}
		if o.WithText && x.Quote != "" {
			quotes = append(quotes, t.say("“%1”", isolate(shortText(x.Quote, tipMax))))
		}
	}
	slices.Sort(names)
	if unnamed {
		names = append(names, t.say("a source that is not named"))
	}
	s := ""
	if who := joinWords(names, "; "); who != "" {
		s = " " + sentence(t.say("According to %1", who))
	}
	slices.Sort(against)
	if who := joinWords(slices.Compact(against), "; "); who != "" {
		s += " " + sentence(t.say("Denied by %1", who))
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
