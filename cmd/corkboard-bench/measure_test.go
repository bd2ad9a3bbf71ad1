package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	const in = "read nq\tcorkboard\t0.500\t0.4\t1000\t100000000\t500000\n" +
		"read nq\tserdi\t2.0\t1.9\t2000\t100000000\t500000\n" +
		"nq → nq\tcorkboard\t1\t0\t0\t100000000\t500000\n" +
		"read nq\tserdi\t1.0\t0.9\t2000\t100000000\t500000\n" +
		"read nq\trapper\t4\t0\t0\t100000000\t500000\n"
	const want = `| | | seconds | MB/s | thousand statements/s | CPU seconds | peak MB | speed, serdi = 1 |
|---|---|---|---|---|---|---|---|
| read nq | corkboard | 0.50 | 200 | 1000 | 0.40 | 1 | 2.25 |
|  | serdi | 1.00 | 100 | 500 | 0.90 | 2 | 1.00 |
|  | rapper | 4.00 | 25 | 125 |  |  | 0.25 |
| nq → nq | corkboard | 1.00 | 100 | 500 |  |  |  |
`
	var out, voice bytes.Buffer
	if code := run(context.Background(), []string{"table"}, strings.NewReader(in), &out, &voice); code != exitDone {
		t.Fatalf("exit %d: %s", code, voice.String())
	}
	if out.String() != want {
		t.Errorf("\n%s\nnot\n%s", out.String(), want)
	}
	for _, bad := range []string{"a\tb\t1\t0\t0\t0\t0\tdepth=1\n", "a\tb\t1\t0\t0\t0\t0\tdisk=x\n", "read nq\tserdi\t1\n", "a\tb\tx\t0\t0\t0\t0\n", "\n"} {
		if code := run(context.Background(), []string{"table"}, strings.NewReader(bad), &out, &voice); code != exitFailure {
			t.Errorf("%q: exit %d", bad, code)
		}
	}
}

// TestTableOfStores has the columns of stores, and times by the clock.
func TestTableOfStores(t *testing.T) {
	in := measurement{operation: "load", tool: "corkboard", seconds: 0.5, user: 1, peak: 1e6, bytes: 2e8, statements: 1e6, disk: 5e7}.String() +
		measurement{operation: "load", tool: "bbolt", seconds: 20, user: 30, statements: 1e6, disk: 5e8}.String() +
		measurement{operation: "lookup", tool: "corkboard", seconds: 0.05, statements: 1e4, median: 4.25, late: 20}.String() +
		measurement{operation: "lookup", tool: "bbolt", seconds: 0.5, statements: 1e4, median: 41, late: 220}.String() +
		measurement{operation: "lookup", tool: "bbolt", seconds: 0.4, statements: 1e4, median: 42, late: 200}.String()
	const want = `| | | seconds | MB/s | thousand statements/s | CPU seconds | peak MB | bytes/statement on disk | median µs | 99 % within µs | time, corkboard = 1 |
|---|---|---|---|---|---|---|---|---|---|---|
| load | corkboard | 0.50 | 400 | 2000 | 1.00 | 1024 | 50 |  |  | 1.00 |
|  | bbolt | 20.00 |  | 50 | 30.00 |  | 500 |  |  | 40.00 |
| lookup | corkboard | 0.0500 |  | 200 |  |  |  | 4.2 | 20.0 | 1.00 |
|  | bbolt | 0.40 |  | 25 |  |  |  | 41.0 | 200.0 | 8.00 |
`
	var out, voice bytes.Buffer
	if code := run(context.Background(), []string{"table", "--wall", "--against", "corkboard"}, strings.NewReader(in), &out, &voice); code != exitDone {
		t.Fatalf("exit %d: %s", code, voice.String())
	}
	if out.String() != want {
		t.Errorf("\n%s\nnot\n%s", out.String(), want)
	}
}

// TestMeasureRead reads what is generated, alone and with two workers.
func TestMeasureRead(t *testing.T) {
	for _, ext := range []string{"nt", "nq", "ttl", "trig"} {
		name := filepath.Join(t.TempDir(), "world."+ext)
		var out, voice bytes.Buffer
		for _, args := range [][]string{
			{"generate", "--statements", "3000", "-o", name}, {"read", name, "--runs", "2"}, {"read", "--workers", "2", name},
		} {
			if code := run(context.Background(), args, nil, &out, &voice); code != exitDone {
				t.Fatalf("%v: exit %d: %s", args, code, voice.String())
			}
		}
		best, err := bestRuns(&out)
		if err != nil || len(best) != 2 || best[0].statements != 3000 || best[1].statements != 3000 || best[0].tool == best[1].tool {
			t.Errorf("%v: %v", err, best)
		}
	}
	name := filepath.Join(t.TempDir(), "bad.nt")
	if err := os.WriteFile(name, []byte("<http://a> <http://b> .\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, voice bytes.Buffer
	if code := run(context.Background(), []string{"read", name}, nil, &out, &voice); code != exitFailure || !strings.Contains(voice.String(), "bad.nt:1:") {
		t.Errorf("exit %d: %s", code, voice.String())
	}
}

func TestMeasureWrite(t *testing.T) {
	for _, syntax := range []string{"nt", "nq", "turtle", "trig"} {
		var out, voice bytes.Buffer
		args := []string{"write", "--statements", "3000", "--runs", "2", "--syntax", syntax}
		if code := run(context.Background(), args, nil, &out, &voice); code != exitDone {
			t.Fatalf("exit %d: %s", code, voice.String())
		}
		best, err := bestRuns(&out)
		if err != nil || len(best) != 1 || best[0].statements != 3000 || best[0].bytes < 100_000 || best[0].operation != "write "+syntax {
			t.Errorf("%v: %v", err, best)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args string
		code int
	}{
		{"", exitUsage}, {"draw", exitUsage}, {"generate", exitUsage}, {"generate --statements x", exitUsage},
		{"generate --statements -1", exitUsage}, {"generate --scale 1001", exitUsage}, {"generate --scale NaN", exitUsage},
		{"generate --scale 1 --statements 5", exitUsage}, {"generate --tables x", exitUsage}, {"generate --scale 1 --tables x -o y", exitUsage},
		{"store a.nq --questions -1", exitUsage}, {"generate --statements 10 --syntax svg", exitUsage},
		{"generate --statements 10 --syntax rdf/x", exitUsage}, {"write --syntax nq", exitUsage}, {"read", exitUsage},
		{"read a b", exitUsage}, {"read no-such-file.nq", exitFailure}, {"read --runs 0 a.nq", exitUsage}, {"generate -h", exitDone},
	} {
		var out, voice bytes.Buffer
		if code := run(context.Background(), strings.Fields(test.args), nil, &out, &voice); code != test.code || voice.Len() == 0 {
			t.Errorf("%q: exit %d: %s", test.args, code, voice.String())
		}
	}
}
