package export

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// cellKind is the type of what a column holds.
type cellKind uint8

const (
	textCell  cellKind = iota // string
	listCell                  // []string, never empty
	wholeCell                 // int
	realCell                  // float64, finite
	truthCell                 // bool
)

// column is one property of all nodes or all edges. Its name is a name token
// of XML: lower-case ASCII letters and underscores. A cell is nil where nothing
// is known.
type column struct {
	name  string
	kind  cellKind
	cells []any
}

// field says how a column is filled.
type field struct {
	name string
	kind cellKind
	cell func(i int) any
}

// columnsOf fills the columns and keeps those that say anything.
func columnsOf(count int, fields []field) []column {
	var all []column
	for _, f := range fields {
		c := column{f.name, f.kind, make([]any, count)}
		some := false
		for i := range c.cells {
			if v := f.cell(i); !isNothing(v) {
				c.cells[i], some = v, true
			}
		}
		if some {
			all = append(all, c)
		}
	}
	return all
}

// isNothing tells values that are not written: no text, no list, no number.
func isNothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	case float64:
		return math.IsNaN(v) || math.IsInf(v, 0)
	}
	return false
}

// given gives a number that is there, and nothing for 0, which stands for one
// that was not computed.
func given[T int | float64](v T) any {
	if v == 0 {
		return nil
	}
	return v
}

// when gives a value where it means something.
func when[T any](ok bool, v T) any {
	if !ok {
		return nil
	}
	return v
}

func (x *interchange) nodeFields() []field {
	node := func(of func(v graph.Node) any) func(int) any {
		return func(i int) any { return of(x.n.Nodes[i]) }
	}
	text := func(of func(v graph.Node) string) func(int) any {
		return func(i int) any { return cleanText(of(x.n.Nodes[i])) }
	}
	// A measure was computed where any node has more than 0 of it.
	measure := func(of func(m graph.Measures) float64) func(int) any {
		computed := slices.ContainsFunc(x.n.Nodes, func(v graph.Node) bool { return of(v.Measures) != 0 })
		return node(func(v graph.Node) any { return when(computed, of(v.Measures)) })
	}
	count := func(of func(m graph.Measures) int) func(int) any {
		computed := slices.ContainsFunc(x.n.Nodes, func(v graph.Node) bool { return of(v.Measures) != 0 })
		return node(func(v graph.Node) any { return when(computed, of(v.Measures)) })
	}
	at := func(of func(p graph.Place) any) func(int) any {
		return node(func(v graph.Node) any {
			if len(v.Places) == 0 {
				return nil
			}
			return of(v.Places[0])
		})
	}
	return []field{
		{"iri", textCell, node(func(v graph.Node) any {
			return when(!v.ShownAs && v.ID.IsIRI() && x.n.Identifier(v.ID) != "", v.ID.Value())
		})},
		{"class", textCell, node(func(v graph.Node) any { return lastName(v.Class) })},
		{"class_iri", textCell, text(func(v graph.Node) string { return v.Class.Value() })},
		{"kind", textCell, text(func(v graph.Node) string { return v.Kicker })},
		{"column", textCell, node(func(v graph.Node) any { return columnName(v.Column) })},
		{"status", textCell, node(func(v graph.Node) any { return statusName(v.Status) })},
		{"start_date", textCell, text(func(v graph.Node) string { return v.Start })},
		{"end_date", textCell, text(func(v graph.Node) string { return v.End })},
		{"date_words", textCell, text(func(v graph.Node) string { return v.DateWords })},
		{"not_before", textCell, text(func(v graph.Node) string { return v.NotBefore })},
		{"date_inferred", truthCell, node(func(v graph.Node) any { return when(v.Inferred || v.NotBeforeInferred, true) })},
		{"dates_differ", truthCell, node(func(v graph.Node) any { return when(v.Differ, true) })},
		{"accounts", wholeCell, node(func(v graph.Node) any { return given(len(v.Folded)) })},
		{"place", textCell, at(func(p graph.Place) any { return cleanText(p.Name) })},
		{"lat", realCell, at(func(p graph.Place) any { return p.Lat })},
		{"lon", realCell, at(func(p graph.Place) any { return p.Lon })},
		{"degree", wholeCell, count(func(m graph.Measures) int { return m.Degree })},
		{"strength", realCell, measure(func(m graph.Measures) float64 { return m.Strength })},
		{"pagerank", realCell, measure(func(m graph.Measures) float64 { return m.PageRank })},
		{"betweenness", realCell, measure(func(m graph.Measures) float64 { return m.Betweenness })},
		{"core", wholeCell, count(func(m graph.Measures) int { return m.Core })},
		{"component", wholeCell, count(func(m graph.Measures) int { return m.Component })},
		{"community", wholeCell, count(func(m graph.Measures) int { return m.Community })},
		{"sources", listCell, node(func(v graph.Node) any { return sourcesOf(slices.Values(v.Evidence)) })},
		{"according_to", listCell, node(func(v graph.Node) any { return speakersOf(slices.Values(v.Evidence)) })},
		{"evidence", wholeCell, node(func(v graph.Node) any { return len(v.Evidence) })},
		{"quotes", listCell, node(func(v graph.Node) any { return x.quotesOf(slices.Values(v.Evidence)) })},
	}
}

func (x *interchange) edgeFields() []field {
	edge := func(of func(e graph.Edge) any) func(int) any {
		return func(i int) any { return of(x.n.Edges[i]) }
	}
	talk := func(of func(e graph.Edge) any) func(int) any {
		return edge(func(e graph.Edge) any { return when(e.Forward+e.Backward > 0, of(e)) })
	}
	contact := func(of func(c graph.Contact) any) func(int) any {
		return edge(func(e graph.Edge) any {
			if e.Contact == nil || !e.Complete {
				return nil
			}
			return of(*e.Contact)
		})
	}
	around := func(of func(a graph.Around) any) func(int) any {
		return edge(func(e graph.Edge) any {
			if e.Around == nil || !e.Complete {
				return nil
			}
			return of(*e.Around)
		})
	}
	return []field{
		{"kind", textCell, edge(func(e graph.Edge) any { return lastName(e.Kind) })},
		{"kind_iri", textCell, edge(func(e graph.Edge) any { return cleanText(e.Kind.Value()) })},
		{"status", textCell, edge(func(e graph.Edge) any { return statusName(e.Status) })},
		{"disputed", truthCell, edge(func(e graph.Edge) any { return when(e.Disputed, true) })},
		{"direction", textCell, edge(func(e graph.Edge) any { return towards(e) })},
		{"forward", wholeCell, talk(func(e graph.Edge) any { return e.Forward })},
		{"backward", wholeCell, talk(func(e graph.Edge) any { return e.Backward })},
		{"or_more", truthCell, talk(func(e graph.Edge) any { return when(e.ForwardMore || e.BackwardMore, true) })},
		{"approximate", truthCell, talk(func(e graph.Edge) any { return when(e.About, true) })},
		{"complete", truthCell, talk(func(e graph.Edge) any { return e.Complete })},
		{"reported", listCell, edge(func(e graph.Edge) any { return cleaned(english.phrases(e.Figures)) })},
		{"first_date", textCell, edge(func(e graph.Edge) any { return cleanText(e.First) })},
		{"last_date", textCell, edge(func(e graph.Edge) any { return cleanText(e.Last) })},
		{"as_of", textCell, edge(func(e graph.Edge) any { return cleanText(e.AsOf) })},
		{"undated", wholeCell, edge(func(e graph.Edge) any { return given(e.Undated) })},
		{"date_inferred", truthCell, edge(func(e graph.Edge) any { return when(e.Inferred, true) })},
		{"dates_differ", truthCell, edge(func(e graph.Edge) any { return when(e.Differ, true) })},
		{"active_days", wholeCell, contact(func(c graph.Contact) any { return c.ActiveDays })},
		{"longest_gap_days", wholeCell, contact(func(c graph.Contact) any { return c.LongestGap })},
		{"answered", realCell, contact(func(c graph.Contact) any { return c.Replies })},
		{"median_response_seconds", wholeCell, contact(func(c graph.Contact) any { return given(int(c.Response.Seconds())) })},
		{"messages_around", wholeCell, around(func(a graph.Around) any { return a.Inside })},
		{"days_around", wholeCell, around(func(a graph.Around) any { return a.Days })},
		{"messages_else", wholeCell, around(func(a graph.Around) any { return a.Outside })},
		{"days_else", wholeCell, around(func(a graph.Around) any { return a.OtherDays })},
		{"times_as_many", realCell, around(func(a graph.Around) any { return when(a.Times > 0, a.Times) })},
		{"sources", listCell, edge(func(e graph.Edge) any { return sourcesOf(speakingFor(e)) })},
		{"according_to", listCell, edge(func(e graph.Edge) any { return speakersOf(speakingFor(e)) })},
		{"denied_by", listCell, edge(func(e graph.Edge) any { return deniersOf(e.Evidence.All()) })},
		{"evidence", wholeCell, edge(func(e graph.Edge) any { return lengthOf(speakingFor(e)) })},
		{"quotes", listCell, edge(func(e graph.Edge) any { return x.quotesOf(speakingFor(e)) })},
	}
}

func columnName(c graph.Column) string {
	return [...]string{"group", "person", "time"}[min(c, graph.ColumnTime)]
}

// statusName writes a status out.
func statusName(s graph.Status) string {
	if s == graph.Stated {
		return "stated"
	}
	return cleanText(string(s))
}

// speakingFor gives the evidence of a line but what speaks against it.
func speakingFor(e graph.Edge) iter.Seq[graph.Evidence] {
	return func(yield func(graph.Evidence) bool) {
		for x := range e.Evidence.All() {
			if !x.Against && !yield(x) {
				return
			}
		}
	}
}

func lengthOf(ev iter.Seq[graph.Evidence]) (n int) {
	for range ev {
		n++
	}
	return n
}

// deniersOf names those who speak against a line, and their sources where these
// pass on nobody.
func deniersOf(ev iter.Seq[graph.Evidence]) []string {
	var names []string
	for e := range ev {
		if e.Against {
			names = append(names, cmp.Or(cleanText(e.Speaker), cleanText(e.Named), "a source that is not named"))
		}
	}
	return cleaned(names)
}

// sourcesOf names the sources behind a thing.
func sourcesOf(ev iter.Seq[graph.Evidence]) []string {
	var names []string
	for e := range ev {
		name := e.Named
		if cleanText(name) == "" {
			name = "a source that is not named"
		}
		names = append(names, name)
	}
	return cleaned(names)
}

// speakersOf names those whom the sources pass on.
func speakersOf(ev iter.Seq[graph.Evidence]) []string {
	var names []string
	for e := range ev {
		names = append(names, e.Speaker)
	}
	return cleaned(names)
}

// quotesOf gives the sources' exact words where texts may appear.
func (x *interchange) quotesOf(ev iter.Seq[graph.Evidence]) []string {
	if !x.o.WithText {
		return nil
	}
	var quotes []string
	for e := range ev {
		quotes = append(quotes, e.Quote)
	}
	return cleaned(quotes)
}

// cleaned cleans texts, sorts them and drops empty and repeated ones.
func cleaned(texts []string) []string {
	var out []string
	for _, s := range texts {
		if s = cleanText(s); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// plain writes a cell as text: lists with "; " between, "" for nothing.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, "; ")
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return ""
}
