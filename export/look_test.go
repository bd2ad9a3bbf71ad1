package export

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// contrast computes the contrast ratio of two colours (WCAG 2.2).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(c string) float64 {
		v, err := strconv.ParseUint(strings.TrimPrefix(c, "#"), 16, 32)
		if err != nil || len(c) != 7 {
			t.Fatalf("%q is no colour", c)
		}
		sum := 0.0
		for i, share := range []float64{0.0722, 0.7152, 0.2126} {
			x := float64(v>>(8*i)&255) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += share * x
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast wants 4.5 to 1 for all text and 3 to 1 for all lines and signs.
func TestContrast(t *testing.T) {
	for _, name := range ThemeNames {
		c, ok := ThemeNamed(name)
		if !ok {
			t.Fatal(name)
		}
		for _, pair := range []struct {
			what, a, b string
			least      float64
		}{
			{"text", c.Ink, c.Canvas, 4.5}, {"secondary text", c.Quiet, c.Canvas, 4.5},
			{"an organization's name", c.Ink, c.Group, 4.5}, {"an organization's kicker", c.Quiet, c.Group, 4.5},
			{"a person's name", c.PersonText, c.Person, 4.5}, {"a person's kicker", c.PersonBy, c.Person, 4.5},
			{"numbers of messages", c.AccentText, c.Canvas, 4.5},
			{"a tie", c.Tie, c.Canvas, 3}, {"a line to an event", c.Context, c.Canvas, 3},
			{"messages", c.Accent, c.Canvas, 3}, {"a person", c.Person, c.Canvas, 3}, {"an organization's point", c.GroupPoint, c.Canvas, 3},
		} {
			if got := contrast(t, pair.a, pair.b); got < pair.least {
				t.Errorf("%s: %s has a contrast of %.2f, want %v", name, pair.what, got, pair.least)
			}
		}
	}
	if got := contrast(t, "#FFFFFF", "#000000"); math.Abs(got-21) > 0.01 {
		t.Errorf("white on black is %v", got)
	}
}

// TestThemes wants every colour of a picture to be one of its theme's.
func TestThemes(t *testing.T) {
	for _, name := range ThemeNames[1:] {
		theme, _ := ThemeNamed(name)
		b := string(drawn(t, DrawSVG, founding(), DrawOptions{Theme: theme}))
		for _, c := range []string{LightTheme().Person, LightTheme().Group, LightTheme().Accent} {
			if strings.Contains(b, c) {
				t.Errorf("%s: holds %s", name, c)
			}
		}
	}
}
