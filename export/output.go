package export

import "io"

// outputSize is how many bytes are gathered before they are written.
const outputSize = 64 << 10

// output gathers bytes in b and writes them in large pieces.
type output struct {
	w io.Writer
	b []byte
}

// spill writes what is gathered once it is enough.
func (o *output) spill() error {
	if len(o.b) < outputSize {
		return nil
	}
	return o.flush()
}

// flush writes what is gathered. A buffer that one huge literal made large is
// let go.
func (o *output) flush() error {
	if len(o.b) == 0 {
		return nil
	}
	n, err := o.w.Write(o.b)
	if err == nil && n < len(o.b) {
		err = io.ErrShortWrite
	}
	o.b = o.b[:0]
	if cap(o.b) > 8*outputSize {
		o.b = nil
	}
	return err
}
