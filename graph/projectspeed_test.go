package graph

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// mailbox makes messages among a hundred people, each with a text.
func mailbox(messages int, text string) List {
	all := said("paper attributed Paper @sources\nPaper name 'The Paper @sources")
	g, at := x("paper"), x("paper#places")
	person := func(i int) Term { return x(fmt.Sprintf("p%d", i%100)) }
	for i := range 100 {
		all = append(all, Statement{Subject: person(i), Predicate: x("a"), Object: x("Person"), Graph: g},
			Statement{Subject: person(i), Predicate: x("name"), Object: Text(fmt.Sprintf("Person %d", i)), Graph: g})
	}
	for i := range messages {
		m := x(fmt.Sprintf("message/%06d", i))
		say := func(p string, o Term, g Term) {
			all = append(all, Statement{Subject: m, Predicate: x(p), Object: o, Graph: g})
		}
		say("a", x("Message"), g)
		say("from", person(i), g)
		say("to", person(i*7+1), g)
		say("cc", person(i/100), g)
		say("sent", Text(fmt.Sprintf("2016-%02d-%02dT10:00:00Z", i%12+1, i%28+1)), g)
		say("text", Text(fmt.Sprintf("%d %s", i, text)), g)
		say("inTalk", x(fmt.Sprintf("talk/%d", i%300)), g)
		say("derived", x(fmt.Sprintf("file/box.mbox#char=%d", i*4000)), at)
	}
	return NewList(all)
}

// BenchmarkProject compares a projection that keeps all evidence, and one that
// keeps twenty pieces for each line, with reading the statements alone.
func BenchmarkProject(b *testing.B) {
	all := mailbox(100_000, "hello")
	few := testView()
	few.Name, few.Keep = "contacts", 20
	for name, run := range map[string]func() error{
		"all": func() error { _, err := Project(context.Background(), all, testView()); return err },
		"few": func() error { _, err := Project(context.Background(), all, few); return err },
		"scan": func() error {
			for _, err := range all.Match(context.Background(), Pattern{}) {
				if err != nil {
					return err
				}
			}
			return nil
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			start := cpuTime()
			for b.Loop() {
				if err := run(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*100_000/(cpuTime()-start).Seconds(), "messages/cpu-s")
		})
	}
}

// cpuTime is the time that this process has had processors for, which others
// on the machine change less than the time that passed.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A network holds evidence, not texts: less than a kilobyte for each line that
// a message is on, whatever it says.
func TestNetworkHoldsNoTexts(t *testing.T) {
	const messages = 2000
	all := mailbox(messages, strings.Repeat("long ", 4000))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n, err := Project(context.Background(), all, testView())
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	rows := 0
	for _, e := range n.Edges {
		rows += e.Evidence.Len()
	}
	if rows < messages {
		t.Fatalf("%d rows of evidence for %d messages", rows, messages)
	}
	held := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d bytes a row, %d rows", held/int64(rows), rows)
	if limit := int64(rows) * 1024; held > limit+1<<20 {
		t.Errorf("%d bytes for %d rows", held, rows)
	}
	runtime.KeepAlive(all)
}
