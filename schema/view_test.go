package schema_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// bundled projects a case of the project, as a picture shows it.
func bundled(t *testing.T, name string, private bool) graph.Network {
	t.Helper()
	ctx := context.Background()
	folder, err := source.Open(ctx, "../testdata/"+name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Collect(c.Statements(ctx))
	if err != nil {
		t.Fatal(err)
	}
	return projected(t, c, graph.NewList(all), private)
}

func projected(t *testing.T, c *schema.Case, all graph.List, private bool) graph.Network {
	t.Helper()
	ctx := context.Background()
	shown, err := schema.Visible(ctx, all, schema.Visibility{Private: private, Places: true, Publishing: true})
	if err != nil {
		t.Fatal(err)
	}
	n, err := graph.Project(ctx, shown, c.Schema.View())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// lineList prints the lines of a network and the notes and credits.
func lineList(n graph.Network) []string {
	var all []string
	for _, e := range n.Edges {
		s := n.Nodes[e.Source].Label + " – " + e.Label + " – " + n.Nodes[e.Target].Label
		if !e.Directed {
			s = n.Nodes[e.Source].Label + " = " + e.Label + " = " + n.Nodes[e.Target].Label
		}
		if e.Status != graph.Stated {
			s = string(e.Status) + ": " + s
		}
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}

// pictures draws a network in every way that leaves the newsroom.
func pictures(t *testing.T, n graph.Network, o export.DrawOptions) string {
	t.Helper()
	var b bytes.Buffer
	for _, draw := range []func(io.Writer, graph.Network, export.DrawOptions) error{export.DrawSVG, export.DrawDOT} {
		if err := draw(&b, n, o); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestFoundingCasePicture(t *testing.T) {
	n := bundled(t, "wikileaks-messages", false)
	want := []string{
		"Atlantic – publisher – Atlantic's article appears",
		"Donald Trump – President – office of President",
		"Donald Trump – candidate – Election",
		"Donald Trump, Jr – child of – Donald Trump",
		"Donald Trump, Jr – publisher – Trump Jr releases the messages",
		"Donald Trump, Jr – took part in – Meeting with the Russian lawyer",
		"Hillary Clinton – subject – Clinton's e-mails published",
		"Hillary Clinton – subject – Trove on Clinton published",
		"Julian Assange – founder of – WikiLeaks",
		"Russian lawyer – took part in – Meeting with the Russian lawyer",
		"WikiLeaks – messages – Donald Trump, Jr",
		"WikiLeaks – publisher – Clinton's e-mails published",
		"WikiLeaks – publisher – Earlier data released",
		"WikiLeaks – publisher – Trove on Clinton published",
		"alleged: Donald Trump, Jr – took part in – Secret contact of Trump Jr with WikiLeaks",
		"alleged: WikiLeaks – took part in – Secret contact of Trump Jr with WikiLeaks",
		"investigated: Russia = colluded with = Trump campaign",
		"not: Donald Trump, Jr – took part in – Trump Jr pushes back against WikiLeaks",
		"not: WikiLeaks – took part in – Trump Jr pushes back against WikiLeaks",
	}
	if got := lineList(n); !slices.Equal(got, want) {
		t.Errorf("lines\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(n.Notes) != 0 || !slices.Equal(n.Credit, []string{"Trump Jr bares messages with WikiLeaks during campaign"}) {
		t.Errorf("notes %q, credit %q", n.Notes, n.Credit)
	}
	for _, e := range n.Edges {
		for x := range e.Evidence.All() {
			if x.Place.IsZero() || x.Status != e.Status || (x.Speaker != "") != (e.Status == graph.Alleged) {
				t.Errorf("%s: evidence %+v", e.Key, x)
			}
		}
	}
	m := n.Edges[slices.IndexFunc(n.Edges, func(e graph.Edge) bool { return e.Accent })]
	if got := fmt.Sprintln(m.Forward, m.ForwardMore, m.Backward, m.BackwardMore, m.About, m.Complete, m.Undated, m.First, m.Last, m.Inferred, m.Evidence.Len()); got !=
		"5 true 3 false false false 6 2016-10-03 2017-04 true 8\n" {
		t.Errorf("messages %s", got)
	}
	figures := []string{"3 replies from Donald Trump, Jr (reported; by own account)", "about 12 messages from WikiLeaks (reported)"}
	said := func(p graph.Phrase, s string) bool { return p.String() == s }
	if !slices.EqualFunc(m.Figures, figures, said) {
		t.Errorf("figures %q", m.Figures)
	}
}

func TestFoundingCaseEvents(t *testing.T) {
	n := bundled(t, "wikileaks-messages", false)
	var got []string
	for _, v := range n.Nodes {
		if v.Column != graph.ColumnTime {
			continue
		}
		s := fmt.Sprintf("%s|%s|%s|%v|%s", v.Label, v.Status, v.Start, v.Inferred || v.NotBeforeInferred, v.NotBefore)
		for _, i := range v.After {
			s += "|after " + n.Nodes[i].Label
		}
		for _, i := range v.SameDay {
			s += "|on the day of " + n.Nodes[i].Label
		}
		got = append(got, s)
	}
	slices.Sort(got)
	want := []string{
		"Atlantic's article appears|||false|",
		"Clinton's e-mails published||2016|true|",
		"Earlier data released|||false|",
		"Election||2016|true|",
		"Federal investigation|||false|",
		"Meeting with the Russian lawyer|||false|",
		"Secret contact of Trump Jr with WikiLeaks|alleged||false|",
		"Trove on Clinton published|||true|2016-10-03",
		"Trump Jr pushes back against WikiLeaks|not||false||after Earlier data released",
		"Trump Jr releases the messages|||false||after Atlantic's article appears|on the day of Atlantic's article appears",
	}
	if !slices.Equal(got, want) {
		t.Errorf("events\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	drawn := pictures(t, n, export.DrawOptions{})
	for _, must := range []string{"at least 8 messages", "3 Oct 2016 or later (inferred)", "did not happen: ", "dated ones: 3 Oct 2016", "Not placed in time"} {
		if !strings.Contains(drawn, must) {
			t.Errorf("the pictures do not say %q", must)
		}
	}
}

func TestTownCouncilPicture(t *testing.T) {
	public, private := bundled(t, "town-council", false), bundled(t, "town-council", true)
	shown := pictures(t, public, export.DrawOptions{WithText: true})
	for _, secret := range []string{"Anna", "anna", "Notes of a conversation", "informant", "asked not to be named", "of the association", "met with"} {
		if strings.Contains(shown, secret) {
			t.Errorf("a private source shows: %q", secret)
		}
	}
	more := lineList(private)
	more = slices.DeleteFunc(more, func(s string) bool { return slices.Contains(lineList(public), s) })
	want := []string{
		"a member of the association – member – Mühlenverein Hollerfurt e. V.",
		"second-hand: Ida Lorenz = knows = Mira Falk",
		"unconfirmed: Ida Lorenz = met with = Peter Olbrich",
	}
	if !slices.Equal(more, want) {
		t.Errorf("only with private sources\n%s", strings.Join(more, "\n"))
	}
	if all := pictures(t, private, export.DrawOptions{WithText: true}); strings.Contains(all, "asked not to be named") {
		t.Error("what is shown under another name is described")
	}
	for _, e := range public.Edges {
		label := public.Nodes[e.Source].Label + " " + e.Label
		switch label {
		case "Tobias Renz member":
			if e.Kind.Value() == schema.ClassMembership && (e.First != "2014-05-25" || e.Last != "2021-06-30" || !e.Differ || e.Evidence.Len() != 2) {
				t.Errorf("%s: %q to %q, %d rows", label, e.First, e.Last, e.Evidence.Len())
			}
		case "Selin Aydin Beraterin", "Peter Olbrich Bauleiter":
			if e.Status != graph.Alleged {
				t.Errorf("%s is %q", label, e.Status)
			}
		case "Helga Brandt clerk":
			if e.First != "" || e.AsOf != "2019-06-18" {
				t.Errorf("%s from %q, as of %q", label, e.First, e.AsOf)
			}
		}
	}
	if i := slices.Index(lineList(public), "Ida Lorenz = married to = Karl Lorenz"); i < 0 {
		t.Error("a marriage has a direction")
	}
}

func TestAddressBookPicture(t *testing.T) {
	n := bundled(t, "address-book", false)
	drawn := pictures(t, n, export.DrawOptions{WithText: true})
	for _, secret := range []string{"calendar.csv", "contacts.json", "@", "+49"} {
		if strings.Contains(drawn, secret) {
			t.Errorf("the pictures show %q", secret)
		}
	}
	if !slices.Contains(n.Credit, "sources that are not named") || len(n.Edges) != 26 {
		t.Errorf("credit %q, %d lines", n.Credit, len(n.Edges))
	}
}

// What a case hides or renames leaves the newsroom in no text of a picture.
func TestPublishedNames(t *testing.T) {
	c, all := readCase(t, map[string]string{
		"case.yaml":         "base: https://example.org/c/\n",
		"sources.csv":       "id,title,cite_as\nletters,Letters of Vera Moll,\"Vera Moll, Letters\"\nsecret,Otto's diary,\n",
		"people.csv":        "id,name,alias,caption,source\nvm,Vera Moll,V. Moll,sister of Otto Quint,letters\nann,Ann,,,letters\noq,Otto Quint,,,letters\n",
		"accounts.csv":      "id,handle,holder,source\nacc,otto99,oq,letters\n",
		"events.csv":        "id,name,date_text,participants,after,source\nspeech,Vera Moll speaks,when Vera Moll rose,vm:friend of Otto Quint;ann,,letters\nlater,Applause,,ann,speech,letters\n",
		"conversations.csv": "id,title,coverage,source\ntalk,Talk of Vera Moll,partial,letters\n",
		"messages.csv":      "id,from,to,conversation,source,quote\nm1,vm,ann,talk,letters,Vera Moll wrote\nm2,acc,ann,talk,letters,\n",
		"figures.csv":       "id,about,what,from,to,value,unit,source,according_to\nf,talk,messages,vm,ann,5,messages,letters,vm\ng,talk,messages,vm,,9,messages,letters,oq\n",
		"ties.csv":          "from,relation,to,role,source,status,according_to,quote\nann,knows,vm,,letters,,,so says V. Moll\nann,employed-by,vm,,secret,alleged,oq,\n",
		"publish.csv":       "id,show_as,hide\nvm,the clerk,\noq,,true\nsecret,,true\n",
	})
	n := projected(t, c, all, false)
	drawn := pictures(t, n, export.DrawOptions{Title: "What Vera Moll did", Dek: "and Otto Quint", WithText: true})
	for _, secret := range []string{"Vera", "V. Moll", "Moll", "Otto", "Quint", "otto99", "diary", "sister"} {
		if i := strings.Index(drawn, secret); i >= 0 {
			t.Errorf("%q shows: %s", secret, drawn[max(0, i-80):i+60])
		}
	}
	for _, must := range []string{"the clerk", "What the clerk did", "the clerk speaks", "after the clerk speaks", "5 messages from the clerk (by own account)", "[the clerk] wrote", "according to [not named]"} {
		if !strings.Contains(drawn, must) {
			t.Errorf("%q does not show", must)
		}
	}
	if len(n.Notes) != 1 || !strings.HasPrefix(n.Notes[0].String(), "1 person") {
		t.Errorf("notes %q", n.Notes)
	}
}
