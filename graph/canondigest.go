package graph

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"slices"
)

// Hash is a hash function of RDF Dataset Canonicalization.
type Hash uint8

// The hash functions that RDFC-1.0 knows. SHA256 is its default.
const (
	SHA256 Hash = iota
	SHA384
)

// String gives the name of the hash function.
func (h Hash) String() string {
	if h == SHA384 {
		return "SHA-384"
	}
	return "SHA-256"
}

func (h Hash) new() hash.Hash {
	if h == SHA384 {
		return sha512.New384()
	}
	return sha256.New()
}

// digest is what a hash function gives; a shorter one ends in zeros. Digests
// order like their hexadecimal texts.
type digest [sha512.Size384]byte

func (d *digest) compare(e *digest) int { return bytes.Compare(d[:], e[:]) }

func (h Hash) sum(b []byte) (d digest) {
	if h == SHA384 {
		return sha512.Sum384(b)
	}
	s := sha256.Sum256(b)
	copy(d[:], s[:])
	return d
}

func (h Hash) appendHex(b []byte, d *digest) []byte {
	n := sha256.Size
	if h == SHA384 {
		n = sha512.Size384
	}
	return hex.AppendEncode(b, d[:n])
}

// firstDegree is the algorithm Hash First Degree Quads (RDFC-1.0, section 4.6):
// the hash of the lines that mention a node, in which it is _:a and every other
// node _:z.
type firstDegree struct {
	q     *blankQuads
	hash  Hash
	text  []byte
	lines [][]byte
	ends  []int
	whole []byte
}

func (f *firstDegree) sum(node uint32) digest {
	f.text, f.ends, f.lines = f.text[:0], f.ends[:0], f.lines[:0]
	for _, i := range f.q.quadsOf(node) {
		f.text = f.q.appendMarked(f.text, &f.q.rows[i], node)
		f.ends = append(f.ends, len(f.text))
	}
	if len(f.ends) == 1 {
		return f.hash.sum(f.text)
	}
	start := 0
	for _, end := range f.ends {
		f.lines = append(f.lines, f.text[start:end])
		start = end
	}
	slices.SortFunc(f.lines, bytes.Compare)
	f.whole = f.whole[:0]
	for _, line := range f.lines {
		f.whole = append(f.whole, line...)
	}
	return f.hash.sum(f.whole)
}

// appendMarked appends a quad's line with the marks of first degree hashes.
func (q *blankQuads) appendMarked(b []byte, r *row, self uint32) []byte {
	mark := func(n uint32) byte {
		if n == self {
			return 'a'
		}
		return 'z'
	}
	for j, p := range r.term {
		switch {
		case p&partNode != 0:
			b = append(b, '_', ':', mark(p&^partNode))
		case p&partNested != 0:
			t := &q.nested[p&partNumber]
			for i, n := range t.nodes {
				b = append(append(b, t.pieces[i]...), mark(n))
			}
			b = append(b, t.pieces[len(t.nodes)]...)
		case j == 3 && p == 0: // the default graph
			continue
		default:
			b = q.held.terms.terms[p].AppendTo(b)
		}
		b = append(b, ' ')
	}
	return append(b, '.', '\n')
}
