package main

import "testing"

func TestParseSize(t *testing.T) {
	for s, want := range map[string]int64{
		"1G": 1 << 30, "1g": 1 << 30, "1GB": 1 << 30, "500M": 500 << 20, "1.5G": 3 << 29, "2T": 2 << 40, "64000000": 64_000_000, "0": 0, "7K": 7 << 10, "100b": 100,
		"": -1, "G": -1, "-1G": -1, "-1": -1, "1X": -1, "NaNG": -1, "1e30T": -1, "1 G": -1, "InfG": -1,
	} {
		n, ok := parseSize(s)
		if !ok {
			n = -1
		}
		if n != want {
			t.Errorf("%q is %d, want %d", s, n, want)
		}
	}
}
