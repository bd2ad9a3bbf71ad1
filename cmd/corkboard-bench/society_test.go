package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
	vocab "corkboard/schema"
)

// madeSociety is a society in memory.
func madeSociety(tb testing.TB, scale float64) []graph.Statement {
	tb.Helper()
	all, err := graph.Collect(newSociety(scale, 1).all)
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		scale          float64
		persons, posts int
	}{
		{0.001, 41, 3_508}, {0.01, 263, 36_026}, {0.1, 1_700, 370_000}, {1, 11_000, 3_800_000}, {10, 71_176, 39_027_027},
	} {
		persons, posts := atScale(test.scale, smallPersons, largePersons), atScale(test.scale, smallPosts, largePosts)
		if persons != test.persons || posts != test.posts {
			t.Errorf("%v: %d persons and %d messages", test.scale, persons, posts)
		}
	}
}

// TestSocietyCounts counts what is made, and looks at every statement.
func TestSocietyCounts(t *testing.T) {
	for scale, want := range map[float64]struct{ persons, posts, events int }{
		0.001: {41, 3_508, 11}, 0.01: {263, 36_026, 66}, 1e-6: {10, 3, 3},
	} {
		all := madeSociety(t, scale)
		kinds := map[graph.Term]int{}
		for i, s := range all {
			if err := s.Check(); err != nil {
				t.Fatalf("%v: %v", s, err)
			}
			if i > 0 && all[i-1].Compare(s) >= 0 {
				t.Fatalf("%v: not sorted:\n%v\n%v", scale, all[i-1], s)
			}
			if s.Predicate == rdfType {
				kinds[s.Object]++
			}
		}
		if kinds[aPerson] != want.persons || kinds[anEvent] != want.events || kinds[aMessage] != want.posts {
			t.Errorf("%v: %d persons, %d messages, %d events", scale, kinds[aPerson], kinds[aMessage], kinds[anEvent])
		}
		for _, k := range []graph.Term{anOrganization, aConversation, aMembership, aParticipation, employedBy.class, knows.class, aBundle, aSource} {
			if kinds[k] == 0 && scale > 1e-4 {
				t.Errorf("%v: no %v", scale, k)
			}
		}
	}
}

// TestSocietyIsWhole looks for what is spoken of and is not there, for replies
// to what came later, and for senders who take no part.
func TestSocietyIsWhole(t *testing.T) {
	there, begun := map[graph.Term]bool{}, map[graph.Term]bool{}
	parts := map[[2]graph.Term]bool{}
	all := madeSociety(t, 0.01)
	for _, s := range all {
		there[s.Subject] = true
		if s.Predicate == schemaParticipant {
			parts[[2]graph.Term{s.Subject, s.Object}] = true
		}
	}
	var conversation graph.Term
	replies, posts, graphs := 0, 0, map[graph.Term]bool{}
	for _, s := range all {
		begun[s.Subject] = true
		graphs[s.Graph] = true
		isFile := strings.HasPrefix(s.Object.Value(), societyBase+"file/")
		if s.Object.IsIRI() && strings.HasPrefix(s.Object.Value(), societyBase) && !there[s.Object] && !isFile {
			t.Errorf("%v is nowhere described", s.Object)
		}
		switch s.Predicate {
		case siocReplyOf:
			replies++
			if before, _, _ := strings.Cut(s.Object.Value(), "-"); !begun[s.Object] || s.Object == s.Subject || !strings.HasPrefix(s.Subject.Value(), before) {
				t.Errorf("%v answers %v", s.Subject, s.Object)
			}
		case schemaIsPartOf:
			conversation = s.Object
			posts++
		case schemaSender, schemaRecipient:
			if !parts[[2]graph.Term{conversation, s.Object}] {
				t.Errorf("%v takes no part in %v", s.Object, conversation)
			}
		}
	}
	for g := range graphs {
		if g != inSources && !there[g] {
			t.Errorf("%v is nowhere described", g)
		}
	}
	if r := float64(replies) / float64(posts); r < 0.5 || r > 0.8 {
		t.Errorf("%.2f of the messages are replies", r)
	}
}

// TestSocietyIsUneven asks for a power law: of a hundred people, one has many
// times what is one's share.
func TestSocietyIsUneven(t *testing.T) {
	contacts, sent, members := map[graph.Term]int{}, map[graph.Term]int{}, map[graph.Term]int{}
	n := newSociety(0.1, 1)
	for i := range n.persons {
		for _, other := range n.known.of(i) {
			contacts[n.personTerms[i]]++
			contacts[n.personTerms[other]]++
		}
		for _, f := range n.joined.of(i) {
			members[n.bodyTerms[f]]++
		}
	}
	left := 100_000
	for i := 0; left > 0; i++ {
		thread := n.thread(i)
		for p := range thread.all(left) {
			sent[p.sender]++
			left--
		}
	}
	for what, test := range map[string]struct {
		count       map[graph.Term]int
		top, bottom float64 // shares of the first hundredth and of the second half
		mean        float64
	}{
		"contacts": {contacts, 0.06, 0.3, 37}, "messages sent": {sent, 0.06, 0.25, 59}, "members": {members, 0.06, 0.3, 20},
	} {
		each := slices.Sorted(maps.Values(test.count))
		slices.Reverse(each)
		sum := func(list []int) (all float64) {
			for _, n := range list {
				all += float64(n)
			}
			return all
		}
		all := sum(each)
		top, bottom, mean := sum(each[:(len(each)+99)/100])/all, sum(each[len(each)/2:])/all, all/float64(len(each))
		if top < test.top || top > 0.5 || bottom > test.bottom || mean < test.mean*0.6 || mean > test.mean*1.4 {
			t.Errorf("%s: the first hundredth has %.3f, the second half %.3f, mean %.1f", what, top, bottom, mean)
		}
	}
}

// TestSocietySameBytes pins what is written for a seed.
func TestSocietySameBytes(t *testing.T) {
	for _, test := range []struct{ syntax, seed, digest string }{
		{"nq", "1", "943a0e733dd11023"}, {"turtle", "1", "da5941010618b478"}, {"nq", "2", "1b82a697cfdc0d1b"},
	} {
		var out, voice bytes.Buffer
		args := []string{"generate", "--scale", "0.001", "--syntax", test.syntax, "--seed", test.seed}
		if code := run(context.Background(), args, nil, &out, &voice); code != exitDone {
			t.Fatalf("%s: exit %d: %s", test.syntax, code, voice.String())
		}
		if digest := fmt.Sprintf("%x", sha256.Sum256(out.Bytes()))[:16]; digest != test.digest {
			t.Errorf("%s, seed %s: the digest is %s now", test.syntax, test.seed, digest)
		}
	}
}

// TestSocietyTables builds a case of the tables: what it says, without what it
// says of the files themselves, is what is generated.
func TestSocietyTables(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "case")
	var voice bytes.Buffer
	args := []string{"generate", "--scale", "0.001", "--tables", dir}
	if code := run(ctx, args, nil, nil, &voice); code != exitDone {
		t.Fatalf("exit %d: %s", code, voice.String())
	}
	if code := run(ctx, args, nil, nil, &voice); code != exitFailure || !strings.Contains(voice.String(), "not empty") {
		t.Errorf("written twice: exit %d: %s", code, voice.String())
	}
	folder, err := source.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := vocab.ReadCase(ctx, vocab.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	built := graph.Sort(ctx, vocab.WithoutPlaces(c.Statements(ctx)), graph.SortOptions{Unique: true})
	want, err := graph.Collect(withoutFiles(built))
	if err != nil {
		t.Fatal(err) // a fault of the tables, too
	}
	have := madeSociety(t, 0.001)
	if !slices.EqualFunc(have, want, graph.Statement.SameQuad) {
		report(t, have, want)
	}
}

// withoutFiles leaves out what is said of files.
func withoutFiles(in graph.Statements) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range in {
			if !strings.HasPrefix(s.Subject.Value(), societyBase+"file/") && !yield(s, err) {
				return
			}
		}
	}
}

// report prints the first differences.
func report(t *testing.T, have, want []graph.Statement) {
	t.Helper()
	t.Errorf("%d statements generated, %d built", len(have), len(want))
	text := func(list []graph.Statement) map[string]bool {
		lines := map[string]bool{}
		for _, s := range list {
			lines[s.String()] = true
		}
		return lines
	}
	a, b := text(have), text(want)
	n := 0
	for _, only := range []struct {
		name string
		x, y map[string]bool
	}{{"generated", a, b}, {"built", b, a}} {
		for _, line := range slices.Sorted(maps.Keys(only.x)) {
			if !only.y[line] && n < 20 {
				n++
				t.Errorf("only %s: %s", only.name, line)
			}
		}
	}
}

func BenchmarkWorld(b *testing.B) {
	benchmarkStatements(b, func() graph.Statements { return newWorld(100_000, 1).all })
}

func BenchmarkSociety(b *testing.B) {
	benchmarkStatements(b, func() graph.Statements { return newSociety(0.01, 1).all })
}

// benchmarkStatements reports statements per second, planning included.
func benchmarkStatements(b *testing.B, plan func() graph.Statements) {
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		for range plan() {
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
}
