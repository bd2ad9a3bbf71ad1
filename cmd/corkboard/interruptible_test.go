package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// TestInterruptible reads what the stream holds, however it gives it.
func TestInterruptible(t *testing.T) {
	want := strings.Repeat("0123456789abcdef", 20_000)
	for name, from := range map[string]io.Reader{
		"whole": strings.NewReader(want), "halves": iotest.HalfReader(strings.NewReader(want)),
		"data with the end": iotest.DataErrReader(strings.NewReader(want)),
	} {
		r := newInterruptible(context.Background(), from)
		got, err := io.ReadAll(r)
		if err != nil || string(got) != want {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
		if n, err := r.Read(make([]byte, 1)); n != 0 || err != io.EOF {
			t.Errorf("%s: behind the end: %d, %v", name, n, err)
		}
		r.Close()
	}
	broken := newInterruptible(context.Background(), io.MultiReader(strings.NewReader("ab"), iotest.ErrReader(errors.New("gone"))))
	if got, err := io.ReadAll(broken); string(got) != "ab" || err == nil || err.Error() != "gone" {
		t.Errorf("broken: %q, %v", got, err)
	}
}

// TestInterruptibleEnds leaves no goroutine behind where the stream goes on.
func TestInterruptibleEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 20 {
		r := newInterruptible(context.Background(), endless{})
		if _, err := io.CopyN(io.Discard, r, 300_000); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

// TestInterruptedWaiting interrupts a run that waits for standard input: before
// the first byte, and between two statements.
func TestInterruptedWaiting(t *testing.T) {
	for _, first := range []string{"", "<http://e/a> <http://e/b> <http://e/c> .\n"} {
		for _, line := range []string{"convert - --to nq", "convert - --from nt --to turtle", "convert - --table people --to nq", "diff - - --quiet"} {
			ctx, cancel := context.WithCancel(context.Background())
			in, out := io.Pipe()
			time.AfterFunc(20*time.Millisecond, cancel)
			go io.WriteString(out, first)
			var said bytes.Buffer
			code := run(ctx, append([]string{"corkboard"}, strings.Fields(line)...), in, io.Discard, &said)
			if code != exitInterrupted {
				t.Errorf("%s after %q: exit %d: %s", line, first, code, said.String())
			}
			in.Close()
			cancel()
		}
	}
}

// TestStreaming sees statements come out before the input ends.
func TestStreaming(t *testing.T) {
	in, feed := io.Pipe()
	drain, out := io.Pipe()
	done := make(chan int)
	go func() {
		code := run(context.Background(), strings.Fields("corkboard convert - --from nt --to nq"), in, out, io.Discard)
		out.Close()
		done <- code
	}()
	seen := make(chan bool)
	go func() {
		io.WriteString(feed, strings.Repeat("<http://e/a> <http://e/b> \"a text that takes some room\" .\n", 20_000))
		<-seen
		feed.Close()
	}()
	if _, err := io.CopyN(io.Discard, drain, 64<<10); err != nil {
		t.Fatal(err)
	}
	close(seen)
	if _, err := io.Copy(io.Discard, drain); err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != exitDone {
		t.Errorf("exit %d", code)
	}
}
