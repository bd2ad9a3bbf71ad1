package main

import (
	"context"
	"io"
)

// interruptible reads a stream, such as a terminal or a pipe, that may wait for
// ever: a read ends with the context. Reading goes on one block ahead, in a
// goroutine that ends with the stream, or when the next block comes after Close.
type interruptible struct {
	ctx    context.Context
	from   io.Reader
	blocks chan block
	room   chan []byte
	closed chan struct{}
	last   []byte // the block at hand, whole
	rest   []byte // what of it has not been read
	err    error
}

// block is what one read gave.
type block struct {
	b   []byte
	err error
}

const blockSize = 64 << 10

func newInterruptible(ctx context.Context, from io.Reader) *interruptible {
	r := &interruptible{
		ctx: ctx, from: from,
		blocks: make(chan block, 1), room: make(chan []byte, 2), closed: make(chan struct{}),
	}
	r.room <- make([]byte, blockSize)
	r.room <- make([]byte, blockSize)
	go r.read()
	return r
}

// read fills blocks until the stream ends or nobody wants more.
func (r *interruptible) read() {
	for {
		select {
		case b := <-r.room:
			n, err := r.from.Read(b)
			select {
			case r.blocks <- block{b[:n], err}:
			case <-r.closed:
				return
			}
			if err != nil {
				return
			}
		case <-r.closed:
			return
		}
	}
}

// Read gives what has come in.
func (r *interruptible) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		if r.last != nil {
			r.room <- r.last[:blockSize]
			r.last = nil
		}
		select {
		case <-r.ctx.Done():
			r.err = r.ctx.Err()
		case next := <-r.blocks:
			r.last, r.rest, r.err = next.b, next.b, next.err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// Close lets the goroutine go.
func (r *interruptible) Close() error {
	close(r.closed)
	return nil
}
