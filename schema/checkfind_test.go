package schema

import (
	"strings"
	"testing"

	"corkboard/graph"
)

// Each check on small tables: what it finds, and what it must not find.
func TestChecks(t *testing.T) {
	const sources = "sources.csv\nid,title,publisher\ns1,First,A\ns2,Second,B\n"
	for _, test := range []struct {
		name, kind string
		tables     []string
		want       string // lines without their kind
	}{
		{"two sources, two dates of birth", "contradiction", []string{sources, `
people.csv
id,name,born,source
ann,Ann,1970,s1
ann,Ann,1971-02,s2
`}, `"Ann" (ann): born is 1970 in "First", 1971-02 in "Second" [people.csv#row=2 people.csv#row=3]`},
		{"two rows of one source", "contradiction", []string{sources, `
people.csv
id,name,born,source
ann,Ann,1970,s1
ann,Ann,1971,s1
`}, `"Ann" (ann): born is 1970 in "First", 1971 in "First" [people.csv#row=2 people.csv#row=3]`},
		{"no source at all", "contradiction", []string{`
people.csv
id,name,born
ann,Ann,1970
ann,,1972
`}, `"Ann" (ann): born is 1970 in people.csv, 1972 in people.csv [people.csv#row=2 people.csv#row=3]`},
		{"one date within the other", "contradiction", []string{sources, `
people.csv
id,name,born,source
ann,Ann,1970,s1
ann,Ann,1970-04-03,s2
ben,Ben,ca. 1950,s1
ben,Ben,1952,s2
`}, ``},
		{"three values, two of which agree", "contradiction", []string{sources, `
people.csv
id,name,born,source
ann,Ann,1970,s1
ann,Ann,1970-04,s2
ann,Ann,1981,s2
`}, `"Ann" (ann): born is 1970 in "First", 1970-04 in "Second", 1981 in "Second" [people.csv#row=2 people.csv#row=3 people.csv#row=4]`},
		{"numbers written in two ways", "contradiction", []string{sources, `
places.csv
id,name,lat,lon,source
mill,Mill,50.1,10.50,s1
mill,Mill,50.10,10.5,s2
`}, ``},
		{"several names are no contradiction", "contradiction", []string{sources, `
people.csv
id,name,nationality,source
ann,Ann,DE,s1
ann,Anna,FR,s2
`}, ``},
		{"a claim against a statement", "contradiction", []string{sources, `
people.csv
id,name,born,source,status,according_to
ann,Ann,1970,s1,,
ann,Ann,1980,s2,alleged,ben
ben,Ben,,s1,,
`}, `"Ann" (ann): born is 1970 in "First", 1980 (alleged by "Ben") in "Second" [people.csv#row=2 people.csv#row=3]`},
		{"a denial of what is stated", "contradiction", []string{sources, `
people.csv
id,name,born,source,status
ann,Ann,1970,s1,
ann,Ann,1970,s2,not
ben,Ben,1960,s1,
ben,Ben,1961,s2,not
`}, `"Ann" (ann): born is 1970 in "First", 1970 (said not to be so) in "Second" [people.csv#row=2 people.csv#row=3]`},
		{"one states a tie that another denies", "contradiction", []string{sources, `
people.csv
id,name,source
ann,Ann,s1
ben,Ben,s1
`, `
ties.csv
id,from,relation,to,role,source,status
,ann,knows,ben,,s1,
,ann,knows,ben,,s2,denied
,ben,represents,ann,,s2,not
`}, `"Ann" knows "Ben" is stated in "First", denied in "Second" [ties.csv#row=2 ties.csv#row=3]`},
		{"an inferred date against one that is stated", "contradiction", []string{sources, `
events.csv
id,name,start,date_text,source
fire,Fire,2016-10-03,on 3 October,s1
fire,Fire,2015-10-03,3 October 2015,s2
`}, `"Fire" (fire): start is 2015-10-03 in "Second", 2016-10-03 inferred from "First" [events.csv#row=2 events.csv#row=3]`},
		{"words of a scheme", "contradiction", []string{sources, `
conversations.csv
id,title,coverage,source
c,Chain,partial,s1
c,Chain,complete,s2
`}, `"Chain" (c): coverage is complete in "Second", partial in "First" [conversations.csv#row=2 conversations.csv#row=3]`},
		{"figures", "contradiction", []string{sources, `
figures.csv
about,what,from,to,value,unit,date,source,according_to
fire,victims,,,3,people,2016,s1,
fire,victims,,,5,people,2016,s2,
fire,victims,,,~9,people,2017,s1,
fire,victims,,,8..10,people,2017,s2,
fire,losses,ann,ben,10,EUR,,s1,
fire,losses,ann,ben,20,EUR,,s1,ann
fire,losses,ben,ann,30,EUR,,s1,
`, "events.csv\nid,name,source\nfire,Fire,s1\n", "people.csv\nid,name,source\nann,Ann,s1\nben,Ben,s1\n"}, `
"Fire" (fire): losses, from "Ann", to "Ben", EUR is 10 in "First", 20 (passed on by "Ann") in "First" [figures.csv#row=6 figures.csv#row=7]
"Fire" (fire): victims, people, 2016 is 3 in "First", 5 in "Second" [figures.csv#row=2 figures.csv#row=3]`},

		{"a reference to nobody", "dangling", []string{sources, `
people.csv
id,name,source
anna-berg,Ann,s1
`, `
ties.csv
from,relation,to,source
anna-berg,knows,ben,s1
anna-burg,member-of,anna-berg,s1
ben,child-of,anna-berg,s1
`}, `
"anna-burg" is referred to, but nobody describes it; there is "anna-berg" [ties.csv#row=3]
"ben" is referred to 2 times, but nobody describes it [ties.csv#row=2 ties.csv#row=4]`},
		{"a reference in a claim, and to what only a claim describes", "dangling", []string{sources, `
people.csv
id,name,source,status
ann,Ann,s1,alleged
`, `
ties.csv
from,relation,to,source,status
ann,knows,zoe,s1,alleged
`}, `"zoe" is referred to, but nobody describes it [ties.csv#row=2]`},
		{"participants and what publish names", "dangling", []string{sources, `
events.csv
id,name,participants,source
fire,Fire,ann:victim,s1
`, "publish.csv\nid,show_as\nben,B.\n"}, `
"ann" is referred to, but nobody describes it [events.csv#row=2]
"ben" is referred to, but nobody describes it [publish.csv#row=2]`},
		{"first rows and how many there are", "dangling", []string{sources, `
messages.csv
id,from,source
m1,zoe,s1
m2,zoe,s1
m3,zoe,s1
m4,zoe,s1
`}, `"zoe" is referred to 4 times, but nobody describes it [messages.csv#row=2 messages.csv#row=3 messages.csv#row=4]`},
		{"things of elsewhere", "dangling", []string{sources, `
messages.csv
id,from,source
m1,https://elsewhere.example/zoe,s1
`}, ``},

		{"nameless things", "undescribed", []string{sources, `
people.csv
id,name,alias,description,source
ann,Ann,,,s1
ben,,,a man,s1
cid,,Cid,,s1
dan,,,,s1
`, `
accounts.csv
id,handle,holder,source
a1,,ann,s1
a2,@x,,s1
a3,,,s1
`, "messages.csv\nid,from,source\nm,a1,s1\n"}, `
account "a3" has no handle, name, holder or description [accounts.csv#row=4]
person "dan" has no name or description [people.csv#row=5]`},

		{"equal names", "equal-names", []string{sources, `
people.csv
id,name,alias,source
ann,Ann,,s1
ann,Ann,,s2
ann2,Anne,Ann,s1
ben,Ben,,s1
ben2,Ben,,s1
cid,Cid,,s1
cid2,Cid,,s1
cid3,Cid,,s1
dan,Dan,,s1
dan2,Dan,,s1
`, "organizations.csv\nid,name,source\nann3,Ann,s1\n", `
judgements.csv
left,right,judgement
ben,ben2,different
cid,cid2,same
cid2,cid3,different
dan,dan2,unsure
`}, `
2 people are called "Ann": ann, ann2; nobody has judged whether they are one [people.csv#row=2 people.csv#row=3 people.csv#row=4]
2 people are called "Dan": dan, dan2; nobody has judged whether they are one [people.csv#row=10 people.csv#row=11]`},
		{"meetings of every week", "equal-names", []string{sources, `
events.csv
id,name,start,source
w1,Weekly,2016-05-02,s1
w2,Weekly,2016-05-09,s1
w3,Weekly,2016-05-16T10:00,s1
w4,Weekly,2016-05-16,s2
p1,Party,2016-05-01,s1
p2,Party,,s1
q1,Quake,,s1
q2,Quake,,s1
q3,Quake,,s1
q4,Quake,,s1
q5,Quake,,s1
q6,Quake,,s1
q7,Quake,,s1
`}, `
2 events are called "Party": p1, p2; nobody has judged whether they are one [events.csv#row=6 events.csv#row=7]
7 events are called "Quake": q1, q2, q3, q4, q5, and 2 more; nobody has judged whether they are one [events.csv#row=8 events.csv#row=9 events.csv#row=10 events.csv#row=11 events.csv#row=12]
2 events are called "Weekly": w3, w4; nobody has judged whether they are one [events.csv#row=4 events.csv#row=5]`},

		{"end before start", "dates", []string{sources, `
events.csv
id,name,start,end,source
a,A,2016-05,2016-04-30,s1
b,B,2016-05,2016,s1
c,C,2016~,2015,s1
d,D,2016?,2012,s1
`}, `"A" (a) ends 2016-04-30, before it starts 2016-05 [events.csv#row=2]`},
		{"messages and their conversation", "dates", []string{sources, `
conversations.csv
id,title,start,end,source
c,Chain,2016-09,2017-07,s1
`, `
messages.csv
id,date,conversation,reply_to,source
m1,2016-08-31,c,,s1
m2,2016-09-01T10:00:00,c,,s1
m3,2017,c,,s1
m4,2017-08-01,c,,s1
m5,2016-10-03,c,m6,s1
m6,2016-10-04,c,,s1
m7,2016-10-04,c,m6,s1
`}, `
message m1 of 2016-08-31 lies before the start of "Chain" (c) (2016-09) [conversations.csv#row=2 messages.csv#row=2]
message m4 of 2017-08-01 lies after the end of "Chain" (c) (2017-07) [conversations.csv#row=2 messages.csv#row=5]
message m5 of 2016-10-03 is older than what it answers, message m6 (2016-10-04) [messages.csv#row=6 messages.csv#row=7]`},
		{"what comes after", "dates", []string{sources, `
events.csv
id,name,start,after,source
a,A,2016-05,b,s1
b,B,2017,,s1
c,C,2017-03,b,s1
`}, `"A" (a) of 2016-05 is older than what it comes after, "B" (b) (2017) [events.csv#row=2 events.csv#row=3]`},
		{"a member before birth", "dates", []string{sources, `
people.csv
id,name,born,source
ann,Ann,1990-04,s1
`, "organizations.csv\nid,name,source\nclub,Club,s1\n", `
ties.csv
from,relation,to,role,start,source
ann,member-of,club,child,1989,s1
ann,member-of,club,adult,1990,s1
`}, `"Ann" member of "Club" (child) starts 1989, before the birth of "Ann" (ann) (1990-04) [people.csv#row=2 ties.csv#row=2]`},

		{"allegations and answers", "unanswered", []string{sources, `
people.csv
id,name,source
ann,Ann,s1
ben,Ben,s1
cid,Cid,s1
dan,Dan,s1
eve,Eve,s1
`, "organizations.csv\nid,name,source\nclub,Club,s1\n", `
accounts.csv
id,handle,holder,source
cid-x,@cid,cid,s1
`, `
ties.csv
id,from,relation,to,source,status,according_to
t1,ann,colluded-with,club,s1,alleged,
t2,ben,colluded-with,club,s1,investigated,
t3,cid,colluded-with,club,s1,unconfirmed,
t4,dan,colluded-with,club,s1,alleged,
t4,dan,colluded-with,club,s2,denied,dan
t5,eve,colluded-with,club,s1,alleged,
t6,eve,represents,dan,s1,,
t7,dan,knows,club,s1,alleged,
`, `
events.csv
id,name,participants,source,status
e1,Talk,ann:host;club,s1,alleged
`, `
claims.csv
id,by,kind,about,summary,answers,disputes,source
k1,ben,denial,,no,t2,,s1
k2,cid-x,no-comment,t3,,,,s1
k3,club,claim,t5,that she did,,,s2
k4,eve,denial,,no,,k3,s2
k5,club,claim,ben;club,he lied,,,s2
k6,club,characterization,dan,a fool,,,s2
k7,eve,answer,,for him,t7,,s2
k8,ann,answer,club,about the club,,,s2
`}, `
"Ann" (ann) is under the alleged event "Talk" (e1), and no answer, denial or no-comment by them is recorded [events.csv#row=2]
"Ann" (ann) is under the alleged tie "Ann" colluded with "Club", and no answer, denial or no-comment by them is recorded [ties.csv#row=2]
"Ben" (ben) is under a claim by "Club" (k5), and no answer, denial or no-comment by them is recorded [claims.csv#row=6]`},

		{"one id for two kinds", "classes", []string{sources, `
people.csv
id,name,source
x,X,s1
`, "events.csv\nid,name,source\nx,X,s2\n", `
ties.csv
id,from,relation,to,source
t,x,member-of,y,s1
t,x,employed-by,y,s1
`}, `"X" (x) is used for different kinds of things: event, person [events.csv#row=2 people.csv#row=2]`},

		{"sources", "sources", []string{`
sources.csv
id,title,publisher,author,date,based_on
s1,First,,,,s9
s2,Second,,,2016,
`, `
people.csv
id,name,source
ann,Ann,s1
ben,Ben,s3
cid,Cid,s3
dan,Dan,
eve,Eve,
`}, `
people.csv: 2 rows name no source [people.csv#row=5 people.csv#row=6]
"First" (s1): the source names neither outlet, author nor date [sources.csv#row=2]
source "s3" is used, but nobody describes it [people.csv#row=3 people.csv#row=4]
source "s9" is used, but nobody describes it [sources.csv#row=2]`},
		{"a replaced source", "replaced", []string{`
sources.csv
id,title,publisher,replaces
s1,First,A,
s2,Second,A,s1
s3,Third,A,s2
`, "people.csv\nid,name,source\nann,Ann,s1\n"}, `"First" (s1) is replaced by "Second" (s2), and still says 3 statements [sources.csv#row=3]`},
	} {
		t.Run(test.kind+", "+test.name, func(t *testing.T) {
			m := graph.NewList(readStatements(t, writeCase(t, test.tables...)))
			want := ""
			if text := strings.TrimSpace(test.want); text != "" {
				want = test.kind + ": " + strings.ReplaceAll(text, "\n", "\n"+test.kind+": ") + "\n"
			}
			if have := findings(t, m, test.kind); have != want {
				t.Errorf("have\n%s\nwant\n%s", have, want)
			}
		})
	}
}
