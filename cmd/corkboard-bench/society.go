package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"corkboard/graph"
)

// society is a world made to a scale: people, organizations, conversations with
// their messages, and events, in the words and the assertion graphs that a case
// has. Its shape and its counts follow the LDBC Social Network Benchmark: few
// people have many contacts, most messages stand in forums and answer others.
//
//	person ── knows, member of, employed by ──▶ person, organization    ties
//	thread ── participant ──▶ person, forum     among members, or contacts
//	post ── part of ──▶ thread                  sender, recipients, date, text
//	post ── reply of ──▶ post                   an earlier one of the thread
//	event ── participant ──▶ person             of one organization, in roles
//
// It holds who knows whom and who belongs to what, about 250 bytes a person;
// everything else follows from the seed and a number when it is needed.
type society struct {
	world
	forums, events int
	posts          int // messages in all; the last thread is cut short at them
	threads        int

	known, joined lists // by person: contacts; forums
	members       lists // by forum: persons
	personTerms   []graph.Term
	bodyTerms     []graph.Term
}

// maxScale keeps the numbers in names within their digits.
const maxScale = 1000

// Counts of the Social Network Benchmark at two of its scales. Others follow
// on the line through them, of logarithms.
const (
	smallScale, smallPersons, smallPosts = 0.1, 1_700, 370_000
	largeScale, largePersons, largePosts = 1, 11_000, 3_800_000
)

// atScale gives the count at a scale.
func atScale(scale, small, large float64) int {
	slope := math.Log(large/small) / math.Log(largeScale/smallScale)
	return int(math.Round(large * math.Pow(scale/largeScale, slope)))
}

// newSociety plans a society.
func newSociety(scale float64, seed uint64) *society {
	n := &society{posts: atScale(scale, smallPosts, largePosts)}
	n.seed = seed
	n.persons = max(10, atScale(scale, smallPersons, largePersons))
	n.head = n.persons/200 + 1
	n.stride = coprime(2_654_435_761, uint64(n.persons))
	n.forums = n.persons/5 + 1
	n.organizations = n.forums + n.persons/50 + 1
	n.events = n.persons/4 + 1
	for i := range n.persons {
		n.personTerms = append(n.personTerms, societyTerm("p", i, 7))
	}
	for i := range n.organizations {
		n.bodyTerms = append(n.bodyTerms, societyTerm("o", i, 7))
	}
	n.befriend()
	n.enroll()
	for left := n.posts; left > 0; n.threads++ {
		left -= n.length(n.threads)
	}
	return n
}

// lists are lists of numbers, one after the other.
type lists struct {
	ends []int
	all  []int32
}

// add appends a list.
func (l *lists) add(list []int32) {
	l.all = append(l.all, list...)
	l.ends = append(l.ends, len(l.all))
}

// of gives a list.
func (l *lists) of(i int) []int32 {
	start := 0
	if i > 0 {
		start = l.ends[i-1]
	}
	return l.all[start:l.ends[i]]
}

// any gives an entry, each as likely as the others, and the list it stands in.
func (l *lists) any(c *chance) (list, entry int) {
	at := c.below(len(l.all))
	list, _ = slices.BinarySearchFunc(l.ends, at, func(end, at int) int { return cmp.Compare(end, at+1) })
	return list, int(l.all[at])
}

// What contacts and memberships are like.
const (
	maxDraws    = 100 // of contacts
	nearby      = 64  // how far apart the numbers of neighbours are
	maxForums   = 12  // that one person is a member of
	forumsHead  = 50  // one of so many forums is large
	maxMembers  = 15  // that a thread begins with
	longest     = 255 // thread
	perFile     = conversationsPerFile
	daysCovered = 3 * 365
)

// befriend settles who knows whom: some of the contacts of a person are
// neighbours, most are those whom many know.
func (n *society) befriend() {
	var list []int32
	for i := range n.persons {
		c := n.chance(ofContacts, uint64(i))
		list = list[:0]
		for range 1 + c.power(min(n.persons-1, maxDraws)) {
			other := n.popular(c)
			if c.percent(30) {
				other = (i + n.persons - nearby/2%n.persons + c.below(nearby)) % n.persons
			}
			if other == i {
				other = (i + 1) % n.persons
			}
			list = append(list, int32(other))
		}
		slices.Sort(list)
		n.known.add(slices.Compact(list))
	}
}

// enroll settles who is a member of which forums.
func (n *society) enroll() {
	var list []int32
	sizes := make([][]int32, n.forums)
	for i := range n.persons {
		c := n.chance(ofTies, uint64(i))
		list = list[:0]
		for range 1 + c.power(maxForums) {
			list = append(list, int32(c.zipf(n.forums/forumsHead, n.forums)))
		}
		slices.Sort(list)
		list = slices.Compact(list)
		n.joined.add(list)
		for _, f := range list {
			sizes[f] = append(sizes[f], int32(i))
		}
	}
	for _, list := range sizes {
		n.members.add(list)
	}
}

// societyBase is the base of the society's IRIs.
const societyBase = "https://example.org/society/"

// societyTerm gives the IRI of a thing with a number.
func societyTerm(letter string, number, digits int) graph.Term {
	return graph.IRI(string(appendNumber([]byte(societyBase+letter), number, digits)))
}

// id gives a thing's id: its IRI without the base.
func id(t graph.Term) string { return strings.TrimPrefix(t.Value(), societyBase) }

// file gives the name of a table: threads and posts have several.
func file(table string, number int) string {
	if number < 0 {
		return table + ".csv"
	}
	return fmt.Sprintf("%s-%06d.csv", table, number+1)
}

// said gives the graph of what a source says in a file.
func said(source, file string) graph.Term {
	return graph.IRI(societyBase + "source/" + source + "/" + file)
}
