package export

import (
	"fmt"

	"corkboard/graph"
)

const boardBase = "https://example.invalid/"

// board builds networks for tests: nodes by name, edges by the names.
type board struct {
	n  graph.Network
	at map[string]int
}

func (b *board) node(id, kicker, label string, col graph.Column) *graph.Node {
	if b.at == nil {
		b.at = map[string]int{}
	}
	b.at[id] = len(b.n.Nodes)
	b.n.Nodes = append(b.n.Nodes, graph.Node{ID: graph.IRI(boardBase + id), Column: col, Kicker: kicker, Label: label,
		Evidence: []graph.Evidence{evidence(id, "")}})
	return &b.n.Nodes[len(b.n.Nodes)-1]
}

func (b *board) edge(from, label, to string, status graph.Status) *graph.Edge {
	key := fmt.Sprintf("%s %s %s %s", from, label, to, status)
	b.n.Edges = append(b.n.Edges, graph.Edge{Key: key, Source: b.at[from], Target: b.at[to], Directed: true,
		Kind: graph.IRI(boardBase + "kind/" + label), Label: label, Status: status,
		Evidence: graph.ListEvidence(evidence(key, status))})
	return &b.n.Edges[len(b.n.Edges)-1]
}

func evidence(id string, status graph.Status) graph.Evidence {
	return graph.Evidence{Subject: graph.IRI(boardBase + "tie/" + fmt.Sprintf("%x", id)), Label: "words about " + id, Status: status,
		Source: graph.IRI(boardBase + "source/report"), Named: "The report", Graph: graph.IRI(boardBase + "source/report/ties.csv"),
		Place: graph.IRI(boardBase + "file/ties.csv#row=4"), Quote: "exact words of " + id}
}

func quotes(all ...string) (said []graph.Phrase) {
	for _, s := range all {
		said = append(said, graph.Quote(s))
	}
	return said
}

// retold changes the first evidence behind an edge.
func retold(e *graph.Edge, change func(x *graph.Evidence)) {
	all := e.Evidence.Slice()
	change(&all[0])
	e.Evidence = graph.ListEvidence(all...)
}

// founding is the case that the project began with.
func founding() graph.Network {
	b := new(board)
	b.n.Title = "What the messages say, and who says so"
	b.n.Credit = []string{"A news report, undated", "The Atlantic"}
	b.n.Notes = []graph.Phrase{graph.Say("Three statements of denial without a second party are not drawn.")}
	b.node("campaign", "Campaign", "Trump campaign", graph.ColumnGroup)
	b.node("russia", "State", "Russia", graph.ColumnGroup)
	b.node("wikileaks", "Organization", "WikiLeaks", graph.ColumnGroup)
	b.node("assange", "Founder", "Julian Assange", graph.ColumnPerson)
	b.node("clinton", "Candidate", "Hillary Clinton", graph.ColumnPerson)
	b.node("trump", "Candidate", "Donald Trump", graph.ColumnPerson)
	b.node("trump-jr", "Person", "Donald Trump Jr.", graph.ColumnPerson)
	b.node("lawyer", "Person", "Russian lawyer", graph.ColumnPerson)
	tweet := b.node("messages", "Event", "First of the described messages", graph.ColumnTime)
	tweet.Start = "2016-09-20"
	b.node("oct3", "Event", "Reply on the “Wednesday leak”", graph.ColumnTime).Start = "2016-10-03"
	b.n.Nodes[b.at["oct3"]].Inferred = true
	trove := b.node("trove", "Event", "Clinton trove published", graph.ColumnTime)
	trove.Start, trove.After = "2016-10", []int{b.at["oct3"]}
	b.node("election", "Event", "Presidential election", graph.ColumnTime).Start = "2016"
	b.node("release", "Event", "The son releases the chain", graph.ColumnTime).Start = "2017-11"
	article := b.node("article", "Event", "Article in The Atlantic", graph.ColumnTime)
	article.SameDay, article.DateWords = []int{b.at["release"]}, "earlier the same day"
	b.n.Nodes[b.at["release"]].After = []int{b.at["article"]}
	meeting := b.node("meeting", "Event", "Meeting with a Russian lawyer", graph.ColumnTime)
	meeting.Label = "Meeting at Trump Tower"
	m := b.edge("wikileaks", "messages", "trump-jr", "")
	m.Accent, m.Forward, m.Backward = true, 5, 2
	m.First, m.Last = "2016-09-20", "2017-07"
	m.Figures = quotes("~12 messages from WikiLeaks, reported by the report", "3 replies, according to the son")
	b.edge("assange", "founder of", "wikileaks", "")
	b.edge("trump-jr", "son of", "trump", "")
	b.edge("campaign", "candidate", "trump", "").Directed = false
	b.edge("campaign", "collusion", "russia", graph.Investigated).Directed = false
	b.edge("trump-jr", "attended", "meeting", "")
	b.edge("lawyer", "attended", "meeting", "")
	b.edge("wikileaks", "published", "trove", "")
	b.edge("clinton", "subject of", "trove", "")
	b.edge("trump-jr", "wrote", "oct3", "")
	b.edge("trump-jr", "released", "release", "")
	b.edge("trump", "elected", "election", "")
	b.edge("clinton", "stood in", "election", "")
	b.edge("trump-jr", "liaised secretly", "wikileaks", graph.SecondHand).Directed = false
	b.edge("trump-jr", "pushed back", "wikileaks", graph.Negated)
	b.edge("wikileaks", "wrote", "messages", "")
	return b.n
}

// council is a larger network: a town council, those who do business with it,
// and two years of dates.
func council() graph.Network {
	b := new(board)
	b.n.Title = "Who sat with whom before the harbour was sold"
	b.n.Credit = []string{"Minutes of the council, 2021–2023", "Commercial register"}
	groups := []string{"Town council", "Harbour board", "Nordhaven Logistics", "Pier 4 Holding", "Savings bank",
		"Sailing club", "Ministry of Transport", "Kestrel Consulting"}
	for _, g := range groups {
		b.node(g, "Organization", g, graph.ColumnGroup)
	}
	people := []string{"Ada Brandt", "Bela Okafor", "Carla Nunes", "Dmitri Volkov", "Elif Kaya", "Farid Haddad",
		"Greta Holm", "Hugo Marchetti", "Ines Duarte", "Jonas Weiss", "Katya Orlova", "Liam Byrne"}
	for _, p := range people {
		b.node(p, "Member", p, graph.ColumnPerson)
	}
	for i, e := range []string{"First reading", "Dinner at the club", "Site visit", "Bank hearing", "Second reading",
		"Sale signed", "Audit begins", "Resignation"} {
		b.node(e, "Event", e, graph.ColumnTime).Start = []string{"2021-03-04", "2021-03-18", "2021-06", "2021-11-02",
			"2022-01-20", "2022-02-01", "2022", "2023-05-09"}[i]
	}
	for i, p := range people {
		b.edge(p, []string{"member of", "chair of", "adviser to"}[i%3], groups[(i*5)%7], []graph.Status{"", "", "", graph.Alleged}[i%4])
		b.edge(p, "attended", []string{"First reading", "Second reading", "Sale signed", "Dinner at the club"}[i%4], "")
	}
	b.edge("Ada Brandt", "married to", "Farid Haddad", "")
	b.edge("Greta Holm", "sister of", "Hugo Marchetti", "")
	b.edge("Pier 4 Holding", "owned by", "Nordhaven Logistics", graph.Unconfirmed)
	b.edge("Kestrel Consulting", "paid by", "Pier 4 Holding", graph.Denied)
	b.edge("Audit begins", "about", "Sale signed", "")
	b.edge("Jonas Weiss", "resigned", "Resignation", "")
	m := b.edge("Nordhaven Logistics", "messages", "Carla Nunes", "")
	m.Accent, m.Complete, m.Forward, m.Backward = true, true, 11, 4
	m.First, m.Last = "2021-02-03", "2021-05-28"
	m = b.edge("Carla Nunes", "messages", "Jonas Weiss", "")
	m.Accent, m.Complete, m.Forward = true, true, 3
	m.First, m.Last = "2022-01-30", "2022-01-30"
	return b.n
}

// random is a small linear congruential generator, so that tests draw the
// same networks everywhere.
type random uint64

func (r *random) below(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r>>33) % uint64(n))
}

// generated makes a network of n nodes with ties of every course and status.
func generated(n int, seed uint64) graph.Network {
	r := random(seed)
	b := new(board)
	b.n.Title = fmt.Sprintf("Network %d of %d", seed, n)
	names := []string{"Anna Lindqvist", "Harbour Energy", "Ministry of Ports and Inland Waterways of the North",
		"欧阳修文化研究院", "محمد عبد الله الأحمد", "Åsa Ørsted-Ångström", "X", "Donaudampfschifffahrtsgesellschaftskapitän",
		"Іван Щербаченко", "Coast Institute", "Tomas Reuter", "a very long name that goes on and on and on past every limit there is"}
	dates := []string{"", "2016", "2016-10", "2016-10-03", "2015-02-28", "2017-01/2017-03", "201X", "2016-11-08T20:00:00Z"}
	for i := range n {
		col := graph.Column([]int{0, 1, 1, 2}[r.below(4)])
		v := b.node(fmt.Sprintf("n%d", i), []string{"", "Person", "Public body"}[r.below(3)], names[r.below(len(names))], col)
		if col == graph.ColumnTime {
			v.Start = dates[r.below(len(dates))]
		}
	}
	for i := range b.n.Nodes {
		j := r.below(n)
		if v := &b.n.Nodes[i]; v.Column == graph.ColumnTime && v.Start == "" && b.n.Nodes[j].Column == graph.ColumnTime {
			if r.below(2) == 0 {
				v.After = append(v.After, j)
			} else {
				v.SameDay = append(v.SameDay, j)
			}
		}
	}
	labels := []string{"employs", "son of", "attended", "member of the supervisory board since the merger", "مدير", ""}
	statuses := []graph.Status{"", "", "", graph.Alleged, graph.Investigated, graph.Denied, graph.Negated, "rumoured"}
	for k := range n + n/2 {
		from, to := r.below(n), r.below(n)
		e := b.edge(fmt.Sprintf("n%d", from), labels[r.below(len(labels))], fmt.Sprintf("n%d", to), statuses[r.below(len(statuses))])
		e.Key += fmt.Sprint(k)
		if r.below(6) == 0 {
			e.Accent, e.Forward, e.Backward = true, r.below(30), r.below(9)
			e.Complete = r.below(2) == 0
			e.First, e.Last = "2016-02-03", "2016-05-28"
			e.Figures = quotes("~12 messages reported by a newspaper with a long name", "3 replies")
		}
	}
	return b.n
}

// hostileEverywhere is a network with a text in every place.
func hostileEverywhere(s string) graph.Network {
	b := new(board)
	b.n.Title, b.n.View, b.n.Parameters = s, s, []graph.Phrase{graph.Say(s)}
	b.node("a", s, s, graph.ColumnPerson)
	b.node("b", s, s, graph.ColumnTime).DateWords = s
	b.node("c", s, s, graph.ColumnGroup)
	b.edge("a", s, "b", graph.Status(s)).Figures = quotes(s)
	e := b.edge("c", s, "a", "")
	e.Accent, e.Forward, e.Figures, e.First = true, 3, quotes(s), s
	b.n.Notes = []graph.Phrase{graph.Quote(s)}
	return b.n
}
