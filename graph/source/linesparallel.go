package source

import (
	"context"
	"io"
	"sync"

	"corkboard/graph"
)

// batchesEach is how many batches there are for each member of a team.
const batchesEach = 4

// teamReader is the member of a team that cuts the document into blocks and
// yields the statements. It reads blocks itself while it has nothing to yield.
type teamReader struct {
	team   lineTeam
	blocks *lineBlocks
	parser *lineParser
	order  []*lineBatch // cut and not yet yielded, oldest first
	free   []*lineBatch
	most   int
	err    error // what comes behind order
}

// parallelLines is lineStatements with o.RDF.Workers goroutines that read
// blocks, the caller's among them, which alone opens, cuts and yields. The
// results come in the order of the blocks. The others have ended when the
// stream ends. There are four blocks for each of them, or one that is larger
// than blockSize.
func parallelLines(ctx context.Context, in Input, o Options, graphs bool) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		blocks, err := openLines(in, o)
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		defer blocks.close()
		r := &teamReader{blocks: blocks, parser: newLineParser(in, o, graphs), most: batchesEach * o.RDF.Workers}
		r.team.begin()
		var others sync.WaitGroup
		defer others.Wait()
		defer r.team.dismiss()
		for range o.RDF.Workers - 1 {
			others.Go(func() { r.team.help(newLineParser(in, o, graphs)) })
		}
		r.yieldAll(ctx, yield)
	}
}

// yieldAll reads the document to its end.
func (r *teamReader) yieldAll(ctx context.Context, yield func(graph.Statement, error) bool) {
	for {
		if err := ctx.Err(); err != nil {
			yield(graph.Statement{}, err)
			return
		}
		r.cut()
		switch {
		case len(r.order) > 0:
			if !r.step(yield) {
				return
			}
		case r.err == io.EOF:
			return
		default:
			yield(graph.Statement{}, r.err)
			return
		}
	}
}

// cut cuts blocks until there are enough. Behind one that is alone there is
// none.
func (r *teamReader) cut() {
	for r.err == nil && len(r.order) < r.most {
		if n := len(r.order); n > 0 && r.order[n-1].alone {
			return
		}
		var block lineBlock
		if block, r.err = r.blocks.next(); r.err != nil {
			return
		}
		b := new(lineBatch)
		if n := len(r.free); n > 0 {
			b, r.free = r.free[n-1], r.free[:n-1]
		}
		b.block, b.read = block, false
		b.alone = block.fault != nil || len(block.text) > blockSize
		r.order = append(r.order, b)
		if !b.alone {
			r.team.add(b)
		}
	}
}

// step yields the oldest batch if somebody has read it. Else it reads a batch
// itself: the oldest, which it yields as it reads, or another one while the
// oldest is being read.
func (r *teamReader) step(yield func(graph.Statement, error) bool) bool {
	head := r.order[0]
	switch {
	case head.alone:
	case r.team.isRead(head):
		r.drop()
		return head.yieldAll(yield)
	default:
		other := r.team.take()
		if other == nil {
			r.team.wait(head)
			return true
		}
		if other != head {
			other.fill(r.parser)
			r.team.finish(other)
			return true
		}
	}
	r.drop()
	block := head.block
	head.block = lineBlock{}
	if block.fault != nil {
		return yield(graph.Statement{}, block.fault)
	}
	return r.parser.block(block, yield)
}

// drop takes the oldest batch out of the order, to be used again once it is
// yielded: nothing is cut before that.
func (r *teamReader) drop() {
	r.free = append(r.free, r.order[0])
	r.order = append(r.order[:0], r.order[1:]...)
}
