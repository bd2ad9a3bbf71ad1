package graph

// talk is a conversation.
type talk struct {
	complete bool
	lines    []*line // that go on in it
}

// goingOn is a line in a conversation.
type goingOn struct {
	line *line
	talk *talk
}

// talk gives a conversation.
func (p *projection) talk(conversation Term) *talk {
	if p.lastTalk != nil && conversation == p.lastTalkOf {
		return p.lastTalk
	}
	t, ok := p.talks[conversation]
	if !ok {
		t = &talk{complete: p.complete(conversation)}
		conversation = conversation.Clone()
		p.talks[conversation] = t
	}
	p.lastTalk, p.lastTalkOf = t, conversation
	return t
}

// goesOnIn notes the conversations that facts of a message tell of, and tells
// whether all messages of these are in hand.
func (p *projection) goesOnIn(l *line, facts []fact) (whole bool) {
	apart := true
	whole = true
	for i := range facts {
		if facts[i].is == p.is.partOf {
			t := p.talk(facts[i].object)
			p.goesOn(l, t)
			apart, whole = false, whole && t.complete
		}
	}
	l.apart = l.apart || apart
	return whole
}

// goesOn notes a conversation that the line goes on in.
func (p *projection) goesOn(l *line, t *talk) {
	if n := len(l.talks); n > 0 && l.talks[n-1] == t {
		return
	}
	at := goingOn{l, t}
	if p.goingOn[at] {
		return
	}
	p.goingOn[at] = true
	l.talks, t.lines = append(l.talks, t), append(t.lines, l)
}
