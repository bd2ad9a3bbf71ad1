// Command coregen writes core_gen.go, the vocabulary of core.yaml as Go data.
// Run it with go generate in the folder of package schema, behind vocabgen.
//
// It is built with the core_gen.go of before. Where the types of a vocabulary
// have changed so much that this one is no Go any longer, let it say no more
// than "var core Schema" and run it again.
package main

import (
	"bytes"
	"fmt"
	"os"

	"corkboard/schema"
)

func main() {
	if err := run("core.yaml", "core_gen.go"); err != nil {
		fmt.Fprintln(os.Stderr, "coregen:", err)
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
	s, err := schema.ReadCore(data)
	if err != nil {
		return err
	}
	code, err := generate(s)
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	if old, err := os.ReadFile(out); err == nil && bytes.Equal(old, code) {
		return nil
	}
	return os.WriteFile(out, code, 0o644)
}
