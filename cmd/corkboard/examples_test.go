package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// TestExamples runs every example of the help as a user would who stands in the
// folder of the README: each in a copy of testdata, beside an out/ that build
// and a council.corkboard that load made before.
func TestExamples(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
	ready := t.TempDir()
	if err := os.CopyFS(filepath.Join(ready, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	shell(t, sh, ready, "corkboard build testdata/wikileaks-messages -o out")
	shell(t, sh, ready, "corkboard load testdata/town-council --into council.corkboard")
	examples := 0
	for _, c := range commandsBelow((&program{}).commands()) {
		for _, line := range examplesOf(c.Description) {
			examples++
			t.Run(strings.TrimPrefix(line, "corkboard "), func(t *testing.T) {
				dir := t.TempDir()
				if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
					t.Fatal(err)
				}
				shell(t, sh, dir, line)
			})
		}
	}
	if examples < 20 {
		t.Errorf("%d examples were found", examples)
	}
}

// shell runs a line. Finding something is no failure of an example.
func shell(t *testing.T, sh, dir, line string) {
	t.Helper()
	cmd := exec.Command(sh, "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TZ=UTC", "LANG=C")
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState.ExitCode() != exitFound {
		t.Errorf("%s\n%v\n%s", line, err, out)
	}
}

// commandsBelow lists commands with their subcommands.
func commandsBelow(commands []*cli.Command) []*cli.Command {
	var all []*cli.Command
	for _, c := range commands {
		all = append(append(all, c), commandsBelow(c.Subcommands)...)
	}
	return all
}

// examplesOf gives the command lines below "example:" or "examples:".
func examplesOf(description string) []string {
	_, below, ok := strings.Cut("\n"+description, "\nexample")
	if !ok {
		return nil
	}
	var lines []string
	for _, line := range strings.Split(below, "\n")[1:] {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "corkboard ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestEveryCommandHasExamples keeps the help useful: each command shows at
// least one line that can be typed as it stands, and says what it takes.
func TestEveryCommandHasExamples(t *testing.T) {
	heading := regexp.MustCompile(`(?m)^examples?:$`)
	for _, c := range commandsBelow((&program{}).commands()) {
		if !heading.MatchString(c.Description) || len(examplesOf(c.Description)) == 0 {
			t.Errorf("%s: the help has no example", c.Name)
		}
		if c.Usage == "" || c.ArgsUsage == "" {
			t.Errorf("%s: the help does not say what it does or takes", c.Name)
		}
		if _, _, ok := strings.Cut(c.Usage, "."); ok {
			t.Errorf("%s: the usage is one phrase without a full stop", c.Name)
		}
	}
}
