package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph/store"
)

func memoryFlag() cli.Flag {
	return &cli.StringFlag{Name: "memory", Value: "1G", Usage: "take about `SIZE` of memory (such as 500M or 4G) before a load sets things aside on the disk"}
}

// openMemory reads --memory, gives what tells the store, and holds the whole
// program to it: the garbage collector works harder before it takes more. It does
// not know of the program itself in memory, for which a sixteenth is left.
func openMemory(c *cli.Context) (store.Option, error) {
	n, ok := parseSize(c.String("memory"))
	if !ok || n < 64<<20 {
		return nil, usagef("--memory: %q is not a size from 64M on, such as 500M or 4G", c.String("memory"))
	}
	debug.SetMemoryLimit(n / 16 * 15)
	return store.Memory(n), nil
}

// lateFirst is the GOGC of a program before it has collected garbage once: the
// runtime begins at 4 MB for each hundred.
const lateFirst = 800

// collectLate lets the first collection wait until there are 32 MB: most
// commands are done before. From then on all is as usual, so that what is large
// takes no more memory than it would. A GOGC of the user's own is left alone.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(lateFirst)
	// What nothing refers to any longer goes with the first collection.
	runtime.AddCleanup(new([64]byte), collectAsUsual, usual)
}

// collectAsUsual ends what collectLate began, unless a command has set a GOGC of
// its own in the meantime.
func collectAsUsual(usual int) {
	if other := debug.SetGCPercent(usual); other != lateFirst {
		debug.SetGCPercent(other)
	}
}

// parseSize reads bytes, or so many K, M, G or T, in powers of 1024.
func parseSize(s string) (int64, bool) {
	number, factor := strings.TrimSuffix(strings.ToUpper(s), "B"), int64(1)
	for _, unit := range "KMGT" {
		factor <<= 10
		if rest, ok := strings.CutSuffix(number, string(unit)); ok {
			n, err := strconv.ParseFloat(rest, 64)
			if err != nil || !(n >= 0 && n*float64(factor) < math.MaxInt64) {
				return 0, false
			}
			return int64(n * float64(factor)), true
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	return n, err == nil && n >= 0
}
