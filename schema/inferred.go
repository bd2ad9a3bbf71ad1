package schema

import (
	"strings"

	"corkboard/graph"
)

// InferredYear is the rule by which a date is a conclusion and no statement of
// its source: the row has the source's own words for its dates, and they do
// not hold the year.
const InferredYear = "inferred-year"

// inferred tells whether the rule InferredYear applies to a value.
func (w *sayer) inferred(e Entity, v Value) bool {
	a := w.said
	if a.DateText.IsZero() || a.Base == "" || !v.Object.IsLiteral() || !dated(v.Object.Datatype()) {
		return false
	}
	return !yearsIn(v.Object.Value(), a.DateText.Value())
}

func dated(datatype string) bool {
	switch datatype {
	case XSD + "date", XSD + "gYear", XSD + "gYearMonth", XSD + "dateTime", edtfDatatypeIRI:
		return true
	}
	return false
}

const edtfDatatypeIRI = "http://id.loc.gov/datatypes/edtf/EDTF"

// yearsIn tells whether every year of a date stands in the words, in full or
// as its last two digits after an apostrophe.
func yearsIn(date, words string) bool {
	for _, part := range strings.FieldsFunc(date, func(r rune) bool { return strings.ContainsRune("/[]{},", r) }) {
		for _, one := range strings.Split(part, "..") {
			year, _, _ := strings.Cut(strings.TrimLeft(one, "~?%"), "-")
			year = strings.Trim(year, "~?%")
			if len(year) < 4 || strings.ContainsAny(year, "X") {
				continue
			}
			if !strings.Contains(words, year) && !strings.Contains(words, "'"+year[2:]) && !strings.Contains(words, "’"+year[2:]) {
				return false
			}
		}
	}
	return true
}

// conclude puts a date that a rule gives into the graph of the rule: the
// statement itself where it is plain, and a conclusion that holds it and names
// the rule, the words and the row.
func (w *sayer) conclude(e Entity, v Value, plain bool) {
	a := w.said
	g := RuleGraph(a.Base, InferredYear)
	if plain {
		w.say(e.ID, v.Predicate, v.Object, g, v.Origin)
	}
	st := HeldStatement(a.Base, e.ID, v.Predicate, v.Object)
	c := KeyIRI(a.Base, "conclusion", InferredYear, strings.TrimPrefix(st.Value(), a.Base+"statement/"))
	w.say(c, typeTerm, conclusionTerm, g, v.Origin)
	w.say(c, ruleTerm, g, g, v.Origin)
	w.say(c, dateTextTerm, a.DateText, g, v.Origin)
	w.say(c, derivedTerm, w.row, g, v.Origin)
	for _, from := range w.graphz {
		w.say(c, derivedTerm, from, g, v.Origin)
	}
	w.say(c, holdsTerm, st, g, v.Origin)
	w.reify(st, e.ID, v, g)
	w.say(g, typeTerm, ruleClassTerm, g, v.Origin)
	w.say(g, labelTerm, graph.LangText("Inferred year", "en"), g, v.Origin)
	w.say(g, commentTerm, graph.LangText("The source's own words for the date do not hold the year; whoever entered the row inferred it.", "en"), g, v.Origin)
}
