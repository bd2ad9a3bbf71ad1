package export

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "  a \t b\r\n c ": "a b c", "a\x00b\x1bc\x7fd": "abcd", "\xffa\xc3": "\uFFFDa\uFFFD",
		"\u202eabc": "abc", "a\u200e \u2066b": "a b", "\uFFFE\uFDD0": "\uFFFD\uFFFD",
		"می\u200cخواهم": "می\u200cخواهم", "👩\u200d👧": "👩\u200d👧", "a\u2028b\u0085c": "a b c",
		"a b": "a b", " a": "a", "a ": "a", "a  b": "a b", "~!": "~!", " ": "",
	} {
		if got := cleanText(in); got != want {
			t.Errorf("cleanText(%q) = %q, want %q", in, got, want)
		}
		for _, max := range []int{1, 2, 5} {
			if got, want := shortText(in, max), cut(want, max); got != want {
				t.Errorf("shortText(%q, %d) = %q, want %q", in, max, got, want)
			}
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in   string
		max  int
		want string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"ab cd", 4, "ab…"}, {"", 3, ""},
		{"e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"}, {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"a" + strings.Repeat("\u0301", 30), 9, "a" + strings.Repeat("\u0301", 30)},
		{"a" + strings.Repeat("\u0301", 31), 9, "…"}, {"ab" + strings.Repeat("\u0301", 40) + "c", 9, "a…"},
		{"\u2068שלום עולם\u2069", 4, "\u2068של…\u2069"},
	} {
		if got := cut(c.in, c.max); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.in, c.max, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	m := measure{sans, 10}
	for _, c := range []struct {
		in    string
		width float64
		want  string
	}{
		{"one two three", 1000, "one two three"},
		{"one two three", 40, "one two|three"},
		{"aaaaaaaa", 12, "aa|aa|aa|aa"},
		{"欧阳修文化", 25, "欧阳|修文|化"},
		{"W", 1, "W"},
		{"", 10, ""},
		{"e\u0301e\u0301", 6, "e\u0301|e\u0301"},
		{"\u2068\u05d0 \u05d0\u2069 a", 9, "\u2068\u05d0\u2069|\u2068\u05d0\u2069|a"},
	} {
		lines := wrap(c.in, c.width, m)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("wrap(%q, %v) = %q, want %q", c.in, c.width, got, c.want)
		}
		bare := strings.NewReplacer(" ", "", "\u2068", "", "\u2069", "")
		if bare.Replace(strings.Join(lines, "")) != bare.Replace(c.in) {
			t.Errorf("wrap(%q, %v) loses text: %q", c.in, c.width, lines)
		}
	}
}

func TestMeasure(t *testing.T) {
	if got := (measure{sans, 10}).width("Anna"); got != 23.35-0.01 && num(got) != "23.35" {
		t.Errorf("Anna is %v wide, want 23.35", got)
	}
	for _, f := range []face{sans, sansBold, serifBold} {
		for r := rune(' '); r < 0x3000; r++ {
			if w := runeWidth(f, r); w < 0 || w > 1400 {
				t.Errorf("width of %q is %d", r, w)
			}
		}
	}
	if w := runeWidth(sans, '\u0301'); w != 0 {
		t.Errorf("a mark is %d wide", w)
	}
	if w := runeWidth(sans, '欧'); w != 1000 {
		t.Errorf("an ideograph is %d wide", w)
	}
}

func TestNum(t *testing.T) {
	for in, want := range map[float64]string{0: "0", 1: "1", 1.5: "1.5", 1.239: "1.24", -0.001: "0", -2.5: "-2.5", 100: "100"} {
		if got := num(in); got != want {
			t.Errorf("num(%v) = %q, want %q", in, got, want)
		}
	}
}

// TestThemeContrast computes the contrast of what is drawn on what (WCAG 2.1,
// 1.4.3 and 1.4.11).
func TestThemeContrast(t *testing.T) {
	th := LightTheme()
	for _, c := range []struct {
		on, of string
		least  float64
	}{
		{th.Canvas, th.Ink, 4.5}, {th.Canvas, th.Quiet, 4.5}, {th.Canvas, th.AccentText, 4.5},
		{th.Group, th.Ink, 4.5}, {th.Group, th.Quiet, 4.5},
		{th.Person, th.PersonText, 4.5}, {th.Person, th.PersonBy, 4.5},
		{th.Canvas, th.Accent, 3}, {th.Canvas, th.Tie, 3}, {th.Canvas, th.Context, 3},
	} {
		a, b := luminance(t, c.on)+0.05, luminance(t, c.of)+0.05
		if got := max(a, b) / min(a, b); got < c.least {
			t.Errorf("%s on %s has a contrast of %.2f, want %v", c.of, c.on, got, c.least)
		}
	}
}

func luminance(t *testing.T, color string) float64 {
	t.Helper()
	var l float64
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil || len(color) != 7 || !utf8.ValidString(color) {
			t.Fatalf("%q is no color", color)
		}
		x := float64(v) / 255
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		l += share * x
	}
	return l
}
