package engine

import (
	"errors"
	"sync"
)

// parallel runs functions at the same time, waits for all, and gives their
// errors.
func parallel(fs ...func() error) error {
	errs := make([]error, len(fs))
	var all sync.WaitGroup
	for i, f := range fs[1:] {
		all.Go(func() { errs[i+1] = f() })
	}
	errs[0] = fs[0]()
	all.Wait()
	return errors.Join(errs...)
}
