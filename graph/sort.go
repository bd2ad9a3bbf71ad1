package graph

import (
	"context"
	"errors"
)

// Order says how Sort orders statements.
type Order uint8

// The orders: by subject, predicate, object and graph, as a Matcher answers;
// graph by graph, as TriG is written; or by the bytes of the lines of canonical
// N-Quads that Statement.AppendTo writes, which is the code point order that
// RDF Dataset Canonicalization asks for. In the first two, terms sort as
// Term.Compare says.
const (
	SPOG Order = iota
	GSPO
	Lines
)

// Compare orders two statements; origins do not count.
func (o Order) Compare(s, t Statement) int { return o.compare(&s, &t) }

func (o Order) compare(s, t *Statement) int {
	if o == Lines {
		return compareLines(s, t)
	}
	if o == GSPO {
		if c := s.Graph.Compare(t.Graph); c != 0 {
			return c
		}
	}
	if c := s.Subject.Compare(t.Subject); c != 0 {
		return c
	}
	if c := s.Predicate.Compare(t.Predicate); c != 0 {
		return c
	}
	if c := s.Object.Compare(t.Object); c != 0 {
		return c
	}
	return s.Graph.Compare(t.Graph)
}

// SortOptions says how and within what bounds Sort works. The zero value
// sorts as SPOG with 64 MB and keeps duplicates.
type SortOptions struct {
	// Memory bounds the statements held at once, in bytes of their texts and
	// of what is kept about them; 0 means 64 MB. The garbage collector may
	// let the process grow to about twice as much. One statement larger than
	// that is still sorted.
	Memory int64
	// TempDir is the folder for the temporary file; "" means os.TempDir().
	TempDir string
	// Unique keeps of equal quads only the one that came first.
	Unique bool
	// Order is the order of what is yielded.
	Order Order
}

const defaultSortMemory = 64 << 20

// Sort yields the statements of a stream in order, with their origins; equal
// ones stay in the order in which they came. It holds statements up to
// o.Memory; what is beyond goes to one temporary file, which nobody else may
// read and which is gone when the stream ends, fails or is broken off. Nothing
// is written where everything fits.
//
// A fault of the input (an *Error) is yielded at once, before the sorted
// statements. Any other error of the input, of the disk ("sort: …") or of the
// context is yielded and ends the stream.
//
// The terms it yields are copies and hold nothing of the input.
func Sort(ctx context.Context, in Statements, o SortOptions) Statements {
	if o.Memory <= 0 {
		o.Memory = defaultSortMemory
	}
	return func(yield func(Statement, error) bool) {
		s := sorter{ctx: ctx, opt: o, held: newBatch(o.Order)}
		defer s.close()
		more, err := s.read(in, yield)
		if err == nil && more {
			err = s.write(yield)
		}
		if err != nil {
			yield(Statement{}, err)
		}
	}
}

// sorter is one run of Sort.
type sorter struct {
	ctx   context.Context
	opt   SortOptions
	held  *batch
	spill *tempFile // nil until the first spill
	runs  []run     // the sorted stretches of spill

	// After the first spill two batches take turns, each half as large: one is
	// filled while a goroutine sorts and writes the other. Nothing depends on
	// which of them is faster.
	other   *batch
	writing chan error // nil while nothing is being written
}

// read takes in the whole input. It gives false when nobody pulls any more.
func (s *sorter) read(in Statements, yield func(Statement, error) bool) (more bool, err error) {
	for st, err := range in {
		if err := s.ctx.Err(); err != nil {
			return false, err
		}
		if err != nil {
			var fault *Error
			if !errors.As(err, &fault) {
				return false, err
			}
			if !yield(Statement{}, err) {
				return false, nil
			}
			continue
		}
		s.held.add(&st)
		if s.held.size() >= s.limit() {
			if err := s.flush(); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// limit is how much may be held before it is written.
func (s *sorter) limit() int64 {
	if s.spill == nil {
		return s.opt.Memory
	}
	return s.opt.Memory / 2
}

// flush writes what is held as one more run: the first time at once, after
// that while the next batch is being filled.
func (s *sorter) flush() (err error) {
	if len(s.held.rows) == 0 {
		return nil
	}
	if s.spill == nil {
		if s.spill, err = createTemp(s.opt.TempDir); err != nil {
			return err
		}
		err = s.writeRun(s.held)
		s.held, s.other = newBatch(s.opt.Order), newBatch(s.opt.Order)
		return err
	}
	if err := s.wait(); err != nil {
		return err
	}
	s.held, s.other = s.other, s.held
	s.writing = make(chan error, 1)
	go func() { s.writing <- s.writeRun(s.other) }()
	return nil
}

// wait joins the writing of the other batch.
func (s *sorter) wait() error {
	if s.writing == nil {
		return nil
	}
	err := <-s.writing
	s.writing = nil
	return err
}

// writeRun sorts a batch, writes it as one more run, and empties it. Only one
// call is under way at a time.
func (s *sorter) writeRun(b *batch) error {
	w := newRunWriter(s.spill)
	for st := range b.sorted(s.opt.Unique) {
		if err := w.put(st); err != nil {
			return err
		}
	}
	r, err := w.finish()
	s.runs = append(s.runs, r)
	b.reset()
	return err
}

// write yields what was read, in order.
func (s *sorter) write(yield func(Statement, error) bool) error {
	each := func(st *Statement) (bool, error) {
		if err := s.ctx.Err(); err != nil {
			return false, err
		}
		return yield(*st, nil), nil
	}
	if s.spill == nil {
		for st := range s.held.sorted(s.opt.Unique) {
			if more, err := each(st); !more {
				return err
			}
		}
		return nil
	}
	if err := s.wait(); err != nil {
		return err
	}
	if len(s.held.rows) > 0 {
		if err := s.writeRun(s.held); err != nil {
			return err
		}
	}
	s.held, s.other = nil, nil
	for len(s.runs) > maxFanIn {
		if err := s.pass(); err != nil {
			return err
		}
	}
	return mergeRuns(s.spill, s.runs, s.opt, each)
}

// pass merges runs that stand side by side, so that fewer are left.
func (s *sorter) pass() error {
	next, err := createTemp(s.opt.TempDir)
	if err != nil {
		return err
	}
	var merged []run
	for rest := s.runs; len(rest) > 0 && err == nil; {
		n := min(len(rest), maxFanIn)
		w := newRunWriter(next)
		err = mergeRuns(s.spill, rest[:n], s.opt, func(st *Statement) (bool, error) {
			if err := s.ctx.Err(); err != nil {
				return false, err
			}
			err := w.put(st)
			return err == nil, err
		})
		if err == nil {
			var r run
			r, err = w.finish()
			merged = append(merged, r)
		}
		rest = rest[n:]
	}
	s.spill.close()
	s.spill, s.runs = next, merged
	return err
}

// close takes the temporary file away, once nobody writes to it.
func (s *sorter) close() {
	_ = s.wait() // whoever closes has its error, or does not ask
	if s.spill != nil {
		s.spill.close()
	}
}
