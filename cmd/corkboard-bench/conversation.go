package main

import (
	"iter"
	"slices"
	"time"

	"corkboard/graph"
)

// conversation is a chain of messages between people who know its owner.
type conversation struct {
	w            *world
	number       int
	participants []int // the owner first
	length       int   // messages in it
	start        int64 // seconds since 1970
	language     int   // in languages
}

// What conversations are like.
const (
	maxParticipants      = 9
	maxLength            = 63
	conversationsPerFile = 5000
	firstStart           = 1_420_070_400 // 2015-01-01
	startsWithin         = 3 * 365 * 24 * 3600
)

func (w *world) conversation(number int) conversation {
	c := w.chance(ofConversation, uint64(number))
	v := conversation{w: w, number: number, participants: []int{w.popular(c)}}
	contacts := w.contacts(v.participants[0])
	for range 1 + c.power(maxParticipants-1) {
		other := contacts[c.power(len(contacts))]
		if !slices.Contains(v.participants, other) {
			v.participants = append(v.participants, other)
		}
	}
	v.length = 1 + c.power(maxLength)
	v.start = firstStart + int64(c.below(startsWithin))
	v.language = c.power(len(languages))
	return v
}

func (v conversation) term() graph.Term { return named("conversation/", v.number, 8) }

// file gives the graph of the file that the conversation stands in.
func (v conversation) file() graph.Term {
	name := appendNumber([]byte(leak), v.number/conversationsPerFile, 4)
	return graph.IRI(string(append(name, ".csv"...)))
}

// size is how many statements say makes.
func (v conversation) size() int { return 2 + len(v.participants) }

func (v conversation) say(s *subject) {
	l := &languages[v.language]
	c := v.w.chance(ofText, uint64(v.number))
	s.begin(v.term(), v.file())
	s.say(rdfType, aConversation)
	s.say(schemaName, graph.LangText(string(l.appendWords(nil, c, 1+c.below(4))), l.tag))
	for _, p := range v.participants {
		s.say(schemaParticipant, personTerm(p))
	}
}

// message is one message of a conversation.
type message struct {
	in         conversation
	number     int
	sender     int
	recipients []int
	sent       int64
	replyOf    int // an earlier message, -1 for none
	chance     *chance
}

// messages gives the conversation's messages in order.
func (v conversation) messages() iter.Seq[message] {
	return func(yield func(message) bool) {
		sent := v.start
		for i := range v.length {
			c := v.w.chance(ofMessage, uint64(v.number), uint64(i))
			sent += 1 + int64(c.power(1<<16))
			m := message{in: v, number: i, sent: sent, replyOf: -1, chance: c}
			m.address()
			if i > 0 && c.percent(30) {
				m.replyOf = i - 1 - c.power(i)
			}
			if !yield(m) {
				return
			}
		}
	}
}

// address says who writes to whom: mostly to one.
func (m *message) address() {
	all := m.in.participants
	from := m.chance.power(len(all))
	m.sender = all[from]
	for n := m.chance.power(min(3, len(all)-1)); n >= 0; n-- {
		from++
		m.recipients = append(m.recipients, all[from%len(all)])
	}
}

// messagesSize is how many statements all messages of the conversation make.
func (v conversation) messagesSize() int {
	n := 0
	for m := range v.messages() {
		n += m.size()
	}
	return n
}

func (m message) term() graph.Term { return m.in.message(m.number) }

func (v conversation) message(number int) graph.Term {
	name := appendNumber([]byte(base+"message/"), v.number, 8)
	return graph.IRI(string(appendNumber(append(name, '-'), number, 4)))
}

// size is how many statements say makes.
func (m message) size() int {
	n := 5 + len(m.recipients)
	if m.replyOf >= 0 {
		n++
	}
	return n
}

func (m message) say(s *subject) {
	s.begin(m.term(), m.in.file())
	s.say(rdfType, aMessage)
	s.say(schemaDateSent, graph.Typed(m.date(), xsd+"dateTime"))
	s.say(schemaIsPartOf, m.in.term())
	s.say(schemaSender, personTerm(m.sender))
	for _, r := range m.recipients {
		s.say(schemaRecipient, personTerm(r))
	}
	s.say(schemaText, languages[m.in.language].text(m.chance))
	if m.replyOf >= 0 {
		s.say(siocReplyOf, m.in.message(m.replyOf))
	}
}

// date gives when the message was sent.
func (m message) date() string { return sentOn(m.sent, m.chance) }

// sentOn writes seconds since 1970 as a date and time in UTC and, as sources do,
// now and then with a zone or a fraction.
func sentOn(seconds int64, c *chance) string {
	at := time.Unix(seconds, 0).UTC()
	switch c.below(20) {
	case 0:
		return at.In(time.FixedZone("", 2*3600)).Format("2006-01-02T15:04:05-07:00")
	case 1:
		return at.Add(time.Duration(c.below(1000)) * time.Millisecond).Format("2006-01-02T15:04:05.000Z")
	}
	return at.Format("2006-01-02T15:04:05Z")
}
