package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Packages make next to nothing before main: every command would wait for it,
// although most have no use for a page's words or the expressions of a reader.
func TestLittleIsMadeAtTheStart(t *testing.T) {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	made := regexp.MustCompile(`(?m)^init (corkboard/\S+) .* (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(string(out), -1)
	if len(made) < 5 {
		t.Fatalf("packages are not told: %s", out)
	}
	for _, m := range made {
		if bytes, _ := strconv.Atoi(m[2]); bytes > 8<<10 && !strings.HasPrefix(m[1], "corkboard/cmd/") { // which has those of the tests
			t.Errorf("%s makes %d bytes before main", m[1], bytes)
		}
	}
}
