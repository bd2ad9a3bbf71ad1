package schema

import (
	"testing"
	"time"

	"corkboard/graph"
)

func TestDateOf(t *testing.T) {
	for _, c := range []struct{ lexical, datatype, text string }{
		{"2016-10-03", "date", "2016-10-03"},
		{"2016-10-03Z", "date", "2016-10-03Z"},
		{"2016-10-03-05:00", "date", "2016-10-03-05:00"},
		{"12016-10-03", "date", "12016-10-03"},
		{"2016-10", "gYearMonth", "2016-10"},
		{"2016-10-05:00", "gYearMonth", "2016-10-05:00"},
		{"2016", "gYear", "2016"},
		{"2016+02:00", "gYear", "2016+02:00"},
		{"0000", "gYear", "0000"},
		{"170000002", "gYear", "Y170000002"},
		{"-170000002", "gYear", "Y-170000002"},
		{"17000Z", "gYear", "17000Z"},
		{"2016-10-03T14:05:09.120", "dateTime", "2016-10-03T14:05:09.120"},
		{"2016-10-03T24:00:00Z", "dateTime", "2016-10-03T24:00:00Z"},
		{"2016-10-03T14:05:09+14:00", "dateTimeStamp", "2016-10-03T14:05:09+14:00"},
		{"2016-10-03", "EDTF", "2016-10-03"},
		{"2016-10-03T14:05:09Z", "EDTF", "2016-10-03T14:05:09Z"},
		{"Y17000", "EDTF", "Y17000"},
		{"2016-09/..", "EDTF", "2016-09/.."},
	} {
		term := graph.Typed(c.lexical, datatypeNamed(c.datatype))
		d, ok := DateOf(term)
		if !ok || d.Term() != term || d.String() != c.text {
			t.Errorf("%v is %q, %v, %v", term, d, d.Term(), ok)
		}
	}
	for _, c := range []struct{ lexical, datatype string }{
		{"2016-10-03", "dateTime"}, {"2016-10", "date"}, {"2016", "gYearMonth"}, {"2016-10-03T14:05:09", "date"}, {"2016-10-03", "string"},
		{"2016-10-03 14:05:09", "dateTime"}, {"2016-10-03T14:05", "dateTime"}, {"2016-10-03T14:05:09+0200", "dateTime"}, {"2016-10-03T14:05:09+02", "dateTime"},
		{"2016-10-03T14:05:09z", "dateTime"}, {"2016-12-31T23:59:60Z", "dateTime"}, {"2016-10-03T14:05:09", "dateTimeStamp"}, {"2016-10-03T14:05:09,5", "dateTime"},
		{"201X", "gYear"}, {"2016~", "gYear"}, {"~2016", "gYear"}, {"Y17000", "gYear"}, {"02016", "gYear"}, {"216", "gYear"}, {"2016-21", "gYearMonth"},
		{"2016-02-30", "date"}, {" 2016", "gYear"}, {"October 2016", "gYearMonth"}, {"", "date"}, {"14:05:09", "time"}, {"--10-03", "gMonthDay"},
		{"October 2016", "EDTF"}, {" 2016", "EDTF"}, {"ca. 2016", "EDTF"}, {"~2016", "EDTF"}, {"201x", "EDTF"}, {"", "EDTF"}, {"x", "EDTF"},
	} {
		if d, ok := DateOf(graph.Typed(c.lexical, datatypeNamed(c.datatype))); ok {
			t.Errorf("%q as %s is %v", c.lexical, c.datatype, d)
		}
	}
	for _, term := range []graph.Term{{}, graph.IRI("urn:2016"), graph.Text("2016"), graph.LangText("2016", "en")} {
		if _, ok := DateOf(term); ok {
			t.Errorf("%v is a date", term)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, c := range dateCases {
		f.Add(c.text)
	}
	for _, s := range []string{"3 October 2016", "Mon, 03-Oct-2016", "31/02/1800", "[..", "{,}", "Y-", "2016-10-03T", "%~?"} {
		f.Add(s)
	}
	zone := time.FixedZone("", 90*60)
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse(t, "datetime", text, Context{Zone: zone})
		for _, z := range []*time.Location{nil, zone} {
			d, err := ParseDate(text, z)
			if err != nil {
				continue
			}
			back, ok := DateOf(d.Term())
			if !ok || back != d {
				t.Fatalf("%q is %+v, and read back %+v, %v", text, d, back, ok)
			}
			if again, err := ParseDate(d.String(), z); err != nil || again != d {
				t.Fatalf("%q is %+v, and again %+v, %v", text, d, again, err)
			}
			if d.Start() > d.End() || d.Before(d) || !d.Overlaps(d) || !d.Contains(d) {
				t.Fatalf("%q is from %s to %s", text, d.Start(), d.End())
			}
			if start, end, ok := d.Halves(); ok && start.IsZero() && end.IsZero() {
				t.Fatalf("%q is an interval without ends", text)
			}
		}
	})
}

// FuzzDateOf reads stored literals, which may come from anywhere.
func FuzzDateOf(f *testing.F) {
	f.Add("2016-10-03T14:05:09Z", uint8(1))
	f.Add("-170000002", uint8(3))
	f.Add("2016-09/..", uint8(4))
	datatypes := []string{"date", "dateTime", "gYearMonth", "gYear", "EDTF", "dateTimeStamp"}
	f.Fuzz(func(t *testing.T, lexical string, datatype uint8) {
		term := graph.Typed(lexical, datatypeNamed(datatypes[int(datatype)%len(datatypes)]))
		if d, ok := DateOf(term); ok && (d.Term() != term || d.Start() > d.End() || !d.Overlaps(d)) {
			t.Fatalf("%v is %+v", term, d)
		}
	})
}
