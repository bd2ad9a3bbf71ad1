package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What a reference means: an id, else the one name, else an id of nobody yet.
func TestReferences(t *testing.T) {
	const people = "id,name\nann,Ann Lee\nben,Ben\nb2,Ben\ncy,Dee\ndee,Eve\nf,Foo: Bar\ng,\"Smith; Sons\"\nhttps://x.org/h,Hal\n,Row Ling\n,Twin\n,Twin\n"
	for _, test := range []struct{ name, from, want, fault string }{
		{"an id", "ann", "<ann>", ""},
		{"a name", "Ann Lee", "<ann>", ""},
		{"an id before a name", "dee", "<dee>", ""},
		{"a name that is an id in another case", "Dee", "<cy>", ""},
		{"unknown", "nobody yet", "<nobody%20yet>", ""},
		{"an IRI of the case", readBase + "ann", "<ann>", ""},
		{"an IRI of elsewhere", "https://x.org/ann", "<https://x.org/ann>", ""},
		{"an id that is an IRI", "https://x.org/h", "<https%3A%2F%2Fx.org%2Fh>", ""},
		{"a name with a colon", "Foo: Bar", "<f>", ""},
		{"a name with a semicolon", `"Smith; Sons"`, "<g>", ""},
		{"a name of a row without an id", "Row Ling", "<row/people.csv/row%3D10>", ""},
		{"a name of two", "Ben", "", `ties.csv:2:1: from: "Ben" is the name of several: ben, b2; write the id`},
		{"a name of two rows", "Twin", "", `"Twin" is the name of several: people.csv#row=11, people.csv#row=12; write the id`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := readFiles(t, map[string]string{"people.csv": people, "ties.csv": "from,relation,to\n" + test.from + ",knows,zoe\n"})
			if test.fault != "" {
				r.wantFaults(t, test.fault)
				if !strings.Contains(r.text(), `ns#from> "`+test.from+`"`) {
					t.Errorf("the text is not kept:\n%s", r.text())
				}
				if strings.Contains(r.text(), "schema:knows") {
					t.Errorf("a direct statement of a tie with one end:\n%s", r.text())
				}
				return
			}
			r.wantFaults(t)
			r.wants(t, test.want+" schema:knows <zoe> @<file/ties.csv>")
		})
	}
}

// However an end of a tie is written, the tie is one.
func TestReferencesGiveOneKey(t *testing.T) {
	files := map[string]string{
		"people.csv": "id,name\nann,Ann Lee\nben,Ben\n",
		"ties.csv": "from,relation,to,role\nann,knows,ben,x\nAnn Lee,knows,ben,x\nann,knows,Ben,x\n" +
			readBase + "ann,Knows,ben,x\n",
		"claims.csv":  "by,kind,about,text\nann,claim,ann;ben,T\nAnn Lee,Claim,Ann Lee; Ben,T\n",
		"figures.csv": "about,what,value\nann,letters,12\nAnn Lee,letters,12\n",
	}
	r := readFiles(t, files)
	r.wantFaults(t)
	if have := r.subjects("Acquaintance"); len(have) != 1 {
		t.Errorf("ties: %s", have)
	}
	if have := r.subjects("Claim"); len(have) != 1 {
		t.Errorf("claims: %s", have)
	}
	if have := r.subjects("Figure"); len(have) != 1 {
		t.Errorf("figures: %s", have)
	}
}

func TestParticipants(t *testing.T) {
	const people = "id,name\nann,Ann\nf,Foo: Bar\ng,\"Smith; Sons\"\n"
	for _, test := range []struct{ cell, who, role, node string }{
		{"ann", "<ann>", "", "participation/fair/ann/"},
		{"ann:speaker", "<ann>", "speaker", "participation/fair/ann/speaker"},
		{" ann : the speaker ", "<ann>", "the speaker", "participation/fair/ann/the%20speaker"},
		{"Ann:speaker", "<ann>", "speaker", "participation/fair/ann/speaker"},
		{`Foo\: Bar`, "<f>", "", "participation/fair/f/"},
		{`Foo\: Bar:guest`, "<f>", "guest", "participation/fair/f/guest"},
		{`Smith\; Sons:guest`, "<g>", "guest", "participation/fair/g/guest"},
		{`ann:at 10\:30`, "<ann>", "at 10:30", "participation/fair/ann/at%2010%3A30"},
		{"ann:at 10:30", "<ann>", "at 10:30", "participation/fair/ann/at%2010%3A30"},
		{"https://x.org/p", "<https://x.org/p>", "", "participation/fair/https%3A%2F%2Fx.org%2Fp/"},
		{"https://x.org/p:guest", "<https://x.org/p>", "guest", "participation/fair/https%3A%2F%2Fx.org%2Fp/guest"},
		{readBase + "ann:guest", "<ann>", "guest", "participation/fair/ann/guest"},
	} {
		t.Run(test.cell, func(t *testing.T) {
			r := readFiles(t, map[string]string{"people.csv": people, "events.csv": "id,name,participants\nfair,Fair," + test.cell + "\n"})
			r.wantFaults(t)
			want := []string{
				"<fair> sem:hasActor " + test.who + " @<file/events.csv>",
				"<" + test.node + "> cb:participant " + test.who + " @<file/events.csv>",
				"<" + test.node + "> cb:event <fair> @<file/events.csv>",
			}
			if test.role != "" {
				want = append(want, "<"+test.node+`> schema:roleName "`+test.role+`" @<file/events.csv>`)
			}
			r.wants(t, want...)
			if all := r.subjects("Participation"); len(all) != 1 {
				t.Errorf("participations: %s", all)
			}
		})
	}
}

// Two events without ids are two, and so are those who took part.
func TestParticipantsOfNamelessEvents(t *testing.T) {
	r := readFiles(t, map[string]string{"events.csv": "name,participants\nFair,ann:guest\nFair,ann:guest\n"})
	r.wantFaults(t)
	if all := r.subjects("Participation"); len(all) != 2 {
		t.Errorf("participations: %s", all)
	}
	r.wants(t, "<row/events.csv/row%3D2> sem:hasActor <ann> @<file/events.csv>",
		"<row/events.csv/row%3D3> sem:hasActor <ann> @<file/events.csv>")
}

// A participant that cannot be told is reported once, and its text is kept.
func TestParticipantOfSeveralNames(t *testing.T) {
	r := readFiles(t, map[string]string{"people.csv": "id,name\na,Ben\nb,Ben\n", "events.csv": "id,participants\nfair,Ben:guest; ann\n"})
	r.wantFaults(t, `events.csv:2:6: participants: "Ben" is the name of several: a, b; write the id`)
	r.wants(t, `<fair> <ns#participants> "Ben:guest" @<file/events.csv>`, "<fair> sem:hasActor <ann> @<file/events.csv>")
	if all := r.subjects("Participation"); len(all) != 1 {
		t.Errorf("participations: %s", all)
	}
}

// Names hold what is referred to, not who refers.
func TestNamesMemory(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,from,to\n")
	for i := range 20000 {
		fmt.Fprintf(&b, "m%d,p%d,p%d;p%d\n", i, i%100, (i+1)%100, (i+2)%100)
	}
	r := readFiles(t, map[string]string{"messages.csv": b.String(), "people.csv": "id,name\np1,One\np2,Two\n"})
	if n := len(r.names.refs.known); n != 100 {
		t.Errorf("%d entries for 100 people", n)
	}
}

func TestManyReferences(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.csv":   "id,name\nann,Ann\nben,Ben\ng,\"Smith; Sons\"\n",
		"messages.csv": "id,from,to,cc,reply_to,after\nm1,ann,Ben; ann ;;x,Smith\\; Sons;ben,?,\nm2,ann,ben,,m1,m1\n",
	})
	r.wantFaults(t)
	want := []string{
		"<m1> rdf:type schema:Message @<file/messages.csv>",
		"<m1> schema:ccRecipient <ben> @<file/messages.csv>", "<m1> schema:ccRecipient <g> @<file/messages.csv>",
		"<m1> schema:recipient <ann> @<file/messages.csv>", "<m1> schema:recipient <ben> @<file/messages.csv>",
		"<m1> schema:recipient <x> @<file/messages.csv>", "<m1> schema:sender <ann> @<file/messages.csv>",
		`<m1> cb:replyToMissing "true"^^boolean @<file/messages.csv>`,
	}
	have := r.lines("m1")
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("have\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
	r.wants(t, "<m2> sioc:reply_of <m1> @<file/messages.csv>", "!<m2> cb:replyToMissing")
}
