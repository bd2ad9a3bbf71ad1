package graph

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAppendQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"":                       `""`,
		"a":                      `"a"`,
		"\b\t\n\f\r\"\\":         `"\b\t\n\f\r\"\\"`,
		"\x00\x07\x0b\x1f\x7f":   `"\u0000\u0007\u000B\u001F\u007F"`,
		" !'~äöü\u0080\u2028😀":   "\" !'~äöü\u0080\u2028😀\"",
		"a\xffb\xc3":             "\"a\uFFFDb\uFFFD\"",
		"\uFFFD":                 "\"\uFFFD\"",
		"\uFFFE\uFFFFx":          `"\uFFFE\uFFFFx"`,
		"\xed\xa0\x80":           "\"\uFFFD\uFFFD\uFFFD\"", // a surrogate on its own
		"so \"he\" said\n\nthen": `"so \"he\" said\n\nthen"`,
	} {
		if got := string(AppendQuoted([]byte("x"), in)); got != "x"+want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func FuzzAppendQuoted(f *testing.F) {
	for _, s := range []string{"", "a", "\x00\n\r\"\\", "\xff\uFFFD\uFFFE\uFFFF", "ä😀\x7f", `\u0041`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := AppendQuoted(nil, s)
		if !utf8.Valid(b) || strings.ContainsAny(string(b), "\n\r\x00\x7f") {
			t.Errorf("%q is not a line of UTF-8", b)
		}
		u, err := ParseTerm(string(b))
		// A string made rune by rune has U+FFFD for each invalid byte.
		if want := Text(string([]rune(s))); err != nil || u != want {
			t.Errorf("%q: %q reads back as %v, %v", s, b, u, err)
		}
	})
}

func TestAppendIRI(t *testing.T) {
	for in, want := range map[string]string{
		"http://example.com/ä?b#c": "<http://example.com/ä?b#c>",
		"a:b c":                    `<a:b\u0020c>`,
		"a:\x00\n<>\"{}|^`\\\x7f":  `<a:\u0000\u000A\u003C\u003E\u0022\u007B\u007D\u007C\u005E\u0060\u005C\u007F>`,
		"a:\xff\uFFFD\xc3":         "<a:\uFFFD\uFFFD\uFFFD>",
		"":                         "<>",
	} {
		if got := IRI(in).String(); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
		if got := Typed("", in+"x").String(); got != `""^^`+want[:len(want)-1]+"x>" {
			t.Errorf("%q: as datatype %s", in, got)
		}
	}
}

func TestCheckIRI(t *testing.T) {
	for _, good := range []string{
		"a:", "a:b", "A+-.9:x", "http://example.com/", "http://пример.испытание/путь", "urn:uuid:1", "http://[::1]/", "a:%zz", "a:#", "a:\uFFFD",
		"mailto:a@b", "file:///C:/x", "a:\U000EFFFF", "http://a/'()*",
	} {
		if err := CheckIRI(good); err != nil {
			t.Error(err)
		}
	}
	for in, want := range map[string]string{
		"": "not an absolute IRI", ":": "not an absolute IRI", "a": "not an absolute IRI", "/a:b": "not an absolute IRI", "1:": "not an absolute IRI",
		"a b:c": "not an absolute IRI", "ü:a": "not an absolute IRI", "#a:b": "not an absolute IRI", "@:a": "not an absolute IRI", "[:a": "not an absolute IRI",
		"a:ä b": `' ' at character 4`, "a:\n": `'\n' at character 3`, "a:\x7f": "at character 3", "a:<": "'<'", "a:>": "'>'", `a:"`: `'"'`,
		"a:{": "'{'", "a:}": "'}'", "a:|": "'|'", "a:^": "'^'", "a:`": "'`'", `a:\`: `'\\'`, "a:\x00": `'\x00'`,
		"a:\xff": "invalid UTF-8", "a:\xed\xa0\x80": "invalid UTF-8", "a:" + strings.Repeat("x", 1<<20) + " ": "at character 1048579",
	} {
		if err := CheckIRI(in); err == nil || !strings.Contains(err.Error(), want) || len(err.Error()) > 400 {
			t.Errorf("%s: got %.500v, want %q", clip(in), err, want)
		}
	}
}

func TestCheckLanguage(t *testing.T) {
	for _, good := range []string{"a", "en", "EN", "de-CH", "zh-Hant-TW", "sl-rozaj-biske-1994", "de-1996", "x-whatever", "abcdefgh-12345678"} {
		if err := CheckLanguage(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{
		"", "-", "en-", "-en", "en--us", "e1", "1", "en_US", "en US", "abcdefghi", "en-abcdefghi", "dé", "en\n", "en-é", "en--ltr", "@en", "en.",
		strings.Repeat("a", 1<<20), strings.Repeat("a-", 1<<20),
	} {
		if err := CheckLanguage(bad); err == nil || !strings.Contains(err.Error(), "is not a language tag") || len(err.Error()) > 400 {
			t.Errorf("%s: got %.500v", clip(bad), err)
		}
	}
}
