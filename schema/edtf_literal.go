package schema

import (
	"strings"

	"corkboard/graph"
)

// DateOf reads a date back from a stored literal of xsd:date, xsd:dateTime,
// xsd:dateTimeStamp, xsd:gYear, xsd:gYearMonth or EDTF. Its Term is the
// literal again. ok is false for any other term, and where the lexical form is
// not one of its datatype.
func DateOf(t graph.Term) (d Date, ok bool) {
	text := t.Value()
	p := dateParser{given: text}
	if t.Datatype() == EDTFDatatype {
		d, err := p.date(text)
		if err != nil || d.text != text {
			return Date{}, false
		}
		d.datatype = EDTFDatatype
		return d, true
	}
	local, ok := strings.CutPrefix(t.Datatype(), NamespaceXSD)
	if !ok {
		return Date{}, false
	}
	var want Precision
	switch local {
	case "date":
		want = PrecisionDay
	case "dateTime", "dateTimeStamp":
		want = PrecisionSecond
	case "gYearMonth":
		want = PrecisionMonth
	case "gYear":
		want = PrecisionYear
	default:
		return Date{}, false
	}
	p.xsd = true
	d, err := p.moment(text)
	if err != nil || d.precision != want || d.text != text || strings.ContainsAny(text, "Xx?~%Y") ||
		local == "dateTimeStamp" && !d.from.zoned {
		return Date{}, false
	}
	if want == PrecisionYear && len(strings.TrimPrefix(text, "-")) > 4 && !d.from.zoned {
		d.text = yearMark + text
	}
	d.datatype = t.Datatype()
	return d, true
}

// yearMark begins a year of more than four digits in EDTF; XSD has no mark.
const yearMark = "Y"

// xsdYearMark gives what to take off a date's text to have its lexical form.
func xsdYearMark(datatype string) string {
	if datatype == XSDGYear {
		return yearMark
	}
	return ""
}

// datatypeOf gives the datatype of a date without marks and unspecified digits.
func datatypeOf(p Precision) string {
	switch p {
	case PrecisionYear:
		return XSDGYear
	case PrecisionMonth:
		return XSDGYearMonth
	case PrecisionDay:
		return XSDDate
	case PrecisionSecond:
		return XSDDateTime
	}
	return EDTFDatatype
}
