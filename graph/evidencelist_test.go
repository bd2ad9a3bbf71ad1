package graph

import (
	"slices"
	"testing"
)

// TestEvidenceList lists evidence that differs in what is shared and in what is
// not, and finds it again.
func TestEvidenceList(t *testing.T) {
	paper := Evidence{Subject: IRI("urn:m1"), Date: "2016-10-03", Source: IRI("urn:paper"), Named: "The Paper", Graph: IRI("urn:g")}
	later, told, quoted, denied := paper, paper, paper, paper
	later.Date, later.Subject, later.Forward = "2016-10-04~", Blank("m2"), true
	told.Label, told.Place = "asks", IRI("urn:file#row=2")
	quoted.Quote, quoted.At, quoted.Words, quoted.Counted = "so it is", "page 3", "last Monday", "1.."
	denied.Status, denied.Against, denied.Speaker, denied.End, denied.Inferred, denied.ShownAs = Denied, true, "Bob", "2017", true, true
	all := []Evidence{paper, later, {}, told, quoted, denied, paper}
	l := ListEvidence(all...)
	if l.Len() != len(all) || !slices.Equal(l.Slice(), all) || !slices.Equal(slices.Collect(l.All()), all) {
		t.Errorf("%+v\nwant\n%+v", l.Slice(), all)
	}
	for range l.All() {
		break
	}
	if l.pieces[0].rest != l.pieces[1].rest {
		t.Error("what is the same is held twice")
	}
	if none := (EvidenceList{}); none.Len() != 0 || none.Slice() != nil || slices.Collect(none.All()) != nil {
		t.Error("the zero value is not empty")
	}
}
