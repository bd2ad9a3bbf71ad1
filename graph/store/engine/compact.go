package engine

import (
	"context"
	"errors"
	"os"
)

// Sizes tells what a store takes.
type Sizes struct {
	File int64 // bytes, the journal's left out
	Live int64 // of these, what is in use
	Runs int
}

// Sizes gives what the store takes.
func (s *Store) Sizes() Sizes {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.now == nil {
		return Sizes{}
	}
	z := Sizes{File: int64(s.commit.end), Live: dataBegin + int64(s.commit.manifest.length) + sumLen, Runs: len(s.now.runs)}
	for _, r := range s.now.runs {
		p := r.parts()
		for _, part := range p.all() {
			z.Live += int64(part.bytes)
		}
	}
	return z
}

// slack is what a store may waste before it is compacted unasked.
const slack = 4 << 20

// compactIfWorth compacts a store of which less than a third is in use. So its
// file never is more than three times as large as what it holds, and a bit.
// Where it cannot be compacted it is larger, and no worse: nobody asked for it.
// Whoever calls it holds changing.
func (s *Store) compactIfWorth(ctx context.Context) {
	if z := s.Sizes(); z.File-z.Live > 2*z.Live+slack {
		s.compact(ctx)
	}
}

// Compact writes the store anew with nothing in it but what is in use: one run,
// and no term that stands in no quad. On disk that is done in a file beside
// the store, which then takes its name; of what was removed before, nothing
// is left in it.
func (s *Store) Compact(ctx context.Context) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	if err := s.settle(ctx); err != nil {
		return err
	}
	return s.compact(ctx)
}

func (s *Store) compact(ctx context.Context) (err error) {
	n, err := s.change(ctx)
	if err != nil {
		return err
	}
	var dev device = new(memoryDevice)
	var f *os.File
	if s.path != "" {
		if f, err = createBeside(s.path); err != nil {
			return err
		}
		dev = f
	}
	next, h, err := s.rewrite(ctx, n, dev)
	if err == nil && f != nil {
		err = s.adopt(f)
	}
	if err != nil {
		if f != nil {
			f.Close()
			os.Remove(f.Name())
		}
		return err
	}
	next.file.use()
	s.lock.Lock()
	defer s.lock.Unlock()
	s.now, s.commit, s.journalEnd = next, h, h.end
	if f != nil {
		s.doubt = doubtfulName
		err = s.takeBack(next.file)
	}
	return errors.Join(err, n.file.leave())
}

// rewrite writes what the store holds to an empty device.
func (s *Store) rewrite(ctx context.Context, n *state, dev device) (*state, header, error) {
	l := &load{store: s}
	defer l.close()
	fail := func(err error) (*state, header, error) { return nil, header{}, err }
	a := &appender{dev: dev, end: dataBegin}
	p, err := mergeRuns(ctx, a, l.temp, s.options.memory(), nil, n.runs)
	if err != nil {
		return fail(err)
	}
	next := &state{file: &openDevice{device: dev, cache: newCache(cacheBlocks)}}
	if p.quads() > 0 {
		next.runs = []*run{p.open(&reader{dev, a.end, next.file.cache})}
	}
	m, err := writeManifest(a, next.runs)
	if err != nil {
		return fail(err)
	}
	h := header{commit: s.commit.commit + 1, manifest: m, end: a.end}
	if err := writeHeaders(dev, h); err != nil {
		return fail(err)
	}
	return next, h, errors.Join(dev.Sync(), ctx.Err())
}

// adopt puts a finished file in the store's place. Nobody else gets hold of
// it: it is locked before it has the name.
func (s *Store) adopt(f *os.File) error {
	ok, err := tryLock(f, false)
	if err == nil && !ok {
		err = ErrBusy
	}
	if err == nil {
		err = os.Rename(f.Name(), s.path)
	}
	return err
}
