package engine

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"corkboard/graph"
)

// manyTerms are terms of all kinds, each once.
func manyTerms() (all []graph.Term) {
	for i := range 20 {
		text := fmt.Sprint(strings.Repeat("a\x00é", i), i)
		all = append(all,
			graph.IRI("http://example.org/"+text), graph.Blank(text), graph.Text(text), graph.Typed(text, "http://example.org/"+text), graph.Typed(text, ""),
			graph.LangText(text, "en"), graph.LangText(text, "EN"), graph.DirText(text, "ar", graph.RightToLeft), graph.DirText(text, "ar", graph.LeftToRight),
			graph.TripleTerm(graph.IRI("http://example.org/s"), graph.IRI("http://example.org/p"), graph.Text(text)),
		)
	}
	return append(all, graph.IRI(""), graph.Blank(""), graph.Text(""), graph.Text(strings.Repeat("x", 3*termBytes)))
}

// TestTermBlocks writes terms in blocks and reads them back, whole and one by
// one.
func TestTermBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	all := manyTerms()
	for range 300 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var e termEncoder
		var in []graph.Term
		for _, term := range all {
			if !e.fits(len(term.Value())) {
				break
			}
			e.add(term)
			in = append(in, term)
		}
		b := e.appendTo([]byte("x"))[1:]
		sameTerms(t, b, in)
		// Whatever is missing at the end is noticed.
		for n := 0; n < len(b); n += 1 + len(b)/100 {
			if _, err := decodeTerms(b[:n], len(in)); err == nil {
				t.Fatalf("cut at %d of %d it is read", n, len(b))
			}
		}
		for _, n := range []int{len(in) - 1, len(in) + 1} {
			if _, err := decodeTerms(b, n); err == nil && n > 0 && n <= termsEach {
				t.Fatalf("%d terms are read as %d", len(in), n)
			}
		}
	}
}

// sameTerms reads a block in both ways.
func sameTerms(t *testing.T, b []byte, want []graph.Term) {
	t.Helper()
	got, err := decodeTerms(b, len(want))
	if err != nil {
		t.Fatal(err)
	}
	var p openTerms
	var tables tagTables
	for range 2 { // the second time, the tags are at hand
		tags, rest, err := tables.decode(b)
		if err == nil {
			err = p.readTexts(rest, len(want), tags, true)
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, term := range want {
			single, err := p.term(i)
			if err != nil || single != term || got[i] != term {
				t.Fatalf("term %d is %v and %v (%v), want %v", i, got[i], single, err, term)
			}
			if place, found := p.find(term); isName(term) && (!found || want[place] != term) {
				t.Fatalf("%v is found at %d (%v), not %d", term, place, found, i)
			}
		}
	}
}

// FuzzTermBlock reads anything as a block of terms. Both ways of reading agree,
// and what was read is written and read again.
func FuzzTermBlock(f *testing.F) {
	var e termEncoder
	n := 0
	for _, term := range manyTerms() {
		if !e.fits(len(term.Value())) {
			f.Add(e.appendTo(nil), byte(n))
			n = 0
		}
		e.add(term)
		n++
	}
	f.Add(e.appendTo(nil), byte(n))
	f.Fuzz(func(t *testing.T, b []byte, n byte) {
		count := 1 + int(n-1)%termsEach
		terms, err := decodeTerms(b, count)
		var p openTerms
		err2 := p.read(b, count, nil)
		if err2 == nil {
			tags, rest, _ := decodeTags(nil, b)
			err2 = p.readTexts(rest, count, tags, true)
		}
		if err == nil && err2 != nil {
			t.Fatalf("it is read whole, and not in part: %v", err2)
		}
		if err2 == nil {
			for i := range count {
				single, err3 := p.term(i)
				if err == nil && (err3 != nil || single != terms[i]) {
					t.Fatalf("term %d is %v and %v (%v)", i, terms[i], single, err3)
				}
				p.find(single)
			}
			p.find(graph.IRI("http://example.org/"))
		}
		if err != nil {
			return
		}
		size := 0
		var e termEncoder
		for _, term := range terms {
			if size += len(term.Value()); count > 1 && size > termBytes {
				t.Fatalf("%d terms of %d bytes are read", count, size)
			}
			if again, rest, ok := readTerm(appendTerm(nil, term)); !ok || len(rest) > 0 || again != term {
				t.Fatalf("%v comes out of the journal as %v", term, again)
			}
			e.add(term)
		}
		sameTerms(t, e.appendTo(nil), terms)
	})
}

// FuzzJournal puts anything behind a store, and as a record with a right
// checksum.
func FuzzJournal(f *testing.F) {
	var deltas []byte
	for i, st := range probeStatements {
		deltas = append(deltas, byte(i%2))
		for _, term := range []graph.Term{st.Subject, st.Predicate, st.Object, st.Graph} {
			deltas = appendTerm(deltas, term)
		}
	}
	f.Add(deltas, true)
	f.Add(deltas, false)
	f.Add(small()[takeApart(f, small()).head.end:], false)
	base := takeApart(f, tiny(f, 2))
	f.Fuzz(func(t *testing.T, b []byte, sealed bool) {
		image := bytes.Clone(base.image[:base.head.end])
		if sealed {
			payload := append(binary.LittleEndian.AppendUint64(nil, base.head.commit), b...)
			sum := blockSum(payload, uint64(len(image)))
			image = binary.LittleEndian.AppendUint32(image, uint32(len(payload)))
			b = append(binary.LittleEndian.AppendUint32(nil, sum), payload...)
		}
		p := &probe{TB: t, image: append(image, b...)}
		s := p.open()
		if s == nil {
			return
		}
		got, err := sound(s)
		if err != nil {
			t.Fatal(err)
		}
		if s.now.tail == nil {
			return
		}
		// What was replayed can be settled, and is the same then.
		s.path = t.TempDir() + "/a.corkboard"
		s.options.ReadOnly = false
		if err := s.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if settled, err := sound(s); err != nil || settled != got {
			t.Fatalf("settled it holds something else (%v)", err)
		}
	})
}

// tiny is a store of few statements.
func tiny(f *testing.F, n uint64) []byte {
	on := newTape(nil)
	if err := initialize(on); err != nil {
		f.Fatal(err)
	}
	s, err := open(on, "", Options{})
	for i := range n {
		if err == nil {
			_, err = s.Add(f.Context(), streamOf(someStatements(i, 12, 9)), AddOptions{Remove: wholeGraph(fmt.Sprint("http://example.org/g", i))})
		}
	}
	if err != nil {
		f.Fatal(err)
	}
	return on.now
}

// FuzzStore reads anything as a store, with its checksums as they are or made
// right where the store says its blocks are.
func FuzzStore(f *testing.F) {
	f.Add([]byte{}, false)
	f.Add([]byte(magic), false)
	for n := range uint64(4) {
		f.Add(tiny(f, n), false)
		f.Add(tiny(f, n), true)
	}
	f.Add(small(), true)
	f.Fuzz(func(t *testing.T, image []byte, sealed bool) {
		if sealed {
			image = sealedImage(bytes.Clone(image))
		}
		probed(t, image)
	})
}
