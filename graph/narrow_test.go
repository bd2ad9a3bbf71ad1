package graph

import (
	"fmt"
	"strings"
	"testing"
)

// wheel is a network of a hub with six people around it, each tied to the next,
// and a tail of two.
func wheel(t *testing.T) Network {
	var b strings.Builder
	b.WriteString("hub a Person\nhub name 'Hub\n")
	for i := range 6 {
		fmt.Fprintf(&b, "r%d a Person\nr%d name 'R%d\n", i, i, i)
		b.WriteString(tie(fmt.Sprintf("s%d", i), "hub", fmt.Sprintf("r%d", i)))
		b.WriteString(tie(fmt.Sprintf("t%d", i), fmt.Sprintf("r%d", i), fmt.Sprintf("r%d", (i+1)%6)))
	}
	b.WriteString("t1 a Person\nt1 name 'T1\nt2 a Person\nt2 name 'T2\n" + tie("u1", "r0", "t1") + tie("u2", "t1", "t2"))
	return viewed(t, nil, b.String())
}

func tie(id, a, b string) string {
	return fmt.Sprintf("%s a Tie\n%s one %s\n%s other %s\n", id, id, a, id, b)
}

func at(t *testing.T, n Network, name string) int {
	t.Helper()
	i, ok := n.Find(x(name))
	if !ok {
		t.Fatalf("no %s", name)
	}
	return i
}

func TestEgo(t *testing.T) {
	n := wheel(t)
	for depth, want := range []string{"T2", "T1, T2", "R0, T1, T2", "Hub, R0, R1, R5, T1, T2"} {
		out := n.Ego([]int{at(t, n, "t2")}, depth)
		if got := nodeLabels(out); strings.Join(strings.Split(got, ", "), ", ") != want && !sameWords(got, want) {
			t.Errorf("depth %d: %s, want %s", depth, got, want)
		}
		if note := out.Notes[len(out.Notes)-1].String(); !strings.Contains(note, "“T2”") {
			t.Errorf("depth %d: note %q", depth, note)
		}
	}
	if out := n.Ego([]int{at(t, n, "hub"), at(t, n, "t2")}, 0); len(out.Nodes) != 2 || len(out.Edges) != 0 {
		t.Errorf("two centers: %s", nodeLabels(out))
	}
}

func sameWords(a, b string) bool {
	count := map[string]int{}
	for _, w := range strings.Split(a, ", ") {
		count[w]++
	}
	for _, w := range strings.Split(b, ", ") {
		count[w]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func TestPaths(t *testing.T) {
	n := wheel(t)
	r3, t2 := at(t, n, "r3"), at(t, n, "t2")
	for count, want := range map[int]string{
		1: "Hub, R0, R3, T1, T2",                 // R3 Hub R0 T1 T2
		3: "Hub, R0, R1, R2, R3, R4, R5, T1, T2", // then over the rim, four long: R3 R2 R1 R0 …, or Hub R1 R0, Hub R5 R0, R2 Hub R0, …
	} {
		out, ok := n.Paths(r3, t2, count)
		if got := nodeLabels(out); !ok || count == 1 && !sameWords(got, want) {
			t.Errorf("%d ways: %s, want %s", count, got, want)
		}
	}
	if ways := n.ways(r3, t2, 100, nil); len(ways) < 10 {
		t.Errorf("%d ways in all", len(ways))
	} else {
		seen := map[string]bool{}
		for i, w := range ways {
			if seen[fmt.Sprint(w)] || i > 0 && len(w) < len(ways[i-1]) || w[0] != r3 || w[len(w)-1] != t2 {
				t.Errorf("way %d: %v", i, w)
			}
			seen[fmt.Sprint(w)] = true
			met := map[int]bool{}
			for _, v := range w {
				if met[v] {
					t.Errorf("way %d meets a node twice: %v", i, w)
				}
				met[v] = true
			}
		}
	}
	if _, ok := n.Paths(r3, r3, 2); ok {
		t.Error("a way from a node to itself")
	}
	lone := viewed(t, nil, cast, tie("a", "ann", "bob"), tie("b", "cy", "firm"))
	if _, ok := lone.Paths(at(t, lone, "ann"), at(t, lone, "cy"), 2); ok {
		t.Error("a way where there is none")
	}
}

// What is denied, did not happen or was taken back is no way; what is alleged is.
func TestPathsOverWhatIsNotSo(t *testing.T) {
	for status, want := range map[string]string{"alleged": "Ann, Bob, Firm", "denied": "", "not": "", "retracted": ""} {
		n := project(t, cast, job("j", "ann", "firm", ""), claim("c", status, "", "letter", job("k", "bob", "firm", "")))
		out, ok := n.Paths(at(t, n, "ann"), at(t, n, "bob"), 3)
		if got := nodeLabels(out); ok != (want != "") || ok && !sameWords(got, want) {
			t.Errorf("%s: %t %s", status, ok, got)
		}
		if notes := strings.Join(inEnglish(out.Notes), "\n"); strings.Contains(notes, "is no way: 1 line is left out.") == ok {
			t.Errorf("%s: notes %s", status, notes)
		}
		if e := n.Edges[1]; (e.Weight == 0) == ok {
			t.Errorf("%s: weighs %v", status, e.Weight)
		}
		n = viewed(t, func(v *View) { v.Keep = 0 }, cast, claim("c", status, "", "letter", sent("m", "ann", "bob", "2016-10-03")))
		if status == "retracted" { // a view with a name does not draw it
			continue
		}
		if _, in := n.PathsInTime(at(t, n, "ann"), at(t, n, "bob"), 1); in != ok {
			t.Errorf("%s, in time: %t", status, in)
		}
	}
	// An event that did not happen joins nobody, whoever is said to have been there.
	n := project(t, cast, claim("c", "not", "", "letter", "raid a Event\nraid name 'Raid"), job("j", "ann", "raid", ""), job("k", "bob", "raid", ""))
	if out, ok := n.Paths(at(t, n, "ann"), at(t, n, "bob"), 3); ok {
		t.Errorf("a way: %s", nodeLabels(out))
	}
}

func TestPathsInTime(t *testing.T) {
	mail := func(days ...string) Network {
		return viewed(t, nil, cast, sent("m1", "ann", "bob", days[0]), sent("m2", "bob", "cy", days[1]), sent("m3", "ann", "firm", days[2]), sent("m4", "firm", "cy", days[3]))
	}
	for name, test := range map[string]struct {
		n    Network
		want string // "" for none
	}{
		"the first to arrive": {mail("2016-01-01", "2016-01-05", "2016-01-02", "2016-01-03"), "Ann, Cy, Firm"},
		"one is too early":    {mail("2016-01-01", "2016-01-05", "2016-01-04", "2016-01-03"), "Ann, Bob, Cy"},
		"both are":            {mail("2016-01-06", "2016-01-05", "2016-01-04", "2016-01-03"), ""},
		"the same day":        {mail("2016-01-05", "2016-01-05", "2016-01-04", "2016-01-03"), "Ann, Bob, Cy"},
		"within the month":    {mail("2016-01-05", "2016-01", "2016-01-04", "2016-01-03"), "Ann, Bob, Cy"},
		"without a date":      {mail("2016-01-05", "", "2016-01-04", "2016-01-03"), ""},
	} {
		out, ok := test.n.PathsInTime(at(t, test.n, "ann"), at(t, test.n, "cy"), 1)
		if got := nodeLabels(out); ok != (test.want != "") || ok && !sameWords(got, test.want) {
			t.Errorf("%s: %t %s", name, ok, got)
		}
	}
	n := mail("2016-01-01", "2016-01-05", "2016-01-02", "2016-01-03")
	if out, _ := n.PathsInTime(at(t, n, "ann"), at(t, n, "cy"), 2); len(out.Nodes) != 4 {
		t.Errorf("two ways: %s", nodeLabels(out))
	}
	if _, ok := n.PathsInTime(at(t, n, "cy"), at(t, n, "ann"), 2); ok {
		t.Error("a way against the direction of the messages")
	}
}

func TestNarrowing(t *testing.T) {
	n := viewed(t, nil, cast, job("a", "ann", "firm", ""), tie("b", "bob", "cy"), sent("m1", "ann", "bob", "2016"), sent("m2", "bob", "ann", "2016"))
	wantLines(t, n.AtLeast(2), "Ann -> Bob: messages 1/1")
	wantLines(t, n.OfClass([]Term{x("Person")}, nil, Quote("Person")), "Ann -> Bob: messages 1/1", "Bob -> Cy: tied to")
	wantLines(t, n.OfClass(nil, []Term{x("Job")}, Quote("Job")), "Ann -> Firm: works for")
	// That an event came after another is no tie of a kind.
	order := viewed(t, nil, cast, job("a", "ann", "firm", ""), "e a Event\ne name 'E\ne after f\nf a Event\nf name 'F")
	jobs := order.OfClass(nil, []Term{x("Job")}, Quote("Job"))
	if got := nodeLabels(jobs); !sameWords(got, "Ann, Firm") || !strings.HasSuffix(strings.Join(inEnglish(jobs.Notes), ""), "not of the class Job.") {
		t.Errorf("jobs of %s: %q", got, jobs.Notes)
	}
	top := n.Top(2, func(v Node) float64 { return map[string]float64{"Cy": 2, "Bob": 1, "Ann": 1}[v.Label] }, Say("score"))
	if got := nodeLabels(top); !sameWords(got, "Ann, Cy") {
		t.Errorf("top %s: of equal ones, the first by IRI", got)
	}
	for _, out := range []Network{n.AtLeast(2), n.OfClass([]Term{x("Person")}, nil, Quote("Person")), top} {
		if len(out.Notes) == len(n.Notes) || len(n.Nodes) != 4 {
			t.Errorf("notes %q", out.Notes)
		}
	}
}

func TestLongNamesInNotes(t *testing.T) {
	for name, want := range map[string]string{
		"Ann": "“Ann”", strings.Repeat("a", 1<<20): "“" + strings.Repeat("a", 60) + "…”", strings.Repeat("é", 61): "“" + strings.Repeat("é", 60) + "…”",
		strings.Repeat("é", 60): "“" + strings.Repeat("é", 60) + "”", strings.Repeat("𝒳", 1000): "“" + strings.Repeat("𝒳", 60) + "…”", "\xff": "“�”",
	} {
		if got := named(name); got.String() != want {
			t.Errorf("%.20q: %.300q", name, got.String())
		}
	}
}
