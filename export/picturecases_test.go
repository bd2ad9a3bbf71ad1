package export

import (
	"fmt"

	"corkboard/graph"
)

// holding is a tree, as registers of companies are: owners above what they own,
// each with the people who sit in it, and a date for some.
func holding(size int) graph.Network {
	r := random(11)
	b := new(board)
	b.n.Title = "Who owns the companies that bid for the harbour, and who sits on their boards"
	b.n.Credit = []string{"Commercial register, as of May 2024"}
	kinds := []string{"Holding", "Shipping", "Dredging & Salvage", "Immobilien GmbH & Co. KG", "Trust (Jersey) Limited", "Aktsionernoye obshchestvo"}
	people := []string{"Mara Quell", "Jón Þór Ævarsson", "Aleksandra Wiśniewska-Dąbrowska", "Bo Li", "Chiamaka Nwosu", "Tor"}
	id := func(letter string, i int) string { return fmt.Sprint(letter, i) }
	companies, persons, events := max(size/5, 1), 0, 0
	for i := range companies {
		b.node(id("c", i), "Company", fmt.Sprintf("%s %d", kinds[r.below(len(kinds))], i+1), graph.ColumnGroup)
		if i > 0 {
			b.edge(id("c", (i-1)/4), "owns", id("c", i), []graph.Status{"", "", "", graph.Unconfirmed}[r.below(4)])
		}
	}
	for len(b.n.Nodes) < size {
		seat := id("c", persons%companies)
		if r.below(12) == 0 {
			events++
			b.node(id("e", events), "Event", fmt.Sprintf("General meeting %d", events), graph.ColumnTime).Start = fmt.Sprintf("20%02d-%02d", 10+r.below(14), 1+r.below(12))
			b.edge(seat, "held", id("e", events), "")
			continue
		}
		persons++
		b.node(id("p", persons), "Director", fmt.Sprintf("%s %d", people[r.below(len(people))], persons), graph.ColumnPerson)
		b.edge(id("p", persons), []string{"director of", "member of the supervisory board of"}[r.below(2)], seat, []graph.Status{"", "", graph.Alleged, graph.Denied}[r.below(4)])
	}
	return b.n
}

// correspondence is a dense network of people with long names in many scripts
// who wrote to each other, a few of them to very many.
func correspondence(size int) graph.Network {
	r := random(29)
	b := new(board)
	b.n.Title = "مراسلات · 往来书信 · Переписка · Who wrote to whom"
	b.n.Notes = []graph.Phrase{graph.Say("Messages of three accounts are not in hand.")}
	first := []string{"عبد الرحمن", "欧阳", "Владислав-Станислав", "Ἀλέξανδρος", "שלמה", "Nguyễn Thị Minh", "प्रियंका", "ณัฐพงษ์", "한국", "Ọláńrewájú", "Wilhelmina", "👩\u200d⚖️ Judge"}
	last := []string{"المهندس الخوارزمي", "修文化", "Добровольский-Щербаковский", "Παπαδημητρακοπούλου", "בן־אברהם", "Phương Anh", "चट्टोपाध्याय", "ศรีสุวรรณ", "남궁민수", "Adébáyọ̀-Ògúnsànyà", "van den Bergh-Wolfeschlegelsteinhausenbergerdorff", "O’Neill–Żółć"}
	for i := range size {
		b.node(fmt.Sprint("p", i), "Person", first[r.below(len(first))]+" "+last[r.below(len(last))], graph.ColumnPerson)
	}
	for i := range min(5*size, MaxEdges) {
		to := r.below(r.below(size) + 1)
		if i%size == to {
			continue
		}
		e := b.edge(fmt.Sprint("p", i%size), "messages", fmt.Sprint("p", to), "")
		e.Key += fmt.Sprint(i)
		e.Accent, e.Forward, e.Backward, e.Complete = true, 1+r.below(40), r.below(12), r.below(3) > 0
		e.First, e.Last, e.Figures = "2023-11-30", "2024-05-28", quotes("~40 messages, reported by a newspaper")
	}
	return b.n
}
