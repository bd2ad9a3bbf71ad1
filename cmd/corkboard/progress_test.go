package main

import (
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		m    meter
		want string
	}{
		{meter{}, "1,234,567 statements, 123,456 a second"},
		{meter{total: 400, read: 100, known: true}, "1,234,567 statements, 123,456 a second, 25 % read, 30s left"},
		{meter{total: 400, read: 401, known: true}, "1,234,567 statements, 123,456 a second"},
	} {
		if got := progressLine(1_234_567, 10*time.Second, &c.m); got != c.want {
			t.Errorf("%+v: %q, want %q", c.m, got, c.want)
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
