package schema

import (
	"fmt"
	"slices"
	"strings"
)

// starterClasses are the classes that rows may be, the likelier first where
// the columns tell as much for two.
var starterClasses = []string{"Person", "Message", "Event", "Organization", "Place"}

// guess settles the class of the rows and what each column becomes.
func (st *starter) guess() {
	best := 0
	for _, class := range starterClasses {
		score, because := 0, []string(nil)
		for _, c := range st.columns {
			if g := st.suits(c, class); g != nil && g.class == class && g.weight > 0 {
				score += g.weight
				because = append(because, c.name)
			}
		}
		if score > best {
			best, st.class, st.because = score, class, because
		}
	}
	taken := make(map[string]bool)
	for _, c := range st.columns {
		g := st.suits(c, st.class)
		if g == nil || taken[g.property] && !c.list && g.link == "" {
			continue
		}
		c.guess = g
		taken[g.property] = true
	}
	if taken["schema:givenName"] && !taken["schema:familyName"] {
		for _, c := range st.columns {
			if c.guess != nil && c.guess.property == "schema:name" {
				c.guess = &guess{property: "schema:familyName"} // beside a first name
			}
		}
	}
}

// suits gives the first of a word's guesses that is for a class and that most
// of the column's values agree with.
func (st *starter) suits(c *starterColumn, class string) *guess {
	if c.word == nil {
		if c.word = wordOf(c.name); c.word == nil {
			return nil
		}
	}
	for i := range c.word.guesses {
		g := &c.word.guesses[i]
		if (g.class == "" || g.class == class) && st.agrees(c, g) {
			return g
		}
	}
	return nil
}

// agrees tells whether four of five values are what the property wants. Who is
// meant by a name can be any text but a date.
func (st *starter) agrees(c *starterColumn, g *guess) bool {
	if g.link != "" {
		return len(c.values) == 0 || c.parses("date")*5 > len(c.values)
	}
	return c.parses(st.valueOf(g))*5 <= len(c.values)
}

// valueOf gives the value type of a guess.
func (st *starter) valueOf(g *guess) string {
	iri, err := st.schema.Expand(g.property)
	if err != nil {
		return ""
	}
	p, _ := st.schema.PropertyByIRI(iri)
	return p.Range.Value
}

// name finds what names a row: a column of ids, else up to three columns that
// tell any two rows apart.
func (st *starter) name() {
	for _, c := range st.columns {
		last := c.name[strings.LastIndex(c.name, ".")+1:]
		if slices.Contains(strings.Fields(idWords), folded(last)) && unique(st.seen, c) {
			st.subject, st.why = "ex:"+c.reference, "names each row; the same id in another table means the same thing"
			c.guess = nil
			c.word = idWord
			return
		}
	}
	var candidates []*starterColumn
	for _, c := range st.columns {
		if c.filled == st.seen && !c.list && c.longest() <= 80 {
			candidates = append(candidates, c)
		}
	}
	slices.SortStableFunc(candidates, func(a, b *starterColumn) int { return naming(a) - naming(b) })
	candidates = candidates[:min(len(candidates), 6)]
	fewest := 1
	if st.class == "Message" || st.class == "Event" {
		fewest = min(2, len(candidates)) // a time or a subject alone comes again
	}
	for n := max(1, fewest); n <= min(3, len(candidates)); n++ {
		if found := st.tellApart(nil, candidates, n); found != nil {
			st.subject = "ex:" + st.kind
			var names []string
			for _, c := range found {
				st.subject += "/" + c.reference
				names = append(names, c.name)
			}
			st.why = strings.Join(names, ", ") + ": no two of the rows that were looked at have the same; if two can, name them otherwise"
			return
		}
	}
	st.why = "no column tells the rows apart: each is named by its number"
}

// idWord marks the column that names the rows.
var idWord = &starterWord{}

// naming orders columns by how well they name a row.
func naming(c *starterColumn) int {
	if c.guess == nil {
		return 2
	}
	switch c.guess.property {
	case "schema:identifier", "schema:email", "schema:familyName", "schema:givenName", "schema:dateSent", "schema:startDate", "schema:sender":
		return 0
	case "schema:name":
		return 1
	}
	return 3
}

// tellApart finds n of the columns that tell all rows apart.
func (st *starter) tellApart(chosen, from []*starterColumn, n int) []*starterColumn {
	if n == 0 {
		if unique(st.seen, chosen...) {
			return chosen
		}
		return nil
	}
	for i, c := range from {
		if found := st.tellApart(append(slices.Clip(chosen), c), from[i+1:], n-1); found != nil {
			return found
		}
	}
	return nil
}

// lines makes the mappings: that of the rows, and one for each column that
// names something else.
func (st *starter) lines() {
	main := starterMapping{name: st.kind, subject: st.subject, why: st.why}
	if st.class == "" {
		main.comment = "Nothing tells what a row is: write its class in place of schema:Thing."
		main.pairs = append(main.pairs, starterPair{"a", "schema:Thing", "what a row is"})
	} else {
		class, _ := st.schema.Class(st.class)
		main.comment = "A row is taken for " + article(class.Label) + " because of: " + strings.Join(st.because, ", ") + "."
		main.pairs = append(main.pairs, starterPair{"a", st.schema.Shorten(class.IRI), "what a row is"})
	}
	var linked []starterMapping
	for _, c := range st.columns {
		switch {
		case c.word == idWord:
		case c.guess == nil:
			own := (&Env{Base: "ex:"}).Own(c.name).Value()
			main.pairs = append(main.pairs, starterPair{own, c.reference, "what is this?"})
		case c.guess.link != "":
			pair, m := st.link(c)
			for m.name == st.kind || slices.ContainsFunc(linked, func(l starterMapping) bool { return l.name == m.name }) {
				m.name += "-2"
			}
			main.pairs = append(main.pairs, pair)
			linked = append(linked, m)
		default:
			main.pairs = append(main.pairs, starterPair{c.guess.property, c.reference, st.comment(c)})
		}
	}
	if name := st.fullName(); name != "" {
		main.pairs = append(main.pairs, starterPair{"schema:name", name, "the whole name, put together"})
	}
	st.mappings = append([]starterMapping{main}, linked...)
}

// fullName puts a name together where the table has its parts alone.
func (st *starter) fullName() string {
	parts := make(map[string]string)
	for _, c := range st.columns {
		if c.guess != nil {
			parts[c.guess.property] = c.reference
		}
	}
	given, family := parts["schema:givenName"], parts["schema:familyName"]
	if parts["schema:name"] != "" || given == "" || family == "" {
		return ""
	}
	return given + " " + family
}

// link says who or what is meant in a column, and describes it.
func (st *starter) link(c *starterColumn) (starterPair, starterMapping) {
	class := c.guess.link
	kind, property, iri := strings.ToLower(class), "schema:name", "schema:"+class
	if class == "Person" && len(c.values) > 0 && c.parses("email")*2 <= len(c.values) {
		kind, property, iri = "account", "foaf:accountName", "sioc:UserAccount"
	}
	id := "ex:" + kind + "/" + c.reference
	comment := st.comment(c)
	if slices.ContainsFunc(c.values, func(v string) bool { return strings.Contains(v, ";") }) {
		comment += "; several in one cell stay together, split them in the table"
	}
	m := starterMapping{
		name: st.kind + "-" + sourceName(c.name), subject: id, why: "equal names are taken for one",
		comment: fmt.Sprintf("Who or what stands in the column %s.", c.name),
		pairs:   []starterPair{{"a", iri, "change it where the column names something else"}},
	}
	if c.list {
		// A list's names and its subjects would be said each with each.
		m.why += "; which name belongs to whom cannot be said of a list"
	} else {
		m.pairs = append(m.pairs, starterPair{property, c.reference, ""})
	}
	return starterPair{c.guess.property, id + "~iri", comment}, m
}

// comment says what a property is, and how many values do not suit it.
func (st *starter) comment(c *starterColumn) string {
	text := starterComments[c.guess.property]
	if iri, err := st.schema.Expand(c.guess.property); err == nil && text == "" {
		if p, ok := st.schema.PropertyByIRI(iri); ok {
			text = strings.TrimSuffix(p.Comment, ".")
		}
	}
	value := st.valueOf(c.guess)
	if bad := c.parses(value); bad > 0 && c.guess.link == "" {
		text += fmt.Sprintf("; %d of %d values are not %s", bad, len(c.values), article(value))
	}
	return text
}

// starterComments explain properties that core.yaml does not have, or says
// less about.
var starterComments = map[string]string{
	"schema:givenName":  "The name before the family's",
	"schema:familyName": "The name of the family",
	"schema:jobTitle":   "What the person does for a living",
	"schema:identifier": "Its number in a register",
}

func article(noun string) string {
	if noun != "" && strings.ContainsRune("AEIOUaeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
