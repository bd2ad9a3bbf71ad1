package main

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/term"

	"corkboard/graph"
)

// progress shows, on a terminal and after a second, how many statements have
// gone by and how fast. It changes nothing of the stream.
func (p *program) progress(st graph.Statements, what string) graph.Statements {
	f, ok := p.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return st
	}
	return func(yield func(graph.Statement, error) bool) {
		begin := time.Now()
		next := begin.Add(time.Second)
		n, shown := 0, false
		defer func() {
			if shown {
				fmt.Fprint(f, "\r\x1b[K")
			}
		}()
		for s, err := range st {
			if n++; n&0xFFF == 0 {
				if now := time.Now(); now.After(next) {
					next, shown = now.Add(200*time.Millisecond), true
					rate := float64(n) / now.Sub(begin).Seconds()
					fmt.Fprintf(f, "\r\x1b[Kcorkboard: %s %s, %s a second", thousands(int64(n)), what, thousands(int64(rate)))
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// thousands writes a number with thin groups: 1,234,567.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
