package schema

import "testing"

func mustDate(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDatesCompare(t *testing.T) {
	const before, overlaps, neither = "before", "overlaps", "neither"
	for _, c := range []struct{ a, b, want string }{
		{"2016-10-03", "2016-10-04", before},
		{"2016-10-03", "2016-10-03", overlaps},
		{"2016-10-03", "2016-10", overlaps},
		{"2016-09-30", "2016-10", before},
		{"2016", "2017-01-01", before},
		{"-0044", "-0043", before},
		{"2016-09/2016-10", "2016-11-01", before},
		{"2016-09/2016-10", "2016-10-31", overlaps},
		{"2016-09/..", "2999", overlaps},
		{"2016-09/", "2999", overlaps},
		{"2016-08-31", "2016-09/..", before},
		{"../2016-09", "2016-10", before},
		{"[..2016-11]", "2016-12", before},
		{"[..2016-11]", "-5000", overlaps},
		{"[2016-09..2017-07]", "2017-07-31", overlaps},
		{"201X", "2020", before},
		{"201X", "2019-12-31", overlaps},
		{"2016-10-03T14:05:09Z", "2016-10-03T14:05:10Z", before},
		{"2016-10-03T14:05:09Z", "2016-10-03T14:05Z", overlaps},
		{"2016-10-03T14:05:09.1Z", "2016-10-03T14:05:09.2Z", before},
		{"2016-10-03T14:05:09.1Z", "2016-10-03T14:05:09.15Z", overlaps},
		{"2016-10-03T14:05:09", "2016-10-03T14:05:10", before},
		{"2016-10-03T23:30:00+02:00", "2016-10-03T22:00:00Z", before},
		{"2016-10-04T01:00:00+02:00", "2016-10-03T23:00:00Z", overlaps},
		// one with a zone and one without
		{"2016-10-03T23:30:00Z", "2016-10-04", neither},
		{"2016-10-03", "2016-10-04T05:00:00Z", neither},
		{"2016-10-03", "2016-10-03T23:30:00-05:00", overlaps},
		{"2016-10-03", "2016-10-05T00:00:00Z", before},
		{"2016-10-02T09:59:59Z", "2016-10-03", before},
		{"2016-10-02T10:00:00Z", "2016-10-03", neither},
		// doubt
		{"2016?", "2999", neither},
		{"2016%", "2999", neither},
		{"2016", "2999?", neither},
		{"2016/2017?", "2999", neither},
		{"2016?/2017", "2999", before},
		{"1850~", "2016", before},
		{"1850~", "1855", neither},
		{"1850~", "1862", before},
		{"2016-10-03~", "2016-10-20", neither},
		{"2016-10-03~", "2016-11-20", before},
		{"2016-10~", "2017-06", neither},
		{"2016-10~", "2018-01", before},
		{"[2016-10~..2016-11]", "2016-12", before},
		{"[2016-10..2016-11~]", "2016-12", neither},
		{"{2016,2018}", "2017", overlaps},
	} {
		a, b := mustDate(t, c.a), mustDate(t, c.b)
		got := neither
		switch {
		case a.Before(b):
			got = before
		case a.Overlaps(b):
			got = overlaps
		}
		if got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, got, c.want)
		}
		if b.Before(a) || a.Overlaps(b) != b.Overlaps(a) || a.Before(b) && a.Overlaps(b) {
			t.Errorf("%s and %s do not agree the other way round", c.a, c.b)
		}
	}
}

func TestDatesContain(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2016-10", "2016-10-03", true}, {"2016-10-03", "2016-10", false}, {"2016", "2016", true},
		{"2016-09/2017-07", "2016-12", true}, {"2016-09/2017-07", "2016-08-31", false}, {"2016-09/2017-07", "2017-07-31T23:59:59", true},
		{"2016-09/2017-07", "[2016-09..2017-08]", false}, {"2016-09/..", "2017/..", true}, {"2016-09/..", "../2017", false}, {"2016-09/2017", "2016-09/..", false},
		{"2016-10-03", "2016-10-03T23:30:00-05:00", true}, {"2016-10-03", "2016-10-04T01:00:00Z", false},
		{"2016-10-03T14:05Z", "2016-10-03T16:05:30+02:00", true}, {"201X", "2016~", true},
		{"[..2016]", "-5000", true}, {"../2016", "../2015", true},
	} {
		if got := mustDate(t, c.a).Contains(mustDate(t, c.b)); got != c.want {
			t.Errorf("%s contains %s: %v", c.a, c.b, got)
		}
	}
}
