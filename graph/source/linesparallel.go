package source

import (
	"context"
	"io"
	"sync"

	"corkboard/graph"
)

// lineBatch is what a worker has read of a block.
type lineBatch struct {
	block lineBlock
	items []lineItem
	err   error // of the world: it ends the stream
	done  chan struct{}
}

// lineItem is a statement or the fault of a line.
type lineItem struct {
	st  graph.Statement
	err error
}

// parallelLines is lineStatements with several goroutines that read blocks, one
// that cuts them, and the caller, who takes the results in the order of the
// blocks. All have ended when the stream ends. Each worker has two blocks in
// work or waiting.
func parallelLines(ctx context.Context, in Input, o Options, graphs bool) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		blocks, err := openLines(in, o)
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		ctx, stop := context.WithCancel(ctx)
		ahead := 2 * o.RDF.Workers
		work := make(chan *lineBatch, ahead)
		order := make(chan *lineBatch, ahead)
		free := make(chan *lineBatch, ahead+o.RDF.Workers)
		var running sync.WaitGroup
		running.Go(func() {
			defer blocks.close()
			cutBlocks(ctx, blocks, free, work, order)
		})
		for range o.RDF.Workers {
			running.Go(func() {
				p := newLineParser(in, o, graphs)
				for b := range work {
					b.read(p)
				}
			})
		}
		defer running.Wait()
		defer stop()
		deliver(ctx, order, free, yield)
	}
}

// cutBlocks hands each block to the workers and, in order, to the consumer.
func cutBlocks(ctx context.Context, blocks *lineBlocks, free, work, order chan *lineBatch) {
	defer close(work)
	defer close(order)
	for {
		var b *lineBatch
		select {
		case b = <-free:
		default:
			b = new(lineBatch)
		}
		b.done = make(chan struct{})
		b.block, b.err = blocks.next()
		if b.err == io.EOF {
			return
		}
		last := b.err != nil
		select {
		case order <- b:
		case <-ctx.Done():
			return
		}
		if last {
			close(b.done)
			return
		}
		work <- b // has room for all that order has, and is always drained
	}
}

// read reads the block's lines.
func (b *lineBatch) read(p *lineParser) {
	defer close(b.done)
	if b.block.fault != nil {
		b.items = append(b.items, lineItem{err: b.block.fault})
		return
	}
	p.block(b.block, func(st graph.Statement, err error) bool {
		b.items = append(b.items, lineItem{st, err})
		return true
	})
}

// deliver yields what the batches hold, in their order.
func deliver(ctx context.Context, order, free chan *lineBatch, yield func(graph.Statement, error) bool) {
	for b := range order {
		<-b.done
		if b.err == nil {
			b.err = ctx.Err()
		}
		for i := range b.items {
			if !yield(b.items[i].st, b.items[i].err) {
				return
			}
		}
		if b.err != nil {
			yield(graph.Statement{}, b.err)
			return
		}
		clear(b.items)
		b.items = b.items[:0]
		select {
		case free <- b:
		default:
		}
	}
	if err := ctx.Err(); err != nil {
		yield(graph.Statement{}, err)
	}
}
