package schema

import (
	"strings"
	"testing"
)

func TestDateInWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"3 October 2016", "2016-10-03"},
		{"03 October 2016", "2016-10-03"},
		{"3. October 2016", "2016-10-03"},
		{"3rd October 2016", "2016-10-03"},
		{"3RD OCTOBER 2016", "2016-10-03"},
		{"3rd of October 2016", "2016-10-03"},
		{"3 October, 2016", "2016-10-03"},
		{"October 3, 2016", "2016-10-03"},
		{"October 3 2016", "2016-10-03"},
		{"Oct 3, 2016", "2016-10-03"},
		{"Oct. 3, 2016", "2016-10-03"},
		{"October 21st, 2016", "2016-10-21"},
		{"2016 October 3", "2016-10-03"},
		{"03-Oct-2016", "2016-10-03"},
		{"2016-Oct-03", "2016-10-03"},
		{"Oct-2016", "2016-10"},
		{"October 2016", "2016-10"},
		{"october\u00A02016", "2016-10"},
		{"Sept 2016", "2016-09"},
		{"Sept. 2016", "2016-09"},
		{"May 2016", "2016-05"},
		{"August 1850", "1850-08"},
		{"October 2016?", "2016-10?"},
		{"ca. October 2016", "2016-10~"},
		{"Monday, 3 October 2016", "2016-10-03"},
		{"Mon 3 Oct 2016", "2016-10-03"},
		{"Thursday, January 1, 1970", "1970-01-01"},
		{"Wed, 31 Dec 1969", "1969-12-31"},
		{"29 February 2016", "2016-02-29"},
	} {
		if d, err := ParseDate(c.text, nil); err != nil || d.String() != c.want {
			t.Errorf("%q = %q, %v, want %s", c.text, d, err, c.want)
		}
	}
	for _, text := range strings.Split("October|3 October|October 3|3 October 16|October 16|3 Oktober 2016|3 10 2016|32 October 2016|0 October 2016|"+
		"30 February 2016|October 2016 2017|October November 2016|3 4 October 2016|2016 October|October 003 2016|3 October 20166|"+
		"Monday October 2016|the October 2016|Octo 2016|mid October 2016|3 October 2016 14:05|October -0043|0x3 October 2016|3. 10. 2016|of October 2016", "|") {
		if d, err := ParseDate(text, nil); err == nil {
			t.Errorf("%q = %s", text, d)
		}
	}
	checkFaults(t, "date",
		"Tuesday, 3 October 2016", `"Tuesday, 3 October 2016" is not a date; that day was a Monday`,
		"30 February 2016", `"30 February 2016" is not a date; February has 29 days`,
		"Tue, 30 February 2016", `"Tue, 30 February 2016" is not a date; February has 29 days`,
	)
}
