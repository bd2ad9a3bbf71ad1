package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// viewed projects with a view that was changed.
func viewed(t *testing.T, change func(*View), parts ...any) Network {
	t.Helper()
	v := testView()
	v.Name = "test"
	w := &v.Words
	w.Replaces, w.ClaimKind, w.Retraction, w.Disputes, w.Source = x("replaces"), x("claimKind"), x("retraction"), x("disputes"), x("Source")
	if change != nil {
		change(&v)
	}
	return projectBoth(t, together(parts...), v)
}

// sent says that a message was sent, in the conversation talk.
func sent(id, from, to, date string) string {
	s := fmt.Sprintf("%s a Message\n%s from %s\n%s to %s\n%s inTalk talk\n", id, id, from, id, to, id)
	if date != "" {
		s += id + " sent '" + date + "\n"
	}
	return s
}

const wholeTalk = "talk a Talk\ntalk coverage complete\n"

func TestContactNumbers(t *testing.T) {
	talk := sent("m1", "ann", "bob", "2016-10-03T10:00:00Z") + sent("m2", "ann", "bob", "2016-10-03T11:00:00Z") +
		sent("m3", "bob", "ann", "2016-10-03T11:30:00Z") + sent("m4", "ann", "bob", "2016-10-20T10:00:00Z") + sent("m5", "bob", "ann", "2016-11-09T10:00:00Z")
	n := viewed(t, nil, cast, talk, wholeTalk)
	c := n.Edges[0].Contact
	if c == nil {
		t.Fatal("no numbers of a whole conversation")
	}
	// m1 and m2 were answered by m3 half an hour after the later; m4 after 20 days, which is too late.
	if c.ActiveDays != 3 || c.LongestGap != 20 || !c.Timed || c.Replies != 2.0/5 || c.Response != 30*time.Minute {
		t.Errorf("numbers %+v", c)
	}
	want := []Week{{"2016-10-03", 2, 1}, {"2016-10-17", 1, 0}, {"2016-11-07", 0, 1}}
	if !slices.Equal(c.Weeks, want) || n.Edges[0].Weight != 5 {
		t.Errorf("weeks %v, weight %v", c.Weeks, n.Edges[0].Weight)
	}
	for name, part := range map[string]string{
		"coverage unknown":   strings.Replace(talk, "", "", 1),
		"coverage partial":   talk + "talk coverage partial\n",
		"sources disagree":   talk + wholeTalk + "talk coverage partial @letter\n",
		"outside any talk":   talk + wholeTalk + "m6 a Message\nm6 from ann\nm6 to bob\nm6 sent '2016-10-04\n",
		"an open number":     talk + wholeTalk + "m1 number '1..\n",
		"about that many":    talk + wholeTalk + "m1 number '~3\n",
		"only one is there":  sent("m1", "ann", "bob", "2016"),
		"two talks, one not": talk + wholeTalk + "m1 inTalk other\n",
	} {
		n := viewed(t, nil, cast, part)
		if e := n.Edges[0]; e.Contact != nil || e.Weight != 0 || len(n.Notes) == 0 || !strings.Contains(n.Notes[0].String(), "not all are in hand") {
			t.Errorf("%s: %+v, weight %v, notes %q", name, e.Contact, e.Weight, n.Notes)
		}
	}
	// Whole, but dated to a month: the number is exact, the days are not known.
	n = viewed(t, nil, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10"))
	if e := n.Edges[0]; e.Contact != nil || e.Weight != 1 {
		t.Errorf("a month: %+v %v", e.Contact, e.Weight)
	}
	// So are those of a day that is about right, or doubted.
	for _, day := range []string{"2016-10-03~", "2016-10-03?", "2016-10-03%", "2016-10-?03"} {
		n = viewed(t, nil, cast, wholeTalk, sent("m1", "ann", "bob", day), sent("m2", "ann", "bob", "2016-10-04"))
		if e := n.Edges[0]; e.Contact != nil || e.Weight != 2 {
			t.Errorf("%s: %+v %v", day, e.Contact, e.Weight)
		}
	}
	// Days without a time count, but not what came first on a day.
	n = viewed(t, nil, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-03"), sent("m2", "bob", "ann", "2016-10-04"))
	if c := n.Edges[0].Contact; c == nil || c.Timed || c.Replies != 0 || c.ActiveDays != 2 {
		t.Errorf("days: %+v", c)
	}
}

// A day is that of the sender's clock, whatever the zone.
func TestDaysAreTheSenders(t *testing.T) {
	n := viewed(t, nil, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-02T23:30:00-05:00"), sent("m2", "ann", "bob", "2016-10-03T00:30:00+09:00"))
	if c := n.Edges[0].Contact; c.ActiveDays != 2 || c.Weeks[0].Start != "2016-09-26" || c.Weeks[1].Start != "2016-10-03" {
		t.Errorf("%+v", c)
	}
}

func TestPeriods(t *testing.T) {
	const ties = "j1 a Job\nj1 one ann\nj1 other firm\nj1 start '2010\nj1 end '2012\nj2 a Job\nj2 one bob\nj2 other firm\nj2 start '2016\n" +
		"j3 a Job\nj3 one cy\nj3 other firm\ne1 a Event\ne1 name 'Raid\ne1 start '2015\n"
	mail := sent("m1", "ann", "bob", "2016-05-03") + sent("m2", "ann", "bob", "2017-05-03") + sent("m3", "ann", "bob", "") + sent("m4", "ann", "bob", "2016")
	for name, test := range map[string]struct {
		from, to string
		lines    string
		notes    string
	}{
		"no limit":     {"", "", "Ann -> Bob: messages 4/0\nAnn -> Firm: works for\nBob -> Firm: works for\nCy -> Firm: works for", ""},
		"from":         {"2016-05", "", "Ann -> Bob: messages 3/0\nBob -> Firm: works for\nCy -> Firm: works for", "1 tie or message is left out: it was not in the period"},
		"until":        {"", "2016-05-02", "Ann -> Bob: messages 1/0\nAnn -> Firm: works for\nBob -> Firm: works for\nCy -> Firm: works for", "2 ties and messages are left out"},
		"both":         {"2011", "2011", "Ann -> Firm: works for\nCy -> Firm: works for", "1 event is left out: it was not in the period"},
		"undated mail": {"2016", "2018", "Ann -> Bob: messages 3/0\nBob -> Firm: works for\nCy -> Firm: works for", "1 message is left out: nothing says on which day it was sent"},
		"undated tie":  {"2016", "2018", "Ann -> Bob: messages 3/0\nBob -> Firm: works for\nCy -> Firm: works for", "1 tie is drawn whatever the period: nothing dates it"},
	} {
		n := viewed(t, func(v *View) { v.Limit.From, v.Limit.To = test.from, test.to }, cast, ties, mail)
		if got := lines(n); got != test.lines {
			t.Errorf("%s: %s\nwant %s", name, got, test.lines)
		}
		if notes := strings.Join(inEnglish(n.Notes), "\n"); !strings.Contains(notes, test.notes) {
			t.Errorf("%s: notes %s", name, notes)
		}
	}
	for _, bad := range [][2]string{{"soon", ""}, {"2017", "2016"}} {
		v := testView()
		v.Limit.From, v.Limit.To = bad[0], bad[1]
		if _, err := Project(context.Background(), NewList(said(cast)), v); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}

func TestAroundAnEvent(t *testing.T) {
	parts := []any{cast, wholeTalk, "raid a Event\nraid name 'Raid\nraid start '2016-10-10\nfete a Event\nfete name 'Fete\n"}
	for i, day := range []string{"2016-09-01", "2016-09-20", "2016-10-09", "2016-10-10", "2016-10-11", "2016-11-09"} {
		parts = append(parts, sent(fmt.Sprintf("m%d", i), "ann", "bob", day))
	}
	parts = append(parts, sent("n1", "ann", "cy", "2016-01-01"), sent("n2", "bob", "cy", "2016-10"))
	at := func(days int) Network {
		return viewed(t, func(v *View) { v.Limit.Event, v.Limit.Days = x("raid"), days }, parts...)
	}
	n := at(1)
	wantLines(t, n, "Ann -> Bob: messages 3/0")
	// 3 days with 3 messages; 70 days from first to last, 67 others with 3.
	a := n.Edges[0].Around
	if a == nil || *a != (Around{3, 3, 3, 67, 3.0 * 67 / 9}) {
		t.Errorf("around %+v", a)
	}
	if n.Edges[0].Evidence.Len() != 3 || len(n.Edges[0].Figures) != 0 { // nobody reported the ratio
		t.Errorf("%d pieces, figures %q", n.Edges[0].Evidence.Len(), n.Edges[0].Figures)
	}
	if notes := strings.Join(inEnglish(n.Notes), "\n"); !strings.Contains(notes, "from 2016-10-09 to 2016-10-11 are counted: from 1 day before “Raid” (2016-10-10) to 1 day after it.") || !strings.Contains(notes, "no message in the days") || !strings.Contains(notes, "nothing says on which day") {
		t.Errorf("notes %s", notes)
	}
	if a := at(60).Edges[0].Around; a.Outside != 0 || a.Times != 0 {
		t.Errorf("all inside: %+v", a)
	}
	v := testView()
	v.Limit.Event = x("fete")
	if _, err := Project(context.Background(), NewList(together(parts...)), v); err == nil || !strings.Contains(err.Error(), `"Fete": nothing says when`) {
		t.Errorf("an event without a date: %v", err)
	}
}

func TestSlices(t *testing.T) {
	parts := []any{cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-03"), sent("m2", "bob", "ann", "2016-10-09"), sent("m3", "ann", "cy", "2016-10-10"), sent("m4", "ann", "bob", "2016-11-01")}
	n := viewed(t, func(v *View) { v.Limit.Slice = Monthly }, parts...)
	got := fmt.Sprint(n.Slices)
	if want := "[{2016-10 3 2 3 [{0 1 1} {1 1 0}]} {2016-11 2 1 1 [{0 1 0}]}]"; got != want {
		t.Errorf("months %s, want %s", got, want)
	}
	n = viewed(t, func(v *View) { v.Limit.Slice = Weekly }, parts...)
	if len(n.Slices) != 3 || n.Slices[1].Start != "2016-10-10" {
		t.Errorf("weeks %v", n.Slices)
	}
	i, _ := n.Find(x("cy"))
	small := n.Ego([]int{i}, 1)
	if got := fmt.Sprint(small.Slices); got != "[{2016-10-03 2 1 2 [{0 1 1}]} {2016-10-10 2 1 1 [{1 1 0}]} {2016-10-31 2 1 1 [{0 1 0}]}]" && len(small.Nodes) == 3 {
		t.Errorf("slices of a part %s", got)
	}
}

// TestSlicesOfDates looks in which slice a date is, and what counts in none.
func TestSlicesOfDates(t *testing.T) {
	for date, want := range map[string][2]string{ // by week and by month
		"2016-10-03":                {"2016-10-03", "2016-10"},
		"2016-10":                   {"", "2016-10"},
		"2016":                      {"", ""},
		"":                          {"", ""},
		"2016-10-04~":               {"", ""},
		"2016-10-31/2016-11-02":     {"2016-10-31", ""},
		"[2016-10-20..2016-10-30]":  {"", "2016-10"},
		"[2016-10-20..]":            {"", ""},
		"2016-10-02T23:30:00-05:00": {"2016-09-26", "2016-10"},
	} {
		for i, by := range []Slicing{Weekly, Monthly} {
			n := viewed(t, func(v *View) { v.Limit.Slice = by }, cast, wholeTalk, sent("m", "ann", "bob", date))
			got := ""
			if len(n.Slices) > 0 {
				got = n.Slices[0].Start
			}
			if _, undated, _ := n.Unsliced(); got != want[i] || (undated == 0) != (got != "") {
				t.Errorf("%s by %v: in %q, want %q; %d in none", date, by, got, want[i], undated)
			}
		}
	}
}

// What is denied is in no slice; what is alleged is, on its own line.
func TestSlicesOfClaims(t *testing.T) {
	message := func(id string) string { return sent(id, "ann", "bob", "2016-10-03") }
	n := viewed(t, func(v *View) { v.Limit.Slice = Monthly }, cast, wholeTalk, message("m1"), sent("m2", "ann", "bob", "2016"), sent("m3", "ann", "cy", "2016-10-03"), "m3 inTalk other",
		claim("c", "denied", "", "letter", message("m4")), claim("d", "not", "", "letter", message("m5")), claim("e", "alleged", "", "letter", message("m6")))
	if got, want := fmt.Sprint(n.Slices), "[{2016-10 2 1 1 [{0 1 0} {1 1 0}]}]"; got != want {
		t.Errorf("slices %s, want %s", got, want)
	}
	if open, undated, denied := n.Unsliced(); open != 1 || undated != 1 || denied != 2 {
		t.Errorf("%d lines, %d and %d messages are in none", open, undated, denied)
	}
}

func TestSourcesThatAreNotDrawn(t *testing.T) {
	const says = "j1 a Job\nj1 one ann\nj1 other firm\nj2 a Job @letter\nj2 one bob @letter\nj2 other firm @letter\n"
	for name, test := range map[string]struct {
		more  string
		lines string
	}{
		"both":          {"", "Ann -> Firm: works for\nBob -> Firm: works for"},
		"replaced":      {"Paper replaces Letter @sources", "Ann -> Firm: works for"},
		"taken back":    {"c a Claim\nc claimKind retraction\nc about Letter", "Ann -> Firm: works for"},
		"both at once":  {"Paper replaces Letter @sources\nc a Claim\nc claimKind retraction\nc about Letter", "Ann -> Firm: works for"},
		"another claim": {"c a Claim\nc claimKind denial\nc about Letter", "Ann -> Firm: works for\nBob -> Firm: works for"},
	} {
		n := viewed(t, nil, cast, says, test.more)
		if got := lines(n); got != test.lines {
			t.Errorf("%s: %s", name, got)
		}
		if out := strings.Contains(strings.Join(inEnglish(n.Notes), ""), "1 source is not drawn"); out != (test.lines == "Ann -> Firm: works for") {
			t.Errorf("%s: notes %q", name, n.Notes)
		}
	}
	n := viewed(t, func(v *View) { v.Limit.Sources = []Term{x("Letter")} }, cast, says)
	wantLines(t, n, "Bob -> Firm: works for")
}

// Who is asked what one source says sees no event of another, not even one that
// others come after, and is told that it is one source; a name that does not
// leave the newsroom stays in it.
func TestOnlyOneSource(t *testing.T) {
	events := []any{cast, "raid a Event @letter\nraid name 'Raid @letter\nfete a Event @paper\nfete name 'Fete @paper\nfete after raid @paper\nball a Event @letter\nball name 'Ball @letter\nball after fete @letter",
		"dee a Person\ndee name 'Letter\ndee showAs 'clerk @publish", "j1 a Job @letter\nj1 one bob @letter\nj1 other firm @letter"}
	v := testView()
	v.Limit.Sources = []Term{x("Letter")}
	n, err := Project(context.Background(), NewList(together(events...)), v)
	if err != nil {
		t.Fatal(err)
	}
	if got := nodeLabels(n); !strings.Contains(got, "Raid") || !strings.Contains(got, "Ball") || strings.Contains(got, "Fete") || !strings.Contains(got, "Bob") || strings.Contains(got, "Cy") {
		t.Errorf("nodes %s", got)
	}
	notes := strings.Join(inEnglish(n.Notes), "\n")
	if !strings.Contains(notes, "Only what “A clerk” says is drawn.") || !strings.Contains(notes, "only other sources speak of") {
		t.Errorf("notes %s", notes)
	}
}

func TestDisputedLines(t *testing.T) {
	job := "j1 a Job\nj1 one ann\nj1 other firm"
	n := viewed(t, nil, cast, job, claim("c1", "denied", "ann", "letter", strings.ReplaceAll(job, "j1", "j2")), "j3 a Job\nj3 one bob\nj3 other firm",
		claim("c2", "alleged", "bob", "letter", "j4 a Job\nj4 one cy\nj4 other firm"), "c3 a Claim\nc3 disputes c2")
	var got []string
	for _, e := range n.Edges {
		got = append(got, fmt.Sprint(n.Nodes[e.Source].Label, " ", e.Status, " ", e.Disputed))
	}
	slices.Sort(got)
	if want := []string{"Ann  true", "Ann denied true", "Bob  false", "Cy alleged true"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAccountsApart(t *testing.T) {
	parts := []any{cast, "acct a Account\nacct name '@acct\nacct heldBy ann\n", sent("m", "acct", "bob", "2016")}
	wantLines(t, viewed(t, nil, parts...), "Ann -> Bob: messages 1/0")
	wantLines(t, viewed(t, func(v *View) { v.Apart = true }, parts...), "@acct -> Bob: messages 1/0")
}

func TestEvidenceIsKeptUpToABound(t *testing.T) {
	parts := []any{cast, wholeTalk}
	for i := range 100 {
		parts = append(parts, sent(fmt.Sprintf("m%02d", i*37%100), "ann", "bob", fmt.Sprintf("2016-%02d-%02d", i%12+1, i%28+1)))
	}
	all := viewed(t, nil, parts...).Edges[0]
	few := viewed(t, func(v *View) { v.Keep = 7 }, parts...).Edges[0]
	if all.Evidence.Len() != 100 || all.Omitted != 0 || few.Evidence.Len() != 7 || few.Omitted != 93 || few.Forward != 100 {
		t.Fatalf("all %d + %d, few %d + %d", all.Evidence.Len(), all.Omitted, few.Evidence.Len(), few.Omitted)
	}
	for i, e := range few.Evidence.Slice() {
		if e.Subject != all.Evidence.Slice()[i].Subject {
			t.Errorf("%d is %s, not the first by date %s", i, e.Subject, all.Evidence.Slice()[i].Subject)
		}
	}
}
