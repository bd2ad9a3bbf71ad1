package graph

import "iter"

// EvidenceList is evidence in order, of which what many pieces share is held
// once: one takes some 120 bytes with its date and the IRI of its subject. The
// zero value is empty. It does not change.
type EvidenceList struct {
	pieces []*piece // they may stand in other lists, too
}

// ListEvidence makes a list of evidence, in its order. The subjects are IRIs or
// blank nodes, as those of statements are.
func ListEvidence(all ...Evidence) EvidenceList {
	l := EvidenceList{make([]*piece, len(all))}
	var like *Evidence
	for i, e := range all {
		x := new(piece)
		pieceOf(x, &e, like)
		l.pieces[i], like = x, x.rest
	}
	return l
}

// Len gives how many pieces there are.
func (l EvidenceList) Len() int { return len(l.pieces) }

// All gives one after the other.
func (l EvidenceList) All() iter.Seq[Evidence] {
	return func(yield func(Evidence) bool) {
		for _, x := range l.pieces {
			var e Evidence
			if x.whole(&e); !yield(e) {
				return
			}
		}
	}
}

// Slice gives all, some 330 bytes each, in a slice that belongs to the caller;
// nil where there are none.
func (l EvidenceList) Slice() []Evidence {
	if len(l.pieces) == 0 {
		return nil
	}
	all := make([]Evidence, len(l.pieces))
	for i, x := range l.pieces {
		x.whole(&all[i])
	}
	return all
}
