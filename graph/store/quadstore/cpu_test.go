package quadstore

import (
	"syscall"
	"testing"
)

func cpuNow() int64 {
	var u syscall.Rusage
	syscall.Getrusage(1, &u) // RUSAGE_THREAD
	syscall.Getrusage(0, &u)
	return u.Utime.Nano() + u.Stime.Nano()
}

func cpu(b *testing.B) func() {
	start := cpuNow()
	return func() { b.ReportMetric(float64(cpuNow()-start)/float64(b.N), "cpu-ns/op") }
}
