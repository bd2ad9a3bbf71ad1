package schema

import (
	"crypto/sha256"
	"encoding/hex"

	"corkboard/graph"
)

// The terms that saying needs, in short.
var (
	typeTerm       = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	statementTerm  = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement")
	subjectTerm    = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
	predicateTerm  = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
	objectTerm     = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")
	labelTerm      = graph.IRI("http://www.w3.org/2000/01/rdf-schema#label")
	commentTerm    = graph.IRI("http://www.w3.org/2000/01/rdf-schema#comment")
	derivedTerm    = graph.IRI("http://www.w3.org/ns/prov#wasDerivedFrom")
	attributedTerm = graph.IRI("http://www.w3.org/ns/prov#wasAttributedTo")
	bundleTerm     = graph.IRI("http://www.w3.org/ns/prov#Bundle")
	provEntityTerm = graph.IRI("http://www.w3.org/ns/prov#Entity")
	exactTerm      = graph.IRI("http://www.w3.org/ns/oa#exact")
	noteTerm       = graph.IRI("http://www.w3.org/2004/02/skos/core#note")
	claimTerm      = graph.IRI("http://schema.org/Claim")
	authorTerm     = graph.IRI("http://schema.org/author")
	aboutTerm      = graph.IRI("http://schema.org/about")
	atTerm         = graph.IRI(Namespace + "at")
	holdsTerm      = graph.IRI(Namespace + "holds")
	statusTerm     = graph.IRI(Namespace + "status")
	conclusionTerm = graph.IRI(Namespace + "Conclusion")
	ruleTerm       = graph.IRI(Namespace + "rule")
	ruleClassTerm  = graph.IRI(Namespace + "Rule")
	dateTextTerm   = graph.IRI(Namespace + "dateText")
)

// claim makes the claim that holds what the record would have said, and gives
// its IRI. Its key is the record's first entity, the status and the speaker,
// so that two sources that report the same allegation speak of one claim.
func (w *sayer) claim(e Entity) graph.Term {
	a := w.said
	speaker := ""
	if !a.Speaker.IsZero() {
		speaker = IDOf(a.Base, a.Speaker)
	}
	claim := KeyIRI(a.Base, "claim", IDOf(a.Base, w.main), string(a.Status), speaker)
	if e.ID != w.main {
		return claim
	}
	for _, g := range w.graphz {
		w.say(claim, typeTerm, claimTerm, g, a.Origin)
		w.say(claim, statusTerm, graph.IRI(Namespace+"status-"+string(a.Status)), g, a.Origin)
		w.say(claim, aboutTerm, w.main, g, a.Origin)
		if !a.Speaker.IsZero() {
			w.say(claim, authorTerm, a.Speaker, g, a.Origin)
		}
	}
	return claim
}

// hold says that a claim holds a statement.
func (w *sayer) hold(e Entity, v Value, claim graph.Term, graphs []graph.Term) {
	st := HeldStatement(w.said.Base, e.ID, v.Predicate, v.Object)
	for _, g := range graphs {
		w.say(claim, holdsTerm, st, g, v.Origin)
		w.reify(st, e.ID, v, g)
	}
}

// reify describes a statement without stating it.
func (w *sayer) reify(st, subject graph.Term, v Value, g graph.Term) {
	w.say(st, typeTerm, statementTerm, g, v.Origin)
	w.say(st, subjectTerm, subject, g, v.Origin)
	w.say(st, predicateTerm, v.Predicate, g, v.Origin)
	w.say(st, objectTerm, v.Object, g, v.Origin)
}

// HeldStatement names a statement that a claim or a conclusion holds: the
// base, "statement/" and half of the SHA-256 of its canonical N-Triples line,
// in hexadecimal.
func HeldStatement(base string, s, p, o graph.Term) graph.Term {
	line := graph.Statement{Subject: s, Predicate: p, Object: o}.AppendTo(nil)
	sum := sha256.Sum256(line)
	return KeyIRI(base, "statement", hex.EncodeToString(sum[:16]))
}
