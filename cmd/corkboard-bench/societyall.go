package main

import (
	"corkboard/graph"
	vocab "corkboard/schema"
)

// What is said in a society beside what is said in a world.
var (
	aCase              = graph.IRI(vocab.ClassCase)
	anEntity           = graph.IRI(vocab.NamespacePROV + "Entity")
	aBundle            = graph.IRI(vocab.NamespacePROV + "Bundle")
	aSource            = graph.IRI(vocab.ClassSource)
	aFOAFPerson        = graph.IRI(vocab.NamespaceFOAF + "Person")
	anOrgOrganization  = graph.IRI(org + "Organization")
	anEvent            = graph.IRI(vocab.ClassEvent)
	aParticipation     = graph.IRI(vocab.ClassParticipation)
	cbAct              = graph.IRI(vocab.PropertyAct)
	cbChannel          = graph.IRI(vocab.PropertyChannel)
	cbCoverage         = graph.IRI(vocab.PropertyCoverage)
	cbEvent            = graph.IRI(vocab.PropertyEvent)
	cbParticipant      = graph.IRI(vocab.PropertyParticipant)
	cbRelation         = graph.IRI(vocab.PropertyRelation)
	complete           = graph.IRI(vocab.ConceptCoverageComplete)
	dcType             = graph.IRI(vocab.PropertyType)
	dcPublisher        = graph.IRI(vocab.PropertyPublisher)
	dcIssued           = graph.IRI(vocab.PropertyIssued)
	dcTitle            = graph.IRI(vocab.NamespaceDCTerms + "title")
	schemaAbout        = graph.IRI(vocab.PropertyAbout)
	schemaBirthDate    = graph.IRI(vocab.PropertyBorn)
	schemaEndDate      = graph.IRI(vocab.PropertyEnd)
	schemaFoundingDate = graph.IRI(vocab.PropertyFounded)
	schemaNationality  = graph.IRI(vocab.PropertyNationality)
	schemaRoleName     = graph.IRI(vocab.PropertyRole)
	schemaStartDate    = graph.IRI(vocab.PropertyStart)
	semHasActor        = graph.IRI(vocab.PropertyActor)
	preferredPrefix    = graph.IRI(vocab.NamespaceVANN + "preferredNamespacePrefix")
	wasAttributedTo    = graph.IRI(vocab.NamespacePROV + "wasAttributedTo")
	wasDerivedFrom     = graph.IRI(vocab.NamespacePROV + "wasDerivedFrom")

	inSources  = graph.IRI(societyBase + "sources")
	inCalendar = said("calendar", file("events", -1))
	inRegister = struct{ people, organizations, ties graph.Term }{
		said("registry", file("people", -1)), said("registry", file("organizations", -1)), said("registry", file("ties", -1)),
	}
)

// acts are what messages do, the frequent ones first.
var acts = []string{"asks", "informs", "replies", "thanks", "offers", "suggests", "forwards", "comments", "urges", "advises"}

var actTerms = func() (terms []graph.Term) {
	for _, a := range acts {
		terms = append(terms, graph.IRI(vocab.NamespaceCB+"act-"+a))
	}
	return terms
}()

// societyTitle and societyPrefix are what case.yaml says.
const societyTitle, societyPrefix = "A society", "ex"

// witness is a source, with the tables in which it says something.
type witness struct {
	id, title, kind, publisher, date string
	tables                           []string // in order
}

// witnesses in the order of their IRIs. The archive has several files of each
// table.
var witnesses = []witness{
	{"archive", "Archive of messages", "archive", "Example Archive", "2018-02-01", []string{"conversations", "messages"}},
	{"calendar", "Calendar", "calendar", "Example Office", "2018-02-02", []string{"events"}},
	{"registry", "Register of people", "register", "Example Court", "2018-02-03", []string{"organizations", "people", "ties"}},
}

// files is how many files the conversations stand in, and so do the messages.
func (n *society) files() int { return (n.threads + perFile - 1) / perFile }

// all streams the society, sorted by subject, predicate, object and graph,
// without an error: all that building its tables makes, but for the places of
// rows and for what is said of the files themselves.
func (n *society) all(yield func(graph.Statement, error) bool) {
	var about subject
	pass := func() bool {
		for _, s := range about.sorted() {
			if !yield(s, nil) {
				return false
			}
		}
		return true
	}
	for _, stage := range []func(*subject, func() bool) bool{
		n.allCase, n.sourced("archive"), n.allThreads, n.sourced("calendar"), n.allGatherings, n.allPosts, n.allBodies,
		n.allIndividuals, n.allParts, n.sourced("registry"), n.allBundles, n.allTies,
	} {
		if !stage(&about, pass) {
			return
		}
	}
}

func (n *society) allCase(s *subject, pass func() bool) bool {
	s.begin(graph.IRI(societyBase), inSources)
	s.say(rdfType, aCase)
	s.say(dcTitle, graph.Text(societyTitle))
	s.say(preferredPrefix, graph.Text(societyPrefix))
	return pass()
}

func (n *society) sourced(id string) func(*subject, func() bool) bool {
	return func(s *subject, pass func() bool) bool {
		for _, w := range witnesses {
			if w.id == id {
				s.begin(graph.IRI(societyBase+id), inSources)
				s.say(rdfType, aSource)
				s.say(rdfType, anEntity)
				s.say(schemaName, graph.Text(w.title))
				s.say(dcType, graph.Text(w.kind))
				s.say(dcPublisher, graph.Text(w.publisher))
				s.sayDate(dcIssued, w.date)
			}
		}
		return pass()
	}
}

// graphs gives the graph of each thread's file, made anew only where the file
// changes.
func graphs(table string) func(thread int) graph.Term {
	last, in := -1, graph.Term{}
	return func(thread int) graph.Term {
		if f := thread / perFile; f != last {
			last, in = f, said("archive", file(table, f))
		}
		return in
	}
}

func (n *society) allThreads(s *subject, pass func() bool) bool {
	in := graphs("conversations")
	for i := range n.threads {
		t := n.thread(i)
		if t.say(s, in(i)); !pass() {
			return false
		}
	}
	return true
}

func (n *society) allPosts(s *subject, pass func() bool) bool {
	in, left := graphs("messages"), n.posts
	for i := range n.threads {
		t := n.thread(i)
		for p := range t.all(left) {
			if p.say(s, in(i)); !pass() {
				return false
			}
		}
		left -= t.length
	}
	return true
}

func (n *society) allGatherings(s *subject, pass func() bool) bool {
	for i := range n.events {
		g := n.gathering(i)
		if g.say(s); !pass() {
			return false
		}
	}
	return true
}

// allParts says who takes part in conversations and in events.
func (n *society) allParts(s *subject, pass func() bool) bool {
	in := graphs("conversations")
	for i := range n.threads {
		t := n.thread(i)
		for _, who := range t.parties() {
			if sayPart(s, in(i), t.term, who, ""); !pass() {
				return false
			}
		}
	}
	for i := range n.events {
		g := n.gathering(i)
		for j, p := range g.persons {
			if sayPart(s, inCalendar, gatheringTerm(i), n.personTerms[p], g.roles[j]); !pass() {
				return false
			}
		}
	}
	return true
}

func (n *society) allBodies(s *subject, pass func() bool) bool {
	for i := range n.organizations {
		if n.sayBody(s, n.body(i)); !pass() {
			return false
		}
	}
	return true
}

func (n *society) allIndividuals(s *subject, pass func() bool) bool {
	for i := range n.persons {
		if n.sayIndividual(s, n.individual(i)); !pass() {
			return false
		}
	}
	return true
}

func (n *society) allTies(s *subject, pass func() bool) bool {
	for i := range n.persons {
		for t := range n.ties(n.individual(i)) {
			if n.sayTie(s, t); !pass() {
				return false
			}
		}
	}
	return true
}

// allBundles says whose the graphs are, and of which file.
func (n *society) allBundles(s *subject, pass func() bool) bool {
	for _, w := range witnesses {
		for _, table := range w.tables {
			first, last := -1, -1
			if w.id == "archive" {
				first, last = 0, n.files()-1
			}
			for f := first; f <= last; f++ {
				s.begin(said(w.id, file(table, f)), inSources)
				s.say(rdfType, aBundle)
				s.say(wasAttributedTo, graph.IRI(societyBase+w.id))
				s.say(wasDerivedFrom, graph.IRI(societyBase+"file/"+file(table, f)))
				if !pass() {
					return false
				}
			}
		}
	}
	return true
}
