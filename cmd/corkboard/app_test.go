package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestHelpOfFlags wants defaults in the help of commands that say something, and
// no others.
func TestHelpOfFlags(t *testing.T) {
	for command, want := range map[string]string{"draw": "after it (default: 7)\n", "build": `(default: "1G")`, "query": "(default: 1000)"} {
		var out, err bytes.Buffer
		if code := run(t.Context(), []string{"corkboard", command, "--help"}, nil, &out, &err); code != exitDone {
			t.Errorf("%s: %d: %s", command, code, err.String())
		}
		help := out.String()
		if !strings.Contains(help, want) {
			t.Errorf("%s: no %q in the help", command, want)
		}
		for _, nothing := range []string{"(default: false)", "(default: 0)"} {
			if strings.Contains(help, nothing) {
				t.Errorf("%s: %q in the help", command, nothing)
			}
		}
	}
}
