package schema

import "corkboard/graph"

// The terms that the code says or looks for by name. Their IRIs are those of
// core.yaml, by way of vocab_gen.go.
var (
	typeTerm      = graph.IRI(RDFType)
	statementTerm = graph.IRI(RDFStatement)
	subjectTerm   = graph.IRI(RDFSubject)
	predicateTerm = graph.IRI(RDFPredicate)
	objectTerm    = graph.IRI(RDFObject)
	labelTerm     = graph.IRI(RDFSLabel)
	commentTerm   = graph.IRI(RDFSComment)
	exactTerm     = graph.IRI(PropertyQuote)
	noteTerm      = graph.IRI(PropertyNote)
	atTerm        = graph.IRI(PropertyAt)
	aboutTerm     = graph.IRI(PropertyAbout)
	dateTextTerm  = graph.IRI(PropertyDateText)
)

// The terms of who says so.
var (
	derivedTerm    = graph.IRI(PROVWasDerivedFrom)
	attributedTerm = graph.IRI(PROVWasAttributedTo)
	bundleTerm     = graph.IRI(PROVBundle)
	provEntityTerm = graph.IRI(PROVEntity)
	authorTerm     = graph.IRI(PropertyAuthor)
	claimTerm      = graph.IRI(ClassClaim)
	holdsTerm      = graph.IRI(PropertyHolds)
	statusTerm     = graph.IRI(PropertyStatus)
	conclusionTerm = graph.IRI(ClassConclusion)
	ruleTerm       = graph.IRI(PropertyRule)
	ruleClassTerm  = graph.IRI(ClassRule)
)

// conceptStatus, followed by a graph.Status, is the IRI of that status.
const conceptStatus = Namespace + "status-"

// The terms of judgements and of what follows from them.
var (
	leftTerm        = graph.IRI(PropertyLeft)
	rightTerm       = graph.IRI(PropertyRight)
	judgementTerm   = graph.IRI(PropertyJudgement)
	judgementClass  = graph.IRI(ClassJudgement)
	judgedSame      = graph.IRI(ConceptJudgementSame)
	judgedDifferent = graph.IRI(ConceptJudgementDifferent)
	exactMatchTerm  = graph.IRI(SKOSExactMatch)
	differentTerm   = graph.IRI(OWLDifferentFrom)
)
