package graph

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// figures adds the reported counts to the exchanges they are about, and tells
// whether all messages of an exchange are in hand.
func (p *projection) figures() error {
	for _, l := range p.lines {
		l.Complete = l.talked && !l.gaps && !l.partly && !l.apart && !l.About && !l.ForwardMore && !l.BackwardMore
	}
	said := make(map[*line][]figure)
	for _, id := range slices.SortedFunc(maps.Keys(p.things), Term.Compare) {
		of := p.things[id]
		if p.hidden[id] || !p.isFigure(id, of) {
			continue
		}
		for _, v := range p.voices(id, of) {
			for _, about := range values(v.facts, p.is.figureAbout) {
				if p.gone[about.object] {
					continue
				}
				t := p.talks[about.object]
				if t == nil {
					continue
				}
				p.figureOf(t, v, said)
			}
		}
	}
	for l, figures := range said {
		if err := p.sayFigures(l, figures); err != nil {
			return err
		}
	}
	return nil
}

// figureOf adds a figure about a conversation to the lines that it is about.
func (p *projection) figureOf(t *talk, v voice, said map[*line][]figure) {
	over, inTime := p.figureOver(v)
	off := false
	for _, l := range t.lines {
		f, ok := p.figure(l, v)
		switch {
		case !ok:
		case !inTime:
			off = true
		default:
			f.words = over + f.words
			said[l] = append(said[l], f)
		}
	}
	if off {
		p.left.figures++
	}
}

// complete tells whether all who say something of a conversation's coverage
// say that it is complete.
func (p *projection) complete(all []inGraph) bool {
	said := false
	for _, c := range all {
		if p.out[c.graph] {
			continue
		}
		if c.term != p.w.Complete {
			return false
		}
		said = true
	}
	return said
}

func (p *projection) isFigure(id Term, of []Statement) bool {
	return !p.w.Figure.IsZero() && (slices.Contains(p.types[p.w.Figure], id) ||
		slices.ContainsFunc(of, func(s Statement) bool { return s.Predicate == p.w.Type && s.Object == p.w.Figure }))
}

// figure is a count in one voice: in words, from whom, and who says so.
type figure struct {
	words string
	from  []Term
	voice voice
}

// figure puts a count into words, where it is about the two ends of a line or
// does not say whose it is.
func (p *projection) figure(l *line, v voice) (figure, bool) {
	value := text(v.facts, p.is.figureValue)
	if value == "" {
		return figure{}, false
	}
	f := figure{words: countWords(value, text(v.facts, p.is.figureWhat), text(v.facts, p.is.figureUnit)), voice: v}
	ends := 0
	for _, end := range []struct {
		property
		word string
	}{{p.is.figureFrom, " from "}, {p.is.figureTo, " to "}} {
		named := values(v.facts, end.property)
		for _, x := range named {
			i, ok := p.place(x.object)
			if !ok || i != l.Source && i != l.Target {
				return f, false // of somebody else
			}
			if end.property == p.is.figureFrom || ends == 0 {
				f.words += end.word + p.net.Nodes[i].Label
			}
			if end.property == p.is.figureFrom {
				f.from = append(f.from, p.net.Nodes[i].ID)
			}
			break
		}
		ends += min(1, len(named))
	}
	if ends < 2 {
		f.words += " in the conversation"
	}
	if v.status != Stated && v.status != SecondHand {
		f.words = string(v.status) + ": " + f.words
	}
	return f, true
}

// figureOver says over what time a figure counts, where the network is of a
// period or of the days around an event and the figure is not of these alone;
// ok is false where it can tell nothing of them. A figure is of a period only
// where its date is one: any other date is when it was counted.
func (p *projection) figureOver(v voice) (words string, ok bool) {
	date := datesOf(v.facts, p.is.start...)
	lasted := strings.Contains(date.stored, "/") && !date.differ
	for _, of := range []period64{p.limit, p.window} {
		switch {
		case !of.set:
		case date.stored != "" && date.span.until <= of.from, lasted && date.span.from >= of.until:
			return "", false
		case lasted && !date.span.within(of.span):
			words = "over " + strings.Clone(date.stored) + ": "
		case !lasted:
			words = "over all time: "
		}
	}
	return words, true
}

// countWords puts a count into words: "about 12 messages", "480000 EUR budget".
func countWords(value, what, unit string) string {
	words := value
	if rest, ok := strings.CutPrefix(value, "~"); ok {
		words = "about " + rest
	}
	if from, to, ok := strings.Cut(words, ".."); ok {
		switch {
		case to == "":
			words = "at least " + from
		case from == "":
			words = "at most " + to
		default:
			words = from + " to " + to
		}
	}
	code := func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsSpace(r) }
	if unit != "" && unit != what && (what == "" || strings.ContainsFunc(unit, code)) {
		words += " " + unit
	}
	if what != "" {
		words += " " + what
	}
	return words
}

// sayFigures writes the figures of a line, each once with all who give it. A
// source is called by its name where the figures have more than one.
func (p *projection) sayFigures(l *line, figures []figure) error {
	sources := make(map[Term]bool)
	for _, f := range figures {
		sources[p.who[f.voice.graph]] = true
	}
	who := make(map[string][]string)
	for _, f := range figures {
		name, err := p.reporter(f, len(sources) > 1)
		if err != nil {
			return err
		}
		if !slices.Contains(who[f.words], name) {
			who[f.words] = append(who[f.words], name)
		}
	}
	for words, names := range who {
		slices.SortFunc(names, func(a, b string) int {
			if (a == "reported") != (b == "reported") && (a == "reported" || b == "reported") {
				if a == "reported" {
					return -1
				}
				return 1
			}
			return strings.Compare(a, b)
		})
		l.Figures = append(l.Figures, words+" ("+strings.Join(names, "; ")+")")
	}
	slices.Sort(l.Figures)
	return nil
}

// reporter says how a figure is known: reported by a source in its own voice,
// or by the speaker of a claim, who may count what is their own.
func (p *projection) reporter(f figure, named bool) (string, error) {
	speaker := f.voice.speaker
	if speaker.IsZero() {
		source := p.who[f.voice.graph]
		if !named || source.IsZero() {
			return "reported", nil
		}
		name, err := p.name(source)
		return "reported in “" + name + "”", err
	}
	if holder, ok := p.fold[speaker]; ok {
		speaker = holder
	}
	if slices.Contains(f.from, speaker) {
		return "by own account", nil
	}
	name, err := p.name(speaker)
	return "according to " + name, err
}
