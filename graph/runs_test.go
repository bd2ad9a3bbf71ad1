package graph

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// FuzzRun reads runs that nobody wrote: an error is fine, all else is not.
func FuzzRun(f *testing.F) {
	file, err := createTemp(f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	defer file.close()
	w := newRunWriter(file)
	for _, s := range randomStatements(rand.New(rand.NewPCG(1, 2)), 20) {
		if err := w.put(&s); err != nil {
			f.Fatal(err)
		}
	}
	r, err := w.finish()
	if err != nil {
		f.Fatal(err)
	}
	good := make([]byte, r.to)
	if _, err := file.ReadAt(good, 0); err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"))
	f.Add([]byte("\x03\x02\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		c := openRun(bytes.NewReader(b), run{0, int64(len(b))}, new(nameTable), 64)
		for n := 0; !c.done; n++ {
			if err := c.next(); err != nil {
				return
			}
			if n > len(b) {
				t.Fatal("more statements than bytes")
			}
		}
	})
}
