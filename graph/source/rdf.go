package source

import (
	"crypto/sha256"
	"encoding/base32"
	"hash"
	"strconv"
	"strings"

	"corkboard/graph"
)

// RDFOptions say how an RDF document is read. The zero value resolves nothing
// and renames blank nodes by the name of the input.
type RDFOptions struct {
	// Base is the absolute IRI that relative IRIs are resolved against until
	// the document names another; without one, a relative IRI is a fault.
	Base string
	// Document names the document for the renaming of its blank nodes: two
	// documents of one name share them. "" is Base, and without one the name
	// of the input.
	Document string
	// KeepLabels leaves the labels of blank nodes as they are.
	KeepLabels bool
	// Declared, where set, takes each prefix that the document declares, when
	// it is met, in the goroutine that pulls the statements.
	Declared *graph.Prefixes
	// Workers is how many goroutines read the lines of N-Triples and N-Quads;
	// 0 and 1 read in that of the caller.
	Workers int
	// Contexts are the JSON-LD contexts at hand beside our own; nil is none.
	Contexts *Contexts
}

// failedStatements is a stream of one error.
func failedStatements(err error) graph.Statements {
	return func(yield func(graph.Statement, error) bool) { yield(graph.Statement{}, err) }
}

// blankNodes gives the blank nodes of one document their names: by hash of the
// document's name and the label, so that graphs of one document share them and
// two documents never do. It is not safe for use by several goroutines.
type blankNodes struct {
	document string
	keep     bool
	hash     hash.Hash
	sum      [sha256.Size]byte
	cache    [256]renamedLabel // by the last byte of the label
}

// renamedLabel is a label and the blank node that it has become.
type renamedLabel struct {
	label string
	node  graph.Term
}

func newBlankNodes(in Input, o RDFOptions) *blankNodes {
	b := &blankNodes{document: o.Document, keep: o.KeepLabels, hash: sha256.New()}
	if b.document == "" {
		b.document = o.Base
	}
	if b.document == "" {
		b.document = in.Name
	}
	return b
}

// labelled gives the blank node of a label (without "_:").
func (b *blankNodes) labelled(label string) graph.Term {
	if b.keep {
		return graph.Blank(label)
	}
	c := &b.cache[label[len(label)-1]]
	if c.label != label {
		// The label is cut from a block, which would stay in memory with it.
		*c = renamedLabel{strings.Clone(label), b.named(":", label)}
	}
	return c.node
}

// anonymous gives the blank node of a place without a label: the byte offset
// of its first character in the document.
func (b *blankNodes) anonymous(offset int64) graph.Term {
	return b.named("[", strconv.FormatInt(offset, 10))
}

var labelEncoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// named gives the blank node of a hash of 128 bits: nobody makes two documents
// or labels meet, not even on purpose.
func (b *blankNodes) named(kind, name string) graph.Term {
	b.hash.Reset()
	b.hash.Write([]byte(b.document))
	b.hash.Write([]byte{0})
	b.hash.Write([]byte(kind))
	b.hash.Write([]byte(name))
	var label [27]byte
	label[0] = 'b'
	labelEncoding.Encode(label[1:], b.hash.Sum(b.sum[:0])[:16])
	return graph.Blank(string(label[:]))
}
