package engine

// pieces is a list that grows without being copied: what a load gathers would
// else be moved time and again, and take its room twice.
type pieces[T any] struct {
	all [][]T // each but the last has pieceEach
	n   int
}

// pieceEach is how many a piece holds.
const (
	pieceBits = 13
	pieceEach = 1 << pieceBits
)

func (p *pieces[T]) add(v T) {
	if p.n&(pieceEach-1) == 0 {
		var piece []T
		if p.n > 0 { // a short list takes little
			piece = make([]T, 0, pieceEach)
		}
		p.all = append(p.all, piece)
	}
	last := &p.all[len(p.all)-1]
	*last = append(*last, v)
	p.n++
}

func (p *pieces[T]) at(i uint32) *T { return &p.all[i>>pieceBits][i&(pieceEach-1)] }
