package export

import "unicode"

// face is a typeface that text is measured in.
type face uint8

const (
	sans face = iota
	sansBold
	serifBold
)

// asciiWidths holds the advance widths of U+0020 to U+007E in thousandths of
// the font size: Helvetica and its metric twins, regular and bold, and for the
// serif the widest of the usual substitutes, so that text is rather narrower
// than measured.
var asciiWidths = [...][95]uint16{
	sans: {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584},
	sansBold: {278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584},
	serifBold: {348, 439, 556, 838, 696, 1000, 903, 306, 473, 473, 523, 838, 348, 415, 348, 365,
		696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 369, 369, 838, 838, 838, 586,
		1000, 776, 845, 796, 867, 762, 710, 854, 945, 468, 500, 869, 703, 1107, 914, 871,
		752, 871, 831, 722, 744, 872, 776, 1123, 776, 723, 730, 473, 365, 473, 838, 500,
		500, 648, 699, 609, 699, 636, 430, 699, 727, 380, 362, 693, 380, 1058, 727, 667,
		699, 699, 527, 563, 462, 727, 581, 861, 596, 581, 568, 643, 364, 643, 838},
}

// measure measures text of one face and size, in points.
type measure struct {
	face face
	size float64
}

// width gives the width of a line of text. It is exact for what the built-in
// fonts have, whose widths are those of Helvetica, and an upper estimate for
// most else; there is no kerning and no shaping.
func (m measure) width(s string) float64 {
	sum := 0 // whole thousandths: the same on every machine
	for _, r := range s {
		sum += runeWidth(m.face, r)
	}
	return mul(float64(sum)/1000, m.size)
}

// rune gives the width of one character.
func (m measure) rune(r rune) float64 { return mul(float64(runeWidth(m.face, r))/1000, m.size) }

// runeWidth gives an advance width in thousandths of the font size.
func runeWidth(f face, r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return int(asciiWidths[f][r-' '])
	case isBidiControl(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == '–' || r == '“' || r == '”':
		return 580
	case r == '‘' || r == '’' || r == '·':
		return 350
	case isWide(r):
		return 1000
	}
	if own := letterWidth(f, r); own > 0 {
		return own
	}
	return guessWidth(f, r)
}

// guessWidth estimates the width of what the built-in fonts lack.
func guessWidth(f face, r rune) int {
	base := 640
	switch {
	case r < 0x530 && unicode.IsUpper(r):
		base = 800
	case r < 0x250:
		base = 610
	case isRightToLeft(r):
		base = 650
	case r >= 0x900 && r < 0x1100:
		base = 850 // the scripts of South and Southeast Asia
	case unicode.In(r, unicode.S, unicode.P, unicode.Co, unicode.Cs):
		base = 1000
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		base = 1000
	}
	if f == serifBold {
		base += base / 5
	}
	return base
}

// isWide tells characters as wide as they are high: ideographs, kana, Hangul,
// full-width forms, emoji.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 ||
		r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F000 || r == '…' || r == '—' || r == '\uFFFD'
}

// mul multiplies. The conversion keeps compilers from fusing the product with
// a sum, which would round differently on other machines. Doubling and halving
// are exact and need no such care.
func mul(a, b float64) float64 { return float64(a * b) }
