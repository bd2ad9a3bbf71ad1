package graph

import (
	"runtime"
	"sync"
)

// fewItems is how many are not worth a goroutine.
const fewItems = 500

// inParts calls do for parts of n items, each in a goroutine of its own, and
// returns when all have ended.
func inParts(n int, do func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n/fewItems)
	if parts < 2 {
		do(0, n)
		return
	}
	var all sync.WaitGroup
	for i := range parts {
		all.Go(func() { do(n*i/parts, n*(i+1)/parts) })
	}
	all.Wait()
}
