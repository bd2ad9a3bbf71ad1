//go:build unix && !solaris && !illumos && !aix

package engine

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a file for this open file alone, or for all who only read. It
// gives false where somebody else has it. The operating system takes the lock
// away with the process.
func tryLock(f *os.File, shared bool) (bool, error) {
	how := syscall.LOCK_EX | syscall.LOCK_NB
	if shared {
		how = syscall.LOCK_SH | syscall.LOCK_NB
	}
	for {
		switch err := syscall.Flock(int(f.Fd()), how); {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		default:
			return false, err
		}
	}
}
