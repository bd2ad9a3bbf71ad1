package store

import "time"

// Option changes how Open opens a store.
type Option func(*options)

type options struct {
	readOnly, mustExist bool
	memory              int64
	wait                time.Duration
}

// ReadOnly opens a store that exists and is not changed: Add and the like
// fail. Nothing is written beside it either. Any number of readers may be open
// at once, but not while one writes.
func ReadOnly() Option { return func(o *options) { o.readOnly, o.mustExist = true, true } }

// MustExist makes Open fail where there is no file, instead of making one.
func MustExist() Option { return func(o *options) { o.mustExist = true } }

// Memory bounds, roughly and in bytes, what a load takes before it sets what it
// has aside in files beside the store. The default is 1 GB.
func Memory(bytes int64) Option { return func(o *options) { o.memory = bytes } }

// Wait says how long Open waits for others to finish; the default is five
// seconds.
func Wait(d time.Duration) Option { return func(o *options) { o.wait = d } }
