package engine

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks a file for this open file alone, or for all who only read. It
// gives false where somebody else has it. The operating system takes the lock
// away with the process. What is locked is a byte that is never written.
func tryLock(f *os.File, shared bool) (bool, error) {
	how := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if !shared {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{Offset: ^uint32(0), OffsetHigh: 0x7fffffff})
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, nil
	}
	return false, err
}
