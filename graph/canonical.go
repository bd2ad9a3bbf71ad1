package graph

import (
	"context"
	"encoding/hex"
	"errors"
	"hash"
)

// CanonicalOptions says how Canonicalize works. The zero value is RDFC-1.0 with
// SHA-256.
type CanonicalOptions struct {
	// Hash is the hash function, for the blank nodes and for the fingerprint.
	Hash Hash
	// Steps bounds the work of telling blank nodes apart, in hashes made and
	// nodes tried: hostile ("poison") datasets need more than anybody has. 0
	// means 5,000,000 and 100 for each blank node, which is at most a second or
	// two more than an honest dataset takes.
	Steps int64
	// Memory and TempDir bound the sorting, as in SortOptions.
	Memory  int64
	TempDir string
	// Issued, if it is not nil, is told the canonical label of each blank node,
	// in their canonical order and before any statement is yielded: the issued
	// identifiers map of RDFC-1.0, section 4.3.
	Issued func(label, canonical string)
	// Fingerprint, if it is not nil, is told the hash of the whole canonical
	// N-Quads document in hexadecimal, after the last statement. It is not
	// called if an error was yielded or nobody pulled to the end.
	Fingerprint func(hex string)
}

// Canonicalize yields a dataset in canonical form: RDF Dataset Canonicalization
// (RDFC-1.0, W3C Recommendation of 21 May 2024). Blank nodes are _:c14n0,
// _:c14n1 and so on, statements come once each and in the code point order of
// their lines, and Statement.AppendTo writes them as the Recommendation's
// canonical N-Quads, byte for byte. Two datasets that differ in the labels of
// their blank nodes and the order of their statements come out the same, but
// for the origins: each statement has that of the one that came first.
//
// Where RDFC-1.0 leaves a choice, between blank nodes of equal hashes, they are
// taken in an order that depends on neither labels nor input. Such nodes are
// mostly alike in all, but not always: no hash of RDFC-1.0 says which object
// goes with which graph name, if both are blank nodes.
//
// Triple terms go beyond RDFC-1.0, which knows RDF 1.1 alone. A blank node in a
// triple term counts as mentioned by the quad, at a position of its own: t and
// its number among the terms in the triple term. Language tags keep their case.
//
// Only statements that mention blank nodes are held in memory, about 100 bytes
// each and 250 for each distinct term and blank node; the others go straight to
// Sort. The statements are not checked: see Statement.Check.
//
// A fault of the input (an *Error) is yielded at once, and what comes out is the
// canonical form of the rest. Any other error ends the stream, as does a dataset
// that needs more than o.Steps ("canonical: …").
func Canonicalize(ctx context.Context, in Statements, o CanonicalOptions) Statements {
	return func(yield func(Statement, error) bool) {
		sorted := Sort(ctx, relabelled(ctx, in, o), SortOptions{Memory: o.Memory, TempDir: o.TempDir, Unique: true, Order: Lines})
		if o.Fingerprint == nil {
			sorted(yield)
			return
		}
		sum, whole, line := o.Hash.new(), true, []byte(nil)
		for s, err := range sorted {
			if err == nil {
				line = hashLine(sum, line, &s)
			}
			whole = whole && err == nil
			if !yield(s, err) {
				return
			}
		}
		if whole {
			o.Fingerprint(hex.EncodeToString(sum.Sum(nil)))
		}
	}
}

// hashLine adds a statement's line to a hash. It takes and gives room for it.
func hashLine(sum hash.Hash, room []byte, s *Statement) []byte {
	room = s.AppendTo(room[:0])
	sum.Write(room) // a hash takes everything
	return room
}

// Fingerprint gives the hash, in hexadecimal, of a dataset's canonical N-Quads
// document: equal for datasets that differ only in the labels of their blank
// nodes and the order of their statements, and else different. It does as
// Canonicalize does, and ends with the first error, a fault of the input
// included.
func Fingerprint(ctx context.Context, in Statements, o CanonicalOptions) (string, error) {
	text, told := "", o.Fingerprint
	o.Fingerprint = func(hex string) { text = hex }
	for _, err := range Canonicalize(ctx, in, o) {
		if err != nil {
			return "", err
		}
	}
	if told != nil {
		told(text)
	}
	return text, nil
}

// relabelled yields the statements without blank nodes as they come, and then
// the others under canonical labels.
func relabelled(ctx context.Context, in Statements, o CanonicalOptions) Statements {
	return func(yield func(Statement, error) bool) {
		q := newBlankQuads()
		for s, err := range in {
			if err == nil && s.mentionsBlank() {
				q.held.add(&s)
				continue
			}
			if !yield(s, err) || err != nil && !isFault(err) {
				return
			}
		}
		q.add(q.held.rows)
		q.index()
		c := canonizer{blankQuads: q, ctx: ctx, hash: o.Hash, limit: o.Steps}
		if c.limit <= 0 {
			c.limit = defaultSteps + stepsPerNode*int64(len(q.nodes))
		}
		if err := c.number(); err != nil {
			yield(Statement{}, err)
			return
		}
		if o.Issued != nil {
			for _, n := range c.issued {
				o.Issued(q.label(n), c.label(n))
			}
		}
		for i := range q.rows {
			if !yield(q.statement(&q.rows[i], c.label), nil) {
				return
			}
		}
	}
}

// What a dataset may need, unless the caller says otherwise.
const (
	defaultSteps = 5_000_000
	stepsPerNode = 100
)

// isFault tells whether an error is about one item of the input.
func isFault(err error) bool {
	var fault *Error
	return errors.As(err, &fault)
}
