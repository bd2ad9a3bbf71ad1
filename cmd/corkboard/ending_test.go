package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// corkboardCommand makes a process of the program.
func corkboardCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	name, err := exec.LookPath("corkboard")
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(name, args...)
}

// TestClosedOutput lets whoever reads the output have had enough before the
// first byte: the program ends without a word and leaves no temporary file.
func TestClosedOutput(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no broken pipes")
	}
	out := filepath.Join(t.TempDir(), "out")
	if code, _, said := corkboard(t, "build", "../../testdata/wikileaks-messages", "-o", out); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	store := filepath.Join(out, "graph.corkboard")
	quads := filepath.Join(out, "graph.nq")
	for _, line := range []string{
		"convert " + quads + " --to trig", "convert " + quads + " --to turtle-pretty --merge", "convert " + quads + " --canonical",
		"convert " + quads + " --to nq --strict", "diff " + quads + " " + filepath.Join(out, "graph.ttl"), "info " + quads,
		"export " + store + " --to nq", "export " + store + " --to trig", "draw " + store + " --to svg",
		"convert ../../testdata/wikileaks-messages --to turtle", "schema", "formats", "mapping show ties", "completion bash",
		"check ../../testdata/town-council",
	} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		temp := t.TempDir()
		var said bytes.Buffer
		cmd := corkboardCommand(t, strings.Fields(line)...)
		cmd.Stdout, cmd.Stderr = w, &said
		cmd.Env = append(os.Environ(), "TMPDIR="+temp)
		err = cmd.Run()
		w.Close()
		if err != nil || strings.Contains(said.String(), "pipe") {
			t.Errorf("%s: %v: %s", line, err, said.String())
		}
		empty(t, temp)
	}
}

// TestFullDisk stands for a full disk by a limit on the size of files: what was
// there before stays, and nothing half-written is left.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a shell with ulimit -f and a signal for it")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
	out := filepath.Join(t.TempDir(), "out")
	if code, _, said := corkboard(t, "build", "../../testdata/wikileaks-messages", "-o", out); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old.nq"), []byte("old\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"export " + filepath.Join(out, "graph.corkboard") + " --to nq -o " + filepath.Join(dir, "old.nq"),
		"convert ../../testdata/wikileaks-messages --to nq -o " + filepath.Join(dir, "old.nq"),
		"build ../../testdata/wikileaks-messages -o " + filepath.Join(dir, "built"),
		"load ../../testdata/wikileaks-messages --into " + filepath.Join(dir, "new.corkboard"),
	} {
		// Blocks are of 512 bytes; the signal is ignored, so that writes fail.
		cmd := exec.Command(sh, "-c", `trap "" XFSZ; ulimit -f 64; exec corkboard `+line)
		said, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !bytes.HasPrefix(said, []byte("corkboard: ")) {
			t.Errorf("%s: %v: %s", line, err, said)
		}
		if strings.Contains(string(said), ".tmp-") {
			t.Errorf("%s: names a file that nobody knows: %s", line, said)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "old.nq")); err != nil || string(data) != "old\n" {
			t.Errorf("%s: what was there is %q now (%v)", line, data, err)
		}
		only(t, dir, "old.nq")
	}
}

// TestInterrupted cancels before and during the work: exit code 130, and no
// file that was not there before.
func TestInterrupted(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	out := filepath.Join(t.TempDir(), "out")
	if code, _, said := corkboard(t, "build", "../../testdata/wikileaks-messages", "-o", out); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	table := messageTable(t, 3000)
	dir := t.TempDir()
	for _, line := range [][]string{
		{"build", table, "-o", filepath.Join(dir, "built")},
		{"convert", table, "--to", "nq", "-o", filepath.Join(dir, "messages.nq")},
		{"convert", table, "--to", "trig", "-o", filepath.Join(dir, "messages.trig.gz")},
		{"export", filepath.Join(out, "graph.corkboard"), "--to", "nq", "-o", filepath.Join(dir, "case.nq")},
		{"convert", filepath.Join(out, "graph.nq"), "--to", "trig-pretty", "-o", filepath.Join(dir, "case.trig.zst")},
		{"convert", filepath.Join(out, "graph.trig"), "--canonical", "-o", filepath.Join(dir, "case.nq")},
		{"diff", filepath.Join(out, "graph.trig"), filepath.Join(out, "graph.ttl"), "-o", filepath.Join(dir, "changes")},
		{"load", filepath.Join(out, "graph.trig"), "--into", filepath.Join(dir, "new.corkboard"), "--as-is"},
		{"draw", table, "--to", "dot", "-o", filepath.Join(dir, "picture.dot")},
		{"load", table, "--into", filepath.Join(dir, "new.corkboard")},
		{"check", table},
	} {
		for _, looks := range []int{0, 3, 20, 100, 500} {
			ctx := &impatient{Context: context.Background(), looks: looks}
			var said bytes.Buffer
			code := run(ctx, append([]string{"corkboard"}, line...), strings.NewReader(""), io.Discard, &said)
			if ctx.looks >= 0 && code != exitInterrupted {
				continue // it was done before
			}
			if code != exitInterrupted || !strings.Contains(said.String(), "interrupted") {
				t.Errorf("%v after %d looks: exit %d: %s", line, looks, code, said.String())
			}
			only(t, dir)
			empty(t, temp)
		}
		for _, e := range names(t, dir) {
			os.RemoveAll(filepath.Join(dir, e))
		}
	}
}

// impatient is a context that is cancelled after so many looks at it.
type impatient struct {
	context.Context
	looks int
}

func (c *impatient) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

// empty fails if a folder holds anything.
func empty(t *testing.T, dir string) { t.Helper(); only(t, dir) }

// only fails if a folder holds anything else than these, hidden files included.
func only(t *testing.T, dir string, want ...string) {
	t.Helper()
	if found := names(t, dir); strings.Join(found, " ") != strings.Join(want, " ") {
		t.Errorf("%v is left behind", found)
		for _, name := range found {
			if !strings.Contains(" "+strings.Join(want, " ")+" ", " "+name+" ") {
				os.RemoveAll(filepath.Join(dir, name))
			}
		}
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.Name())
	}
	return all
}
