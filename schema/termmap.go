package schema

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// made is a term that a map made, with what belongs to it.
type made struct {
	term       graph.Term
	start, end graph.Term // of a lasting interval
	predicate  graph.Term // in place of the map's own, for an Unknown
	origin     graph.Origin
}

// terms appends to all what a term map makes of the record at hand. name is
// the column or property, for faults.
func (m *mapper) terms(all []made, t *TermMap, name string) []made {
	switch {
	case !t.Constant.IsZero():
		return append(all, made{term: t.Constant, origin: m.rec.Origin})
	case t.Identify != nil:
		if id := m.identify(t.Identify); !id.term.IsZero() {
			all = append(all, id)
		}
		return all
	case t.Reference != "":
		var one [1]cell
		for _, c := range m.cells(one[:0], t.Reference) {
			if t.Split == "" || c.item || !strings.Contains(c.text, t.Split) {
				all = m.make(all, t, name, c)
				continue
			}
			for _, piece := range splitEscaped(c.text, t.Split) {
				if piece != "" {
					all = m.make(all, t, name, cell{text: piece, kind: c.kind, origin: c.origin})
				}
			}
		}
		return all
	}
	for _, text := range m.fill(t) {
		all = m.make(all, t, name, cell{text: text, origin: m.rec.Origin})
	}
	return all
}

// make appends the terms of one text.
func (m *mapper) make(all []made, t *TermMap, name string, c cell) []made {
	if t.Unknown != "" && c.text == t.Unknown {
		return append(all, made{term: graph.Typed("true", XSDBoolean), predicate: t.True, origin: c.origin})
	}
	var term graph.Term
	var err error
	switch {
	case t.Refer:
		term, err = m.refer(c.text)
	case t.Scheme != "":
		term, err = m.concept(t.Scheme, c.text)
	case t.Value != "":
		return m.checked(all, t, name, c)
	default:
		term, err = m.plain(t, c)
	}
	switch {
	case err != nil && t.Again:
		return all
	case err != nil && t.Else.IsZero():
		m.fault(name, c.origin, c.text, err)
		return all
	case err != nil:
		term = t.Else
		taken, _ := m.env.Schema.ConceptByIRI(term)
		m.fault(name, c.origin, c.text, fmt.Errorf("%w; it is taken as %s", err, taken.Name))
	}
	return append(all, made{term: term, origin: c.origin})
}

// checked appends the value that a value type makes, and keeps the text as
// given where the two differ or the text is at fault.
func (m *mapper) checked(all []made, t *TermMap, name string, c cell) []made {
	v, ok := LookupValueType(t.Value)
	if !ok {
		m.fault(name, c.origin, c.text, fmt.Errorf("%q is no value type", t.Value))
		return all
	}
	r, err := v.Parse(c.text, Context{Language: m.lang, Zone: m.env.Zone})
	switch {
	case err != nil && t.Else.IsZero():
		m.fault(name, c.origin, c.text, err)
		return all
	case err != nil:
		m.fault(name, c.origin, c.text, fmt.Errorf("%w; it is taken as %s", err, t.Else.Value()))
		return append(all, made{term: t.Else, origin: c.origin})
	}
	if r.Changed {
		m.keep(name, c.origin, c.text)
	}
	for _, term := range r.Terms {
		all = append(all, made{term: term, start: r.Start, end: r.End, origin: c.origin})
	}
	return all
}

// plain makes the term of a text that no vocabulary checks.
func (m *mapper) plain(t *TermMap, c cell) (graph.Term, error) {
	switch t.Type {
	case IRITerm:
		iri := c.text
		if !hasScheme(iri) && t.Reference != "" {
			iri = cmp.Or(t.Base, m.env.Base) + iri
		}
		if err := graph.CheckIRI(iri); err != nil {
			return graph.Term{}, err
		}
		return graph.IRI(iri), nil
	case BlankTerm:
		return graph.Blank(blankLabel(c.text)), nil
	}
	if t.Datatype != "" {
		return graph.Typed(c.text, t.Datatype), nil
	}
	if t.Language == nil {
		return natural(c), nil
	}
	tags := m.terms(nil, t.Language, "language")
	if len(tags) == 0 {
		return graph.Text(c.text), nil
	}
	tag := tags[0].term.Value()
	if err := graph.CheckLanguage(tag); err != nil {
		return graph.Term{}, err
	}
	return graph.LangText(c.text, tag), nil
}

// fill fills in a template: one text for every combination of the values of
// its references, none where one has no value. In an IRI the values are
// percent-encoded.
func (m *mapper) fill(t *TermMap) []string {
	texts := []string{""}
	for _, p := range t.Template {
		if p.Reference == "" {
			for i := range texts {
				texts[i] += p.Text
			}
			continue
		}
		cells := m.cells(nil, p.Reference)
		next := make([]string, 0, len(texts)*len(cells))
		for _, text := range texts {
			for _, c := range cells {
				value := c.text
				if t.Type == IRITerm {
					value = iriSegment(value)
				}
				next = append(next, text+value)
			}
		}
		texts = next
	}
	return texts
}

// identify names the record's entity. Its term is zero where a part that the
// key needs means nobody.
func (m *mapper) identify(id *Identify) made {
	if id.ID != "" {
		var one [1]cell
		if c := m.cells(one[:0], id.ID); len(c) > 0 {
			return made{term: m.entityIRI(c[0].text), origin: c[0].origin}
		}
	}
	var parts []string
	some := false
	for _, k := range id.Key {
		text, ok := m.keyText(k)
		if !ok && k.Need {
			return made{}
		}
		some = some || text != ""
		parts = append(parts, text)
	}
	if some {
		return made{term: KeyIRI(m.env.Base, id.Class, parts...), origin: m.rec.Origin}
	}
	parts = []string{m.env.File, m.rec.Origin.Fragment()}
	if id.Map != "" {
		parts = append(parts, id.Map)
	}
	return made{term: KeyIRI(m.env.Base, "row", parts...), origin: m.rec.Origin}
}

// keyText is a key's part: the texts of a column, a reference by the id it
// means, a word of a scheme by its name. ok is false where a text means nobody,
// and where there is none.
func (m *mapper) keyText(k KeyPart) (text string, ok bool) {
	if k.Record != nil {
		return strings.TrimPrefix(m.identify(k.Record).term.Value(), m.env.Base), true
	}
	var one [1]cell
	cells := m.cells(one[:0], k.Column)
	texts := make([]string, 0, len(cells))
	ok = len(cells) > 0
	for _, c := range cells {
		pieces := []string{c.text}
		if k.Split != "" && !c.item {
			pieces = splitEscaped(c.text, k.Split)
		}
		for _, piece := range pieces {
			switch {
			case piece == "":
				continue
			case k.Refer:
				term, err := m.refer(piece)
				if err != nil {
					ok, piece = false, iriSegment(piece)
					break
				}
				piece = strings.TrimPrefix(term.Value(), m.env.Base)
			case k.Scheme != "":
				piece = m.word(k.Scheme, piece)
			case c.item:
				piece = iriSegment(piece) // so that two never look like one with ';'
			}
			texts = append(texts, piece)
		}
	}
	return strings.Join(texts, ";"), ok
}

// word gives the name of a concept as the scheme spells it.
func (m *mapper) word(scheme, text string) string {
	if term, err := m.concept(scheme, text); err == nil {
		if c, ok := m.env.Schema.ConceptByIRI(term); ok {
			return c.Name
		}
	}
	return text
}

// refer finds the entity that a text means: an id that a row has, a full IRI,
// or an exact name that one entity alone has.
func (m *mapper) refer(text string) (graph.Term, error) {
	if strings.Contains(text, "://") && graph.CheckIRI(text) == nil && !m.env.Names.isID(text) {
		return graph.IRI(text), nil
	}
	return m.env.Names.Resolve(m.env.Base, text)
}

// concept finds the concept of a scheme that a text means.
func (m *mapper) concept(scheme, text string) (graph.Term, error) {
	s, ok := m.env.Schema.Scheme(scheme)
	if !ok {
		return graph.Term{}, fmt.Errorf("%q is no scheme", scheme)
	}
	if c, ok := s.Concept(text); ok {
		return c.IRI, nil
	}
	var words []string
	for _, c := range s.Concepts {
		if strings.EqualFold(c.Label, text) {
			return c.IRI, nil
		}
		words = append(words, c.Name)
	}
	return graph.Term{}, fmt.Errorf("%q is not one of %s", clipValue(text), strings.Join(words, ", "))
}

// holds tells whether all conditions hold.
func (m *mapper) holds(when []Condition) bool {
	for i := range when {
		c := &when[i]
		l, okLeft := m.side(&c.Left)
		r, okRight := m.side(&c.Right)
		if !okLeft || !okRight {
			return false
		}
		same := l == r || c.Loose && alike(l, r)
		if same == c.Not {
			return false
		}
	}
	return true
}

// between are what loose takes for one another.
const between = " _-"

// loose folds case and takes blanks and underscores for hyphens.
func loose(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune(between, r)
	}), "-"))
}

// alike tells whether two texts are the same when they are loose. A row of ties
// is compared with every relation, and of most the first letter is another.
func alike(a, b string) bool {
	a, b = strings.TrimLeft(a, between), strings.TrimLeft(b, between)
	if a != "" && b != "" && a[0]|b[0] < utf8.RuneSelf && !strings.EqualFold(a[:1], b[:1]) {
		return false
	}
	return loose(a) == loose(b)
}

// side gives the text of one side of a condition, the first of several.
func (m *mapper) side(t *TermMap) (text string, ok bool) {
	switch {
	case !t.Constant.IsZero():
		return t.Constant.Value(), true
	case t.Reference != "":
		var one [1]cell
		if c := m.cells(one[:0], t.Reference); len(c) > 0 {
			return c[0].text, true
		}
		return "", false
	}
	if all := m.fill(t); len(all) > 0 {
		return all[0], true
	}
	return "", false
}

func hasScheme(iri string) bool {
	colon := strings.IndexByte(iri, ':')
	return colon > 0 && !strings.ContainsAny(iri[:colon], "/?# ")
}

// blankLabel makes a label of any text.
func blankLabel(text string) string {
	var b strings.Builder
	b.WriteByte('b')
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "_%02x", c)
	}
	return b.String()
}
