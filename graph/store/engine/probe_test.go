package engine

import (
	"context"
	"errors"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// probe asks a store that may be hostile all there is to ask.
type probe struct {
	testing.TB
	image   []byte
	damages []*Damage // that Verify found
	reads   int       // quads, so far
}

// probed probes a store. Nothing panics, nothing goes on for ever, no step takes
// memory out of proportion to the file, and errors say where. It tells whether
// the store could be opened.
func probed(t testing.TB, image []byte) (*probe, bool) {
	t.Helper()
	p := &probe{TB: t, image: image}
	late := time.AfterFunc(time.Minute, func() { panic("a question takes for ever") })
	defer late.Stop()
	s := p.open()
	if s == nil {
		return p, false
	}
	now := s.Snapshot()
	defer now.Release()
	p.step("verifying", func() error {
		return now.Verify(context.Background(), func(d *Damage) {
			if p.place(d); len(p.damages) < 1000 {
				p.damages = append(p.damages, d)
			}
		})
	})
	p.terms(now)
	p.patterns(now)
	p.writes()
	return p, true
}

func (p *probe) open() (s *Store) {
	p.Helper()
	p.step("opening", func() (err error) {
		s, err = open(newTape(p.image), "", Options{ReadOnly: true})
		var d *Damage
		if err != nil && !errors.As(err, &d) && !strings.HasPrefix(err.Error(), "is a") && !errors.Is(err, errNotStore) {
			p.Errorf("the error of opening says %q", err)
		}
		return nil
	})
	return s
}

// step does something in memory that is in proportion to the file.
func (p *probe) step(name string, do func() error) {
	p.Helper()
	before := allocated()
	err := do()
	took := allocated() - before
	if most := uint64(64<<20 + 100*len(p.image)); took > most {
		p.Fatalf("%s takes %d bytes for a file of %d", name, took, len(p.image))
	}
	if err != nil {
		p.place(err)
	}
}

// allocated gives how much memory was taken since the program began.
func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// place looks whether an error says where the damage is.
func (p *probe) place(err error) {
	p.Helper()
	if errors.Is(err, errNoTerm) && !errors.As(err, new(*Damage)) {
		return // of a number that was made up
	}
	var d *Damage
	if !errors.As(err, &d) || d.What == "" || d.Err == nil {
		p.Errorf("the error says nothing of a place: %v", err)
	}
}

// terms asks for terms by number and by name.
func (p *probe) terms(s *Snapshot) {
	p.Helper()
	last := ID(end(s.runs))
	ids := []ID{1, 2, 3, last / 2, last - 1, last, last + 1, maxID, 1<<32 - 1}
	find := []graph.Term{graph.IRI("http://example.org/none"), graph.Blank("b7"), graph.Text("none"), graph.LangText("a", "en"), graph.IRI(""), graph.Text("")}
	p.step("terms", func() (err error) {
		for _, id := range ids {
			t, fault := s.Term(id)
			if fault == nil {
				find = append(find, t)
			}
			err = errors.Join(err, fault)
		}
		return err
	})
	for _, t := range find {
		p.step("finding", func() error {
			_, err := s.Find(t)
			return err
		})
	}
	p.step("all terms", func() error {
		c := s.Terms()
		for c.Next() {
			c.ID()
		}
		return c.Err()
	})
	p.step("graphs", func() error {
		_, err := s.Graphs()
		return err
	})
}

// patterns asks all sixteen patterns of some quads.
func (p *probe) patterns(s *Snapshot) {
	p.Helper()
	var like []Quad
	c := s.Quads(Pattern{})
	for n := 0; c.Next(); n++ {
		if n < 3 || n&511 == 0 && len(like) < 6 {
			like = append(like, c.Quad())
		}
	}
	like = append(like, Quad{1, 1, 1, 1}, Quad{maxID, maxID, maxID, maxID})
	for _, q := range like {
		for bound := range 16 {
			var w Pattern
			for i, part := range [...]struct{ from, to *ID }{{&q.Subject, &w.Subject}, {&q.Predicate, &w.Predicate}, {&q.Object, &w.Object}, {&q.Graph, &w.Graph}} {
				if bound&(1<<i) != 0 {
					*part.to = *part.from
				}
			}
			w.DefaultGraph = bound&8 != 0 && w.Graph == 0
			if bound == 0 && q != like[0] {
				continue
			}
			p.pattern(s, w)
		}
	}
}

func (p *probe) pattern(s *Snapshot, w Pattern) {
	p.Helper()
	p.step("a pattern", func() error {
		_, _, err := s.Count(w)
		c := s.Quads(w)
		for c.Next() {
			if p.reads++; p.reads&15 == 0 {
				if _, err := s.Statement(c.Quad()); err != nil {
					return err
				}
			}
		}
		return errors.Join(err, c.Err())
	})
	p.step("parts", func() error {
		bounds, err := s.divide(3)
		for i := range bounds {
			_, fault := described(s.matchAnyWithin(context.Background(), []ID{w.Predicate}, nameRange{to: bounds[i]}))
			_, fault2 := described(s.matchAnyWithin(context.Background(), []ID{w.Predicate}, nameRange{from: bounds[i]}))
			err = errors.Join(err, fault, fault2)
		}
		return err
	})
	p.step("subjects", func() error {
		for _, err := range s.Subjects(context.Background(), w, Pattern{Predicate: w.Predicate}) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	p.step("matching", func() error {
		for _, err := range s.Match(context.Background(), w) {
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// writes changes the store, in memory.
func (p *probe) writes() {
	p.Helper()
	late := time.AfterFunc(time.Minute, func() { panic("a change takes for ever") })
	defer late.Stop()
	for i, do := range []func(*Store) error{
		func(s *Store) error { return s.Compact(context.Background()) },
		func(s *Store) error {
			_, err := s.Add(context.Background(), streamOf(probeStatements), AddOptions{Remove: wholeGraph("http://example.org/g1")})
			return err
		},
		func(s *Store) error {
			var deltas []Delta
			for _, st := range probeStatements {
				deltas = append(deltas, Delta{Statement: st})
			}
			return errors.Join(s.Apply(context.Background(), deltas), s.Close())
		},
	} {
		s, err := open(newTape(p.image), "", Options{})
		if err != nil {
			return
		}
		if i == 1 {
			s.options.Memory = -1
		}
		p.step("changing", func() error {
			err := do(s)
			if errors.Is(err, errTerms) || errors.Is(err, errTooLarge) {
				return nil
			}
			return err
		})
	}
}

var probeStatements = slices.Concat(someStatements(77, 20, 30), says("a", "b"))
