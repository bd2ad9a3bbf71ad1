package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// A store begins with two headers, each at the beginning of a page. A commit
// writes one of them, in turn, so that one that was not written whole leaves the
// other; once it is synced, the other is made the same, so that nothing is lost
// with one of them that is damaged later.
//
//	 0 magic          16 bytes
//	16 version         4 bytes, little-endian like all that follow
//	24 commit          8 bytes: the header with the larger number counts
//	32 manifest        8 bytes: its offset
//	40 manifest        4 bytes: its length
//	48 end             8 bytes: the length of the file at the commit
//	60 checksum        4 bytes: CRC-32C of the 60 bytes before
const (
	magic      = "corkboard store\n"
	version    = 1
	headerLen  = 64
	headerPage = 4096
	dataBegin  = 2 * headerPage
)

type header struct {
	version  uint32
	commit   uint64
	manifest extent
	end      uint64
}

var (
	errNotStore = errors.New("is not a corkboard store")
	errHeaders  = errors.New("is a damaged store: neither of its headers is whole")
)

func (h header) bytes() []byte {
	b := append(make([]byte, 0, headerLen), magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint64(b, h.commit)
	b = binary.LittleEndian.AppendUint64(b, h.manifest.offset)
	b = binary.LittleEndian.AppendUint32(b, h.manifest.length)
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint64(b, h.end)
	b = binary.LittleEndian.AppendUint32(b, 0)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// at gives where the header is written first, copyAt where its copy is, which
// makes room for the next commit.
func (h header) at() int64     { return int64(h.commit%2) * headerPage }
func (h header) copyAt() int64 { return headerPage - h.at() }

// writeCopy makes the other header the same.
func (h header) writeCopy(dev device) error {
	_, err := dev.WriteAt(h.bytes(), h.copyAt())
	return err
}

// writeHeaders writes both headers.
func writeHeaders(dev device, h header) error {
	if err := h.writeCopy(dev); err != nil {
		return err
	}
	_, err := dev.WriteAt(h.bytes(), h.at())
	return err
}

// readHeader gives the header that counts, and what is wrong with the other
// one. Its errors follow the name of the file in a sentence.
func readHeader(dev device) (header, []*Damage, error) {
	var best header
	var damages []*Damage
	ours, found := false, false
	for page := range int64(2) {
		var b [headerLen]byte
		n, err := readUpTo(dev, b[:], page*headerPage)
		if err != nil {
			return header{}, nil, fmt.Errorf("cannot be read: %w", err)
		}
		clear(b[n:])
		ours = ours || string(b[:len(magic)]) == magic
		if string(b[:len(magic)]) != magic || binary.LittleEndian.Uint32(b[60:]) != crc32.Checksum(b[:60], castagnoli) {
			damages = append(damages, &Damage{uint64(page * headerPage), "header", errSum})
			continue
		}
		h := header{
			version: binary.LittleEndian.Uint32(b[16:]), commit: binary.LittleEndian.Uint64(b[24:]),
			manifest: extent{binary.LittleEndian.Uint64(b[32:]), binary.LittleEndian.Uint32(b[40:])},
			end:      binary.LittleEndian.Uint64(b[48:]),
		}
		if !found || h.commit > best.commit {
			best, found = h, true
		}
	}
	switch {
	case !ours:
		return header{}, nil, errNotStore
	case !found:
		return header{}, nil, errHeaders
	case best.version > version:
		return header{}, nil, fmt.Errorf("is a store of format %d, which is newer than this program (format %d)", best.version, version)
	case best.version < version:
		return header{}, nil, fmt.Errorf("is a store of format %d, which this program does not read (format %d); load its data anew", best.version, version)
	case best.end < dataBegin || best.end > maxSize || best.commit > maxSize:
		return header{}, nil, errHeaders
	}
	return best, damages, nil
}
