package export

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// subsetFont leaves out of a TrueType font all outlines but those of some
// glyphs and of what they are made of; numbers of glyphs stay. Only the tables
// that a PDF needs are kept.
func subsetFont(file []byte, glyphs []uint32) ([]byte, error) {
	tables, err := fontTables(file)
	if err != nil {
		return nil, err
	}
	glyf, loca, head := tables["glyf"], tables["loca"], tables["head"]
	if glyf == nil || loca == nil || len(head) < 54 || len(tables["maxp"]) < 6 {
		return nil, fmt.Errorf("font: has no TrueType outlines")
	}
	count := int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	offset := func(i int) int {
		if binary.BigEndian.Uint16(head[50:]) == 0 {
			return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
		}
		return int(binary.BigEndian.Uint32(loca[4*i:]))
	}
	wanted := make([]bool, count)
	queue := append([]uint32{0}, glyphs...)
	for len(queue) > 0 {
		g := int(queue[0])
		queue = queue[1:]
		if g >= count || wanted[g] {
			continue
		}
		wanted[g] = true
		queue = append(queue, componentsOf(glyf[offset(g):offset(g+1)])...)
	}
	var outlines, places []byte
	for g := range count {
		places = binary.BigEndian.AppendUint32(places, uint32(len(outlines)))
		if wanted[g] {
			outlines = append(outlines, glyf[offset(g):offset(g+1)]...)
			for len(outlines)%4 != 0 {
				outlines = append(outlines, 0)
			}
		}
	}
	places = binary.BigEndian.AppendUint32(places, uint32(len(outlines)))
	head = slices.Clone(head)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint32(head[8:], 0)
	kept := map[string][]byte{"glyf": outlines, "loca": places, "head": head}
	for _, name := range []string{"cvt ", "fpgm", "hhea", "hmtx", "maxp", "prep"} {
		if t := tables[name]; t != nil {
			kept[name] = t
		}
	}
	return joinTables(kept), nil
}

func fontTables(file []byte) (map[string][]byte, error) {
	if len(file) < 12 {
		return nil, fmt.Errorf("font: is too short")
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		if len(file) < 28+16*i {
			return nil, fmt.Errorf("font: its table of contents is cut off")
		}
		e := file[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if from+size > uint64(len(file)) {
			return nil, fmt.Errorf("font: table %q is cut off", e[:4])
		}
		tables[string(e[:4])] = file[from : from+size]
	}
	return tables, nil
}

// componentsOf gives the glyphs that a glyph is made of.
func componentsOf(g []byte) (parts []uint32) {
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return nil
	}
	for at := 10; at+4 <= len(g); {
		flags := binary.BigEndian.Uint16(g[at:])
		parts = append(parts, uint32(binary.BigEndian.Uint16(g[at+2:])))
		at += 6
		if flags&1 != 0 { // its arguments are words
			at += 2
		}
		switch {
		case flags&8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		if flags&0x20 == 0 { // no more of them
			break
		}
	}
	return parts
}

func joinTables(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	power, log := 1, 0
	for 2*power <= len(names) {
		power, log = 2*power, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(names), 16 * power, log, 16 * (len(names) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(names)
	var body []byte
	for _, name := range names {
		t := tables[name]
		out = append(out, name...)
		for len(t)%4 != 0 {
			t = append(t[:len(t):len(t)], 0)
		}
		sum := uint32(0)
		for i := 0; i < len(t); i += 4 {
			sum += binary.BigEndian.Uint32(t[i:])
		}
		for _, v := range []uint32{sum, uint32(at + len(body)), uint32(len(tables[name]))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, t...)
	}
	return append(out, body...)
}
