package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"corkboard/graph"
)

// turtleSentences are sentences that have every construct.
var turtleSentences = []string{
	"@prefix : <http://e/> .\n", "@base <http://e/b/> . ", "PREFIX é.x: <é#>\n", "BASE <c/> ", "VERSION '1.2' ", "@version \"1.2\" . # done\n",
	":s a :o , <\\u00e9> ; :p é.x:%41\\~.b , _:l.m ; .\n",
	":s :p 1 , -2.5 , .5 , 1e0 , true , false .\n",
	":s :p \"a\\n\" , 'b' , \"\"\"c\n\"d\"\"\" , '''e''' , \"f\"@en , 'é'@ar--rtl , \"g\"^^:t , \"\" , '' .\n",
	"[ :p [] , [ :q :r ] ] . ( 1 ( [] ) () ) :p () .\n",
	":s :p <<( :a :b <<( _:a :b \"c\" )>> )>> . << :s :p :o >> . << << :s :p :o ~ :r >> :q :o ~ >> :q :r .\n",
	":s :p :o ~ :r {| :q :z |} {| :q [] ; |} ~ , :o ~ _:b .\n",
	":g { :s :p :o . :s :p :o ; :q ( 1 ) } { } GRAPH [] { [ :p :q ] . } _:g { :s :p 1 {| :q 2 |} }\n",
}

// TestTurtleTruncated cuts a document at every byte: what is read of it is what
// the whole document begins with, and there is a fault unless a sentence ends
// there.
func TestTurtleTruncated(t *testing.T) {
	text := strings.Join(turtleSentences, "")
	whole, err := graph.Collect(readTurtle(context.Background(), textInput("t.trig", text), Options{}, true))
	if err != nil || len(whole) < 50 {
		t.Fatal(len(whole), err)
	}
	ends := map[int]bool{}
	for n, i := 0, 0; i < len(turtleSentences); i++ {
		n += len(turtleSentences[i])
		ends[n] = true
	}
	for n := range len(text) {
		n = len(text) - n
		have, err := graph.Collect(readTurtle(context.Background(), textInput("t.trig", text[:n]), Options{}, true))
		for i, s := range have {
			if i >= len(whole) || !s.SameQuad(whole[i]) {
				if strings.HasSuffix(text[:n], ".") { // a number or name may have ended before it
					break
				}
				t.Fatalf("cut at %d: %s", n, s)
			}
		}
		var fault *graph.Error
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("cut at %d: %v", n, err)
		}
		tail := strings.TrimRight(text[:n], " \n")
		if open := err == nil && !ends[n] && !strings.HasSuffix(tail, ".") && !strings.HasSuffix(tail, "}") &&
			!strings.HasSuffix(tail, "'1.2'") && !strings.HasSuffix(tail, ">") && !strings.Contains(tail[strings.LastIndexByte(tail, '\n')+1:], "#"); open {
			t.Errorf("cut at %d is no fault: …%q", n, text[max(0, n-30):n])
		}
	}
}

// TestTurtleDeep opens many brackets of each kind.
func TestTurtleDeep(t *testing.T) {
	const n = 200_000
	for _, open := range []string{"[ <a:b> ", "(", "<<", "<<(", "<<( <a:b> <a:b> ", "<< <a:b> <a:b> ", "<a:b> <a:b> <a:b> {|", "<a:b> <a:b> <a:b> {| <a:b> ( [ <a:b> ", "{", "<a:b> {"} {
		for _, graphs := range []bool{false, true} {
			faults := 0
			for _, err := range readTurtle(context.Background(), textInput("t", "<a:b> <a:b> "+strings.Repeat(open, n)), Options{}, graphs) {
				if err != nil {
					faults++
				}
			}
			if faults != 1 {
				t.Errorf("%q: %d faults", open, faults)
			}
		}
	}
	for depth, good := range map[int]bool{turtleTermDepth: true, turtleTermDepth + 1: false} {
		text := strings.Repeat("<<( <a:a> <a:b> ", depth) + "1" + strings.Repeat(" )>>", depth)
		st := readTurtle(context.Background(), textInput("t", "<a:a> <a:b> "+text+" ~ <a:c> ."), Options{}, false)
		all, err := graph.Collect(graph.Checked(st))
		if good != (err == nil && len(all) == 2) {
			t.Errorf("triple terms %d deep: %d statements, %v", depth, len(all), err)
		}
	}
	for depth, good := range map[int]bool{turtleDepth: true, turtleDepth + 1: false} {
		text := "<a:a> <a:b> " + strings.Repeat("(", depth) + "1" + strings.Repeat(")", depth) + " ."
		if _, err := graph.Collect(turtleStatements(context.Background(), textInput("t", text), Options{})); good != (err == nil) {
			t.Errorf("lists %d deep: %v", depth, err)
		}
	}
}

// TestTurtleFlatMemory reads what never ends in bounded memory.
func TestTurtleFlatMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a million statements")
	}
	objects := strings.Repeat(":o, \"a text\"@en, 1,\n", 300)
	tests := map[string]struct {
		head, block, tail string
		n, want           int
	}{
		"objects":     {":s :p ", objects, ":o .", 1000, 900_001},
		"a list":      {":s :p ( ", strings.Repeat(":o 1 ", 500), ") .", 500, 1_000_001},
		"subjects":    {"", strings.Repeat(":s a :o ; <http://e/p> \"é\\n\"^^:d .\n", 500), "", 500, 500_000},
		"a graph":     {":g {", strings.Repeat(":s a [ :p _:x ] .\n", 500), "}", 500, 500_000},
		"annotations": {":s :p :o ", strings.Repeat("{| :p :o |} ~ :r ", 500), ".", 200, 200_002},
		"comments":    {"#", strings.Repeat("x", 1<<20), "\n:s :p :o .", 50, 1},
		"blanks":      {":s :p", strings.Repeat(" \n", 1<<19), ":o .", 50, 1},
		"prefixes":    {"", strings.Repeat("@prefix : <http://e/> . :s :p :o .\n", 500), "", 300, 150_000},
	}
	for name, tt := range tests {
		in := repeated("t", "@prefix : <http://e/> . ", "", 0, "")
		in = repeated(in.Name, "@prefix : <http://e/> . "+tt.head, tt.block, tt.n, tt.tail)
		base, most, n := live(), uint64(0), 0
		for s, err := range readTurtle(context.Background(), in, Options{}, true) {
			if err != nil {
				t.Fatalf("%s: %v, %v", name, s, err)
			}
			if n++; n%100_000 == 0 {
				most = max(most, live())
			}
		}
		if n != tt.want {
			t.Errorf("%s: %d statements, not %d", name, n, tt.want)
		}
		if most > base+16<<20 {
			t.Errorf("%s: the heap grew from %d to %d", name, base, most)
		}
	}
}

// TestTurtleTooLong reads tokens that pass the bound, and what stands behind
// them.
func TestTurtleTooLong(t *testing.T) {
	block := strings.Repeat("x", 1<<16)
	tests := []struct{ name, head, block, tail, want string }{
		{"string", "<a:a> <a:b> \"", block, "\", 1 .\n<a:a> <a:b> 2 .", "string: it is larger than 1 MB; skipped to 1:2097171"},
		{"long string", "<a:a> <a:b> '''", block, "''', 1 .\n<a:a> <a:b> 2 .", "string: it is larger than 1 MB; skipped to 1:2097175"},
		{"string of lines", "<a:a> <a:b> '''", strings.Repeat("x .\n", 1<<14), "''', 1 .\n<a:a> <a:b> 2 .", "string: it is larger than 1 MB; skipped to 524289:8"},
		{"open string", "<a:a> <a:b> \"", block, " .\n<a:a> <a:b> 2 .", "string: it is larger than 1 MB; skipped to 1:2097167"},
		{"IRI", "<a:a> <a:b> <a:", block, ">, 1 .\n<a:a> <a:b> 2 .", "IRI: it is larger than 1 MB; skipped to 1:2097173"},
		{"name", "@prefix a: <a:> .\n<a:a> <a:b> a:", block, ", 1 .\n<a:a> <a:b> 2 .", "name: it is larger than 1 MB; skipped to 2:2097171"},
		{"word", "<a:a> <a:b> ", block, ", 1 .\n<a:a> <a:b> 2 .", "name: it is larger than 1 MB; skipped to 1:2097169"},
		{"label", "<a:a> <a:b> _:", block, ", 1 .\n<a:a> <a:b> 2 .", "blank node label: it is larger than 1 MB; skipped to 1:2097171"},
		{"number", "<a:a> <a:b> 1", strings.Repeat("0", 1<<16), ", 1 .\n<a:a> <a:b> 2 .", "number: it is larger than 1 MB; skipped to 1:2097170"},
		{"tag", "<a:a> <a:b> \"\"@a", block, ", 1 .\n<a:a> <a:b> 2 .", "language tag: it is larger than 1 MB; skipped to 1:2097173"},
		{"prefix", "PREFIX ", block, ": <a:>\n<a:a> <a:b> 2 .", "prefix: it is larger than 1 MB; skipped to 1:2097166"},
		{"triple term", "<a:a> <a:b> <<( <a:a> <a:b> \"", strings.Repeat("\t", 1<<14) + strings.Repeat(" ", 100), "\" )>> .\n<a:a> <a:b> 2 .", "triple term: it is larger than 1 MB; the statement is left out"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := live()
			have, faults := "", 0
			var last graph.Statement
			for s, err := range turtleStatements(context.Background(), repeated("t", tt.head, tt.block, 32, tt.tail), Options{MaxField: 1 << 20}) {
				if err != nil {
					have = err.Error()
					faults++
				}
				last = s
			}
			if faults != 1 || !strings.HasSuffix(have, ": "+tt.want) || last.Object.Value() != "2" {
				t.Errorf("%d faults, the last %s; then %v", faults, have, last)
			}
			if after := live(); after > base+8<<20 {
				t.Errorf("the heap went from %d to %d", base, after)
			}
		})
	}
}

// TestTurtleManyPrefixes declares more than is kept; to declare one anew costs
// nothing.
func TestTurtleManyPrefixes(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	in := pieces("t", func(yield func(string) bool) {
		for i := range 100 {
			yield(fmt.Sprintf("@prefix p%d: <a:%s> .\n@prefix q: <b:%[2]s> .\n", i, long))
		}
		yield("<a:a> <a:b> q:, p0: , p99: .\n")
	})
	declared, faults, statements := map[string]int{}, 0, 0
	for s, err := range turtleStatements(context.Background(), in, Options{}) {
		if err != nil {
			faults++
			continue
		}
		statements++
		declared[s.Object.Value()[:2]]++
	}
	// 62 of a megabyte and q fit; the last object is not declared either.
	if faults != 100-62+1 || statements != 2 || declared["a:"] != 1 || declared["b:"] != 1 {
		t.Errorf("%d faults, %d statements, %v", faults, statements, declared)
	}
}

// TestTurtleNeverCloses opens a string in the middle of a large document: the
// fault tells how far it went.
func TestTurtleNeverCloses(t *testing.T) {
	in := repeated("t", "<a:a> <a:b> 1 .\n<a:a> <a:b> \"\"\"x .\n", strings.Repeat("<a:a> <a:b> \"c\" .\n", 1000), 1000, "")
	statements, faults := 0, []string{}
	for _, err := range turtleStatements(context.Background(), in, Options{MaxField: 1 << 20}) {
		if err != nil {
			faults = append(faults, err.Error())
		} else {
			statements++
		}
	}
	if statements != 1 || fmt.Sprint(faults) != "[t:2:13: string: it is larger than 1 MB; skipped to 1000003:1]" {
		t.Errorf("%d statements; %v", statements, faults)
	}
}

// TestTurtleBreaksOff reads an input that breaks, is broken off, or is cancelled.
func TestTurtleBreaksOff(t *testing.T) {
	broken, text := errors.New("broken"), strings.Join(turtleSentences, "")
	closed := 0
	in := Input{Name: "t"}
	for n := range len(text) {
		in.Open = func() (io.ReadCloser, error) {
			return countedClose{io.MultiReader(strings.NewReader(text[:n]), iotest.ErrReader(broken)), &closed}, nil
		}
		_, err := graph.Collect(trigStatements(context.Background(), in, Options{}))
		if err != broken {
			t.Fatalf("broken at %d: %v", n, err)
		}
	}
	if closed != len(text) {
		t.Errorf("closed %d times of %d", closed, len(text))
	}
	in.Open = func() (io.ReadCloser, error) {
		return countedClose{strings.NewReader(text + " :a :b :c . x:y :a :b . bad ."), &closed}, nil
	}
	all, _ := graph.Collect(trigStatements(context.Background(), in, Options{}))
	for n := range len(all) + 2 {
		closed = 0
		for range trigStatements(context.Background(), in, Options{}) {
			if n--; n < 0 {
				break
			}
		}
		if closed != 1 {
			t.Errorf("broken off: closed %d times", closed)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	endless := pieces("t", func(yield func(string) bool) {
		for yield(strings.Repeat("<a:a> <a:b> <a:c> .\n", 1000)) {
		}
	})
	for _, err := range turtleStatements(ctx, endless, Options{}) {
		if cancel(); err != nil && err != context.Canceled {
			t.Fatal(err)
		}
	}
	if _, err := graph.Collect(turtleStatements(ctx, endless, Options{})); err != context.Canceled {
		t.Error(err)
	}
	in.Open = func() (io.ReadCloser, error) { return nil, broken }
	if _, err := graph.Collect(turtleStatements(context.Background(), in, Options{})); err != broken {
		t.Error(err)
	}
}

// countedClose counts how often it is closed.
type countedClose struct {
	io.Reader
	closed *int
}

func (c countedClose) Close() error { *c.closed++; return nil }
