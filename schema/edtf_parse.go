package schema

import (
	"errors"
	"strings"
	"time"
)

// dateParser reads one text.
type dateParser struct {
	given string         // the whole text, for errors
	zone  *time.Location // for times without one, or nil
	xsd   bool           // the text is a lexical form of XSD
	whole bool           // the text is one date, no part of an interval or a set
}

const dateHint = "write 2016-10-03"

func (p *dateParser) fault(hint string) error { return notA(p.given, "a date", hint) }

// date reads a whole text: an interval, a set, or one date.
func (p *dateParser) date(s string) (Date, error) {
	switch {
	case s == "":
		return Date{}, p.fault("it is empty")
	case strings.Contains(s, "/"):
		return p.interval(s)
	case s[0] == '[' && s[len(s)-1] == ']':
		return p.set(s, formOneOf)
	case s[0] == '{' && s[len(s)-1] == '}':
		return p.set(s, formAll)
	}
	p.whole = true
	if rest, ok := cutAbout(s); ok {
		s = rest + "~"
	}
	return p.moment(s)
}

// interval reads 2016-09/2017-07, 2016-09/.. (goes on), 2016-09/ (end unknown)
// and the same for the beginning (EDTF, level 0 and 1).
func (p *dateParser) interval(s string) (Date, error) {
	first, last, _ := strings.Cut(s, "/")
	first, last = trimValue(first), trimValue(last)
	if strings.Contains(last, "/") {
		return Date{}, p.fault(dateHint)
	}
	start, err := p.end(first)
	if err != nil {
		return Date{}, err
	}
	end, err := p.end(last)
	if err != nil {
		return Date{}, err
	}
	d := Date{datatype: EDTFDatatype, form: formInterval, from: beginless, until: endless}
	switch {
	case start.IsZero() && end.IsZero():
		return Date{}, p.fault("an interval has at least one end")
	case start.IsZero():
		d.until, d.precision, d.doubt = end.until, end.precision, end.doubt
		d.text = first + "/" + end.text
	case end.IsZero():
		d.from, d.precision, d.doubt = start.from, start.precision, start.doubt
		d.text = start.text + "/" + last
	default:
		if !start.from.before(end.until) {
			return Date{}, p.fault("it ends before it begins")
		}
		d.from, d.until = start.from, end.until
		d.precision, d.doubt = min(start.precision, end.precision), start.doubt.or(end.doubt)
		d.text = start.text + "/" + end.text
	}
	return d, nil
}

// end reads one end of an interval; the zero Date is an open or unknown end.
func (p *dateParser) end(s string) (Date, error) {
	if s == "" || s == ".." {
		return Date{}, nil
	}
	return p.moment(s)
}

// set reads the inside of [2016-09..2017-07], [..2016-11], {2016,2018} (EDTF,
// level 2): dates and ranges after commas; only the first may be without a
// beginning, only the last without an end.
func (p *dateParser) set(s string, form dateForm) (Date, error) {
	d := Date{datatype: EDTFDatatype, form: form, from: endless, until: beginless}
	members := strings.Split(s[1:len(s)-1], ",")
	for i, member := range members {
		member = trimValue(member)
		low, high, between := strings.Cut(member, "..")
		low, high = trimValue(low), trimValue(high)
		if !between {
			high = low
		}
		if low+high == "" || strings.HasPrefix(high, "..") || low == "" && i > 0 || high == "" && i < len(members)-1 {
			return Date{}, p.fault("write [2016-09..2017-07] or [2016,2018]")
		}
		m, err := p.span(low, high, between)
		if err != nil {
			return Date{}, err
		}
		d.include(m)
		members[i] = m.text
	}
	d.text = s[:1] + strings.Join(members, ",") + s[len(s)-1:]
	return d, nil
}

// span reads one member of a set, a date or a range of dates.
func (p *dateParser) span(low, high string, between bool) (Date, error) {
	first, err := p.end(low)
	if err != nil || !between {
		return first, err
	}
	last, err := p.end(high)
	if err != nil {
		return Date{}, err
	}
	d := Date{text: first.text + ".." + last.text, doubt: first.doubt.or(last.doubt), from: beginless, until: endless}
	for _, end := range []Date{first, last} {
		if !end.IsZero() && (d.precision == PrecisionNone || end.precision < d.precision) {
			d.precision = end.precision
		}
	}
	if !first.IsZero() {
		d.from = first.from
	}
	if !last.IsZero() {
		d.until = last.until
	}
	if !d.from.before(d.until) {
		return Date{}, p.fault("it ends before it begins")
	}
	return d, nil
}

// include widens a set by a member.
func (d *Date) include(m Date) {
	if m.from.before(d.from) {
		d.from = m.from
	}
	if d.until.before(m.until) {
		d.until = m.until
	}
	if d.precision == PrecisionNone || m.precision < d.precision {
		d.precision = m.precision
	}
	d.doubt = d.doubt.or(m.doubt)
}

func (q doubt) or(r doubt) doubt {
	return doubt{q.approximate || r.approximate, q.uncertain || r.uncertain}
}

// mark gives EDTF's sign for a doubt.
func (q doubt) mark() string {
	switch {
	case q.approximate && q.uncertain:
		return "%"
	case q.approximate:
		return "~"
	case q.uncertain:
		return "?"
	}
	return ""
}

// cutMarks takes the marks of doubt off the end of a date, and a "~" off its
// beginning.
func cutMarks(s string) (string, doubt) {
	var q doubt
	if rest, ok := strings.CutPrefix(s, "~"); ok {
		s, q.approximate = trimValue(rest), true
	}
	for s != "" {
		switch s[len(s)-1] {
		case '~':
			q.approximate = true
		case '?':
			q.uncertain = true
		case '%':
			q.approximate, q.uncertain = true, true
		default:
			return s, q
		}
		s = trimValue(s[:len(s)-1])
	}
	return s, q
}

// moment reads a single date with its marks, time and zone, in digits or, if
// that fails, in English words.
func (p *dateParser) moment(s string) (Date, error) {
	s, q := cutMarks(s)
	d, err := p.digits(s)
	if errors.Is(err, errNotDigits) && !p.xsd {
		if iso, hint, ok := dateInWords(s); ok {
			d, err = p.digits(iso)
		} else {
			err = p.fault(hint)
		}
	}
	if err == nil && q != (doubt{}) && d.precision <= PrecisionDay && d.from.zoned {
		err = p.fault("a day with a zone takes no mark")
	}
	if err != nil {
		return Date{}, err
	}
	if q != (doubt{}) {
		d.text += q.mark()
		d.datatype = EDTFDatatype
		d.doubt = q
	}
	if q.approximate {
		d.from.loose, d.until.loose = looseness(d.precision), looseness(d.precision)
	}
	d.from.doubt, d.until.doubt = q.uncertain, q.uncertain
	return d, nil
}
