package measure

import (
	"crypto/sha256"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// network makes a network of nodes 1, 2, … and lines between them.
func network(nodes int, directed bool, lines ...[2]int) graph.Network {
	var n graph.Network
	for i := range nodes {
		n.Nodes = append(n.Nodes, graph.Node{ID: graph.IRI(fmt.Sprintf("https://example.org/%04d", i+1)), Label: fmt.Sprint(i + 1)})
	}
	for _, l := range lines {
		n.Edges = append(n.Edges, graph.Edge{Key: fmt.Sprintf("%04d %04d", l[0], l[1]), Source: l[0] - 1, Target: l[1] - 1, Directed: directed, Weight: 1})
	}
	return n
}

// karate is the club of Zachary (1977), of which the measures are well known.
func karate() graph.Network {
	ties := map[int][]int{
		1: {2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32}, 2: {3, 4, 8, 14, 18, 20, 22, 31}, 3: {4, 8, 9, 10, 14, 28, 29, 33},
		4: {8, 13, 14}, 5: {7, 11}, 6: {7, 11, 17}, 7: {17}, 9: {31, 33, 34}, 10: {34}, 14: {34}, 15: {33, 34}, 16: {33, 34}, 19: {33, 34},
		20: {34}, 21: {33, 34}, 23: {33, 34}, 24: {26, 28, 30, 33, 34}, 25: {26, 28, 32}, 26: {32}, 27: {30, 34}, 28: {34}, 29: {32, 34},
		30: {33, 34}, 31: {33, 34}, 32: {33, 34}, 33: {34},
	}
	var lines [][2]int
	for a := 1; a <= 34; a++ {
		for _, b := range ties[a] {
			lines = append(lines, [2]int{a, b})
		}
	}
	return network(34, false, lines...)
}

func TestKarateClub(t *testing.T) {
	n := Of(karate())
	m := func(i int) graph.Measures { return n.Nodes[i-1].Measures }
	for node, want := range map[int]float64{1: 231.0714, 34: 160.5516, 33: 76.6905, 3: 75.8508, 32: 73.0095, 12: 0} {
		if got := m(node).Betweenness; math.Abs(got-want) > 0.001 {
			t.Errorf("betweenness of %d is %.4f, want %.4f", node, got, want)
		}
	}
	for node, want := range map[int]float64{34: 0.10092, 1: 0.09700, 33: 0.07169, 3: 0.05708, 12: 0.00957} {
		if got := m(node).PageRank; math.Abs(got-want) > 0.0001 {
			t.Errorf("PageRank of %d is %.5f, want %.5f", node, got, want)
		}
	}
	for node, want := range map[int]int{1: 4, 34: 4, 5: 3, 12: 1, 10: 2} {
		if got := m(node).Core; got != want {
			t.Errorf("core of %d is %d, want %d", node, got, want)
		}
	}
	if m(1).Degree != 16 || m(1).Strength != 16 || m(1).Component != 1 {
		t.Errorf("node 1: %+v", m(1))
	}
	if m(1).Community == m(34).Community {
		t.Error("the two halves of the club are one community")
	}
	if words := strings.Join(inEnglish(n.Parameters), "\n"); !strings.Contains(words, "modularity 0.41") && !strings.Contains(words, "modularity 0.42") {
		t.Errorf("parameters:\n%s", words)
	}
}

// chance gives the same network of any size every time.
func chance(nodes, lines int, directed bool) graph.Network {
	r := rand.New(rand.NewPCG(1, 2))
	met := map[[2]int]bool{}
	for len(met) < lines {
		a, b := 1+r.IntN(nodes), 1+r.IntN(1+r.IntN(nodes))
		if a != b {
			met[[2]int{min(a, b), max(a, b)}] = true
		}
	}
	var all [][2]int
	for l := range met {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	n := network(nodes, directed, all...)
	for i := range n.Edges {
		n.Edges[i].Weight = 1 / float64(1+r.IntN(7))
	}
	return n
}

// The order of nodes and lines changes nothing, to the last bit.
// What is not so changes no measure, and is said.
func TestWhatIsNotSoCountsInNoMeasure(t *testing.T) {
	lines := [][2]int{{1, 2}, {2, 3}, {3, 1}, {3, 4}}
	want := Of(network(5, false, lines...))
	for _, status := range []graph.Status{graph.Denied, graph.Negated, graph.Retracted} {
		n := network(5, false, append(slices.Clone(lines), [2]int{4, 5}, [2]int{1, 4})...)
		n.Edges[4].Status, n.Edges[5].Status, n.Edges[5].Weight = status, status, 0
		got := Of(n)
		for i, v := range got.Nodes {
			if v.Measures != want.Nodes[i].Measures {
				t.Errorf("%s: %s: %+v, want %+v", status, v.Label, v.Measures, want.Nodes[i].Measures)
			}
		}
		if last := got.Parameters[len(got.Parameters)-1].String(); last != "What is denied, did not happen or was taken back counts in no measure: 2 lines." {
			t.Errorf("%s: %s", status, last)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	n := chance(300, 700, true)
	want := Of(n)
	r := rand.New(rand.NewPCG(3, 4))
	for range 3 {
		m := n
		m.Nodes, m.Edges = slices.Clone(n.Nodes), slices.Clone(n.Edges)
		at := r.Perm(len(m.Nodes))
		for i, j := range at {
			m.Nodes[j] = n.Nodes[i]
		}
		for i := range m.Edges {
			m.Edges[i].Source, m.Edges[i].Target = at[m.Edges[i].Source], at[m.Edges[i].Target]
		}
		r.Shuffle(len(m.Edges), func(i, j int) { m.Edges[i], m.Edges[j] = m.Edges[j], m.Edges[i] })
		got := Of(m)
		for i, j := range at {
			if got.Nodes[j].Measures != want.Nodes[i].Measures {
				t.Fatalf("%s: %+v, want %+v", got.Nodes[j].ID, got.Nodes[j].Measures, want.Nodes[i].Measures)
			}
		}
		if !slices.Equal(inEnglish(got.Parameters), inEnglish(want.Parameters)) {
			t.Errorf("parameters %q", got.Parameters)
		}
	}
}

// The measures are the same to the last bit on every machine.
func TestBitsAreTheSameEverywhere(t *testing.T) {
	h := sha256.New()
	for _, v := range Of(chance(300, 700, true)).Nodes {
		m := v.Measures
		fmt.Fprintf(h, "%d %x %x %x %d %d %d\n", m.Degree, m.Strength, m.PageRank, m.Betweenness, m.Core, m.Component, m.Community)
	}
	if got, want := fmt.Sprintf("%x", h.Sum(nil))[:16], "7d2c79f54854a6b0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestBetweennessCountsWays compares with counting the ways one by one.
func TestBetweennessCountsWays(t *testing.T) {
	a := newAdjacency(chance(40, 80, false))
	got, sampled := a.betweenness(Exact, Sample)
	want := make([]float64, 40)
	far, ways := allPairs(a)
	for s := range 40 {
		for e := s + 1; e < 40; e++ {
			for v := range 40 {
				if v != s && v != e && far[s][e] > 0 && far[s][v] > 0 && far[v][e] > 0 && far[s][v]+far[v][e] == far[s][e] {
					want[v] += ways[s][v] * ways[v][e] / ways[s][e]
				}
			}
		}
	}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-9 || sampled != 0 {
			t.Errorf("%d: %v, want %v", i, got[i], want[i])
		}
	}
	if got, sampled := a.betweenness(10, 40); sampled != 40 || math.Abs(got[3]-want[3]) > 1e-9 {
		t.Errorf("a sample of all: %v, want %v", got[3], want[3])
	}
	if _, sampled := a.betweenness(10, 20); sampled != 20 {
		t.Errorf("sampled %d", sampled)
	}
}

func allPairs(a *adjacency) (far [][]int, ways [][]float64) {
	n := len(a.order)
	for s := range n {
		f, w := make([]int, n), make([]float64, n)
		for i := range f {
			f[i] = -1
		}
		f[s], w[s] = 0, 1
		for d := 0; d < n; d++ {
			for v := range n {
				if f[v] != d {
					continue
				}
				next, _ := a.both.of(int32(v))
				for _, u := range next {
					if f[u] < 0 {
						f[u] = d + 1
					}
					if f[u] == d+1 {
						w[u] += w[v]
					}
				}
			}
		}
		far, ways = append(far, f), append(ways, w)
	}
	return far, ways
}

// TestCoresByTakingAway compares with the definition.
func TestCoresByTakingAway(t *testing.T) {
	for _, n := range []graph.Network{chance(60, 150, false), chance(200, 900, false), karate()} {
		a := newAdjacency(n)
		got := a.cores()
		want := make([]int, len(a.order))
		for k := 1; ; k++ {
			in := make([]bool, len(want))
			for i := range in {
				in[i] = true
			}
			left := len(in)
			for again := true; again; {
				again = false
				for i := range in {
					next, _ := a.both.of(int32(i))
					d := 0
					for _, v := range next {
						if in[v] {
							d++
						}
					}
					if in[i] && d < k {
						in[i], again = false, true
						left--
					}
				}
			}
			if left == 0 {
				break
			}
			for i := range in {
				if in[i] {
					want[i] = k
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func TestSmallNetworks(t *testing.T) {
	for name, n := range map[string]graph.Network{
		"nothing": {}, "one": network(1, false), "two apart": network(2, false), "a loop": network(1, false, [2]int{1, 1}),
		"two": network(2, true, [2]int{1, 2}), "parallel": network(2, true, [2]int{1, 2}, [2]int{2, 1}),
	} {
		out := Of(n)
		sum := 0.0
		for _, v := range out.Nodes {
			sum += v.Measures.PageRank
			if m := v.Measures; math.IsNaN(m.PageRank) || m.Betweenness != 0 || m.Component == 0 || m.Community == 0 {
				t.Errorf("%s: %+v", name, m)
			}
		}
		if len(n.Nodes) > 0 && math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: PageRank adds up to %v", name, sum)
		}
	}
	n := Of(network(5, false, [2]int{1, 2}, [2]int{3, 4}, [2]int{4, 5}))
	var parts []int
	for _, v := range n.Nodes {
		parts = append(parts, v.Measures.Component)
	}
	if want := []int{2, 2, 1, 1, 1}; !slices.Equal(parts, want) {
		t.Errorf("components %v, want %v", parts, want)
	}
}

// Messages count in their direction, and only where all lines can be counted.
func TestWeights(t *testing.T) {
	n := network(3, true, [2]int{1, 2}, [2]int{1, 3})
	n.Edges[0].Forward, n.Edges[0].Backward, n.Edges[0].Weight = 9, 0, 9
	n.Edges[1].Forward, n.Edges[1].Backward, n.Edges[1].Weight = 1, 0, 1
	out := Of(n, PageRank, Degree)
	if a, b := out.Nodes[1].Measures, out.Nodes[2].Measures; a.PageRank <= b.PageRank || a.Strength != 9 || a.Component != 0 {
		t.Errorf("%+v %+v", a, b)
	}
	n.Edges[1].Weight = 0
	out = Of(n, PageRank, Degree)
	if a, b := out.Nodes[1].Measures, out.Nodes[2].Measures; a.PageRank != b.PageRank || a.Strength != 1 {
		t.Errorf("%+v %+v", a, b)
	}
	if len(out.Parameters) != 2 || !strings.Contains(out.Parameters[0].String(), "every line counts 1") {
		t.Errorf("parameters %q", out.Parameters)
	}
}

// Cliques on a ring are the communities that one sees.
func TestCommunitiesOfCliques(t *testing.T) {
	var lines [][2]int
	for c := range 8 {
		for i := range 5 {
			for j := i + 1; j < 5; j++ {
				lines = append(lines, [2]int{c*5 + i + 1, c*5 + j + 1})
			}
		}
		lines = append(lines, [2]int{c*5 + 1, (c*5+6-1)%40 + 1})
	}
	n := Of(network(40, false, lines...), Groups)
	for i, v := range n.Nodes {
		if want := i/5 + 1; v.Measures.Community != want {
			t.Errorf("node %d in community %d, want %d", i+1, v.Measures.Community, want)
		}
	}
}

func BenchmarkMeasures(b *testing.B) {
	n := chance(5000, 7500, false)
	for _, k := range []Kind{Degree, PageRank, Betweenness, Groups} {
		b.Run(string(k), func(b *testing.B) {
			for b.Loop() {
				Of(n, k)
			}
		})
	}
}

func inEnglish(phrases []graph.Phrase) (said []string) {
	for _, p := range phrases {
		said = append(said, p.String())
	}
	return said
}
