package quadstore

import (
	"cmp"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"

	"corkboard/graph"
)

// kind is what sort of thing a term says. Things of different kinds do not
// compare.
type kind uint8

const (
	kindNothing kind = iota // what no order is known for
	kindIRI
	kindBlank
	kindText
	kindTagged // text in one language
	kindTyped  // literals of one other datatype, by their text
	kindTriple
	kindTruth
	kindNumber
	kindDate
)

// ordered is a term as it is compared.
type ordered struct {
	kind   kind
	within string // kindTagged: the language, kindTyped: the datatype
	text   string
	number number
	date   span
}

const typeEDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

// datesWritten are the datatypes of dates, with the ways of writing that each
// takes.
var datesWritten = map[string][2]int{
	xsd + "dateTime":      {writtenTime, writtenTime},
	xsd + "dateTimeStamp": {writtenTime, writtenTime},
	xsd + "date":          {writtenDay, writtenDay},
	xsd + "gYearMonth":    {writtenMonth, writtenMonth},
	xsd + "gYear":         {writtenYear, writtenYear},
	typeEDTF:              {writtenYear, writtenTime},
	typeNative + "time":   {writtenTime, writtenTime},
}

// order reads a term of the store for comparing. A text that its datatype does
// not know, as "abc" for a number, is nothing.
func order(t graph.Term) ordered {
	o := ordered{text: t.Value()}
	switch t.Kind() {
	case graph.KindIRI:
		o.kind = kindIRI
	case graph.KindBlank:
		o.kind = kindBlank
	case graph.KindTriple:
		o.kind = kindTriple
	case graph.KindLiteral:
		o.readLiteral(t)
	}
	return o
}

func (o *ordered) readLiteral(t graph.Term) {
	if tag := t.Language(); tag != "" {
		o.kind, o.within = kindTagged, strings.ToLower(tag)
		return
	}
	datatype := t.Datatype()
	text := strings.Trim(o.text, " \t\n\r") // which XSD ignores in all but texts
	number, known, ok := readNumber(text, datatype)
	ways, dated := datesWritten[datatype]
	switch {
	case known:
		if o.number = number; ok {
			o.kind = kindNumber
		}
	case dated:
		if o.date, ok = readDate(text, ways[0], ways[1]); ok {
			o.kind = kindDate
		}
	case datatype == xsd+"string":
		o.kind = kindText
	case datatype == xsd+"boolean" || datatype == typeNative+"bool":
		switch text {
		case "true", "1":
			o.kind, o.text = kindTruth, "1"
		case "false", "0":
			o.kind, o.text = kindTruth, "0"
		}
	default:
		o.kind, o.within = kindTyped, datatype
	}
}

// stands tells whether o stands to a limit as an operator wants it.
func (o *ordered) stands(op iterator.Operator, limit *ordered) bool {
	if o.kind != limit.kind || o.kind == kindNothing || o.within != limit.within {
		return false
	}
	if o.kind == kindDate {
		return o.date.stands(op, limit.date)
	}
	c := cmp.Compare(o.text, limit.text)
	if o.kind == kindNumber {
		c = o.number.compare(limit.number)
	}
	switch op {
	case iterator.CompareLT:
		return c < 0
	case iterator.CompareLTE:
		return c <= 0
	case iterator.CompareGT:
		return c > 0
	case iterator.CompareGTE:
		return c >= 0
	}
	return false
}

// stands compares what dates cover: before and after a date is all before its
// first and after its last moment, and what a date takes in is neither: a day
// of 2016 is not after 2016, but it is not before it either and so passes both
// "at or after" and "at or before".
func (s span) stands(op iterator.Operator, limit span) bool {
	switch op {
	case iterator.CompareLT:
		return s.last.compare(limit.first) < 0
	case iterator.CompareLTE:
		return s.last.compare(limit.last) <= 0
	case iterator.CompareGT:
		return s.first.compare(limit.last) > 0
	case iterator.CompareGTE:
		return s.first.compare(limit.first) >= 0
	}
	return false
}
