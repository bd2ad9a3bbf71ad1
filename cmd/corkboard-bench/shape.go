package main

import "corkboard/graph"

// world is all that is generated. It holds numbers alone: what a thing says
// follows from the seed and the thing's own number, so that nothing is kept, a
// world of any size streams, and each part can be made without the rest.
//
//	person ── knows ──▶ person              contacts: few people have many
//	person ◀─ membership ─▶ organization    a blank node with a role
//	conversation ── participant ──▶ person  the owner and some of the contacts
//	message ── part of ──▶ conversation     sender, recipients, date, text
//	message ── reply of ──▶ message
//
// It is made to a number of statements. A society is the same kind of world made
// to a scale, with events, and with the words and graphs of a case.
//
// A further kind of thing is a type with a statements method, a place in kinds
// and a line in world.plan.
type world struct {
	seed          uint64
	persons       int
	organizations int
	stride        uint64 // spreads the people of rank 0, 1, … over the numbers
	head          int    // evens out the first ranks of popularity, see zipf; 0 is none

	conversations int // the last one may be cut short
	lastOwn       int // statements about the last conversation itself
	lastMessages  int // statements of its messages
	statements    int // of the whole world
}

// kind tells the streams of chance of different things apart.
type kind uint64

const (
	ofPerson kind = iota + 1
	ofContacts
	ofOrganization
	ofConversation
	ofMessage
	ofText
	ofIndividual
	ofTies
	ofBody
	ofLength
	ofThread
	ofPost
	ofGathering
)

func (w *world) chance(k kind, numbers ...uint64) *chance {
	return chanceOf(append([]uint64{w.seed, uint64(k)}, numbers...)...)
}

// newWorld plans a world of exactly so many statements: one person for 400 of
// them, an organization for 20 people, and conversations up to the number.
func newWorld(statements int, seed uint64) *world {
	w := &world{seed: seed, statements: statements}
	w.persons = max(3, statements/400)
	w.organizations = max(1, w.persons/20)
	w.stride = coprime(2_654_435_761, uint64(w.persons))
	left := statements - w.people()
	for left > 0 {
		c := w.conversation(w.conversations)
		w.conversations++
		w.lastOwn = min(left, c.size())
		left -= w.lastOwn
		w.lastMessages = min(left, c.messagesSize())
		left -= w.lastMessages
	}
	return w
}

// people counts the statements about people and organizations.
func (w *world) people() int {
	n := 0
	for i := range w.persons {
		p := w.person(i)
		n += p.size() + membershipSize*len(p.memberships)
	}
	for i := range w.organizations {
		n += w.organization(i).size()
	}
	return n
}

// popular gives the number of a person, some people far more often than
// others.
func (w *world) popular(c *chance) int {
	rank := 0
	if w.head > 0 {
		rank = c.zipf(w.head, w.persons)
	} else {
		rank = c.power(w.persons)
	}
	return int((uint64(rank)*w.stride + w.seed%uint64(w.persons)) % uint64(w.persons))
}

// coprime gives the first number from n on that has no divisor in common with
// m.
func coprime(n, m uint64) uint64 {
	for ; ; n++ {
		a, b := n, m
		for b != 0 {
			a, b = b, a%b
		}
		if a == 1 {
			return n
		}
	}
}

// all streams the world, sorted by subject, predicate, object and graph, without
// an error. It holds the statements of one subject.
func (w *world) all(yield func(graph.Statement, error) bool) {
	left := w.statements
	var said subject
	// pass yields what is said of one thing, of which at most so much counts.
	pass := func(most int) bool {
		all := said.sorted()
		for _, s := range all[:min(most, left, len(all))] {
			if left--; !yield(s, nil) {
				return false
			}
		}
		return left > 0
	}
	for i := range w.conversations {
		c := w.conversation(i)
		c.say(&said)
		if !pass(w.cut(i, w.lastOwn)) {
			return
		}
	}
	for i := range w.conversations {
		most := w.cut(i, w.lastMessages)
		for m := range w.conversation(i).messages() {
			m.say(&said)
			n := len(said.statements)
			if !pass(most) {
				return
			}
			if most -= n; most <= 0 {
				break
			}
		}
	}
	w.allPeople(&said, func() bool { return pass(w.statements) })
}

// cut gives how many statements of a conversation count.
func (w *world) cut(conversation, last int) int {
	if conversation == w.conversations-1 {
		return last
	}
	return w.statements
}

func (w *world) allPeople(said *subject, pass func() bool) {
	for i := range w.organizations {
		w.organization(i).say(said)
		if !pass() {
			return
		}
	}
	for i := range w.persons {
		w.person(i).say(said)
		if !pass() {
			return
		}
	}
	for i := range w.persons {
		for _, m := range w.person(i).memberships {
			m.say(said)
			if !pass() {
				return
			}
		}
	}
}
