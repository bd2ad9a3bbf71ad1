package corkboard_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// canonizeScript runs the JavaScript implementation of RDFC-1.0 over a list of
// documents, and gives what comes out and how many milliseconds it took.
const canonizeScript = `
const canonize = require('rdf-canonize');
const documents = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const options = {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', maxWorkFactor: Infinity};
(async () => {
  const start = Date.now(), out = [];
  for (const d of documents) out.push(await canonize.canonize(d, options));
  process.stdout.write(JSON.stringify({out, took: Date.now() - start}));
})();
`

// TestCanonicalAsInJavaScript compares canonical forms with those of
// rdf-canonize, where it is installed. Where RDFC-1.0 leaves a choice, that
// program takes what comes first: it is given each dataset in several orders,
// and ours has to be among what it makes of them.
func TestCanonicalAsInJavaScript(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here")
	}
	if err := exec.Command(node, "-e", "require('rdf-canonize')").Run(); err != nil {
		t.Skip("rdf-canonize is not here")
	}
	compare := func(name string, datasets ...[]graph.Statement) {
		var documents, have []string
		const orders = 12
		r := rand.New(rand.NewPCG(1, 7))
		for _, l := range datasets {
			for range orders {
				documents = append(documents, writeQuads(t, quadStream(l)))
				l = slices.Clone(l)
				r.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] })
			}
		}
		start := time.Now()
		for _, l := range datasets {
			have = append(have, writeQuads(t, graph.Canonicalize(t.Context(), quadStream(l), graph.CanonicalOptions{})))
		}
		took := time.Since(start)
		in, err := json.Marshal(documents)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(node, "-e", canonizeScript)
		cmd.Stdin = bytes.NewReader(in)
		text, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var theirs struct {
			Out  []string
			Took int
		}
		if err := json.Unmarshal(text, &theirs); err != nil {
			t.Fatal(err)
		}
		choices := 0
		for i := range have {
			made := theirs.Out[i*orders : (i+1)*orders]
			if !slices.Contains(made, have[i]) {
				t.Errorf("%s: of\n%scame\n%snot\n%s", name, documents[i*orders], have[i], made[0])
			}
			if slices.ContainsFunc(made, func(m string) bool { return m != made[0] }) {
				choices++
			}
		}
		if choices > len(have)/20 {
			t.Errorf("%s: a choice in %d of %d", name, choices, len(have))
		}
		t.Logf("%s: %d bytes in %v; rdf-canonize in %d ms; %d with a choice", name, len(strings.Join(documents, ""))/orders, took, theirs.Took/orders, choices)
	}
	compare("structures", blankStructures(500))
	var tangles [][]graph.Statement
	for seed := range uint64(400) {
		tangles = append(tangles, tangle(rand.New(rand.NewPCG(seed, 5))))
	}
	compare("tangles", tangles...)
}

func writeQuads(t *testing.T, st graph.Statements) string {
	var b []byte
	for s, err := range st {
		if err != nil {
			t.Fatal(err)
		}
		b = s.AppendTo(b)
	}
	return string(b)
}

// blankStructures gives things with an address, a place in it and a list.
func blankStructures(things int) (l []graph.Statement) {
	say := func(s graph.Term, p string, o graph.Term) {
		l = append(l, graph.Statement{Subject: s, Predicate: graph.IRI("https://example.org/ns#" + p), Object: o})
	}
	for i := range things {
		thing := graph.IRI(fmt.Sprint("https://example.org/", i))
		address, place := graph.Blank(fmt.Sprint("a", i)), graph.Blank(fmt.Sprint("p", i))
		say(thing, "address", address)
		say(address, "street", graph.Text(fmt.Sprint("Street \"", i%50, "\"")))
		say(address, "place", place)
		say(place, "latitude", graph.Typed(fmt.Sprint(i%9), "http://www.w3.org/2001/XMLSchema#integer"))
		node := graph.Blank(fmt.Sprint("l", i, "-0"))
		say(thing, "list", node)
		for k := range 5 {
			next := graph.Blank(fmt.Sprint("l", i, "-", k+1))
			if k == 4 {
				next = graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")
			}
			say(node, "first", graph.LangText(fmt.Sprint(i*k%3), "en"))
			say(node, "rest", next)
			node = next
		}
	}
	return l
}

// tangle gives a few quads in which blank nodes stand everywhere.
func tangle(r *rand.Rand) (l []graph.Statement) {
	node := func() graph.Term { return graph.Blank(fmt.Sprint("t", r.IntN(6))) }
	for range 3 + r.IntN(10) {
		s := graph.Statement{Subject: node(), Predicate: graph.IRI(fmt.Sprint("urn:p", r.IntN(2))), Object: node()}
		switch r.IntN(6) {
		case 0:
			s.Graph = node()
		case 1:
			s.Object = graph.Text(fmt.Sprint(r.IntN(2)))
		case 2:
			s.Subject = graph.IRI("urn:s")
		case 3:
			s.Graph = graph.IRI("urn:g")
		}
		l = append(l, s)
	}
	return l
}
