package store

import (
	"time"

	"corkboard/graph/store/engine"
)

// Lock keeps other processes that ask for the same name out, until release. The
// name is that of a small file, made for the purpose and removed afterwards,
// that the operating system locks: a killed process leaves it unlocked. It
// waits a short while; then the error is ErrBusy.
func Lock(name string) (release func() error, err error) {
	return engine.Lock(name, 2*time.Second)
}
