package main

import (
	"strings"
	"testing"
)

func TestEntity(t *testing.T) {
	const council = "town-council"
	for _, test := range []struct{ store, text, want string }{
		{"", "wikileaks-twitter", "wikileaks-twitter"},
		{"", "ex:wikileaks", "wikileaks"},
		{"", "https://example.org/wikileaks-messages/wikileaks", "wikileaks"},
		{"", "<https://example.org/wikileaks-messages/wikileaks>", "wikileaks"},
		{"", "WikiLeaks", "wikileaks"},
		{"", "DONALD  trump, jr", "donald-trump-jr"},
		{"", "Clinton", "hillary-clinton"},
		{"", "russian lawyer", "russian-lawyer"},
		{"", "tie/julian-assange/founder-of/wikileaks/", "tie/julian-assange/founder-of/wikileaks/"},
		{"", "possible-collusion", "possible-collusion"}, // only a claim holds it
		{council, "Mira.Falk@hollerfurt.example", "mira-falk"},
		{council, "mailto:mira.falk@hollerfurt.example", "mira-falk"},
		{council, "ida lorenz-kuhn", "ida-lorenz"},
	} {
		st := test.store
		if st == "" {
			st = "wikileaks-messages"
		}
		code, out, said := corkboard(t, "show", storeOf(t, st), test.text)
		_, iri, _ := strings.Cut(out, "\n")
		if code != exitDone || !strings.HasPrefix(iri, "https://example.org/"+st+"/"+test.want+"\n") {
			t.Errorf("%q: exit %d: %s%s", test.text, code, said, out)
		}
	}
}

func TestEntitySeveralOrNone(t *testing.T) {
	code, _, said := corkboard(t, "show", storeOf(t, "town-council"), "Jonas Weber")
	if code != exitUsage || !strings.Contains(said, "may mean several") ||
		!strings.Contains(said, "\n   jonas-weber-baker  person  Jonas Weber\n   jonas-weber-treasurer  person") {
		t.Errorf("two of one name: exit %d: %s", code, said)
	}
	for text, want := range map[string]string{
		"Wikileak": "near it: wikileaks (WikiLeaks)", "Zebra": "find lists what is there", "nope:x": "is no id", "": "is no id", "\x1b[2J": `"\u001B[2J" is no id`,
	} {
		code, out, said := corkboard(t, "show", founding(t), text)
		if code != exitUsage || out != "" || !strings.Contains(said, want) {
			t.Errorf("%q: exit %d: %s", text, code, said)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  Ida  LORENZ-Kühn ": "ida lorenz-kuhn", "Straße": "strasse", "Łódź": "lodz", "e\u0301": "e", "Œuvre": "oeuvre", "Ёлка": "елка",
		"İstanbul": "istanbul", "": "", "東京": "東京", "O’Neil": "o'neil",
	} {
		if have := fold(in); have != want {
			t.Errorf("fold(%q) is %q, want %q", in, have, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Ida  Lorenz-Kühn")
	f.Add("\xff İß")
	f.Fuzz(func(t *testing.T, s string) {
		if once := fold(s); fold(once) != once {
			t.Errorf("fold(%q) is %q, and folded again %q", s, once, fold(once))
		}
	})
}
