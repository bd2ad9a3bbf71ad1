package main

import (
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// person is somebody with contacts and memberships.
type person struct {
	number      int
	given       string
	family      string
	contacts    []int // numbers of others, sorted
	memberships []membership
}

// membership ties a person to an organization.
type membership struct {
	person, position int // whose, and which of them
	organization     int
	role             string
}

// membershipSize is how many statements a membership makes.
const membershipSize = 4

// maxMemberships bounds the memberships of one person.
const maxMemberships = 3

func (w *world) person(number int) person {
	c := w.chance(ofPerson, uint64(number))
	p := person{
		number: number,
		given:  givenNames[c.power(len(givenNames))],
		family: familyNames[c.power(len(familyNames))],
	}
	p.contacts = w.contacts(number)
	for range c.power(maxMemberships + 1) {
		in := c.power(w.organizations)
		if !slices.ContainsFunc(p.memberships, func(m membership) bool { return m.organization == in }) {
			p.memberships = append(p.memberships, membership{number, len(p.memberships), in, roles[c.power(len(roles))]})
		}
	}
	return p
}

// contacts gives whom a person knows: at least one, and seldom many.
func (w *world) contacts(number int) []int {
	c := w.chance(ofContacts, uint64(number))
	var all []int
	for range 1 + c.power(min(w.persons-1, 150)) {
		other := w.popular(c)
		if other == number {
			other = (number + 1) % w.persons
		}
		all = append(all, other)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (p person) term() graph.Term { return personTerm(p.number) }

func personTerm(number int) graph.Term { return named("person/", number, 8) }

// size is how many statements say makes.
func (p person) size() int { return 3 + len(p.contacts) + len(p.memberships) }

func (p person) say(s *subject) {
	s.begin(p.term(), inPeople)
	s.say(rdfType, aPerson)
	s.say(schemaName, graph.Text(p.given+" "+p.family))
	s.say(schemaEmail, graph.Text(fmt.Sprintf("%s.%d@example.org", strings.ToLower(p.given), p.number)))
	for _, other := range p.contacts {
		s.say(schemaKnows, personTerm(other))
	}
	for _, m := range p.memberships {
		s.say(schemaMemberOf, organizationTerm(m.organization))
	}
}

func (m membership) say(s *subject) {
	label := appendNumber([]byte("membership-"), m.person, 8)
	s.begin(graph.Blank(string(appendNumber(append(label, '-'), m.position, 1))), inPeople)
	s.say(rdfType, aMembership)
	s.say(orgMember, personTerm(m.person))
	s.say(orgOrganization, organizationTerm(m.organization))
	s.say(orgRole, graph.LangText(m.role, "en"))
}

// organization is what people are members of.
type organization struct {
	number int
	name   string
	lang   string
}

func (w *world) organization(number int) organization {
	c := w.chance(ofOrganization, uint64(number))
	l := &languages[c.power(len(languages))]
	name := capital(l.words[c.below(len(l.words))]) + " " + l.words[c.below(len(l.words))]
	return organization{number, fmt.Sprintf("%s %d", name, number+1), l.tag}
}

func organizationTerm(number int) graph.Term { return named("organization/", number, 6) }

// size is how many statements say makes.
func (o organization) size() int { return 2 }

func (o organization) say(s *subject) {
	s.begin(organizationTerm(o.number), inOrganizations)
	s.say(rdfType, anOrganization)
	s.say(schemaName, graph.LangText(o.name, o.lang))
}
