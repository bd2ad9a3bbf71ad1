package export

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var mermaidReference = regexp.MustCompile(`#(\d+);`)

// fromMermaid turns character references back.
func fromMermaid(s string) string {
	return mermaidReference.ReplaceAllStringFunc(s, func(ref string) string {
		n, _ := strconv.Atoi(ref[1 : len(ref)-1])
		return string(rune(n))
	})
}

// What the escapers write is read back as it was, and holds nothing that means
// something to a reader.
func FuzzFileEscapers(f *testing.F) {
	for _, s := range hostile[:20] {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := cleanText(s)
		label := mermaidText(s)
		if fromMermaid(label) != want || strings.ContainsAny(mermaidReference.ReplaceAllString(label, ""), "\"'<>&#;%{}[]()|`\\/-\n") {
			t.Errorf("mermaid: %q becomes %q", s, label)
		}
		var read string
		if err := yaml.Unmarshal([]byte(`"`+yamlText(want)+`"`), &read); err != nil || read != want {
			t.Errorf("yaml: %q becomes %q: %v", want, read, err)
		}
		var x struct {
			A string `xml:"a,attr"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+svgText(want)+`"/>`), &x); err != nil || x.A != want {
			t.Errorf("xml: %q becomes %q: %v", want, x.A, err)
		}
	})
}

func TestIntervals(t *testing.T) {
	for _, tt := range []struct {
		start, end, first, last string
		says                    intervalSays
	}{
		{"2016-10-03", "2016-10-05", "2016-10-03", "2016-10-05", intervalExact},
		{"2016-10-03T19:30:00+02:00", "", "2016-10-03", "", intervalExact},
		{"2016-10", "2016-10", "2016-10-01", "2016-10-31", intervalWidest},
		{"2016-02", "2016-02", "2016-02-01", "2016-02-29", intervalWidest},
		{"1900-02", "1900-02", "1900-02-01", "1900-02-28", intervalWidest},
		{"2016", "", "2016-01-01", "", intervalWidest},
		{"201X", "201X", "2010-01-01", "2019-12-31", intervalWidest},
		{"2016-XX-XX", "2016-10-XX", "2016-01-01", "2016-10-31", intervalWidest},
		{"[2015-06..2015-07]", "2016-11-08", "2015-06-01", "2016-11-08", intervalWidest},
		{"[..2015-06-03]", "", "", "", intervalWidest},
		{"2014-05-25/..", "2014-05-25/..", "2014-05-25", "", intervalExact},
		{"2016-09/2017-07", "2016-09/2017-07", "2016-09-01", "2017-07-31", intervalWidest},
		{"1987~", "2001-02-03", "", "2001-02-03", intervalPartial},
		{"2016?", "", "", "", intervalPartial},
		{"", "2016-10-03", "", "2016-10-03", intervalExact},
		{"2017-01-01", "2016-01-01", "", "", intervalPartial},
		{"2016-02-31", "", "", "", intervalPartial},
		{"-0044-03-15", "", "", "", intervalPartial},
		{"some day", "", "", "", intervalPartial},
		{"", "", "", "", intervalNone},
	} {
		i := spanning(tt.start, tt.end)
		if i.first.iso() != tt.first || i.last.iso() != tt.last || i.says != tt.says {
			t.Errorf("%s to %s: %q to %q, %q", tt.start, tt.end, i.first.iso(), i.last.iso(), i.says)
		}
	}
}

func TestSlideDates(t *testing.T) {
	show := func(o members) string {
		b, err := o.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, tt := range []struct{ from, to, start, end string }{
		{"2016", "", `{"year":2016}`, "{}"},
		{"2016-10", "2016-11-03", `{"year":2016,"month":10}`, `{"year":2016,"month":11,"day":3}`},
		{"2016-10-03T19:30:00+02:00", "", `{"year":2016,"month":10,"day":3,"hour":19,"minute":30}`, "{}"},
		{"2016-10~", "", `{"year":2016,"month":10}`, "{}"},
		{"[2021-02..2021-03]", "", `{"year":2021,"month":2}`, `{"year":2021,"month":3}`},
		{"201X", "", `{"year":2010}`, `{"year":2019}`},
		{"-0044-03-15", "", `{"year":-44,"month":3,"day":15}`, "{}"},
		{"[..2016-11]", "", `{"year":2016,"month":11}`, "{}"},
		{"", "2016", "", ""}, {"some day", "", "", ""},
	} {
		start, end, ok := slideDates(tt.from, tt.to)
		if ok != (tt.start != "") || ok && (show(start) != tt.start || show(end) != tt.end) {
			t.Errorf("%s to %s: %s to %s, %t", tt.from, tt.to, show(start), show(end), ok)
		}
	}
}
