package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"corkboard/graph"
	"corkboard/graph/source"
)

// meter knows how much of the input has been read.
type meter struct {
	total int64
	read  atomic.Int64 // readers may have a goroutine of their own
	known bool         // total says how much there is to read
}

// measure makes inputs count what is read of them. What is compressed, or read
// out of order as workbooks are, has no measure.
func (m *meter) measure(inputs ...*source.Input) {
	m.known = true
	for _, in := range inputs {
		ext := strings.ToLower(path.Ext(in.Name))
		if in.Sheet != "" || in.Size < 0 || ext == ".gz" || ext == ".zst" {
			m.known = false
			return
		}
		m.total += in.Size
		open := in.Open
		in.Open = func() (io.ReadCloser, error) {
			r, err := open()
			if err != nil {
				return nil, err
			}
			return &metered{r, m}, nil
		}
	}
}

type metered struct {
	io.ReadCloser
	m *meter
}

func (r *metered) Read(b []byte) (int, error) {
	n, err := r.ReadCloser.Read(b)
	r.m.read.Add(int64(n))
	return n, err
}

// progress shows, on a terminal and after a second, how many statements have
// gone by, how fast, and how long the rest of the input will take. It changes
// nothing of the stream.
func (p *program) progress(st graph.Statements, m *meter) graph.Statements {
	f, ok := p.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return st
	}
	return func(yield func(graph.Statement, error) bool) {
		begin := time.Now()
		next := begin.Add(time.Second)
		n, shown := int64(0), false
		defer func() {
			if shown {
				fmt.Fprint(f, "\r\x1b[K")
			}
		}()
		for s, err := range st {
			if n++; n&0xFFF == 0 {
				if now := time.Now(); now.After(next) {
					next, shown = now.Add(200*time.Millisecond), true
					fmt.Fprint(f, "\r\x1b[Kcorkboard: ", progressLine(n, now.Sub(begin), m))
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// progressLine says how far a run is after a time.
func progressLine(statements int64, took time.Duration, m *meter) string {
	line := fmt.Sprintf("%s statements, %s a second", thousands(statements), thousands(int64(float64(statements)/took.Seconds())))
	if read := m.read.Load(); m.known && read > 0 && read <= m.total {
		left := time.Duration(float64(took) * float64(m.total-read) / float64(read))
		line += fmt.Sprintf(", %d %% read, %s left", 100*read/m.total, left.Round(time.Second))
	}
	return line
}

// thousands writes a number in groups: 1,234,567.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
