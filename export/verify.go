package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/knakk/rdf"

	"corkboard/graph"
)

// ErrNotCovered is what Verify returns for a format that the independent
// reader cannot read at all.
var ErrNotCovered = errors.New("no independent reader for this format")

// ErrDiffers is wrapped by what Verify returns when the text was read and does
// not say what it should.
var ErrDiffers = errors.New("read back differently")

// Verification is what Verify has compared.
type Verification struct {
	Compared int64 // statements read back and found equal
	// NotCovered counts statements that are there, but that the independent
	// reader has no words for and that were not compared: those with a triple
	// term, and those with a blank node whose label has two dots in a row.
	NotCovered int64
	// NotWritten counts wanted statements that the syntax cannot say. Write
	// has reported them as faults.
	NotWritten int64
}

// Verify reads back what Write of a format wrote and compares it, statement
// by statement and duplicates included, with the stream that Write was given
// (for MergeGraphs: with Merged of it), in any order. The reader is that of
// github.com/knakk/rdf, which shares no code with the writers.
//
// The pretty forms name blank nodes anew and write a set: there, duplicates and
// labels do not count, and datasets are compared as graph.Diff does.
//
// That reader knows neither TriG nor all of Turtle as it is written today, so
// the text goes through a few changes on its way, which revision lists.
//
// The error wraps ErrDiffers and tells the first difference where there is
// one, and is ErrNotCovered for a format that is none of these; an error of r
// or of the stream ends the comparison. The counts are good only without an
// error.
//
// Both sides are sorted together as graph.Sort does, in bounded memory, but for
// what graph.Diff holds. When the comparison ends early, a goroutine of
// knakk/rdf stays behind.
func Verify(ctx context.Context, f Format, r io.Reader, want graph.Statements) (Verification, error) {
	var v Verification
	decode := newDecoder(f.Name, r)
	if decode == nil {
		return v, fmt.Errorf("%s: %w", f.Name, ErrNotCovered)
	}
	var absent int64 // statements in the text that are not covered
	_, pretty := strings.CutSuffix(f.Name, "-pretty")
	wanted, read := v.wanted(want, f.Graphs, pretty), readBack(decode, &absent, pretty)
	d := difference{}
	if pretty {
		if err := d.compare(ctx, wanted, read); err != nil {
			return v, err
		}
		v.Compared = d.equal
		return v, d.err(absent - v.NotCovered)
	}
	both := graph.Concat(wanted, read)
	for s, err := range graph.Sort(ctx, both, graph.SortOptions{}) {
		if err != nil {
			return v, err
		}
		d.add(s)
	}
	d.endGroup()
	v.Compared = d.equal
	return v, d.err(absent - v.NotCovered)
}

// Origins that tell the two sides apart while they are sorted together.
var (
	fromStream = graph.Origin{File: "want"}
	fromText   = graph.Origin{File: "text"}
)

// wanted streams what the text must hold and can be compared, and counts the
// rest.
func (v *Verification) wanted(want graph.Statements, graphs, pretty bool) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range want {
			var fault *graph.Error
			switch {
			case errors.As(err, &fault):
				continue
			case err != nil:
			case sayable(&s, graphs) != nil:
				v.NotWritten++
				continue
			case !covered(&s, pretty):
				v.NotCovered++
				continue
			}
			s.Origin = fromStream
			if !yield(s, err) {
				return
			}
		}
	}
}

// readBack streams what a decoder reads. Statements with the mark for a term
// that it cannot read are counted instead.
func readBack(decode decoder, absent *int64, pretty bool) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for {
			s, err := decode()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(graph.Statement{}, fmt.Errorf("reading back: %w", err))
				return
			}
			if !covered(&s, pretty) {
				*absent++
				continue
			}
			s.Origin = fromText
			if !yield(s, nil) {
				return
			}
		}
	}
}

// covered tells whether the independent reader can read a statement. Labels of
// a pretty form are no trouble, since others stand in their place.
func covered(s *graph.Statement, pretty bool) bool {
	for _, t := range [...]graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
		switch t.Kind() {
		case graph.KindTriple:
			return false
		case graph.KindIRI:
			if strings.HasPrefix(t.Value(), markPrefix) {
				return false
			}
		case graph.KindBlank:
			if !pretty && strings.Contains(t.Value(), "..") {
				return false
			}
		}
	}
	return true
}

// difference counts, over both sides sorted together, what only one side has.
type difference struct {
	last           graph.Statement
	wanted, read   int64 // of the group of statements equal to last
	equal          int64
	missing, extra int64
	first          string
}

func (d *difference) add(s graph.Statement) {
	if !s.SameQuad(d.last) {
		d.endGroup()
		d.last = s
	}
	if s.Origin == fromStream {
		d.wanted++
	} else {
		d.read++
	}
}

func (d *difference) endGroup() {
	if d.first == "" && d.wanted > d.read {
		d.first = "missing: " + d.last.String()
	} else if d.first == "" && d.read > d.wanted {
		d.first = "not wanted: " + d.last.String()
	}
	d.equal += min(d.wanted, d.read)
	d.missing += max(0, d.wanted-d.read)
	d.extra += max(0, d.read-d.wanted)
	d.wanted, d.read = 0, 0
}

// compare compares the two sides whatever their blank nodes are called.
func (d *difference) compare(ctx context.Context, wanted, read graph.Statements) error {
	counted := func(yield func(graph.Statement, error) bool) {
		for s, err := range read {
			if err == nil {
				d.equal++
			}
			if !yield(s, err) {
				return
			}
		}
	}
	for change, err := range graph.Diff(ctx, wanted, counted, graph.DiffOptions{}) {
		if err != nil {
			return err
		}
		side := "missing: "
		if change.Added {
			side = "not wanted: "
			d.extra++
			d.equal--
		} else {
			d.missing++
		}
		if d.first == "" {
			d.first = side + change.Statement.String()
		}
	}
	return nil
}

// err tells the difference, if there is one. more is how many statements that
// nobody could compare the text has beyond those that were wanted.
func (d *difference) err(more int64) error {
	if d.first != "" {
		return fmt.Errorf("%w: %d statements equal, %d missing, %d not wanted; the first: %s",
			ErrDiffers, d.equal, d.missing, d.extra, d.first)
	}
	if more != 0 {
		return fmt.Errorf("%w: of those that cannot be compared, %+d statements", ErrDiffers, more)
	}
	return nil
}

// decoder reads the next statement; io.EOF ends the text.
type decoder func() (graph.Statement, error)

// newDecoder gives knakk's reader for a format, behind a revision; nil where
// there is none.
func newDecoder(format string, r io.Reader) decoder {
	revised := newRevision(r, format)
	var next decoder
	switch format {
	case "nt":
		next = triples(rdf.NewTripleDecoder(revised, rdf.NTriples))
	case "nq":
		next = quads(rdf.NewQuadDecoder(revised, rdf.NQuads))
	case "turtle", "turtle-pretty":
		next = triples(rdf.NewTripleDecoder(revised, rdf.Turtle))
	case "trig", "trig-pretty":
		next = graphs(triples(rdf.NewTripleDecoder(revised, rdf.Turtle)))
	default:
		return nil
	}
	return func() (graph.Statement, error) {
		s, err := next()
		if err != nil {
			if failed := revised.failed.Load(); failed != nil {
				err = *failed
			}
		}
		return s, err
	}
}

func quads(d *rdf.QuadDecoder) decoder {
	d.DefaultGraph = nil // so that a graph may be called _:defaultGraph
	return func() (s graph.Statement, err error) {
		defer catch(&err)
		q, err := d.Decode()
		if err != nil {
			return s, err
		}
		return fromKnakkNamed(q.Triple, q.Ctx)
	}
}

func triples(d rdf.TripleDecoder) decoder {
	return func() (s graph.Statement, err error) {
		defer catch(&err)
		t, err := d.Decode()
		if err != nil {
			return s, err
		}
		return FromKnakkTriple(t)
	}
}

// fromKnakkNamed is FromKnakkQuad without a name for the default graph.
func fromKnakkNamed(t rdf.Triple, name rdf.Context) (graph.Statement, error) {
	s, err := FromKnakkTriple(t)
	if err == nil && name != nil {
		s.Graph, err = FromKnakk(name)
	}
	return s, err
}

// graphs takes the marks for the braces of TriG out of a stream of triples and
// puts those between them in their graph.
func graphs(next decoder) decoder {
	var name graph.Term
	return func() (graph.Statement, error) {
		for {
			s, err := next()
			if err == io.EOF && !name.IsZero() {
				err = fmt.Errorf("graph %s: its braces do not close", name)
			}
			if err != nil {
				return s, err
			}
			switch s.Predicate.Value() {
			case markOpen:
				name = s.Subject
			case markClose:
				name = graph.Term{}
			default:
				s.Graph = name
				return s, nil
			}
		}
	}
}

// catch makes an error of a panic in knakk's parser, which lets those of the
// runtime through.
func catch(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the parser failed: %v", p)
	}
}
