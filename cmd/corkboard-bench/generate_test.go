package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/export"
	"corkboard/graph"
)

// made is a world in memory.
func made(t *testing.T, statements int, seed uint64) []graph.Statement {
	t.Helper()
	all, err := graph.Collect(newWorld(statements, seed).all)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWorld(t *testing.T) {
	for _, n := range []int{1, 2, 20, 21, 22, 23, 50, 99, 100, 101, 1000, 54_321} {
		all := made(t, n, 7)
		if len(all) != n {
			t.Errorf("%d statements, not %d", len(all), n)
		}
		for i, s := range all {
			if err := s.Check(); err != nil {
				t.Fatalf("%v: %v", s, err)
			}
			if i > 0 && all[i-1].Compare(s) >= 0 {
				t.Fatalf("%d: not sorted:\n%v\n%v", n, all[i-1], s)
			}
		}
	}
}

// TestWorldIsWhole looks for what is spoken of and is not there.
func TestWorldIsWhole(t *testing.T) {
	all := made(t, 60_000, 1)
	there := map[graph.Term]bool{}
	for _, s := range all {
		there[s.Subject] = true
	}
	count := map[string]int{}
	for _, s := range all[:len(all)-1] {
		count[s.Predicate.Value()]++
		if s.Object.IsIRI() && strings.HasPrefix(s.Object.Value(), base) && !there[s.Object] {
			t.Errorf("%v is nowhere described", s.Object)
		}
	}
	for _, p := range []graph.Term{
		rdfType, schemaDateSent, schemaEmail, schemaIsPartOf, schemaKnows, schemaMemberOf, schemaName, schemaParticipant,
		schemaRecipient, schemaSender, schemaText, siocReplyOf, orgMember, orgOrganization, orgRole,
	} {
		if count[p.Value()] < 100 {
			t.Errorf("%v is said %d times", p, count[p.Value()])
		}
	}
	messages := float64(count[schemaSender.Value()])
	about := messages * 5
	about += float64(count[siocReplyOf.Value()] + count[schemaRecipient.Value()] - int(messages))
	if a := about / messages; a < 5 || a > 7 {
		t.Errorf("%.2f statements a message", a)
	}
	if r := float64(count[siocReplyOf.Value()]) / messages; r < 0.2 || r > 0.4 {
		t.Errorf("%.2f of the messages are replies", r)
	}
}

// TestWorldIsUneven asks whether some people write far more than others: the
// tenth that writes most writes most of it.
func TestWorldIsUneven(t *testing.T) {
	sent, knows := map[graph.Term]int{}, map[graph.Term]int{}
	for _, s := range made(t, 100_000, 1) {
		switch s.Predicate {
		case schemaSender:
			sent[s.Object]++
		case schemaKnows:
			knows[s.Subject]++
		}
	}
	for what, n := range map[string]map[graph.Term]int{"messages sent": sent, "people known": knows} {
		var each []int
		all := 0
		for _, k := range n {
			each = append(each, k)
			all += k
		}
		slices.Sort(each)
		top := 0
		for _, k := range each[len(each)*9/10:] {
			top += k
		}
		if share := float64(top) / float64(all); share < 0.3 || share > 0.9 {
			t.Errorf("%s: the most active tenth has %.2f of %d", what, share, all)
		}
	}
}

// TestWorldVaries asks for what texts must have in them to be worth measuring.
func TestWorldVaries(t *testing.T) {
	has := map[string]int{}
	texts := map[string]bool{}
	n := 0
	for _, s := range made(t, 60_000, 1) {
		if s.Predicate != schemaText {
			continue
		}
		n++
		text := s.Object.Value()
		texts[text] = true
		has["language "+s.Object.Language()]++
		for name, chars := range map[string]string{"line feed": "\n", "quote": `"`, "backslash": `\`, "astral": "👍", "mark": "\u0301"} {
			if strings.Contains(text, chars) {
				has[name]++
			}
		}
		if strings.IndexFunc(text, func(r rune) bool { return r > 127 }) >= 0 {
			has["beyond ASCII"]++
		}
	}
	for _, what := range []string{
		"language ", "language en", "language de", "language zh-Hans", "language ar",
		"line feed", "quote", "backslash", "astral", "mark", "beyond ASCII",
	} {
		if has[what] < 20 || has[what] > n*9/10 {
			t.Errorf("%s: in %d of %d texts", what, has[what], n)
		}
	}
	if len(texts) < n*9/10 {
		t.Errorf("%d of %d texts are different", len(texts), n)
	}
}

// TestSameBytes pins what is written for a seed, so that numbers measured at
// different times are about the same file.
func TestSameBytes(t *testing.T) {
	for _, test := range []struct {
		syntax, seed, digest string
	}{
		{"nq", "1", "25aa6429f6a16a65"},
		{"nt", "1", "a03dd77ab42d6149"},
		{"nq", "2", "33764a1c2b5961c7"},
	} {
		var out, voice bytes.Buffer
		args := []string{"generate", "--statements", "20000", "--syntax", test.syntax, "--seed", test.seed}
		if code := run(context.Background(), args, nil, &out, &voice); code != exitDone {
			t.Fatalf("%s: exit %d: %s", test.syntax, code, voice.String())
		}
		if digest := fmt.Sprintf("%x", sha256.Sum256(out.Bytes()))[:16]; digest != test.digest {
			t.Errorf("%s, seed %s: the digest is %s now", test.syntax, test.seed, digest)
		}
	}
	if slices.EqualFunc(made(t, 1000, 1), made(t, 1000, 2), graph.Statement.SameQuad) {
		t.Error("seeds 1 and 2 make the same")
	}
}

// TestSizes compares what a statement takes in each syntax with what messages
// in use take.
func TestSizes(t *testing.T) {
	w := newWorld(200_000, 1)
	for name, want := range map[string]float64{"nq": 180, "nt": 140, "turtle": 55} {
		f, _ := export.Lookup(name)
		var n counter
		if _, err := f.Write(&n, w.all, writeOptions(f)); err != nil {
			t.Fatal(err)
		}
		if have := float64(n) / 200_000; have < want*0.93 || have > want*1.07 {
			t.Errorf("%s: %.1f bytes a statement, not about %.0f", name, have, want)
		}
	}
}

func TestPower(t *testing.T) {
	c := chanceOf(1)
	const n = 1000
	var count [n]int
	for range 100_000 {
		count[c.power(n)]++
	}
	if first, second, eighth := count[0], count[1], count[7]; first < second*3/2 || first > second*5/2 || first < eighth*6 {
		t.Errorf("the numbers 0, 1, 7 came %d, %d, %d times", first, second, eighth)
	}
	for _, n := range []int{1, 2, 3, 1 << 20} {
		for range 1000 {
			if v := c.power(n); v < 0 || v >= n {
				t.Fatalf("power(%d) gives %d", n, v)
			}
			if v := c.below(n); v < 0 || v >= n {
				t.Fatalf("below(%d) gives %d", n, v)
			}
		}
	}
}

func TestOutputFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "world.ttl")
	var voice bytes.Buffer
	if code := run(context.Background(), []string{"generate", "-o", name, "--statements", "100"}, nil, nil, &voice); code != exitDone {
		t.Fatalf("exit %d: %s", code, voice.String())
	}
	text, err := os.ReadFile(name)
	if err != nil || !bytes.HasPrefix(text, []byte("@prefix ")) || !bytes.HasSuffix(text, []byte(" .\n")) {
		t.Errorf("%v: %.80s", err, text)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, voice bytes.Buffer
	if code := run(ctx, []string{"generate", "--statements", "100"}, nil, &out, &voice); code != exitFailure || !strings.Contains(voice.String(), "canceled") {
		t.Errorf("exit %d: %s", code, voice.String())
	}
}
