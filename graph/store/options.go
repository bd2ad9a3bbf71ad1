package store

import "time"

// Option changes how Open opens a store.
type Option func(*options)

type options struct {
	readOnly, mustExist bool
	tempDir             string
	memory              int64
	wait                time.Duration
	batch               int // see batchSize; smaller in tests
}

// ReadOnly opens a store that exists and is not changed: Add and Remove fail.
// Nothing is written beside it either. Any number of readers may be open at
// once, also while one writer is; a reader keeps the state it opened.
func ReadOnly() Option { return func(o *options) { o.readOnly, o.mustExist = true, true } }

// MustExist makes Open fail where there is no file, instead of making one.
func MustExist() Option { return func(o *options) { o.mustExist = true } }

// TempDir names the folder in which large answers are sorted; without it, the
// system's. (What becomes the store is always made beside the store.)
func TempDir(dir string) Option { return func(o *options) { o.tempDir = dir } }

// Memory bounds, roughly and in bytes, what sorting one answer may take before
// it spills to the folder of TempDir. The default is 64 MB.
func Memory(bytes int64) Option { return func(o *options) { o.memory = bytes } }

// Wait says how long Open waits for another writer to finish; the default is
// two seconds.
func Wait(d time.Duration) Option { return func(o *options) { o.wait = d } }
