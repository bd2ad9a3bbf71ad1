package schema

import (
	"testing"

	"corkboard/graph"
)

func TestPhone(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// certain
		{"+49 30 1234567", "+49301234567"},
		{" +49-30-1234567 ", "+49301234567"},
		{"+1 (212) 555-0123", "+12125550123"},
		{"+1.212.555.0123", "+12125550123"},
		{"+33 1 23 45 67 89", "+33123456789"},
		{"+33-1-23-45-67-89", "+33123456789"},
		{"+7 495 123-45-67", "+74951234567"},
		{"+39 06 1234567", "+39061234567"},
		{"+354 555 1234", "+3545551234"},
		{"tel:+44-20-7946-0958", "+442079460958"},
		{"\u202A+44\u00A020\u20117946\u20110958\u202C", "+442079460958"},
		{"+49301234567", "+49301234567"},
		// kept as given
		{"030 1234567", "030 1234567"},
		{"0049 30 1234567", "0049 30 1234567"},
		{"+49 (0)30 1234567", "+49 (0)30 1234567"},
		{"+49 ( 0 ) 30 1234567", "+49 ( 0 ) 30 1234567"},
		{"+44 (020) 7946 0958", "+44 (020) 7946 0958"},
		{"+49 030 1234567", "+49 030 1234567"},
		{"+44 20 7946 0958-59", "+44 20 7946 0958-59"},
		{"+49 30 123456 - 0", "+49 30 123456 - 0"},
		{"+49 30 1234567 ext. 5", "+49 30 1234567 ext. 5"},
		{"+49 30 1234567/8", "+49 30 1234567/8"},
		{"+1 212 555 01234", "+1 212 555 01234"},
		{"+1 112 555 0123", "+1 112 555 0123"},
		{"+999 1234567", "+999 1234567"},
		{"+210 1234567", "+210 1234567"},
		{"+49 301", "+49 301"},
		{"+49 3012345678901234", "+49 3012345678901234"},
		{"++49 30 1234567", "++49 30 1234567"},
		{"555-0123", "555-0123"},
		{"1-800-FLOWERS", "1-800-FLOWERS"},
	} {
		checkParse(t, "phone", c.text, Context{Country: "DE"}, graph.Text(c.want))
	}
	checkFaults(t, "phone",
		"", `"" is not a telephone number; it is empty`,
		"unlisted", `"unlisted" is not a telephone number; it has no digit`,
		"1\n2", `"1\n2" has the control character U+000A`,
	)
}

// TestCallingCodes finds a code that is the beginning of another, with which
// reading the shortest first would go wrong.
func TestCallingCodes(t *testing.T) {
	count := 0
	for _, first := range fieldsOf(callingCodes) {
		count++
		for _, second := range fieldsOf(callingCodes) {
			if first != second && len(second) > len(first) && second[:len(first)] == first {
				t.Errorf("%s is the beginning of %s", first, second)
			}
		}
	}
	if count < 200 {
		t.Errorf("there are %d codes only", count)
	}
}

func FuzzPhone(f *testing.F) {
	f.Add("+49 (0)30 1234567")
	f.Add("+1 (212) 555-0123")
	f.Add("\u202A+44\u00A020")
	f.Fuzz(func(t *testing.T, text string) { fuzzParse(t, "phone", text, Context{}) })
}
