package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestMessages(t *testing.T) {
	for name, test := range map[string]struct {
		says  string
		lines []string
	}{
		"to and copies": {"m a Message\nm from ann\nm to bob\nm cc cy\nm bcc firm",
			[]string{"Ann -> Bob: messages 1/0", "Ann -> Cy: messages 1/0", "Firm -> Ann: messages 0/1"}},
		"both ways": {"m a Message\nm from ann\nm to bob\nn a Message\nn from bob\nn to ann\no a Message\no from bob\no to ann",
			[]string{"Ann -> Bob: messages 1/2"}},
		"to and cc the same": {"m a Message\nm from ann\nm to bob\nm cc bob", []string{"Ann -> Bob: messages 1/0"}},
		"account and person": {"m a Message\nm from acct\nm to bob\nn a Message\nn from ann\nn to bob\nacct a Account\nacct heldBy ann",
			[]string{"Ann -> Bob: messages 2/0"}},
		"two accounts of one": {"m a Message\nm from acct\nm to two\nm cc bob\nacct a Account\nacct heldBy ann\ntwo a Account\ntwo heldBy ann",
			[]string{"Ann -> Bob: messages 1/0"}},
		"two sources, one message": {"m a Message\nm from ann\nm to bob\nm a Message @letter\nm from ann @letter\nm to bob @letter",
			[]string{"Ann -> Bob: messages 1/0"}},
		"two sources, two senders": {"m a Message\nm from ann\nm to bob\nm a Message @letter\nm from cy @letter\nm to firm @letter",
			[]string{"Ann -> Bob: messages 1/0", "Firm -> Cy: messages 0/1"}},
		"one half each": {"m a Message\nm from ann\nm to bob @letter", []string{"Ann -> Bob: messages 1/0"}},
	} {
		n := project(t, cast, test.says)
		if got, want := lines(n), strings.Join(test.lines, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestMessagesThatAreNotDrawn(t *testing.T) {
	n := project(t, cast, `m1 a Message
		m1 from ann
		m1 to ann
		m2 a Message
		m2 from ann
		m3 a Message
		m3 from ann
		m3 to stranger
		m4 a Message
		m4 from ann
		m4 to cy
		m5 a Message
		m5 from ann
		m5 to bob
		m5 hide 'true
		cy hide 'true
	`)
	wantLines(t, n)
	want := []string{
		"1 person, organization, account or event is left out on request, with its lines.",
		"1 tie or message is left out on request.",
		"1 message is not drawn: its sender and its recipient are one.",
		"2 messages are not drawn: their sender or their recipient is not known.",
	}
	if !slices.Equal(inEnglish(n.Notes), want) {
		t.Errorf("notes %q, want %q", n.Notes, want)
	}
}

func TestOpenCounts(t *testing.T) {
	for numbers, want := range map[string]struct {
		n           int
		more, about bool
	}{
		"":                     {2, false, false},
		"1":                    {2, false, false},
		"3":                    {4, false, false},
		"1..":                  {2, true, false},
		"3..5":                 {4, true, false},
		"..5":                  {2, true, false},
		"~12":                  {13, false, true},
		"~12..":                {13, true, true},
		"many":                 {2, true, false},
		"3;3":                  {4, false, false},
		"3;4":                  {4, true, false},
		"-1":                   {2, true, false},
		"99999999999999999999": {2, true, false},
	} {
		says := "m a Message\nm from ann\nm to bob\nm inTalk talk\nm2 a Message\nm2 from ann\nm2 to bob\nm2 inTalk talk\ntalk coverage complete\n"
		for i, n := range strings.Split(numbers, ";") {
			if n != "" {
				says += "m number '" + n + "\n"
				if i > 0 {
					says = strings.TrimSuffix(says, "\n") + " @letter\n"
				}
			}
		}
		e := project(t, cast, says).Edges[0]
		if e.Forward != want.n || e.ForwardMore != want.more || e.About != want.about || e.BackwardMore {
			t.Errorf("number %q: %d more %v about %v", numbers, e.Forward, e.ForwardMore, e.About)
		}
		if e.Complete != (!want.more && !want.about) {
			t.Errorf("number %q: complete %v", numbers, e.Complete)
		}
	}
}

func TestCoverage(t *testing.T) {
	const two = "m a Message\nm from ann\nm to bob\nn a Message\nn from bob\nn to ann\n"
	for says, want := range map[string]bool{
		"m inTalk talk\nn inTalk talk\ntalk coverage complete":                                 true,
		"m inTalk talk\nn inTalk talk\ntalk coverage complete\ntalk coverage complete @letter": true,
		"m inTalk talk\nn inTalk talk\ntalk coverage complete\ntalk coverage partial @letter":  false,
		"m inTalk talk\nn inTalk talk\ntalk coverage partial":                                  false,
		"m inTalk talk\nn inTalk talk\ntalk coverage unknown":                                  false,
		"m inTalk talk\nn inTalk talk":                                                         false,
		"m inTalk talk\nn inTalk other\ntalk coverage complete":                                false,
		"m inTalk talk\ntalk coverage complete":                                                false,
		"":                                                                                     false,
	} {
		if got := project(t, cast, two, says).Edges[0].Complete; got != want {
			t.Errorf("%q: complete %v", says, got)
		}
	}
	claimed := project(t, cast, two, "m inTalk talk\nn inTalk talk", claim("c", "alleged", "", "paper", "talk coverage complete"))
	if claimed.Edges[0].Complete {
		t.Error("an alleged coverage counts")
	}
}

func TestStatusesKeepApart(t *testing.T) {
	const job = "t a Job\nt one ann\nt other firm"
	n := project(t, cast, job, claim("c1", "alleged", "bob", "paper", job), claim("c2", "denied", "ann", "paper", job), claim("c3", "alleged", "cy", "letter", job),
		claim("c4", "not", "", "paper", "u a Job\nu one bob\nu other firm"), claim("c5", "retracted", "", "paper", "v a Job\nv one cy\nv other firm"),
		claim("c6", "stated", "bob", "paper", "w a Job\nw one cy\nw other club"))
	wantLines(t, n,
		"Ann -> Firm: works for (disputed)",
		"Ann -> Firm: works for [alleged] (disputed)",
		"Ann -> Firm: works for [denied] (disputed)",
		"Bob -> Firm: works for [not]",
		"Cy -> Club: works for [second-hand]",
		"Cy -> Firm: works for [retracted]")
	for _, e := range n.Edges {
		var who []string
		for v := range e.Evidence.All() {
			if v.Against != (e.Disputed && e.Status != Denied && v.Status == Denied) {
				t.Errorf("%s: evidence against it: %v", e.Key, v.Against)
			}
			if v.Against {
				continue
			}
			if v.Status != e.Status {
				t.Errorf("%s: evidence of status %q", e.Key, v.Status)
			}
			who = append(who, v.Speaker+" in "+v.Named)
		}
		want := map[Status]string{Stated: " in The Paper", Alleged: "Bob in The Paper; Cy in A Letter", Denied: "Ann in The Paper", SecondHand: "Bob in The Paper"}[e.Status]
		if got := strings.Join(who, "; "); want != "" && got != want {
			t.Errorf("%s: %s, want %s", e.Key, got, want)
		}
	}
}

// Two claims about one tie must not lend each other their ends.
func TestClaimsDoNotMix(t *testing.T) {
	n := project(t, cast, claim("c1", "alleged", "ann", "paper", "t a Job\nt one ann\nt other firm\nt role 'cook"),
		claim("c2", "alleged", "bob", "paper", "t a Job\nt one bob\nt other club\nt start '2016"))
	wantLines(t, n, "Ann -> Firm: cook [alleged]", "Bob -> Club: works for [alleged]")
	for _, e := range n.Edges {
		if (e.First != "") != (e.Label == "works for") {
			t.Errorf("%s dated %q", e.Key, e.First)
		}
	}
}

func TestStatementsThatAreEdges(t *testing.T) {
	n := project(t, cast, "club partOfGroup firm\nclub partOfGroup firm @letter\nclub derived row1 @paper#places\nclub derived row2 @paper#places\nrow1 quote 'belongs @paper#places\nann partOfGroup nowhere\nfirm partOfGroup firm\nclub partOfGroup club @rule/r\nfirm partOfGroup club @rule/r\nrule/r a Rule @rule/r",
		claim("c", "alleged", "bob", "letter", "firm partOfGroup club"))
	wantLines(t, n, "Club -> Firm: part of", "Firm -> Club: part of [alleged]")
	if got := n.Edges[0].Evidence.Len(); got != 3 {
		t.Errorf("%d rows of evidence, want two of the paper and one of the letter", got)
	}
	if got := n.Edges[0].Evidence.Slice()[1]; got.Quote != "belongs" || got.Place != x("row1") {
		t.Errorf("evidence %+v", got)
	}
}

func TestShortStatements(t *testing.T) {
	const job = "t a Job\nt one ann\nt other firm\nann worksFor firm"
	wantLines(t, project(t, cast, job), "Ann -> Firm: works for")
	n := project(t, cast, job, "ann worksFor firm @letter\nbob worksFor firm\nm a Message\nm from bob\nm to firm")
	wantLines(t, n, "Ann -> Firm: works for", "Ann -> Firm: works for", "Bob -> Firm: works for", "Firm -> Bob: messages 0/1")
	// A claim is no reason to leave a plain statement out, nor the other way.
	n = project(t, cast, "ann worksFor firm", claim("c", "alleged", "", "paper", job))
	wantLines(t, n, "Ann -> Firm: works for", "Ann -> Firm: works for [alleged]")
	n = project(t, cast, job, claim("c", "denied", "", "paper", "ann worksFor firm"))
	wantLines(t, n, "Ann -> Firm: works for (disputed)", "Ann -> Firm: works for [denied] (disputed)")
}

func TestLabelsAndDirections(t *testing.T) {
	n := project(t, cast, `t1 a Tie
		t1 one ann
		t1 other bob
		t1 relation spouse
		t2 a Tie
		t2 one bob
		t2 other ann
		t2 relation spouse
		t3 a Tie
		t3 one cy
		t3 other bob
		t3 relation boss
		t4 a Tie
		t4 a Job
		t4 one cy
		t4 other firm
		t4 relation boss
		t4 role 'chief
		t5 a Tie
		t5 one cy
		t5 other club
		t5 relation unheard-of
	`)
	wantLines(t, n, "Ann -- Bob: married to", "Cy -> Bob: boss of", "Cy -> Club: tied to", "Cy -> Firm: chief")
	if got := len(n.Edges); got != 4 {
		t.Errorf("%d edges", got)
	}
}

func TestDatesOfLines(t *testing.T) {
	for name, test := range map[string]struct {
		says, first, last, asOf string
		undated                 int
		differ                  bool
	}{
		"months and years": {says: "m sent '2016\nn sent '2016-10-03", first: "2016", last: "2016"},
		"a set":            {says: "m sent '[2016-09..]\nn sent '2016-10-03", first: "[2016-09..]", last: "[2016-09..]"},
		"long ago":         {says: "m sent '-0043\nn sent '-0044-03-15", first: "-0044-03-15", last: "-0043"},
		"zones":            {says: "m sent '2016-10-03T23:00:00-05:00\nn sent '2016-10-04T03:00:00Z", first: "2016-10-04T03:00:00Z", last: "2016-10-03T23:00:00-05:00"},
		"one has none":     {says: "m sent '2016-10", first: "2016-10", last: "2016-10", undated: 1},
		"none has":         {undated: 2},
		"sources differ":   {says: "m sent '2016-10-03\nm from ann @letter\nm to bob @letter\nm sent '2016-10-05 @letter\nn sent '2017", first: "2016-10-03", last: "2017", differ: true},
	} {
		n := project(t, cast, "m a Message\nm from ann\nm to bob\nn a Message\nn from bob\nn to ann\n"+test.says)
		e := n.Edges[0]
		if e.First != test.first || e.Last != test.last || e.Undated != test.undated || e.Differ != test.differ {
			t.Errorf("%s: %q to %q, %d undated, differ %v", name, e.First, e.Last, e.Undated, e.Differ)
		}
	}
	for says, want := range map[string][3]string{
		"":                                   {},
		"t start '2014":                      {"2014", "", ""},
		"t end '2020-05":                     {"", "2020-05", ""},
		"t start '2014\nt end '2020":         {"2014", "2020", ""},
		"t asOf '2017":                       {"", "", "2017"},
		"t asOf '2017\nt asOf '2019 @letter": {"", "", "2019"},
		"t start '2014\nt2 start '2011\nt2 end '2012": {"2011", "2012", ""},
	} {
		n := project(t, cast, "t a Job\nt one ann\nt other firm\nt2 a Job\nt2 one ann\nt2 other firm\n"+says)
		if e := n.Edges[0]; [3]string{e.First, e.Last, e.AsOf} != want {
			t.Errorf("%q: %q", says, [3]string{e.First, e.Last, e.AsOf})
		}
	}
}

func TestEvidenceOfMessages(t *testing.T) {
	n := project(t, cast, `m a Message
		m from ann
		m to bob
		m sent '2016-10-03
		m number '3
		m dateText 'that day
		m derived f#1 @paper#places
		m derived f#2 @paper#places
		m derived g#1 @letter#places
		m from ann @letter
		m to bob @letter
		m sent '2016-10 @letter
		f#1 quote 'they wrote @paper#places
		f#1 at 'p. 1 @paper#places
		f#1 quote 'elsewhere @letter#places
		unnamed derived h#1 @unnamed#places
		m2 a Message @file/x
		m2 from bob @file/x
		m2 to ann @file/x
	`)
	var got []string
	for v := range n.Edges[0].Evidence.All() {
		got = append(got, strings.Join([]string{strings.TrimPrefix(v.Subject.Value(), caseBase), v.Named, v.Date, v.Words, v.Counted,
			strings.TrimPrefix(v.Place.Value(), caseBase), v.Quote, v.At, map[bool]string{true: ">", false: "<"}[v.Forward]}, "|"))
	}
	want := []string{
		"m2|||||||" + "|<",
		"m|A Letter|2016-10|||g#1|||>",
		"m|The Paper|2016-10-03|that day|3|f#1|they wrote|p. 1|>",
		"m|The Paper|2016-10-03|that day|3|f#2|||>",
	}
	if !slices.Equal(got, want) {
		t.Errorf("evidence\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := []string{"A Letter", "The Paper", "sources that are not named"}; !slices.Equal(n.Credit, want) {
		t.Errorf("credit %q", n.Credit)
	}
}

// Two may be tied by very many roles: each is a line of its own, whatever comes
// between its ties.
func TestManyRoles(t *testing.T) {
	const roles = 200
	var says strings.Builder
	for i := range 3 * roles {
		fmt.Fprintf(&says, "t%d a Job\nt%[1]d one ann\nt%[1]d other firm\nt%[1]d role 'role %d\n", i, i%roles)
	}
	n := project(t, cast, says.String())
	if len(n.Edges) != roles {
		t.Fatalf("%d lines, not %d", len(n.Edges), roles)
	}
	for _, e := range n.Edges {
		if e.Evidence.Len() != 3 {
			t.Errorf("%s: %d pieces of evidence, not 3", e.Label, e.Evidence.Len())
		}
	}
}
