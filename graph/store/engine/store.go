package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"corkboard/graph"
)

// Options say how a store is opened. The zero value is good.
type Options struct {
	ReadOnly  bool          // for asking alone: Add and the like fail
	MustExist bool          // make no store where there is none
	Wait      time.Duration // how long to wait for others; 0 is five seconds
	Memory    int64         // roughly how many bytes a load may take; 0 is 1 GB
}

func (o Options) wait() time.Duration {
	if o.Wait == 0 {
		return 5 * time.Second
	}
	return o.Wait
}

// memory is what a load plans with. An eighth is left for what it does not
// count: the program itself, and memory that waits to be collected.
func (o Options) memory() int64 {
	if o.Memory == 0 {
		o.Memory = 1 << 30
	}
	if o.Memory < 0 {
		return 1 // for tests: everything is set aside at once
	}
	return max(o.Memory, 8<<20) / 8 * 7
}

// cacheBlocks is how many blocks of what was read are kept for the next
// question: up to some 150 MB, once so much was asked for or is likely to be.
const cacheBlocks = 32 << 10

var (
	// ErrClosed is for what is done with a closed store.
	ErrClosed = errors.New("it is closed")
	// ErrReadOnly is for changes of a store that was opened for asking alone.
	ErrReadOnly = errors.New("it is open for reading alone")
)

// Store is a set of quads in memory or in one file. It may be used by several
// goroutines; changes happen one after the other.
type Store struct {
	options Options
	path    string

	changing   sync.Mutex // held by who changes the store; guards what follows
	journalEnd uint64
	doubt      doubt

	lock   sync.Mutex // guards what follows
	now    *state     // nil once closed
	commit header
}

// state is what a store holds between two changes, and the file it is in.
type state struct {
	runs    []*run
	tail    *tail
	file    *openDevice
	damages []*Damage // of headers, found when it was opened; the next commit mends them
}

// openDevice is a device that is closed when nobody uses it any more.
type openDevice struct {
	device
	users atomic.Int32
	cache *cache
}

func (d *openDevice) use() { d.users.Add(1) }

func (d *openDevice) leave() error {
	if d.users.Add(-1) == 0 {
		d.cache.prefetches.end()
		return d.Close()
	}
	return nil
}

// OpenMemory gives an empty store in memory.
func OpenMemory(o Options) (*Store, error) {
	dev := new(memoryDevice)
	if err := initialize(dev); err != nil {
		return nil, err
	}
	return open(dev, "", o)
}

// Open opens the store at path, or makes an empty one. Many may read a store,
// or one may write it; it waits a while for others (see Options), and then gives
// ErrBusy. Its errors follow the name of the file in a sentence.
func Open(path string, o Options) (*Store, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (o.MustExist || o.ReadOnly):
		return nil, fmt.Errorf("does not exist: %w", fs.ErrNotExist)
	case errors.Is(err, fs.ErrNotExist):
		if err := create(path); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("cannot be made: %w", err)
		}
	case err != nil:
		return nil, fmt.Errorf("cannot be opened: %w", err)
	case !info.Mode().IsRegular():
		return nil, errNotStore
	}
	f, err := openFile(path, o)
	if errors.Is(err, ErrBusy) {
		return nil, err
	} else if err != nil {
		return nil, fmt.Errorf("cannot be opened: %w", err)
	}
	s, err := open(f, path, o)
	if err == nil && !o.ReadOnly {
		err = removeLeftovers(path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
}

// open opens what is on a device. It reads the manifest and what Apply wrote
// behind it.
func open(dev device, path string, o Options) (*Store, error) {
	h, damages, err := readHeader(dev)
	if err != nil {
		return nil, err
	}
	// What stands in the file is trusted to be there from here on.
	var last [1]byte
	if n, err := readUpTo(dev, last[:], int64(h.end)-1); err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	} else if n == 0 {
		return nil, fmt.Errorf("is a damaged store: it should be %d bytes long and is cut short", h.end)
	}
	file := &openDevice{device: dev, cache: newCache(cacheBlocks)}
	file.use()
	s := &Store{options: o, path: path, commit: h}
	runs, err := readManifest(&reader{dev, h.end, file.cache}, h.manifest)
	if err != nil {
		return nil, fmt.Errorf("is a damaged store: %w", err)
	}
	s.now = &state{runs: runs, file: file, damages: damages}
	if err := s.replay(); err != nil {
		return nil, fmt.Errorf("is a damaged store: %w", err)
	}
	if path != "" {
		s.doubt = doubtfulPast
	}
	return s, nil
}

// Snapshot gives what the store holds now; a closed store, and a nil one, holds
// nothing.
func (s *Store) Snapshot() *Snapshot {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.now == nil {
		return &Snapshot{}
	}
	return s.now.snapshot()
}

func (n *state) snapshot() *Snapshot {
	n.file.use()
	return &Snapshot{runs: n.runs, tail: n.tail, damages: n.damages, file: n.file}
}

// Open gives what the store holds now, and fails for a closed store.
func (s *Store) Open() (*Snapshot, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.now == nil {
		return nil, ErrClosed
	}
	return s.now.snapshot(), nil
}

// Closed tells whether the store is closed.
func (s *Store) Closed() bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.now == nil
}

// Close makes a run of what Apply changed, and lets go of the file once the
// last Snapshot is released. Closing a closed store does nothing.
func (s *Store) Close() error {
	s.changing.Lock()
	defer s.changing.Unlock()
	if s.Closed() {
		return nil
	}
	var err error
	if untouched := s.doubt == doubtfulPast && s.now.tail == nil; !untouched && !s.options.ReadOnly {
		err = s.settle(context.Background())
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	file := s.now.file
	s.now = nil
	return errors.Join(err, file.leave())
}

// change begins a change. Whoever calls it holds changing.
func (s *Store) change(ctx context.Context) (*state, error) {
	if s.options.ReadOnly {
		return nil, ErrReadOnly
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.now == nil {
		return nil, ErrClosed
	}
	if s.doubt != noDoubt {
		return s.now, s.takeBack(s.now.file)
	}
	return s.now, nil
}

// end gives the ID behind the last one of runs.
func end(runs []*run) uint32 {
	if len(runs) == 0 {
		return 1
	}
	return runs[len(runs)-1].end()
}

// fileEnd gives where what the file holds ends, the journal with it: that of
// deltas which took each other back counts until the next commit.
func (s *Store) fileEnd() uint64 { return max(s.commit.end, s.journalEnd) }

// appender gives the room behind what the file holds.
func (s *Store) appender(n *state) *appender {
	return &appender{dev: n.file, end: s.fileEnd()}
}

// publish makes runs, the last of which stand behind what the file held, what
// the store holds, for good: they are synced before a header names them, and
// the header is synced before anybody sees them.
func (s *Store) publish(n *state, a *appender, runs []*run) error {
	m, err := writeManifest(a, runs)
	if err != nil {
		return err
	}
	if err := n.file.Sync(); err != nil {
		return err
	}
	h := header{commit: s.commit.commit + 1, manifest: m, end: a.end}
	if err := s.say(n.file, h.bytes(), h.at(), doubtfulHeader); err != nil {
		return err
	}
	if err := h.writeCopy(n.file); err != nil && h.writeCopy(n.file) != nil { // twice
		s.doubt = doubtfulPast // the one that is synced counts; the next change mends the other
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.commit, s.journalEnd = h, h.end
	s.now = &state{runs: runs, file: n.file}
	return nil
}

// Added tells what Add did.
type Added struct {
	Statements int64 // in the stream, repetitions included
	New        int64 // that the store did not hold
	Gone       int64 // of those that were to go, without those that came again
}

// AddOptions say more about a load.
type AddOptions struct {
	// Unchecked lets statements in that graph.Statement.Check refuses, unless
	// they could not be read back.
	Unchecked bool
	// Kept, unless it is nil, gives a literal that is an object as the store is
	// to keep it.
	Kept func(graph.Term) graph.Term
	// Remove calls gone with the quads that go, unless the stream has them, in
	// any order, out of what the store holds before the load. 16 bytes are
	// held for each.
	Remove func(now *Snapshot, gone func(Quad)) error
}

// StreamError is an error of the stream that Add was given, or a statement in
// it that Check refuses.
type StreamError struct{ Err error }

// Error gives the stream's error.
func (e *StreamError) Error() string { return e.Err.Error() }

// Unwrap gives the stream's error.
func (e *StreamError) Unwrap() error { return e.Err }

// Add puts the statements of a stream into the store, all or none of them, and
// takes out what o says. The first error of the stream ends it and is given
// back as a *StreamError.
func (s *Store) Add(ctx context.Context, statements graph.Statements, o AddOptions) (Added, error) {
	s.changing.Lock()
	defer s.changing.Unlock()
	if err := s.settle(ctx); err != nil {
		return Added{}, err
	}
	n, err := s.change(ctx)
	if err != nil {
		return Added{}, err
	}
	l := newLoad(s, n, o)
	added, err := l.run(ctx, statements)
	if err != nil {
		s.takeBack(n.file)
		return Added{}, err
	}
	s.compactIfWorth(ctx)
	return added, nil
}
