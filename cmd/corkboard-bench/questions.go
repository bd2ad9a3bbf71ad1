package main

import (
	"context"
	"fmt"

	"corkboard/graph"
)

// How many questions of each kind a store is asked, at most.
const (
	maxLookups = 10_000
	maxHops    = 500
	maxPairs   = 200
)

// questions are what a store is asked: drawn from what is in the file, the same
// for the same file and seed.
type questions struct {
	subjects reservoir[graph.Term]    // of any statement
	knowers  reservoir[graph.Term]    // people with contacts
	pairs    reservoir[[2]graph.Term] // sender and recipient of a message
}

// drawQuestions reads a stream to the end and keeps what it draws, no more than
// most of a kind.
func drawQuestions(ctx context.Context, seed uint64, most int, statements graph.Statements) (*questions, error) {
	q := &questions{
		subjects: reservoir[graph.Term]{most: min(most, maxLookups), chance: chanceOf(seed, 1)},
		knowers:  reservoir[graph.Term]{most: min(most, maxHops), chance: chanceOf(seed, 2)},
		pairs:    reservoir[[2]graph.Term]{most: min(most, maxPairs), chance: chanceOf(seed, 3)},
	}
	var subject, recipient graph.Term
	knows := false
	for s, err := range statements {
		if err != nil {
			return nil, err
		}
		if s.Subject != subject {
			subject, recipient, knows = s.Subject, graph.Term{}, false
			if i := q.subjects.place(); i >= 0 {
				q.subjects.items[i] = subject.Clone()
			}
		}
		switch {
		case s.Predicate == schemaKnows && !knows:
			knows = true
			if i := q.knowers.place(); i >= 0 {
				q.knowers.items[i] = subject.Clone()
			}
		case s.Predicate == schemaRecipient:
			recipient = s.Object
		case s.Predicate == schemaSender && !recipient.IsZero(): // behind the recipients
			if i := q.pairs.place(); i >= 0 {
				q.pairs.items[i] = [2]graph.Term{s.Object.Clone(), recipient.Clone()}
			}
		}
	}
	return q, ctx.Err()
}

// reservoir keeps some of a stream's items, each as likely as the others.
type reservoir[T any] struct {
	items      []T
	seen, most int
	chance     *chance
}

// place gives where the next item goes, -1 for nowhere.
func (r *reservoir[T]) place() int {
	r.seen++
	if len(r.items) < r.most {
		r.items = append(r.items, *new(T))
		return len(r.items) - 1
	}
	if i := r.chance.below(r.seen); i < r.most {
		return i
	}
	return -1
}

// allOf is a script for the objects of all that is said of a subject.
func allOf(subject graph.Term) string { return fmt.Sprintf("g.V(%q).out().all()", subject.String()) }

// twoHops is a script for the contacts of somebody's contacts.
func twoHops(person graph.Term) string {
	return fmt.Sprintf("g.V(%q).out(%q).out(%q).all()", person.String(), schemaKnows.String(), schemaKnows.String())
}

// messagesBetween is a script for the messages between two, either way.
func messagesBetween(a, b graph.Term) string {
	way := func(from, to graph.Term) string {
		return fmt.Sprintf("g.V(%q).in(%q).has(%q, %q)", from.String(), schemaSender.String(), schemaRecipient.String(), to.String())
	}
	if a == b {
		return way(a, b) + ".all()"
	}
	return way(a, b) + ".or(" + way(b, a) + ").all()"
}
