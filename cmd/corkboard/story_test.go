package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: under the name corkboard it
// runs main, and tests find it on the PATH.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"corkboard": main})
}
