package schema

import (
	"crypto/sha256"
	"encoding/hex"

	"corkboard/graph"
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
		w.say(claim, statusTerm, graph.IRI(conceptStatus+string(a.Status)), g, a.Origin)
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
