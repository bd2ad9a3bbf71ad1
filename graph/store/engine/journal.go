package engine

import (
	"bytes"
	"encoding/binary"
	"errors"

	"corkboard/graph"
)

// What Apply changes stands behind the end of the file, in records that follow
// each other: the length of what follows the checksum, the checksum, which is
// that of a block at the record's offset, the number of the commit that the
// record belongs to, and the deltas. The first record that is not whole, or
// belongs to another commit, is where the journal ends: it is the one that was
// being written. Each is synced before the next is written, so where a whole one
// follows, something was damaged.
const recordHead = 8

// maxRecord is how long a record may be.
const maxRecord = 256 << 20

var errRecord = errors.New("the change is too large; Add is for such")

// journal writes deltas behind what the file holds and syncs them.
func (s *Store) journal(n *state, deltas []Delta) error {
	if s.path == "" {
		return nil
	}
	at := s.fileEnd()
	b := make([]byte, recordHead, 256)
	b = binary.LittleEndian.AppendUint64(b, s.commit.commit)
	for _, d := range deltas {
		b = append(b, byte(bit(d.Remove)))
		for _, t := range []graph.Term{d.Statement.Subject, d.Statement.Predicate, d.Statement.Object, d.Statement.Graph} {
			b = appendTerm(b, t)
		}
	}
	if len(b) > maxRecord {
		return errRecord
	}
	payload := b[recordHead:]
	binary.LittleEndian.PutUint32(b, uint32(len(payload)))
	binary.LittleEndian.PutUint32(b[4:], blockSum(payload, at))
	if err := s.say(n.file, b, int64(at), doubtfulRecord); err != nil {
		return err
	}
	s.journalEnd = at + uint64(len(b))
	return nil
}

// appendTerm writes 0 for the zero Term; else one more than what it is (see
// tag), the length of the name and the name if there is one, the length of the
// text and the text.
func appendTerm(b []byte, t graph.Term) []byte {
	if t.IsZero() {
		return append(b, 0)
	}
	g := tagOf(t)
	b = append(b, g.is+1)
	if g.hasName() {
		b = append(binary.AppendUvarint(b, uint64(len(g.name))), g.name...)
	}
	return append(binary.AppendUvarint(b, uint64(len(t.Value()))), t.Value()...)
}

// readTerm reads what appendTerm wrote.
func readTerm(b []byte) (t graph.Term, rest []byte, ok bool) {
	if len(b) == 0 || b[0] > tags {
		return t, nil, false
	}
	g, b := tag{is: b[0] - 1}, b[1:]
	if g.is == 255 {
		return t, b, true
	}
	if g.hasName() {
		var name []byte
		if name, b, ok = piece(b); !ok {
			return t, nil, false
		}
		g.name = string(name)
	}
	text, b, ok := piece(b)
	if !ok {
		return t, nil, false
	}
	t, err := g.term(string(text))
	return t, b, err == nil
}

// piece reads a length and so many bytes.
func piece(b []byte) (text, rest []byte, ok bool) {
	n, b, ok := number(b)
	if !ok || uint64(n) > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}

// replay does again what the journal says.
func (s *Store) replay() error {
	s.journalEnd = s.commit.end
	var all []Delta
	for {
		deltas, length, err := s.record(s.journalEnd)
		if err != nil {
			return err
		}
		if deltas == nil {
			follows, err := s.follows(s.journalEnd)
			if err == nil && follows {
				err = &Damage{s.journalEnd, "journal", errSum}
			}
			if err != nil {
				return err
			}
			break
		}
		all = append(all, deltas...)
		s.journalEnd += length
	}
	if len(all) == 0 {
		return nil
	}
	// All at once, since each change costs as much as there are before it.
	next, err := s.now.apply(all)
	if err == nil {
		s.now = next
	}
	return err
}

// record reads the record at an offset; there is none where deltas is nil.
func (s *Store) record(at uint64) (deltas []Delta, length uint64, err error) {
	var head [recordHead]byte
	if n, err := readUpTo(s.now.file, head[:], int64(at)); n < recordHead || err != nil {
		return nil, 0, err
	}
	n := binary.LittleEndian.Uint32(head[:])
	if n < 8 || n > maxRecord {
		return nil, 0, nil
	}
	payload, err := payloadOf(s.now.file, int64(at)+recordHead, int(n))
	if err != nil || len(payload) < int(n) || binary.LittleEndian.Uint32(head[4:]) != blockSum(payload, at) ||
		binary.LittleEndian.Uint64(payload) != s.commit.commit {
		return nil, 0, err
	}
	deltas = []Delta{}
	for b, ok := payload[8:], true; len(b) > 0; {
		d := Delta{Remove: b[0] == 1}
		b = b[1:]
		for _, t := range []*graph.Term{&d.Statement.Subject, &d.Statement.Predicate, &d.Statement.Object, &d.Statement.Graph} {
			if *t, b, ok = readTerm(b); !ok {
				return nil, 0, &Damage{at, "journal", errBlock}
			}
		}
		deltas = append(deltas, d)
	}
	return deltas, recordHead + uint64(n), nil
}

// follows tells whether a record of the journal stands behind an offset, where
// none is: where the length there says, or near by.
func (s *Store) follows(at uint64) (bool, error) {
	const near, tries = 64 << 10, 64
	room := make([]byte, near)
	n, err := readUpTo(s.now.file, room, int64(at))
	if room = room[:n]; n < recordHead || err != nil {
		return false, err
	}
	places := []uint64{recordHead + uint64(binary.LittleEndian.Uint32(room))}
	commit := binary.LittleEndian.AppendUint64(nil, s.commit.commit)
	for from := recordHead + 1; from < n && len(places) < tries; {
		next := bytes.Index(room[from:], commit)
		if next < 0 {
			break
		}
		from += next + 1
		if place := from - 1 - recordHead; uint64(binary.LittleEndian.Uint32(room[place:])) <= uint64(n-place) {
			places = append(places, uint64(place))
		}
	}
	for _, place := range places {
		if deltas, _, err := s.record(at + place); deltas != nil || err != nil {
			return deltas != nil, err
		}
	}
	return false, nil
}

// payloadOf reads n bytes, or as many as there are. The number may be chance:
// memory is taken as the bytes come.
func payloadOf(dev device, at int64, n int) (b []byte, err error) {
	for len(b) < n && err == nil {
		from, got := len(b), 0
		b = append(b, make([]byte, min(max(4096, from), n-from))...)
		if got, err = readUpTo(dev, b[from:], at+int64(from)); got < len(b)-from {
			return b[:from+got], err
		}
	}
	return b, err
}
