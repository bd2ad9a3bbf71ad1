package main

import (
	"iter"
	"slices"
	"strings"

	"corkboard/graph"
)

// thread is a conversation of a society: in a forum, or between contacts.
type thread struct {
	in           *society
	number       int
	term         graph.Term
	participants []int // persons, who began it first
	forum        int   // -1 where it is between contacts
	length       int   // posts in it
	start        int64 // seconds since 1970
	language     int   // in languages
	channel      string
	title        string
}

// channels by which people write to each other.
var channels = []string{"direct messages", "e-mail", "text messages"}

// length gives how many posts a thread has.
func (n *society) length(number int) int {
	c := n.chance(ofLength, uint64(number))
	return 1 + c.power(1+c.power(longest))
}

func (n *society) thread(number int) thread {
	c := n.chance(ofThread, uint64(number))
	t := thread{in: n, number: number, term: societyTerm("c", number, 9), forum: -1, length: n.length(number)}
	if c.percent(55) {
		n.assemble(&t, c)
	} else {
		n.gather(&t, c)
	}
	t.start = firstStart + int64(c.below(daysCovered*day))
	l := &languages[t.language]
	t.title = string(l.appendWords(nil, c, 1+c.below(4)))
	return t
}

// assemble makes a thread one among members of a forum, the larger the likelier.
func (n *society) assemble(t *thread, c *chance) {
	var first int
	t.forum, first = n.members.any(c)
	t.channel = "forum"
	t.language = n.chance(ofBody, uint64(t.forum)).power(len(languages))
	t.participants = append(t.participants, first)
	members := n.members.of(t.forum)
	for range c.power(min(len(members), maxMembers)) {
		t.join(int(members[c.below(len(members))]))
	}
}

// gather makes a thread one between people who know each other: one whom many
// know, and one or more contacts.
func (n *society) gather(t *thread, c *chance) {
	first := n.popular(c)
	if c.percent(50) {
		_, first = n.known.any(c)
	}
	t.channel = channels[c.power(len(channels))]
	t.language = n.chance(ofIndividual, uint64(first), 1).power(len(languages))
	t.participants = append(t.participants, first)
	contacts := n.known.of(first)
	t.join(int(contacts[c.below(len(contacts))]))
	if c.percent(25) {
		for range c.power(maxParticipants) {
			t.join(int(contacts[c.below(len(contacts))]))
		}
	}
}

func (t *thread) join(person int) {
	if !slices.Contains(t.participants, person) {
		t.participants = append(t.participants, person)
	}
}

// parties gives who takes part, in the order of their IRIs: the forum, then
// the persons.
func (t *thread) parties() []graph.Term {
	var all []graph.Term
	if t.forum >= 0 {
		all = append(all, t.in.bodyTerms[t.forum])
	}
	for _, p := range slices.Sorted(slices.Values(t.participants)) {
		all = append(all, t.in.personTerms[p])
	}
	return all
}

func (t *thread) row() []string {
	var parties []string
	for _, p := range t.parties() {
		parties = append(parties, id(p))
	}
	return []string{id(t.term), t.title, t.channel, strings.Join(parties, ";"), dayOf(t.start), "complete", "archive"}
}

func (t *thread) say(s *subject, in graph.Term) {
	s.begin(t.term, in)
	s.say(rdfType, aConversation)
	s.say(schemaName, graph.Text(t.title))
	s.say(cbChannel, graph.Text(t.channel))
	s.say(cbCoverage, complete)
	s.sayDate(schemaStartDate, dayOf(t.start))
	for _, p := range t.parties() {
		s.say(schemaParticipant, p)
	}
}

// post is a message of a society.
type post struct {
	in       *thread
	number   int
	sender   graph.Term
	to       []graph.Term // in the order of their IRIs
	sent     string
	replyOf  int // an earlier post, -1 for none
	act      int // in acts, -1 for none
	event    int // what it is about, -1 for nothing
	text     string
	language string // "" where it is not known
}

// all gives the posts of a thread in order, and so many at most.
func (t *thread) all(most int) iter.Seq[*post] {
	return func(yield func(*post) bool) {
		sent := t.start
		var senders []int
		for i := range min(t.length, most) {
			c := t.in.chance(ofPost, uint64(t.number), uint64(i))
			sent += 1 + int64(c.power(1<<16))
			p := post{in: t, number: i, act: -1, event: -1}
			sender := t.sender(i, c)
			senders = append(senders, sender)
			p.sender = t.in.personTerms[sender]
			p.replyOf = t.replyOf(i, c)
			p.to = t.recipients(sender, p.replyOf, senders)
			p.sent = sentOn(sent, c)
			if c.percent(12) {
				p.act = c.power(len(acts))
			}
			if c.percent(2) {
				p.event = c.below(t.in.events)
			}
			text := languages[t.language].text(c)
			p.text, p.language = strings.TrimSpace(text.Value()), text.Language()
			if !yield(&p) {
				return
			}
		}
	}
}

// sender gives who wrote a post: who began the thread is the first, and writes
// more than others.
func (t *thread) sender(i int, c *chance) int {
	if i == 0 {
		return t.participants[0]
	}
	return t.participants[c.power(len(t.participants))]
}

// replyOf gives what a post answers: in a forum the first or a recent one,
// between contacts often none.
func (t *thread) replyOf(i int, c *chance) int {
	switch {
	case i == 0, t.forum < 0 && !c.percent(35):
		return -1
	case t.forum >= 0 && c.percent(40):
		return 0
	}
	return i - 1 - c.power(i)
}

// recipients gives whom a post goes to: in a forum to the one it answers, or
// else to the forum; between contacts to all the others.
func (t *thread) recipients(sender, replyOf int, senders []int) []graph.Term {
	if t.forum >= 0 {
		if replyOf >= 0 && senders[replyOf] != sender {
			return []graph.Term{t.in.personTerms[senders[replyOf]]}
		}
		return []graph.Term{t.in.bodyTerms[t.forum]}
	}
	var to []graph.Term
	for _, p := range slices.Sorted(slices.Values(t.participants)) {
		if p != sender {
			to = append(to, t.in.personTerms[p])
		}
	}
	return to
}

func (t *thread) post(number int) graph.Term {
	name := appendNumber([]byte(societyBase+"m"), t.number, 9)
	return graph.IRI(string(appendNumber(append(name, '-'), number, 4)))
}

func (p *post) row() []string {
	var to []string
	for _, r := range p.to {
		to = append(to, id(r))
	}
	row := []string{id(p.in.post(p.number)), id(p.sender), strings.Join(to, ";"), p.sent, id(p.in.term), "", "", p.text, "", p.language, "archive"}
	if p.replyOf >= 0 {
		row[5] = id(p.in.post(p.replyOf))
	}
	if p.act >= 0 {
		row[6] = acts[p.act]
	}
	if p.event >= 0 {
		row[8] = id(gatheringTerm(p.event))
	}
	return row
}

func (p *post) say(s *subject, in graph.Term) {
	s.begin(p.in.post(p.number), in)
	s.say(rdfType, aMessage)
	s.say(schemaDateSent, graph.Typed(p.sent, xsd+"dateTime"))
	s.say(schemaIsPartOf, p.in.term)
	s.say(schemaSender, p.sender)
	for _, r := range p.to {
		s.say(schemaRecipient, r)
	}
	if p.language == "" {
		s.say(schemaText, graph.Text(p.text))
	} else {
		s.say(schemaText, graph.LangText(p.text, p.language))
	}
	if p.replyOf >= 0 {
		s.say(siocReplyOf, p.in.post(p.replyOf))
	}
	if p.act >= 0 {
		s.say(cbAct, actTerms[p.act])
	}
	if p.event >= 0 {
		s.say(schemaAbout, gatheringTerm(p.event))
	}
}
