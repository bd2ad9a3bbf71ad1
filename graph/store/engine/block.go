package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// sumLen is the length of the checksum that follows each block.
const sumLen = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// blockSum is the CRC-32C of a block's offset, eight bytes little-endian, and
// its bytes: a block that stands where another belongs is damage, too.
func blockSum(b []byte, at uint64) uint32 {
	var place [8]byte
	binary.LittleEndian.PutUint64(place[:], at)
	return crc32.Update(crc32.Checksum(place[:], castagnoli), castagnoli, b)
}

// Damage is what is wrong with a store's file, and where.
type Damage struct {
	Offset uint64 // of the block in the file, in bytes
	What   string // what the block is, or what is wrong with it
	Err    error
}

// Error gives "damaged at byte 8192: index of names: …".
func (d *Damage) Error() string {
	return fmt.Sprintf("damaged at byte %d: %s: %v", d.Offset, d.What, d.Err)
}

// Unwrap gives the reason.
func (d *Damage) Unwrap() error { return d.Err }

var (
	errSum    = errors.New("the checksum does not match")
	errCut    = errors.New("the file ends before it")
	errBeyond = errors.New("it would end behind what the store says it holds")
	errBlock  = errors.New("it does not hold what it says it holds")
	errOrder  = errors.New("it is not in order")
)

// extent is where a block stands, without its checksum.
type extent struct {
	offset uint64
	length uint32
}

// reader reads the blocks of a device.
type reader struct {
	dev   device
	size  uint64 // what the store says it holds
	cache *cache
}

// block reads a block and checks it. What it gives is not to be changed, and
// stands in the buffer, if there is one, until that is used again.
func (r *reader) block(e extent, what string, buffer *[]byte) ([]byte, error) {
	fail := func(err error) ([]byte, error) { return nil, &Damage{e.offset, what, err} }
	n := uint64(e.length) + sumLen
	if e.offset > r.size || n > r.size-e.offset {
		return fail(errBeyond)
	}
	if m, ok := r.dev.(*memoryDevice); ok {
		// Nobody damages memory, and nobody writes over what stands in a store.
		if b := m.piece(e.offset, uint64(e.length)); b != nil {
			return b, nil
		}
	}
	if buffer == nil {
		buffer = new([]byte)
	}
	if uint64(cap(*buffer)) < n {
		*buffer = make([]byte, n)
	}
	all := (*buffer)[:n]
	if _, err := r.dev.ReadAt(all, int64(e.offset)); err == io.EOF {
		return fail(errCut)
	} else if err != nil {
		return nil, err
	}
	if err := e.check(all); err != nil {
		return fail(err)
	}
	return all[:e.length], nil
}

// check tells whether the checksum behind a block's bytes is theirs.
func (e extent) check(all []byte) error {
	if binary.LittleEndian.Uint32(all[e.length:]) != blockSum(all[:e.length], e.offset) {
		return errSum
	}
	return nil
}

// blockWriter gathers blocks and writes many at once.
type blockWriter struct {
	to      *appender
	buffer  []byte
	extents []extent // of all blocks; those in the buffer are yet to be placed
	placed  int
	begun   int
}

// writeAhead is how many bytes are gathered before they are written.
const writeAhead = 1 << 20

// begin gives a buffer to which a block is to be appended.
func (w *blockWriter) begin() []byte {
	w.begun = len(w.buffer)
	return w.buffer
}

// end takes the buffer with the block.
func (w *blockWriter) end(b []byte) error {
	n := len(b) - w.begun
	if uint64(n) > 1<<32-1-sumLen {
		return errTooLarge
	}
	w.buffer = append(b, 0, 0, 0, 0)
	w.extents = append(w.extents, extent{length: uint32(n)})
	if len(w.buffer) < writeAhead {
		return nil
	}
	return w.flush()
}

// flush places and writes what was gathered.
func (w *blockWriter) flush() error {
	if len(w.buffer) == 0 {
		return nil
	}
	at, err := w.to.reserve(len(w.buffer))
	if err != nil {
		return err
	}
	from := 0
	for i := w.placed; i < len(w.extents); i++ {
		e := &w.extents[i]
		e.offset = at + uint64(from)
		b := w.buffer[from : from+int(e.length)]
		from += len(b) + sumLen
		binary.LittleEndian.PutUint32(w.buffer[from-sumLen:], blockSum(b, e.offset))
	}
	w.placed = len(w.extents)
	if err := w.to.write(w.buffer, at); err != nil {
		return err
	}
	w.buffer = w.buffer[:0]
	if cap(w.buffer) > 4*writeAhead {
		w.buffer = nil
	}
	return nil
}
