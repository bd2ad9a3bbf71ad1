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
			if over != nil {
				f.words = over(f.words)
			}
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
	words Phrase
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
	var ends [2]Phrase
	var named [2]bool
	for k, end := range [2]property{p.is.figureFrom, p.is.figureTo} {
		all := values(v.facts, end)
		if len(all) == 0 {
			continue
		}
		i, ok := p.place(all[0].object)
		if !ok || i != l.Source && i != l.Target {
			return f, false // of somebody else
		}
		ends[k], named[k] = Quote(p.net.Nodes[i].Label), true
		if k == 0 {
			f.from = append(f.from, p.net.Nodes[i].ID)
		}
	}
	switch named {
	case [2]bool{true, true}:
		f.words = Say("%1 from %2", f.words, ends[0])
	case [2]bool{true, false}:
		f.words = Say("%1 from %2 in the conversation", f.words, ends[0])
	case [2]bool{false, true}:
		f.words = Say("%1 to %2 in the conversation", f.words, ends[1])
	default:
		f.words = Say("%1 in the conversation", f.words)
	}
	if v.status != Stated && v.status != SecondHand {
		status := Quote(string(v.status))
		if v.status.known() {
			status = Say(string(v.status))
		}
		f.words = Say("%1: %2", status, f.words)
	}
	return f, true
}

// figureOver puts before words over what time a figure counts, where the network
// is of a period or of the days around an event and the figure is not of these
// alone; else over is nil. ok is false where it can tell nothing of them. A
// figure is of a period only where its date is one: any other date is when it
// was counted.
func (p *projection) figureOver(v voice) (over func(Phrase) Phrase, ok bool) {
	date := datesOf(v.facts, p.is.start...)
	lasted := strings.Contains(date.stored, "/") && !date.differ
	for _, of := range []period64{p.limit, p.window} {
		switch {
		case !of.set:
		case date.stored != "" && date.span.until <= of.from, lasted && date.span.from >= of.until:
			return nil, false
		case lasted && !date.span.within(of.span):
			when := Quote(strings.Clone(date.stored))
			over = func(words Phrase) Phrase { return Say("over %1: %2", when, words) }
		case !lasted:
			over = func(words Phrase) Phrase { return Say("over all time: %1", words) }
		}
	}
	return over, true
}

// countWords puts a count into words: "about 12 messages", "480000 EUR budget".
func countWords(value, what, unit string) Phrase {
	value, about := strings.CutPrefix(value, "~")
	number := func(s string) Phrase {
		if about {
			return Say("about %1", Quote(s))
		}
		return Quote(s)
	}
	words := number(value)
	if from, to, ok := strings.Cut(value, ".."); ok {
		switch {
		case to == "":
			words = Say("at least %1", number(from))
		case from == "":
			words = Say("at most %1", number(to))
		default:
			words = Say("%1 to %2", number(from), Quote(to))
		}
	}
	code := func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsSpace(r) }
	if unit != "" && unit != what && (what == "" || strings.ContainsFunc(unit, code)) {
		words = Say("%1 %2", words, Quote(unit))
	}
	if what != "" {
		words = Say("%1 %2", words, Quote(what))
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
	said := make(map[string]Phrase) // by their English
	who := make(map[string][]Phrase)
	for _, f := range figures {
		name, err := p.reporter(f, len(sources) > 1)
		if err != nil {
			return err
		}
		words := f.words.String()
		said[words] = f.words
		if !slices.ContainsFunc(who[words], func(q Phrase) bool { return q.String() == name.String() }) {
			who[words] = append(who[words], name)
		}
	}
	for words, names := range who {
		slices.SortFunc(names, func(a, b Phrase) int {
			x, y := a.String(), b.String()
			switch {
			case x == y:
				return 0
			case x == reported:
				return -1
			case y == reported:
				return 1
			}
			return strings.Compare(x, y)
		})
		l.Figures = append(l.Figures, Say("%1 (%2)", said[words], Enumerate(names, "%1; %2")))
	}
	slices.SortFunc(l.Figures, func(a, b Phrase) int { return strings.Compare(a.String(), b.String()) })
	return nil
}

// reported is said of what a source says in its own voice.
const reported = "reported"

// reporter says how a figure is known: reported by a source in its own voice,
// or by the speaker of a claim, who may count what is their own.
func (p *projection) reporter(f figure, named bool) (Phrase, error) {
	speaker := f.voice.speaker
	if speaker.IsZero() {
		source := p.who[f.voice.graph]
		if !named || source.IsZero() {
			return Say(reported), nil
		}
		name, err := p.name(source)
		return Say("reported in %1", Say("“%1”", Quote(name))), err
	}
	if holder, ok := p.fold[speaker]; ok {
		speaker = holder
	}
	if slices.Contains(f.from, speaker) {
		return Say("by own account"), nil
	}
	name, err := p.name(speaker)
	return Say("according to %1", Quote(name)), err
}
