package engine

import (
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
)

// deed is what was done to a device.
type deed struct {
	does   byte // one of those below
	at     int64
	bytes  []byte
	failed bool // of a sync
}

const (
	doesWrite = iota
	doesTruncate
	doesSync
)

// tape is a device in memory that remembers what was done to it. It ends where
// its last byte is, as a file does.
type tape struct {
	lock  sync.Mutex
	now   []byte // as whoever has it open sees it
	begin []byte // what was on disk before the first deed
	deeds []deed
	fails func() error // what the next Sync gives
}

// newTape makes a tape on which something stands already.
func newTape(begin []byte) *tape { return &tape{begin: begin, now: slices.Clone(begin)} }

func (t *tape) ReadAt(b []byte, at int64) (int, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if at >= int64(len(t.now)) {
		return 0, io.EOF
	}
	n := copy(b, t.now[at:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (t *tape) WriteAt(b []byte, at int64) (int, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	d := deed{does: doesWrite, at: at, bytes: slices.Clone(b)}
	t.deeds = append(t.deeds, d)
	t.now = d.to(t.now, nil)
	return len(b), nil
}

func (t *tape) Truncate(size int64) error {
	t.lock.Lock()
	defer t.lock.Unlock()
	d := deed{does: doesTruncate, at: size}
	t.deeds = append(t.deeds, d)
	t.now = d.to(t.now, nil)
	return nil
}

func (t *tape) Sync() (err error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if t.fails != nil {
		err = t.fails()
	}
	t.deeds = append(t.deeds, deed{does: doesSync, failed: err != nil})
	return err
}

func (t *tape) Close() error { return nil }

// to gives b as it is behind the deed. What a write skips is filled with zeros,
// or with garbage of chance.
func (d deed) to(b []byte, chance *rand.Rand) []byte {
	switch d.does {
	case doesTruncate:
		if int64(len(b)) > d.at {
			return b[:d.at]
		}
		return append(b, make([]byte, d.at-int64(len(b)))...)
	case doesWrite:
		for int64(len(b)) < d.at {
			c := byte(0)
			if chance != nil {
				c = byte(chance.Uint32())
			}
			b = append(b, c)
		}
		n := copy(b[d.at:], d.bytes)
		b = append(b, d.bytes[n:]...)
	}
	return b
}

// sector is what a disk writes whole or not at all.
const sector = 512

// torn gives the part of a write that ends with one of its sectors: as many as
// chance wants.
func (d deed) torn(chance *rand.Rand) deed {
	first, last := d.at/sector, (d.at+int64(len(d.bytes))-1)/sector
	if d.does == doesWrite && last > first {
		end := (first + 1 + chance.Int64N(last-first)) * sector
		d.bytes = d.bytes[:end-d.at]
	}
	return d
}

// disk is what a power cut leaves of what was done to a device: all that was
// synced, and of what was done since any part.
type disk struct {
	sure  []byte
	since []deed
}

// take does another deed. Of what stands before a sync that failed, no later
// one says anything: chance decides.
func (d *disk) take(e deed, chance *rand.Rand) {
	if e.does != doesSync {
		d.since = append(d.since, e)
		return
	}
	for _, e := range d.since {
		if e.failed = false; e.does != doesSync {
			d.sure = e.to(d.sure, nil)
		}
	}
	d.since = nil
}

// fail is take for a sync that failed.
func (d *disk) fail(chance *rand.Rand) {
	for _, e := range d.since {
		switch chance.IntN(4) {
		case 0:
			d.sure = e.torn(chance).to(d.sure, nil)
		case 1, 2:
			d.sure = e.to(d.sure, nil)
		}
	}
	d.since = nil
}

// images gives what the disk may look like: every subset of what is not sure if
// there are few, some of them else; some with a torn write, some with garbage.
func (d *disk) images(chance *rand.Rand, most int, each func([]byte)) {
	n := len(d.since)
	all := 1<<n - 1
	if n <= 2 {
		for set := range all + 1 {
			each(d.image(uint64(set), -1, nil, chance))
		}
	} else {
		each(d.image(0, -1, nil, chance))
		each(d.image(uint64(all), -1, nil, chance))
	}
	for range min(most, 4*n) {
		set, torn := chance.Uint64(), -1
		if chance.IntN(2) == 0 {
			torn = chance.IntN(n)
			set |= 1 << torn
		}
		garbage := chance
		if chance.IntN(2) == 0 {
			garbage = nil
		}
		each(d.image(set, torn, garbage, chance))
	}
}

// image makes one of them: the deeds of a set of bits, one of which is torn.
func (d *disk) image(set uint64, torn int, garbage, chance *rand.Rand) []byte {
	b := bytes.Clone(d.sure)
	for i, e := range d.since {
		if set&(1<<(i&63)) == 0 {
			continue
		}
		if i == torn {
			e = e.torn(chance)
		}
		b = e.to(b, garbage)
	}
	if garbage != nil {
		for range garbage.IntN(3 * sector) {
			b = append(b, byte(garbage.Uint32()))
		}
	}
	return b
}
