package main

import (
	"fmt"
	"strings"
	"time"

	"corkboard/graph"
	vocab "corkboard/schema"
)

// individual is a person of a society.
type individual struct {
	number             int
	name, email        string
	born, nationality  string // "" where it is not known
	employer           int    // an organization; -1 for none
	position, employed string // in it, and since when
}

// What people are like.
const (
	firstBorn  = -946_771_200 // 1940-01-01, seconds since 1970
	bornWithin = 60 * 365     // days
	day        = 24 * 3600
)

var nationalities = []string{"US", "DE", "GB", "UA", "FR", "ES", "CN", "EG", "PL", "NO", "JP", "TR", "BR", "IE", "CA"}

func (n *society) individual(number int) individual {
	c := n.chance(ofIndividual, uint64(number))
	p := individual{number: number, employer: -1}
	p.name = givenNames[c.power(len(givenNames))] + " " + familyNames[c.power(len(familyNames))]
	p.email = fmt.Sprintf("p%d@example.org", number)
	if c.percent(90) {
		p.born = dayOf(firstBorn + day*int64(c.below(bornWithin)))
	}
	if c.percent(70) {
		p.nationality = nationalities[c.power(len(nationalities))]
	}
	if c.percent(60) {
		p.employer = n.forums + c.zipf(1, n.organizations-n.forums)
		p.position, p.employed = roles[c.power(len(roles))], since(c)
	}
	return p
}

// dayOf gives the date of a time in seconds since 1970.
func dayOf(seconds int64) string { return time.Unix(seconds, 0).UTC().Format("2006-01-02") }

// since gives when something began before the messages did, to the day, the
// month or the year, or not at all.
func since(c *chance) string {
	date := dayOf(firstStart - 1 - day*int64(c.below(5*365)))
	return date[:[]int{0, 4, 7, 10}[c.below(4)]]
}

func (p individual) row() []string {
	return []string{fmt.Sprintf("p%07d", p.number), p.name, p.email, p.born, p.nationality, "registry"}
}

// say says what people.csv says of a person, and the direct statements of
// ties.csv.
func (n *society) sayIndividual(s *subject, p individual) {
	s.begin(n.personTerms[p.number], inRegister.people)
	s.say(rdfType, aPerson)
	s.say(rdfType, aFOAFPerson)
	s.say(schemaName, graph.Text(p.name))
	s.say(schemaEmail, graph.Text(p.email))
	if p.born != "" {
		s.say(schemaBirthDate, graph.Typed(p.born, xsd+"date"))
	}
	if p.nationality != "" {
		s.say(schemaNationality, graph.Text(p.nationality))
	}
	for t := range n.ties(p) {
		s.sayIn(inRegister.ties, t.relation.shortcut, n.end(t))
	}
}

// relation is a kind of tie.
type relation struct {
	name     string
	person   bool // to a person, not to an organization
	class    graph.Term
	shortcut graph.Term
	from, to graph.Term // the properties of the ends
}

// relations in the order of their names.
var (
	employedBy = relation{"employed-by", false, graph.IRI(vocab.ClassEmployment), graph.IRI(vocab.PropertyWorksFor), orgMember, orgOrganization}
	knows      = relation{"knows", true, graph.IRI(vocab.ClassAcquaintance), schemaKnows, graph.IRI(vocab.PropertyTieFrom), graph.IRI(vocab.PropertyTieTo)}
	memberOf   = relation{"member-of", false, aMembership, schemaMemberOf, orgMember, orgOrganization}
)

// tie is a row of ties.csv.
type tie struct {
	from, to    int
	relation    *relation
	role, start string
}

// ties gives the ties of a person in the order of their IRIs.
func (n *society) ties(p individual) func(yield func(tie) bool) {
	return func(yield func(tie) bool) {
		if p.employer >= 0 && !yield(tie{p.number, p.employer, &employedBy, p.position, p.employed}) {
			return
		}
		c := n.chance(ofTies, uint64(p.number), 1)
		for _, other := range n.known.of(p.number) {
			start := ""
			if c.percent(30) {
				start = since(c)
			}
			if !yield(tie{p.number, int(other), &knows, "", start}) {
				return
			}
		}
		for _, forum := range n.joined.of(p.number) {
			if !yield(tie{p.number, int(forum), &memberOf, roles[c.power(len(roles))], since(c)}) {
				return
			}
		}
	}
}

// end gives the end that a tie leads to.
func (n *society) end(t tie) graph.Term {
	if t.relation.person {
		return n.personTerms[t.to]
	}
	return n.bodyTerms[t.to]
}

func (n *society) tieRow(t tie) []string {
	return []string{id(n.personTerms[t.from]), t.relation.name, id(n.end(t)), t.role, t.start, "registry"}
}

func (n *society) sayTie(s *subject, t tie) {
	from, to := n.personTerms[t.from], n.end(t)
	key := strings.Join([]string{societyBase + "tie", id(from), t.relation.name, id(to), strings.ReplaceAll(t.role, " ", "%20")}, "/")
	s.begin(graph.IRI(key), inRegister.ties)
	s.say(rdfType, t.relation.class)
	s.say(cbRelation, vocab.RelationIRI(t.relation.name))
	s.say(t.relation.from, from)
	s.say(t.relation.to, to)
	if t.role != "" {
		s.say(schemaRoleName, graph.Text(t.role))
	}
	s.sayDate(schemaStartDate, t.start)
}

// sayDate says a date as precise as it is; "" is not known.
func (s *subject) sayDate(property graph.Term, date string) {
	switch len(date) {
	case 4:
		s.say(property, graph.Typed(date, xsd+"gYear"))
	case 7:
		s.say(property, graph.Typed(date, xsd+"gYearMonth"))
	case 10:
		s.say(property, graph.Typed(date, xsd+"date"))
	}
}

// body is an organization of a society: a forum, or what people work for.
type body struct {
	number  int
	name    string
	kind    string
	founded string
}

var bodyKinds = []string{"company", "newsroom", "university", "party", "authority"}

func (n *society) body(number int) body {
	c := n.chance(ofBody, uint64(number))
	l := &languages[c.power(len(languages))]
	b := body{number: number, kind: "forum", founded: since(c)}
	if number >= n.forums {
		b.kind = bodyKinds[c.power(len(bodyKinds))]
	}
	b.name = fmt.Sprintf("%s %s %d", capital(l.words[c.below(len(l.words))]), l.words[c.below(len(l.words))], number+1)
	return b
}

func (b body) row() []string {
	return []string{fmt.Sprintf("o%07d", b.number), b.name, b.kind, b.founded, "registry"}
}

func (n *society) sayBody(s *subject, b body) {
	s.begin(n.bodyTerms[b.number], inRegister.organizations)
	s.say(rdfType, anOrganization)
	s.say(rdfType, anOrgOrganization)
	s.say(schemaName, graph.Text(b.name))
	s.say(dcType, graph.Text(b.kind))
	s.sayDate(schemaFoundingDate, b.founded)
}
