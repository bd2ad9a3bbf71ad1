package engine

import (
	"errors"
	"io"
	"sync"
)

// device is what a store is kept on: a file, or memory. Reading and writing may
// happen at once, at places that do not overlap.
type device interface {
	io.ReaderAt
	io.WriterAt
	Sync() error
	Truncate(size int64) error
	Close() error
}

// readUpTo reads into b what a device holds from at on, and gives how much that
// is. The end of the device is no error.
func readUpTo(dev device, b []byte, at int64) (int, error) {
	n, err := dev.ReadAt(b, at)
	if err == io.EOF {
		err = nil
	}
	return n, err
}

// memoryPiece is how much memory a store in memory takes at a time.
const memoryPiece = 256 << 10

// memoryDevice is a device in memory.
type memoryDevice struct {
	lock   sync.RWMutex
	pieces [][]byte
}

func (m *memoryDevice) ReadAt(b []byte, at int64) (int, error) {
	m.lock.RLock()
	defer m.lock.RUnlock()
	return m.each(b, at, func(piece, part []byte) { copy(part, piece) })
}

func (m *memoryDevice) WriteAt(b []byte, at int64) (int, error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	for int64(len(m.pieces))*memoryPiece < at+int64(len(b)) {
		m.pieces = append(m.pieces, make([]byte, memoryPiece))
	}
	return m.each(b, at, func(piece, part []byte) { copy(piece, part) })
}

// each calls f with the parts of b and the pieces they belong to.
func (m *memoryDevice) each(b []byte, at int64, f func(piece, part []byte)) (n int, err error) {
	for n < len(b) {
		i, from := at/memoryPiece, at%memoryPiece
		if at < 0 || i >= int64(len(m.pieces)) {
			return n, io.EOF
		}
		part := b[n:min(len(b), n+int(memoryPiece-from))]
		f(m.pieces[i][from:], part)
		n += len(part)
		at += int64(len(part))
	}
	return n, nil
}

// piece gives n bytes as they lie in memory, nil where they do not lie together.
func (m *memoryDevice) piece(at, n uint64) []byte {
	m.lock.RLock()
	defer m.lock.RUnlock()
	i, from := at/memoryPiece, at%memoryPiece
	if i >= uint64(len(m.pieces)) || from+n > memoryPiece {
		return nil
	}
	return m.pieces[i][from : from+n : from+n]
}

func (m *memoryDevice) Sync() error { return nil }

func (m *memoryDevice) Truncate(size int64) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	n := (size + memoryPiece - 1) / memoryPiece
	if n < int64(len(m.pieces)) {
		clear(m.pieces[n:])
		m.pieces = m.pieces[:n]
	}
	return nil
}

func (m *memoryDevice) Close() error { return nil }

// appender gives out the room behind what a device holds. Several goroutines
// may ask.
type appender struct {
	dev  device
	lock sync.Mutex
	end  uint64
}

// maxSize is how large a store may become: what an offset in a file can say.
const maxSize = 1<<63 - 1

var errTooLarge = errors.New("the store would be too large for a file")

// reserve gives the offset of n bytes that nobody else writes to.
func (a *appender) reserve(n int) (uint64, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.end > maxSize-uint64(n) {
		return 0, errTooLarge
	}
	at := a.end
	a.end += uint64(n)
	return at, nil
}

func (a *appender) write(b []byte, at uint64) error {
	_, err := a.dev.WriteAt(b, int64(at))
	return err
}
