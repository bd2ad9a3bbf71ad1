package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"corkboard/graph"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// maxWindow bounds the memory that a zstd frame may ask for, in bytes.
const maxWindow = 128 << 20

// FileInput makes an Input of a stored file under a name. Its Open
// decompresses gzip and zstd, told by the first bytes and not by the
// extension; damage in the compressed bytes is a fault of the input, an error
// of the disk is not. The error is that of looking at the file.
func FileInput(path, name string) (Input, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Input{}, err
	}
	in := Input{Name: name, Size: info.Size()}
	in.Open = func() (io.ReadCloser, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		return decompress(f, name)
	}
	head, err := storedHead(path)
	if err != nil {
		return Input{}, err
	}
	if compression(head) == "" {
		in.path = path
	}
	return in, nil
}

// storedHead reads the first bytes of a stored file.
func storedHead(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 4)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// compression names the compression that a file begins with, or "".
func compression(head []byte) string {
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return "gzip"
	case bytes.HasPrefix(head, zstdMagic):
		return "zstd"
	}
	return ""
}

// Unpack wraps a stream that can be read once, such as standard input, so that
// it gives its decompressed bytes; name is for its faults. It reads the first
// bytes at once. Closing the result closes stored.
func Unpack(stored io.ReadCloser, name string) (io.ReadCloser, error) {
	return decompress(stored, name)
}

// decompress wraps a stored stream so that it gives its decompressed bytes.
// It owns stored: closing the result closes it.
func decompress(stored io.ReadCloser, name string) (io.ReadCloser, error) {
	disk := &diskReader{r: stored}
	buffered := bufio.NewReaderSize(disk, 64<<10)
	head, _ := buffered.Peek(4) // too short a file is no compressed file
	u := &unpacked{disk: disk, close: stored.Close, name: name, kind: compression(head)}
	switch u.kind {
	case "gzip":
		z, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, errors.Join(u.judge(err), stored.Close())
		}
		u.r = z
	case "zstd":
		z, err := zstd.NewReader(buffered, zstd.WithDecoderConcurrency(1),
			zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, errors.Join(u.judge(err), stored.Close())
		}
		u.r, u.close = z, func() error { z.Close(); return stored.Close() }
	default:
		u.r = buffered
	}
	return u, nil
}

// diskReader remembers the error of the disk, so that it can be told from
// damage in what was read.
type diskReader struct {
	r   io.Reader
	err error
}

func (d *diskReader) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if err != nil && err != io.EOF {
		d.err = err
	}
	return n, err
}

// unpacked is a decompressed stream.
type unpacked struct {
	r          io.Reader
	disk       *diskReader
	close      func() error
	name, kind string
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && err != io.EOF {
		err = u.judge(err)
	}
	return n, err
}

func (u *unpacked) Close() error { return u.close() }

// judge tells an error of the world from a fault of the input.
func (u *unpacked) judge(err error) error {
	if u.disk.err != nil {
		return u.disk.err
	}
	return &graph.Error{Origin: graph.Origin{File: u.name}, Err: fmt.Errorf("%s: the compressed bytes are damaged or cut off: %w", u.kind, err)}
}
