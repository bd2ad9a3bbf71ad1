package schema

import (
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// reified tells whether a statement says something of a held statement.
func reified(s graph.Statement) bool {
	switch s.Predicate {
	case subjectTerm, predicateTerm, objectTerm:
		return true
	}
	return s.Predicate == typeTerm && s.Object == statementTerm
}

// heldBy lists what claims or conclusions hold, in short.
func (r *reading) heldBy(holder string) []string {
	var all []string
	for _, s := range r.all {
		if s.Predicate != holdsTerm || !strings.HasPrefix(r.short(s.Subject), holder) {
			continue
		}
		var st graph.Statement
		for _, part := range r.all {
			if part.Subject == s.Object && part.Graph == s.Graph {
				switch part.Predicate {
				case subjectTerm:
					st.Subject = part.Object
				case predicateTerm:
					st.Predicate = part.Object
				case objectTerm:
					st.Object = part.Object
				}
			}
		}
		all = append(all, strings.TrimSuffix(r.line(st), " @"))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Tables with every kind of thing a row can say: types, values, references,
// roles, direct statements, texts kept as given, faults, unknown columns,
// inferred dates and judgements.
var alleging = map[string]string{
	"people.csv":        "id,name,phone,born,extra,date_text,STATUS\nCANARYa,CANARY name,030/CANARY,1970-05-06,CANARY x,in CANARY May,VALUE\n",
	"events.csv":        "id,name,start,participants,place,date_text,STATUS\nCANARYe,CANARY e,2016-05/2016-07,CANARYp:CANARY role;CANARYq,CANARY place,CANARY May,VALUE\n",
	"ties.csv":          "from,relation,to,role,start,extra,STATUS\nCANARYa,child-of,CANARYb,CANARY role,ca. 1970,CANARY,VALUE\nCANARYa,CANARYrel,CANARYb,,,,VALUE\n",
	"messages.csv":      "id,from,to,reply_to,date,act,text,STATUS\nCANARYm,CANARYa,CANARYb,?,nonsense CANARY,CANARY act,CANARY text,VALUE\n",
	"conversations.csv": "title,participants,coverage,STATUS\nCANARY c,CANARYa;CANARYb,partial,VALUE\n",
	"judgements.csv":    "left,right,judgement,STATUS\nCANARYa,CANARYb,same,VALUE\n",
	"figures.csv":       "about,what,value,STATUS\nCANARYa,CANARY letters,about 12,VALUE\n",
	"documents.json":    `[{"title": "CANARY doc", "author": ["CANARYa", "CANARYb"], "extra": {"CANARY": 1}, "about": {"x": "CANARY"}, "STATUS": "VALUE"}]`,
	"sources.csv":       "id,title,author,date,based_on,STATUS\nCANARYs,CANARY title,CANARY author,2016,CANARYt,VALUE\n",
}

func withStatus(column, value string) map[string]string {
	files := make(map[string]string)
	for name, text := range alleging {
		files[name] = strings.NewReplacer("STATUS", column, "VALUE", value).Replace(text)
	}
	return files
}

// Nothing of a row that its source does not state in its own voice stands
// plainly anywhere, and the claim holds all that the plain row would say.
func TestClaimsSayNothingPlainly(t *testing.T) {
	plain := readFiles(t, withStatus("status", ""))
	said := make(map[string]bool) // what the plain rows say
	for _, s := range plain.all {
		if s.Graph != SourcesGraph(readBase) || strings.Contains(s.String(), "CANARY") {
			said[plain.short(s.Subject)+" "+plain.short(s.Predicate)+" "+plain.short(s.Object)] = true
		}
	}
	for _, test := range []struct{ column, value, status string }{
		{"status", "alleged", "alleged"}, {"status", "Alleged", "alleged"}, {"status", "second-hand", "second-hand"},
		{"status", "second hand", "second-hand"}, {"status", "unconfirmed", "unconfirmed"}, {"status", "investigated", "investigated"},
		{"status", "denied", "denied"}, {"status", "not", "not"}, {"status", "retracted", "retracted"},
		{"status", "alledged", "unconfirmed"}, {"status", "?", "unconfirmed"}, {"according_to", "somebody", "second-hand"},
	} {
		t.Run(test.value, func(t *testing.T) {
			r := readFiles(t, withStatus(test.column, test.value))
			claims := 0
			for _, s := range r.all {
				subject := r.short(s.Subject)
				switch {
				case reified(s):
				case s.Predicate == holdsTerm, s.Predicate == derivedTerm:
					if !strings.HasPrefix(subject, "<claim/") && !strings.HasPrefix(subject, "<conclusion/") && !strings.HasPrefix(subject, "<file/") {
						t.Errorf("%s", r.line(s))
					}
				case strings.HasPrefix(subject, "<claim/"):
					if s.Predicate == statusTerm {
						if claims++; s.Object != graph.IRI(Namespace+"status-"+test.status) {
							t.Errorf("%s", r.line(s))
						}
					}
				case strings.HasPrefix(subject, "<conclusion/"), subject == "<rule/inferred-year>":
				default:
					if said[subject+" "+r.short(s.Predicate)+" "+r.short(s.Object)] || strings.Contains(r.line(s), "CANARY") {
						t.Errorf("plainly: %s", r.line(s))
					}
				}
			}
			if claims != 10 {
				t.Errorf("%d claims, want 10", claims)
			}
			held := r.heldBy("<claim/")
			for line := range said {
				if strings.HasPrefix(line, "<conclusion/") || strings.HasPrefix(line, "<statement/") || strings.HasPrefix(line, "<rule/") ||
					strings.HasPrefix(line, "<file/") || strings.Contains(line, "wasDerivedFrom") || strings.Contains(line, "skos:exactMatch") ||
					test.column == "according_to" && strings.HasPrefix(line, "<figure/") { // its key names the speaker
					continue
				}
				if !slices.Contains(held, line) {
					t.Errorf("not held: %s", line)
				}
			}
		})
	}
}

// Every claim has what it is about, its status and its speaker, and its place.
func TestClaim(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.csv": "id,name\nann,Ann\nspeaker,Sue Speaker\n",
		"ties.csv":   "from,relation,to,source,status,according_to,quote,at,note,lang\nann,child-of,ben,paper;radio,denied,Sue Speaker,Nie und nimmer,p. 3,look again,de\n",
	})
	r.wantFaults(t)
	claim := "<claim/tie%2Fann%2Fchild-of%2Fben%2F/denied/speaker>"
	for _, g := range []string{"source/paper/ties.csv", "source/radio/ties.csv"} {
		r.wants(t, claim+" rdf:type schema:Claim @<"+g+">", claim+" cb:status cb:status-denied @<"+g+">",
			claim+" schema:about <tie/ann/child-of/ben/> @<"+g+">", claim+" schema:author <speaker> @<"+g+">",
			claim+" prov:wasDerivedFrom <file/ties.csv#row=2> @<"+g+"#places>",
			`<file/ties.csv#row=2> oa:exact "Nie und nimmer"@de @<`+g+"#places>",
			`<file/ties.csv#row=2> cb:at "p. 3" @<`+g+"#places>", `<file/ties.csv#row=2> skos:note "look again"@de @<`+g+"#places>")
	}
	want := []string{"<ann> schema:parent <ben>", "<tie/ann/child-of/ben/> cb:from <ann>", "<tie/ann/child-of/ben/> cb:relation cb:relation-child-of",
		"<tie/ann/child-of/ben/> cb:to <ben>", "<tie/ann/child-of/ben/> rdf:type cb:Kinship"}
	if have := r.heldBy("<claim/"); !slices.Equal(have, want) {
		t.Errorf("held:\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
	r.wants(t, "<source/paper/ties.csv> prov:wasAttributedTo <paper> @<sources>", "<source/paper/ties.csv> rdf:type prov:Bundle @<sources>",
		"<source/radio/ties.csv> prov:wasDerivedFrom <file/ties.csv> @<sources>")
}

// Rows of the claims table are plain: the source states that somebody claims.
func TestClaimsTable(t *testing.T) {
	r := readFiles(t, map[string]string{"claims.csv": "id,by,kind,about,text\nc,ann,no comment,ben,Nothing to say\n"})
	r.wantFaults(t)
	r.wants(t, "<c> schema:author <ann> @<file/claims.csv>", "<c> cb:kind cb:claimKind-no-comment @<file/claims.csv>", "!cb:holds", "!<claim/")
}

// One row alleges, another states, a third is ambiguous about the speaker.
func TestSpeakerAtFault(t *testing.T) {
	r := readFiles(t, map[string]string{
		"people.csv": "id,name\na,Sue\nb,Sue\n",
		"ties.csv":   "from,relation,to,according_to,status\nx,knows,y,Sue,\nx,knows,z,,stated\nx,knows,w,,Stated\n",
	})
	r.wantFaults(t, `ties.csv:2:11: according_to: "Sue" is the name of several: a, b; write the id`)
	r.wants(t, "!<x> schema:knows <y>", "<x> schema:knows <z> @<file/ties.csv>", "<x> schema:knows <w> @<file/ties.csv>",
		"<claim/tie%2Fx%2Fknows%2Fy%2F/second-hand/Sue> cb:status cb:status-second-hand @<file/ties.csv>")
	if have := strings.Join(r.heldBy("<claim/"), "\n"); !strings.Contains(have, `<ns#according_to> "Sue"`) {
		t.Errorf("the text is not kept:\n%s", have)
	}
}

// A row with two sources is said twice; a source named twice, once.
func TestTwoSources(t *testing.T) {
	r := readFiles(t, map[string]string{
		"sources.csv": "id,title\npaper,The Paper\na b,Odd\n",
		"people.csv":  "id,name,source\nann,Ann,paper;The Paper; a b ;https://x.org/s\nben,Ben,\n",
	})
	r.wantFaults(t)
	want := []string{"<ben> @<file/people.csv>", "<ann> @<source/a%20b/people.csv>", "<ann> @<source/https%3A%2F%2Fx.org%2Fs/people.csv>", "<ann> @<source/paper/people.csv>"}
	var have []string
	for _, s := range r.all {
		if s.Predicate == graph.IRI(PropertyName) && s.Graph != SourcesGraph(r.Base) {
			have = append(have, r.short(s.Subject)+" @"+r.short(s.Graph))
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

// The command line may name the source of rows that name none, in any order.
func TestWithSource(t *testing.T) {
	files := map[string]string{"people.csv": "id,name,source\nann,Ann,\nben,Ben,paper\n"}
	base := WithBase("https://example.org/other/")
	for _, o := range [][]CaseOption{{base, WithSource("notes")}, {WithSource("notes"), base}} {
		r := readFiles(t, files, o...)
		r.wants(t, `<ann> schema:name "Ann" @<source/notes/people.csv>`, `<ben> schema:name "Ben" @<source/paper/people.csv>`,
			"<source/notes/people.csv> prov:wasAttributedTo <notes> @<sources>")
	}
}
