package graph

import "iter"

// Statement is a quad and where it was read. Graph is the zero Term for the
// default graph, never DefaultGraph.
type Statement struct {
	Subject, Predicate, Object, Graph Term
	Origin                            Origin
}

// Statements is a stream of statements. See the package comment for what an
// error in it means.
type Statements = iter.Seq2[Statement, error]

// Compare orders statements by subject, predicate, object and graph, in the
// order of Term.Compare. Origins do not count.
func (s Statement) Compare(t Statement) int { return SPOG.compare(&s, &t) }

// SameQuad tells whether two statements say the same in the same graph,
// wherever they were read.
func (s Statement) SameQuad(t Statement) bool {
	return s.Subject == t.Subject && s.Predicate == t.Predicate && s.Object == t.Object && s.Graph == t.Graph
}

// AppendTo appends the statement as one line of canonical N-Quads, with its
// full stop and line feed.
func (s Statement) AppendTo(b []byte) []byte {
	b = append(s.Subject.AppendTo(b), ' ')
	b = append(s.Predicate.AppendTo(b), ' ')
	b = append(s.Object.AppendTo(b), ' ')
	if !s.Graph.IsZero() {
		b = append(s.Graph.AppendTo(b), ' ')
	}
	return append(b, '.', '\n')
}

// String gives the statement as a line of canonical N-Quads, without the line
// feed.
func (s Statement) String() string {
	b := s.AppendTo(nil)
	return string(b[:len(b)-1])
}
