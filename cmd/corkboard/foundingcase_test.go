package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The questions that the founding case is for, asked as a user asks them.

// object is one line of JSON: texts, and lists of texts.
type object map[string]any

// ask runs a command over the founding case and gives its lines of JSON.
func ask(t *testing.T, args ...string) []object {
	t.Helper()
	line := append([]string{args[0], founding(t)}, args[1:]...)
	code, out, said := corkboard(t, append(line, "--as", "jsonl")...)
	if code != exitDone {
		t.Fatalf("%q: exit %d: %s", args, code, said)
	}
	var all []object
	for l := range strings.Lines(out) {
		var o object
		if err := json.Unmarshal([]byte(l), &o); err != nil {
			t.Fatalf("%q: %s: %s", args, err, l)
		}
		all = append(all, o)
	}
	return all
}

// get gives a value as text, a list joined by blanks.
func (o object) get(key string) string {
	switch v := o[key].(type) {
	case string:
		return v
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, x.(string))
		}
		return strings.Join(all, " ")
	}
	return ""
}

// pick gives some values of every line: "a | b".
func pick(lines []object, keys ...string) []string {
	var all []string
	for _, o := range lines {
		var one []string
		for _, k := range keys {
			one = append(one, o.get(k))
		}
		all = append(all, strings.Join(one, " | "))
	}
	return all
}

func same(t *testing.T, have []string, want ...string) {
	t.Helper()
	if !slices.Equal(have, want) {
		t.Errorf("it is\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhoAskedForTaxReturns(t *testing.T) {
	lines := ask(t, "list", "messages", "--where", "act=asks", "--where", "about=tax-returns")
	same(t, pick(lines, "id", "from", "to", "number", "source", "place"),
		"request-for-tax-returns | wikileaks-twitter | trump-jr-twitter | 1.. | report | messages.csv row 5")
	// Whose accounts these are is said by a source as well.
	same(t, pick(ask(t, "list", "accounts"), "id", "holder", "place"),
		"assange-twitter | julian-assange | accounts.csv row 4",
		"trump-jr-twitter | donald-trump-jr | accounts.csv row 2",
		"wikileaks-twitter | wikileaks | accounts.csv row 3")
	same(t, pick(ask(t, "list", "messages", "--between", "WikiLeaks", "Trump Jr", "--where", "about=tax-returns"), "id"), "request-for-tax-returns")
}

func TestThirdOfOctober(t *testing.T) {
	lines := ask(t, "list", "messages", "--from", "2016-10-03", "--to", "2016-10-03")
	same(t, pick(lines, "id", "date", "falls", "inferred", "date_text"), "reply-on-leak | 2016-10-03 | in | true | October 3 last year")
	var sent []object
	for _, o := range ask(t, "show", "reply-on-leak") {
		if o.get("property") == "sent" {
			sent = append(sent, o)
		}
	}
	same(t, pick(sent, "value", "inferred", "date_text", "place", "source"), "2016-10-03 | true | October 3 last year | messages.csv row 9 | report")
	// No source states the year: the date stands in the graph of the rule alone.
	same(t, pick(ask(t, "query", "reply-on-leak schema:dateSent ?date ?graph"), "date", "graph"),
		`"2016-10-03"^^<http://www.w3.org/2001/XMLSchema#date> | <https://example.org/wikileaks-messages/rule/inferred-year>`)
}

func TestOnlyOnePartySays(t *testing.T) {
	same(t, pick(ask(t, "list", "claims", "--by", "julian-assange"), "id", "in"), "claim-effective | assange-tweets", "claim-promotion | assange-tweets")
	same(t, pick(ask(t, "list", "claims", "--by", "Donald Trump, Jr"), "id", "status", "place"),
		"claim-entire |  | claims.csv row 2",
		"claim/responses-by-his-own-count/second-hand/donald-trump-jr | second-hand | figures.csv row 3")
	same(t, pick(ask(t, "list", "events", "--by", "atlantic-article"), "id", "status"), "secret-contact | alleged")
}

func TestSameDayWithoutDate(t *testing.T) {
	lines := ask(t, "list", "events", "--where", "same_day=article-appears")
	same(t, pick(lines, "id", "same_day", "after", "start"), "release-of-messages | article-appears | article-appears | ")
	same(t, pick(ask(t, "query", "release-of-messages cb:sameDay ?event"), "event"), "<https://example.org/wikileaks-messages/article-appears>")
}

func TestReportedCounts(t *testing.T) {
	same(t, pick(ask(t, "list", "figures"), "id", "what", "value", "status", "according_to", "source"),
		"messages-from-wikileaks | messages | ~12 |  |  | report",
		"replies-by-the-report | replies | 3 |  |  | report",
		"responses-by-his-own-count | replies | 3 | second-hand | donald-trump-jr | report")
	if n := len(ask(t, "list", "messages")); n != 8 {
		t.Errorf("%d messages are described, want 8", n)
	}
	same(t, pick(ask(t, "list", "conversations"), "id", "coverage"), "dm-chain | partial")
}

func TestNotStated(t *testing.T) {
	same(t, pick(ask(t, "list", "ties", "--status", "investigated"), "id", "from", "relation", "to"), "possible-collusion | trump-campaign | colluded-with | russia")
	same(t, pick(ask(t, "list", "events", "--status", "alleged"), "id", "according_to"), "secret-contact | atlantic-article")
	same(t, pick(ask(t, "list", "events", "--status", "not"), "id"), "push-back")
	same(t, pick(ask(t, "list", "events", "--status", "denied"), "id"))
	// None of it is stated: a pattern finds no plain statement.
	for _, q := range []string{"trump-campaign ?p russia", "possible-collusion a ?class", "secret-contact ?p ?o", "push-back ?p ?o"} {
		same(t, pick(ask(t, "query", q), "p"))
	}
	for _, o := range ask(t, "list", "claims", "--status", "investigated") {
		if have := o.get("holds"); have != "trump-campaign colluded with russia" {
			t.Errorf("the claim holds %q", have)
		}
	}
}

func TestBehindALine(t *testing.T) {
	same(t, pick(ask(t, "show", "trump-campaign", "russia"), "kind", "says", "status", "source", "place", "at", "quote"),
		"statement | colluded with | investigated | report | ties.csv row 6 | par. 6 | possible collusion",
		"collusion | colluded-with | investigated | report | ties.csv row 6 | par. 6 | possible collusion")
	lines := ask(t, "show", "donald-trump-jr", "donald-trump")
	same(t, pick(lines[:2], "kind", "says", "place", "quote"),
		"statement | child of | ties.csv row 2 | President Donald Trump's son",
		"kinship | child-of: son | ties.csv row 2 | President Donald Trump's son")
	// Every line of the picture has a row.
	for _, o := range ask(t, "show", "wikileaks", "donald-trump-jr") {
		if !strings.Contains(o.get("place"), ".csv row ") || o.get("source") == "" {
			t.Errorf("%s: no row or no source", o.get("id"))
		}
	}
}
