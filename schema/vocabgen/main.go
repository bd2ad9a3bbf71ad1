// Command vocabgen writes vocab_gen.go, the Go constants for the terms of
// core.yaml. Run it with go generate in the folder of package schema.
//
// It reads the file itself and does not import schema: that package cannot be
// built without what is written here.
package main

import (
	"bytes"
	"fmt"
	"os"
)

func main() {
	if err := run("core.yaml", "vocab_gen.go"); err != nil {
		fmt.Fprintln(os.Stderr, "vocabgen:", err)
		os.Exit(1)
	}
}

// run leaves the file alone where it is right already, so that nothing is
// built again for its date.
func run(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	code, err := generate(data)
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	if old, err := os.ReadFile(out); err == nil && bytes.Equal(old, code) {
		return nil
	}
	return os.WriteFile(out, code, 0o644)
}
