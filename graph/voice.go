package graph

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// fact is one property of a thing.
type fact struct {
	is       property
	inferred bool // a rule and not a source gave it
	object   Term
}

// voice is what one assertion graph says of a thing in its own voice, or what
// one claim in it holds.
type voice struct {
	graph   Term
	claim   Term // zero where it is plain
	speaker Term
	status  Status
	facts   []fact
	rows    []Term
	against bool   // it speaks against what is drawn
	text    string // of a claim that does
}

// voices sorts what is said of a thing by who says it: plain voices first, in
// the order of their graphs, then claims. What a rule concluded is added to the
// voices that it was concluded from, unless they say it themselves.
func (r *reading) voices(thing Term, of []Statement) []voice { return r.voicesIn(nil, thing, of) }

// voicesIn is voices with room to use again: what it gives is good until the
// next call with the same room.
func (r *reading) voicesIn(all []voice, thing Term, of []Statement) []voice {
	rest := false
	for i, end := 0, 0; i < len(of); i = end {
		end++ // of those in one graph
		for end < len(of) && sameName(of[end].Graph, of[i].Graph) {
			end++
		}
		switch g := r.graph(of[i].Graph); {
		case g.ofRows || g.rule:
			rest = true
		case !g.out:
			v := voiceOf(&all, of[i].Graph)
			facts := v.facts
			for n := i; n < end; n++ {
				facts = append(facts, fact{is: r.propertyAt(n, of[n].Predicate), object: of[n].Object})
			}
			v.facts = facts
		}
	}
	if len(all) > 1 {
		slices.SortFunc(all, func(a, b voice) int { return a.graph.Compare(b.graph) })
	}
	if rest {
		r.addRows(all, of)
	}
	return r.heldVoices(thing, all)
}

// voiceOf finds or makes the voice of a graph.
func voiceOf(all *[]voice, g Term) *voice {
	for i := len(*all) - 1; i >= 0; i-- {
		if v := &(*all)[i]; sameName(v.graph, g) {
			return v
		}
	}
	*all = grown(*all)
	v := &(*all)[len(*all)-1]
	v.graph = g
	return v
}

// addRows adds the rows that say it, and what was concluded.
func (r *reading) addRows(all []voice, of []Statement) {
	for _, s := range of {
		switch g := r.graph(s.Graph); {
		case g.ofRows && s.Predicate == r.w.DerivedFrom:
			for i := range all {
				if placesFor(all[i].graph, s.Graph) {
					all[i].rows = append(all[i].rows, s.Object)
				}
			}
		case g.rule:
			r.infer(all, s)
		}
	}
}

// grown gives one more voice, with the room that one before it had.
func grown(all []voice) []voice {
	if len(all) == cap(all) {
		return append(all, voice{})
	}
	all = all[:len(all)+1]
	v := &all[len(all)-1]
	*v = voice{facts: v.facts[:0], rows: v.rows[:0]}
	return all
}

// infer adds a conclusion to the plain voices that it was drawn from, or to
// all where that is not known.
func (r *reading) infer(all []voice, s Statement) {
	from := r.drawn[spo{s.Subject, s.Predicate, s.Object}]
	is := r.property(s.Predicate)
	for i := range all {
		v := &all[i]
		says := func(f fact) bool { return f.is == is && f.object == s.Object }
		if (len(from) == 0 || slices.Contains(from, v.graph)) && !slices.ContainsFunc(v.facts, says) {
			v.facts = append(v.facts, fact{is, true, s.Object})
		}
	}
}

// heldVoices adds what claims hold of a thing.
func (r *reading) heldVoices(thing Term, all []voice) []voice {
	plain := len(all)
	if len(r.held) == 0 {
		return all
	}
	for _, h := range r.held[thing] {
		if r.out[h.graph] || r.taken[h.claim] {
			continue
		}
		i := slices.IndexFunc(all[plain:], func(v voice) bool { return v.claim == h.claim && v.graph == h.graph })
		if i < 0 {
			i = len(all) - plain
			all = append(all, voice{graph: h.graph, claim: h.claim, speaker: h.speaker, status: h.status, rows: slices.Clone(r.claimRows[inGraph{h.claim, h.graph}])})
		}
		all[plain+i].facts = append(all[plain+i].facts, h.fact)
	}
	slices.SortStableFunc(all[plain:], func(a, b voice) int {
		return cmp.Or(cmp.Compare(a.status.rank(), b.status.rank()), cmp.Compare(a.status, b.status), a.claim.Compare(b.claim), a.graph.Compare(b.graph))
	})
	return all
}

// rank orders statuses as a legend does; what is not known comes last.
func (s Status) rank() int {
	if i := slices.Index(statuses[:], s); i >= 0 {
		return i
	}
	return len(statuses)
}

var statuses = [...]Status{Stated, SecondHand, Alleged, Unconfirmed, Investigated, Denied, Negated, Retracted}

// known tells whether a status is one of ours, and no word of the data.
func (s Status) known() bool { return s.rank() < len(statuses) }

// ofStatus gives the voices of one status.
func ofStatus(all []voice, status Status) []voice {
	if len(all) == 1 && all[0].status == status && all[0].claim.IsZero() == (status == Stated) {
		return all
	}
	var some []voice
	for _, v := range all {
		if v.status == status && v.claim.IsZero() == (status == Stated) {
			some = append(some, v)
		}
	}
	return some
}

// chief gives the voices that a thing is drawn by: those of the first that
// says what it is; so plain ones, or those of one status where only claims
// speak of it.
func (r *reading) chief(all []voice) []voice {
	for _, v := range all {
		if slices.ContainsFunc(v.facts, func(f fact) bool { return f.is == r.is.typ }) {
			return ofStatus(all, v.status)
		}
	}
	return ofStatus(all, Stated)
}

// factsOf joins what voices say.
func factsOf(voices ...voice) []fact {
	if len(voices) == 1 {
		return voices[0].facts
	}
	var all []fact
	for _, v := range voices {
		all = append(all, v.facts...)
	}
	return all
}

// values gives the facts of some properties, in the order of the properties.
func values(facts []fact, predicates ...property) []fact {
	var all []fact
	for _, p := range predicates {
		for i := range facts {
			if facts[i].is == p {
				all = append(all, facts[i])
			}
		}
	}
	return all
}

// text gives the first text among some properties, the best property first
// and of several texts the smallest.
func text(facts []fact, predicates ...property) string {
	for _, p := range predicates {
		best := ""
		for i := range facts {
			f := &facts[i]
			if f.is != p {
				continue
			}
			if v := f.object.Value(); f.object.IsLiteral() && v != "" && (best == "" || v < best) {
				best = v
			}
		}
		if best != "" {
			return strings.Clone(best)
		}
	}
	return ""
}

// called gives what voices call a thing: the name it leaves the newsroom
// under, the best of its names, what it is described as, or the last part of
// its IRI.
func (r *reading) called(thing Term, voices []voice) string {
	if as := text(factsOf(voices...), r.is.showAs); as != "" {
		return as
	}
	if n := text(factsOf(r.chief(voices)...), r.is.names...); n != "" {
		return n
	}
	if cite := text(factsOf(r.chief(voices)...), r.is.citeAs); cite != "" {
		return cite
	}
	return lastPart(thing)
}

// lastPart gives the last part of an IRI, unescaped.
func lastPart(thing Term) string {
	iri := strings.TrimRight(thing.Value(), "/#")
	if i := strings.LastIndexAny(iri, "/#:"); i >= 0 {
		iri = iri[i+1:]
	}
	if plain, err := url.PathUnescape(iri); err == nil && plain != "" {
		iri = plain
	}
	return strings.Clone(iri)
}

// notNamed stands for what does not leave the newsroom.
const notNamed = "[not named]"

// name gives what a thing is called, whatever it is.
func (r *reading) name(thing Term) (string, error) {
	if r.hidden[thing] {
		return notNamed, nil
	}
	if n, ok := r.names[thing]; ok {
		return n, nil
	}
	of, err := r.about(thing)
	if err != nil {
		return "", err
	}
	n := r.called(thing, r.voices(thing, of))
	r.names[thing.Clone()] = n
	return n, nil
}
