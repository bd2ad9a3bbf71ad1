package graph

import (
	"slices"
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	const talk = `m a Message
		m from ann
		m to bob
		m inTalk talk
		f a Figure
		f about talk
		f what 'messages
		acct a Account
		acct heldBy ann
	`
	for name, test := range map[string]struct {
		says []any
		want []string
	}{
		"from and to":      {[]any{"f value '~12\nf figureFrom acct\nf figureTo bob"}, []string{"about 12 messages from Ann (reported)"}},
		"the other way":    {[]any{"f value '3..5\nf figureFrom bob\nf figureTo ann"}, []string{"3 to 5 messages from Bob (reported)"}},
		"from only":        {[]any{"f value '3..\nf figureFrom bob"}, []string{"at least 3 messages from Bob in the conversation (reported)"}},
		"to only":          {[]any{"f value '..3\nf figureTo bob"}, []string{"at most 3 messages to Bob in the conversation (reported)"}},
		"neither":          {[]any{"f value '7"}, []string{"7 messages in the conversation (reported)"}},
		"of others":        {[]any{"f value '7\nf figureFrom cy"}, nil},
		"of a stranger":    {[]any{"f value '7\nf figureFrom stranger"}, nil},
		"of a hidden one":  {[]any{"f value '7\nf figureFrom cy\ncy hide 'true"}, nil},
		"hidden":           {[]any{"f value '7\nf hide 'true"}, nil},
		"no value":         {[]any{"f figureFrom ann"}, nil},
		"twice":            {[]any{"f value '7\nf a Figure @letter\nf about talk @letter\nf what 'messages @letter\nf value '7 @letter"}, []string{"7 messages in the conversation (reported in “A Letter”; reported in “The Paper”)"}},
		"sources disagree": {[]any{"f value '7\nf a Figure @letter\nf about talk @letter\nf what 'messages @letter\nf value '9 @letter"}, []string{"7 messages in the conversation (reported in “The Paper”)", "9 messages in the conversation (reported in “A Letter”)"}},
		"own account": {[]any{claim("c", "second-hand", "acct", "paper", "g a Figure\ng about talk\ng value '3\ng what 'replies\ng unit 'messages\ng figureFrom acct\ng figureTo bob")},
			[]string{"3 replies from Ann (by own account)"}},
		"both": {[]any{"f value '3\nf figureFrom acct\nf figureTo bob", claim("c", "second-hand", "ann", "paper", "g a Figure\ng about talk\ng value '3\ng what 'messages\ng figureFrom acct\ng figureTo bob")},
			[]string{"3 messages from Ann (reported; by own account)"}},
		"a speaker":          {[]any{claim("c", "second-hand", "cy", "paper", "g a Figure\ng about talk\ng value '3\ng unit 'EUR\ng what 'fees")}, []string{"3 EUR fees in the conversation (according to Cy)"}},
		"a denied one":       {[]any{claim("c", "denied", "cy", "paper", "g a Figure\ng about talk\ng value '3\ng unit 'messages")}, []string{"denied: 3 messages in the conversation (according to Cy)"}},
		"alleged by nobody":  {[]any{claim("c", "alleged", "", "paper", "g a Figure\ng about talk\ng value '3\ng unit 'messages")}, []string{"alleged: 3 messages in the conversation (reported)"}},
		"about another talk": {[]any{"h a Figure\nh about other\nh value '3"}, nil},
	} {
		n := project(t, append([]any{cast, talk}, test.says...)...)
		var got []string
		for _, e := range n.Edges {
			got = append(got, inEnglish(e.Figures)...)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// What the data says of a figure is said in no other language, and what hides a
// name reaches it.
func TestFiguresQuoteTheData(t *testing.T) {
	n := project(t, cast, "m a Message\nm from ann\nm to bob\nm inTalk talk\nann showAs 'A.",
		claim("c", "alleged", "cy", "paper", "f a Figure\nf about talk\nf value '~3\nf unit 'reported\nf figureFrom ann\nf figureTo bob"),
		claim("d", "heard from Ann", "cy", "paper", "g a Figure\ng about talk\ng value '4\ng unit '%1\ng figureFrom ann\ng figureTo bob"))
	shout := func(english string) string { return strings.ToUpper(english) }
	var got []string
	for _, e := range n.Edges {
		for _, f := range e.Figures {
			got = append(got, f.In(shout))
		}
	}
	if want := []string{"ALLEGED: ABOUT 3 reported FROM A. (ACCORDING TO Cy)", "heard from A.: 4 %1 FROM A. (ACCORDING TO Cy)"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// In a part of the time a figure says that it counts more than that.
func TestFiguresOfAPeriod(t *testing.T) {
	const talk = "f a Figure\nf about talk\nf what 'messages\nf value '7\n"
	all, own := "over all time: 7 messages in the conversation (reported)", "7 messages in the conversation (reported)"
	for name, test := range map[string]struct{ date, want string }{
		"no date":              {"", all},
		"a period inside":      {"2016-10/2016-11", own},
		"one that is longer":   {"2016-05/2016-11", "over 2016-05/2016-11: " + own},
		"one before":           {"2015/2016-09", ""},
		"one after":            {"2017-02/2017-03", ""},
		"counted in that time": {"2016-11-03", all},
		"counted later":        {"2017-11", all},
		"counted before":       {"2016-09-30", ""},
	} {
		says := talk
		if test.date != "" {
			says += "f start '" + test.date + "\n"
		}
		for _, change := range []func(*View){
			func(v *View) { v.Limit.From, v.Limit.To = "2016-10", "2016-12" },
			func(v *View) { v.Limit.Event, v.Limit.Days = x("raid"), 45 },
		} {
			n := viewed(t, change, cast, says, sent("m", "ann", "bob", "2016-11-15"), "raid a Event\nraid name 'Raid\nraid start '2016-11-15")
			got := inEnglish(n.Edges[0].Figures)
			if notes := strings.Join(inEnglish(n.Notes), "\n"); strings.Contains(notes, "1 reported figure is left out: it is of another time.") != (test.want == "") {
				t.Errorf("%s: notes %s", name, notes)
			}
			if n.Edges[0].Around != nil || len(n.Edges) != 1 || !slices.Equal(got, slices.DeleteFunc([]string{test.want}, func(s string) bool { return s == "" })) {
				t.Errorf("%s: %q, want %q", name, got, test.want)
			}
		}
		if got := viewed(t, nil, cast, says, sent("m", "ann", "bob", "2016-11-15")).Edges[0].Figures; !slices.Equal(inEnglish(got), []string{own}) {
			t.Errorf("%s: of all time %q", name, got)
		}
	}
}

// A figure belongs to the pair that it names, and one that names nobody does
// not speak of a pair.
func TestFiguresOfManyParties(t *testing.T) {
	n := project(t, cast, `m a Message
		m from ann
		m to bob
		m to cy
		m inTalk talk
		f a Figure
		f about talk
		f value '9
		f figureFrom ann
		f figureTo bob
		g a Figure
		g about talk
		g value '20
		g what 'messages
	`)
	want := map[string][]string{
		"Bob": {"20 messages in the conversation (reported)", "9 from Ann (reported)"},
		"Cy":  {"20 messages in the conversation (reported)"},
	}
	for _, e := range n.Edges {
		if to := n.Nodes[e.Target].Label; !slices.Equal(inEnglish(e.Figures), want[to]) {
			t.Errorf("to %s: %q", to, e.Figures)
		}
	}
	if len(n.Edges) != 2 {
		t.Error(lines(n))
	}
}
