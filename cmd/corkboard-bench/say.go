package main

import (
	"slices"
	"strconv"

	"corkboard/export"
	"corkboard/graph"
)

// Where things are named.
const (
	base   = "https://example.org/board/"
	leak   = base + "leak/" // the files of messages
	schema = "http://schema.org/"
	org    = "http://www.w3.org/ns/org#"
	sioc   = "http://rdfs.org/sioc/ns#"
	xsd    = "http://www.w3.org/2001/XMLSchema#"
)

// prefixes are declared in Turtle and TriG.
var prefixes = []export.Prefix{
	{Name: "conversation", IRI: base + "conversation/"},
	{Name: "leak", IRI: leak},
	{Name: "message", IRI: base + "message/"},
	{Name: "org", IRI: org},
	{Name: "organization", IRI: base + "organization/"},
	{Name: "person", IRI: base + "person/"},
	{Name: "schema", IRI: schema},
	{Name: "sioc", IRI: sioc},
	{Name: "xsd", IRI: xsd},
}

// What is said.
var (
	rdfType           = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	aConversation     = graph.IRI(schema + "Conversation")
	aMessage          = graph.IRI(schema + "Message")
	anOrganization    = graph.IRI(schema + "Organization")
	aPerson           = graph.IRI(schema + "Person")
	aMembership       = graph.IRI(org + "Membership")
	schemaDateSent    = graph.IRI(schema + "dateSent")
	schemaEmail       = graph.IRI(schema + "email")
	schemaIsPartOf    = graph.IRI(schema + "isPartOf")
	schemaKnows       = graph.IRI(schema + "knows")
	schemaMemberOf    = graph.IRI(schema + "memberOf")
	schemaName        = graph.IRI(schema + "name")
	schemaParticipant = graph.IRI(schema + "participant")
	schemaRecipient   = graph.IRI(schema + "recipient")
	schemaSender      = graph.IRI(schema + "sender")
	schemaText        = graph.IRI(schema + "text")
	siocReplyOf       = graph.IRI(sioc + "reply_of")
	orgMember         = graph.IRI(org + "member")
	orgOrganization   = graph.IRI(org + "organization")
	orgRole           = graph.IRI(org + "role")
	inPeople          = graph.IRI(base + "people.csv")
	inOrganizations   = graph.IRI(base + "organizations.csv")
)

// subject gathers what is said of one thing in one graph.
type subject struct {
	term, graph graph.Term
	statements  []graph.Statement
}

// begin forgets what was said and begins with another thing.
func (s *subject) begin(term, in graph.Term) {
	s.term, s.graph, s.statements = term, in, s.statements[:0]
}

func (s *subject) say(predicate, object graph.Term) { s.sayIn(s.graph, predicate, object) }

// sayIn says something in another graph than the subject's.
func (s *subject) sayIn(in, predicate, object graph.Term) {
	s.statements = append(s.statements, graph.Statement{Subject: s.term, Predicate: predicate, Object: object, Graph: in})
}

func (s *subject) sorted() []graph.Statement {
	slices.SortFunc(s.statements, graph.Statement.Compare)
	return s.statements
}

// named gives the IRI of a thing: numbers have so many digits that they sort
// as what they are.
func named(what string, number, digits int) graph.Term {
	return graph.IRI(string(appendNumber([]byte(base+what), number, digits)))
}

func appendNumber(b []byte, number, digits int) []byte {
	text := strconv.Itoa(number)
	for range digits - len(text) {
		b = append(b, '0')
	}
	return append(b, text...)
}
