package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
)

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

// gogc gives the GOGC that holds now.
func gogc() uint64 {
	sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// The first collection is late, and none behind it.
func TestCollectLate(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	t.Setenv("GOGC", "")
	collectLate()
	if have := gogc(); have != lateFirst {
		t.Errorf("before the first collection GOGC is %d, want %d", have, lateFirst)
	}
	for gogc() != 100 { // the test ends, or never does
		runtime.GC()
	}
	t.Setenv("GOGC", "50")
	if collectLate(); gogc() != 100 {
		t.Errorf("the user's GOGC has become %d", gogc())
	}
	debug.SetGCPercent(200)
	if collectAsUsual(100); gogc() != 200 {
		t.Errorf("a command's GOGC has become %d", gogc())
	}
}
