package main

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// gathering is an event of a society: an organization and some people.
type gathering struct {
	in         *society
	number     int
	name, kind string
	start, end string // end is "" where it is the start
	about      int    // an organization, -1 for none
	persons    []int
	roles      []string // of the persons, "" for none
}

var (
	gatheringKinds = []string{"meeting", "conference", "interview", "demonstration", "hearing"}
	gatheringRoles = []string{"speaker", "host", "chair"}
)

// maxGuests bounds who takes part in an event.
const maxGuests = 30

func (n *society) gathering(number int) gathering {
	c := n.chance(ofGathering, uint64(number))
	g := gathering{in: n, number: number, about: -1}
	g.kind = gatheringKinds[c.power(len(gatheringKinds))]
	l := &languages[c.power(len(languages))]
	g.name = string(l.appendWords(nil, c, 1+c.below(3)))
	forum, _ := n.members.any(c)
	if c.percent(50) {
		g.about = forum
	}
	at := firstStart + day*int64(c.below(daysCovered))
	g.start = dayOf(at)
	switch {
	case c.percent(10):
		g.start = g.start[:7]
	case c.percent(30):
		g.end = dayOf(at + day*int64(1+c.below(3)))
	}
	members := n.members.of(forum)
	for range 1 + c.power(min(len(members), maxGuests)) {
		if p := int(members[c.below(len(members))]); !slices.Contains(g.persons, p) {
			g.persons = append(g.persons, p)
		}
	}
	slices.Sort(g.persons)
	for range g.persons {
		role := ""
		if c.percent(20) {
			role = gatheringRoles[c.power(len(gatheringRoles))]
		}
		g.roles = append(g.roles, role)
	}
	return g
}

func gatheringTerm(number int) graph.Term { return societyTerm("e", number, 7) }

func (g *gathering) row() []string {
	var who []string
	for i, p := range g.persons {
		entry := id(g.in.personTerms[p])
		if g.roles[i] != "" {
			entry += ":" + g.roles[i]
		}
		who = append(who, entry)
	}
	row := []string{id(gatheringTerm(g.number)), g.name, g.kind, g.start, g.end, strings.Join(who, ";"), "", "calendar"}
	if g.about >= 0 {
		row[6] = id(g.in.bodyTerms[g.about])
	}
	return row
}

func (g *gathering) say(s *subject) {
	s.begin(gatheringTerm(g.number), inCalendar)
	s.say(rdfType, anEvent)
	s.say(schemaName, graph.Text(g.name))
	s.say(dcType, graph.Text(g.kind))
	s.sayDate(schemaStartDate, g.start)
	s.sayDate(schemaEndDate, g.end)
	if g.about >= 0 {
		s.say(schemaAbout, g.in.bodyTerms[g.about])
	}
	for _, p := range g.persons {
		s.say(semHasActor, g.in.personTerms[p])
	}
}

// sayPart says that somebody takes part in a conversation or an event.
func sayPart(s *subject, in, event, who graph.Term, role string) {
	s.begin(graph.IRI(societyBase+"participation/"+id(event)+"/"+id(who)+"/"+role), in)
	s.say(rdfType, aParticipation)
	s.say(cbEvent, event)
	s.say(cbParticipant, who)
	if role != "" {
		s.say(schemaRoleName, graph.Text(role))
	}
}
