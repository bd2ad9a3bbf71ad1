package graph

import (
	"errors"
	"testing"
)

func TestOrigin(t *testing.T) {
	for _, c := range []struct {
		origin         Origin
		text, fragment string
	}{
		{Origin{}, "", ""},
		{Origin{File: "people.csv"}, "people.csv", ""},
		{Origin{File: "people.csv", Line: 4}, "people.csv:4", "line=3,4"},
		{Origin{File: "people.csv", Line: 4, Column: 28, Row: 3}, "people.csv:4:28", "row=3"},
		{Origin{File: "people.csv", Column: 28}, "people.csv", ""},
		{Origin{File: "case.xlsx!people", Row: 7}, "case.xlsx!people", "row=7"},
		{Origin{File: "mail.zip!inbox.mbox", Line: 1}, "mail.zip!inbox.mbox:1", "line=0,1"},
		{Origin{File: "result.json", Pointer: "/chats/2", Line: 88, Column: 5}, "result.json#/chats/2", "/chats/2"},
		{Origin{File: "a.json", Pointer: "/a b/c~1d/ä/50%/#"}, "a.json#/a b/c~1d/ä/50%/#", "/a%20b/c~1d/ä/50%25/%23"},
		{Origin{File: "a.json", Pointer: "/a\"<>^`{|}\\[]\n"}, "a.json#/a\"<>^`{|}\\[]\n", "/a%22%3C%3E%5E%60%7B%7C%7D%5C%5B%5D%0A"},
		{Origin{File: "a.json", Pointer: "/-._~!$&'()*+,;=:@/?"}, "a.json#/-._~!$&'()*+,;=:@/?", "/-._~!$&'()*+,;=:@/?"},
		{Origin{File: "a.json", Pointer: "/ä\xff"}, "a.json#/ä\xff", "/%C3%A4%FF"},
		{Origin{Line: 2147483647, Column: 2147483647}, ":2147483647:2147483647", "line=2147483646,2147483647"},
	} {
		if got := c.origin.String(); got != c.text {
			t.Errorf("%+v: String gives %q, want %q", c.origin, got, c.text)
		}
		if got := c.origin.Fragment(); got != c.fragment {
			t.Errorf("%+v: Fragment gives %q, want %q", c.origin, got, c.fragment)
		}
		if c.fragment != "" {
			if err := CheckIRI("http://example.com/f#" + c.fragment); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestError(t *testing.T) {
	cause := errors.New(`birthDate: "31/02/1800" is not a date`)
	e := &Error{Origin{File: "people.csv", Line: 4, Column: 28}, cause}
	if got := e.Error(); got != `people.csv:4:28: birthDate: "31/02/1800" is not a date` {
		t.Errorf("got %s", got)
	}
	if !errors.Is(e, cause) {
		t.Error("does not unwrap")
	}
	if got := (&Error{Err: cause}).Error(); got != cause.Error() {
		t.Errorf("without a place: got %s", got)
	}
}
