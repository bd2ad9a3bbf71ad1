package main

import (
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		total, read int64
		known       bool
		want        string
	}{
		{0, 0, false, "1,234,567 statements, 123,456 a second"},
		{400, 100, true, "1,234,567 statements, 123,456 a second, 25 % read, 30s left"},
		{400, 401, true, "1,234,567 statements, 123,456 a second"},
	} {
		m := meter{total: c.total, known: c.known}
		m.read.Store(c.read)
		if got := progressLine(1_234_567, 10*time.Second, &m); got != c.want {
			t.Errorf("%+v: %q, want %q", c, got, c.want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -1234567: "-1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
