package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLines draws a case in which everybody wrote to many: the picture has the
// strongest lines and says so, files for other programs have all, as has a
// picture with the numbers of the evidence, and --lines takes another number.
func TestLines(t *testing.T) {
	folder := t.TempDir()
	var people, messages strings.Builder
	people.WriteString("id,name\n")
	messages.WriteString("id,from,to,date\n")
	const crowd = 40
	for i := range crowd {
		fmt.Fprintf(&people, "p%d,Person %d\n", i, i)
		for j := range i {
			for k := range 1 + (i*j)%3 {
				fmt.Fprintf(&messages, "m%d-%d-%d,p%d,p%d,2020-01-0%d\n", i, j, k, i, j, k+1)
			}
		}
	}
	for name, text := range map[string]string{"case.yaml": "base: https://example.org/crowd/\n", "people.csv": people.String(), "messages.csv": messages.String()} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--to", "caption"}, "Of 780 lines 339 are drawn: those of 2 or more messages or ties"},
		{[]string{"--to", "caption", "--lines", "780"}, "Shown: 40 people, 780 lines."},
		{[]string{"--to", "caption", "--lines", "300"}, "Of 780 lines "},
		{[]string{"--to", "caption", "--numbers"}, "Shown: 40 people, 780 lines."},
		{[]string{"--to", "node-link"}, `"target"`},
	} {
		code, said, fault := corkboard(t, append([]string{"draw", folder, "--view", "contacts"}, c.args...)...)
		if code != exitDone || !strings.Contains(said, c.want) {
			t.Errorf("%v: %d %s; want %q in %.300s", c.args, code, fault, c.want, said)
		}
		if n := strings.Count(said, `"target"`); c.args[1] == "node-link" && n != crowd*(crowd-1)/2 {
			t.Errorf("%d lines are in a file for other programs", n)
		}
	}
}
