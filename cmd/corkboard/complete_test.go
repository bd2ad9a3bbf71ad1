package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestComplete asks how a command line may go on, as shells do.
func TestComplete(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  []string // all of these
		never []string // none of these
	}{
		{"", []string{"init", "build", "check", "mapping", "completion"}, []string{"--help", "help", "h"}},
		{"-", []string{"--help", "--version"}, nil},
		{"export -", []string{"--to", "--output", "--places", "--help"}, []string{"--title", "-o"}},
		{"export case.corkboard --pl", []string{"--places"}, []string{"--to"}},
		{"export --to", []string{"nt", "nq", "turtle", "trig"}, []string{"svg", "--output"}},
		{"export case.corkboard --to", []string{"nq"}, nil},
		{"export --to nq -", []string{"--output"}, []string{"--to"}},
		{"draw --to", []string{"svg", "dot", "evidence"}, []string{"nq"}},
		{"draw --to=s", []string{"--to=svg"}, []string{"--to=dot"}},
		{"mapping", []string{"init", "check", "show"}, []string{"build"}},
		{"mapping show", []string{"people", "ties"}, nil},
		{"mapping init -", []string{"--output"}, []string{"--rows"}},
		{"schema --to", []string{"turtle", "shacl", "context", "markdown"}, nil},
		{"formats", []string{"csv", "nq", "svg"}, nil},
		{"list out/graph.corkboard", []string{"messages", "people", "ties"}, nil},
		{"list case --status", []string{"alleged", "denied"}, []string{"messages"}},
		{"query --lang", []string{"gizmo"}, nil},
		{"check --as", []string{"text", "jsonl"}, nil},
		{"completion", []string{"bash", "zsh", "fish", "powershell"}, nil},
		{"nonsense", []string{"init"}, nil},
	} {
		code, out, said := corkboard(t, append(strings.Fields(tt.typed), completionFlag)...)
		if code != exitDone || said != "" {
			t.Errorf("%q: exit %d: %s", tt.typed, code, said)
		}
		words := strings.Fields(out)
		for _, w := range tt.want {
			if !slices.Contains(words, w) {
				t.Errorf("%q: %s is missing among %v", tt.typed, w, words)
			}
		}
		for _, w := range tt.never {
			if slices.Contains(words, w) {
				t.Errorf("%q: %s is offered", tt.typed, w)
			}
		}
		if sorted := slices.Clone(words); len(slices.Compact(slices.Sorted(slices.Values(sorted)))) != len(words) {
			t.Errorf("%q: a word twice: %v", tt.typed, words)
		}
	}
}

// TestCompleteFiles says nothing where a file is meant, so that the shell
// offers its own.
func TestCompleteFiles(t *testing.T) {
	for _, typed := range []string{"export", "build testdata/town-council -o", "export --rejects", "convert --to nq", "export -- -", "list"} {
		if _, out, _ := corkboard(t, append(strings.Fields(typed), completionFlag)...); out != "" {
			t.Errorf("%q: %q", typed, out)
		}
	}
}

// TestCompletionInBash lets bash complete a line with the printed script.
func TestCompletionInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	program, err := exec.LookPath("corkboard")
	if err != nil {
		t.Fatal(err)
	}
	_, script, _ := corkboard(t, "completion", "bash")
	for typed, want := range map[string]string{
		"ex":                  "export",
		"export --pl":         "--places",
		"export x --to trig-": "trig-pretty",
		"mapping show peo":    "people",
		"completion power":    "powershell",
		"formats 'x y' --he":  "--help",
	} {
		test := script + `
line=(corkboard ` + typed + `)
COMP_WORDS=("${line[@]}"); COMP_CWORD=$((${#line[@]} - 1))
_corkboard
printf '%s\n' "${COMPREPLY[@]}"
`
		cmd := exec.Command(bash, "--norc", "-c", test)
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program)+string(filepath.ListSeparator)+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q: %q, not %q (%v)", typed, got, want, err)
		}
	}
}

// TestCompletionScripts is about shells that may not be here: that every
// script asks the program, and that no other shell is known.
func TestCompletionScripts(t *testing.T) {
	for _, shell := range shells() {
		code, out, _ := corkboard(t, "completion", shell)
		if code != exitDone || !strings.Contains(out, completionFlag) {
			t.Errorf("%s: exit %d, %q", shell, code, out)
		}
	}
	if code, _, said := corkboard(t, "completion", "tcsh"); code != exitUsage || !strings.Contains(said, "bash") {
		t.Errorf("exit %d: %s", code, said)
	}
}
