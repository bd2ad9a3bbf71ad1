package schema

import "strings"

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

// inferredYear is the rule InferredYear in words.
var inferredYear = conclusionRule{
	name: InferredYear, label: "Inferred year",
	comment: "The source's own words for the date do not hold the year; whoever entered the row inferred it.",
}
