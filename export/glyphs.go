package export

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// typeface is a font that glyphs are drawn from.
type typeface struct {
	face     *font.Face
	file     []byte
	units    float64 // of its coordinates in the size of a text
	embedded bool    // one of ours, of TrueType outlines
	outlines map[uint32][][]Point
}

// glyph is a shape in its place on a line, from where the line begins, in
// points.
type glyph struct {
	from    *typeface
	id      uint32
	x, y    float64
	advance float64 // as set, in points
	text    string  // what it stands for, "" where an earlier one does
}

// typesetter turns lines of text into glyphs.
type typesetter struct {
	faces  [3][]*typeface // by face: the embedded one, then those given
	shaper shaping.HarfbuzzShaper
}

// embedded are the built-in fonts, by face.
var embedded = [3][]byte{sans: liberationsansregular.TTF, sansBold: liberationsansbold.TTF, serifBold: liberationserifbold.TTF}

// newTypesetter reads the embedded fonts and the given ones: TrueType or
// OpenType files.
func newTypesetter(given [][]byte) (*typesetter, error) {
	t := new(typesetter)
	var more []*typeface
	for i, file := range given {
		f, err := readFont(file)
		if err != nil {
			return nil, fmt.Errorf("font %d: is no TrueType or OpenType font: %w", i+1, err)
		}
		more = append(more, f)
	}
	for i, file := range embedded {
		f, err := readFont(file)
		if err != nil {
			return nil, err
		}
		f.embedded = true
		t.faces[i] = append([]*typeface{f}, more...)
	}
	return t, nil
}

func readFont(file []byte) (*typeface, error) {
	faces, err := font.ParseTTC(bytes.NewReader(file)) // of a collection, the first
	if err != nil {
		return nil, err
	}
	f := faces[0]
	return &typeface{face: f, file: file, units: float64(f.Upem()), outlines: map[uint32][][]Point{}}, nil
}

// has tells whether a font can draw a character: a coloured picture of it is
// not enough.
func (f *typeface) has(r rune) bool {
	id, ok := f.face.NominalGlyph(r)
	if !ok || id == 0 {
		return false
	}
	if unicode.IsSpace(r) {
		return true
	}
	outline, ok := f.face.GlyphData(id).(font.GlyphOutline)
	return ok && len(outline.Segments) > 0
}

// needless tells characters that are not drawn.
func needless(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Zs, unicode.Variation_Selector)
}

// textRun is a piece of a line in one font, direction and script.
type textRun struct {
	from   *typeface
	rtl    bool
	script language.Script
	text   []rune
}

// runs splits a line of text. Marks stay with the letter before them, and what
// has no direction of its own between two right-to-left letters goes with them.
func (t *typesetter) runs(f face, line string) []textRun {
	var out []textRun
	text := []rune(line)
	for i, r := range text {
		var last *textRun
		if len(out) > 0 {
			last = &out[len(out)-1]
		}
		if last != nil && (isMark(r) || needless(r) && r != ' ' && !isBidiControl(r)) {
			last.text = append(last.text, r)
			continue
		}
		if isBidiControl(r) {
			continue
		}
		from := t.faces[f][0]
		if k := slices.IndexFunc(t.faces[f], func(x *typeface) bool { return x.has(r) }); k >= 0 {
			from = t.faces[f][k]
		}
		script := language.LookupScript(r)
		neutral := script == language.Common || script == language.Inherited
		rtl := isRightToLeft(r)
		if neutral && last != nil {
			script = last.script
			next := slices.IndexFunc(text[i:], unicode.IsLetter)
			rtl = last.rtl && next >= 0 && isRightToLeft(text[i+next]) && !unicode.IsDigit(r)
		}
		if last == nil || last.from != from || last.rtl != rtl || last.script != script {
			out = append(out, textRun{from: from, rtl: rtl, script: script})
			last = &out[len(out)-1]
		}
		last.text = append(last.text, r)
	}
	// Pieces that run from right to left follow each other that way too.
	for i := 0; i < len(out); {
		j := i
		for j < len(out) && out[j].rtl {
			j++
		}
		slices.Reverse(out[i:j])
		i = max(j, i+1)
	}
	return out
}

// line sets a line of text: its glyphs, and how wide it is.
func (t *typesetter) line(m measure, line string) (glyphs []glyph, width float64) {
	for _, r := range t.runs(m.face, line) {
		direction := di.DirectionLTR
		if r.rtl {
			direction = di.DirectionRTL
		}
		shaped := t.shaper.Shape(shaping.Input{Text: r.text, RunEnd: len(r.text), Direction: direction, Face: r.from.face,
			Size: fixed.I(int(r.from.units)), Script: r.script, Language: "en"})
		scale := m.size / r.from.units
		cluster := -1
		for _, g := range shaped.Glyphs {
			out := glyph{from: r.from, id: uint32(g.GlyphID), x: width + mul(float64(g.XOffset)/64, scale),
				y: mul(float64(g.YOffset)/64, scale), advance: mul(float64(g.XAdvance)/64, scale)}
			if g.ClusterIndex != cluster {
				cluster = g.ClusterIndex
				out.text = string(r.text[cluster:min(cluster+max(g.RuneCount, 1), len(r.text))])
			}
			glyphs = append(glyphs, out)
			width += out.advance
		}
	}
	return glyphs, width
}

// outline gives a glyph's contours as cubic curves in units of its font,
// upwards.
func (f *typeface) outline(id uint32) [][]Point {
	if o, ok := f.outlines[id]; ok {
		return o
	}
	var out [][]Point
	data, _ := f.face.GlyphData(font.GID(id)).(font.GlyphOutline)
	at := func(p opentype.SegmentPoint) Point { return Point{float64(p.X), float64(p.Y)} }
	for _, s := range data.Segments {
		if s.Op == opentype.SegmentOpMoveTo || len(out) == 0 {
			out = append(out, []Point{at(s.Args[0])})
			continue
		}
		c := &out[len(out)-1]
		switch s.Op {
		case opentype.SegmentOpLineTo:
			(*trail)(c).lineTo(at(s.Args[0]))
		case opentype.SegmentOpQuadTo:
			a, q, b := (*c)[len(*c)-1], at(s.Args[0]), at(s.Args[1])
			*c = append(*c, Point{a.X + mul(q.X-a.X, 2.0/3), a.Y + mul(q.Y-a.Y, 2.0/3)},
				Point{b.X + mul(q.X-b.X, 2.0/3), b.Y + mul(q.Y-b.Y, 2.0/3)}, b)
		case opentype.SegmentOpCubeTo:
			*c = append(*c, at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	f.outlines[id] = out
	return out
}

// own gives the width that the font itself gives a glyph, in its units.
func (f *typeface) own(id uint32) float64 { return float64(f.face.HorizontalAdvance(font.GID(id))) }

// letterWidths are the widths of the letters beyond ASCII that the built-in
// fonts have, by face, in whole thousandths and one more, and never less than in
// the serif fonts that a reader may have; 0 is not known yet.
var letterWidths struct {
	known [3][0x2500]atomic.Uint32
	lock  sync.Mutex
	fonts [3]*sfnt.Font
	room  sfnt.Buffer
}

// letterWidth gives the width of a letter of the built-in fonts, 0 where they
// have none. Of a font little is read for that: what draws it takes ten times as
// long to begin.
func letterWidth(f face, r rune) int {
	if int(r) >= len(letterWidths.known[f]) {
		return 0
	}
	w := letterWidths.known[f][r].Load()
	if w == 0 {
		w = uint32(fontWidth(f, r)) + 1
		letterWidths.known[f][r].Store(w)
	}
	return int(w) - 1
}

// fontWidth is letterWidth as the fonts say it.
func fontWidth(f face, r rune) int {
	l := &letterWidths
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.fonts[f] == nil {
		l.fonts[f], _ = sfnt.Parse(embedded[f]) // the built-in fonts can be read
	}
	of := l.fonts[f]
	id, err := of.GlyphIndex(&l.room, r)
	if err != nil || id == 0 {
		return 0
	}
	units := of.UnitsPerEm()
	own, err := of.GlyphAdvance(&l.room, id, fixed.I(int(units)), xfont.HintingNone)
	if err != nil {
		return 0
	}
	w := int(math.Ceil(mul(float64(own)/64, 1000/float64(units))))
	if f == serifBold {
		w = max(w, guessWidth(serifBold, r))
	}
	return w
}

// MissingGlyphs tells of characters that no font at hand can draw.
type MissingGlyphs struct {
	Characters []rune // sorted
}

// Error names the characters, by script.
func (e *MissingGlyphs) Error() string {
	byScript := map[string][]string{}
	var scripts []string
	for _, r := range e.Characters {
		s := scriptOf(r)
		if byScript[s] == nil {
			scripts = append(scripts, s)
		}
		byScript[s] = append(byScript[s], fmt.Sprintf("%c U+%04X", r, r))
	}
	for i, s := range scripts {
		list := byScript[s]
		if len(list) > 4 {
			list = append(list[:3:3], fmt.Sprintf("and %d more", len(list)-3))
		}
		scripts[i] = s + " (" + strings.Join(list, ", ") + ")"
	}
	return "draw: the built-in font has no " + strings.Join(scripts, ", no ") +
		"; name a font that has with --font FILE, or draw SVG, which the reader's own fonts show"
}

// scriptOf gives the name of a character's script, or what it is called
// otherwise.
func scriptOf(r rune) string {
	if r >= 0x1F000 || r >= 0x2600 && r < 0x27C0 {
		return "emoji"
	}
	best := ""
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) && (best == "" || name < best) {
			best = name
		}
	}
	switch best {
	case "Common", "Inherited", "":
		return "symbols"
	}
	return strings.ReplaceAll(best, "_", " ")
}

// missing gives the characters of a picture that no font can draw, nil where
// there are none.
func (t *typesetter) missing(l Layout) error {
	lacking := map[rune]bool{}
	known := map[rune]bool{}
	eachText(l, func(x Text) {
		for _, r := range x.Words {
			if needless(r) || known[r] {
				continue
			}
			known[r] = slices.ContainsFunc(t.faces[measures[x.Role].face], func(f *typeface) bool { return f.has(r) })
			lacking[r] = !known[r]
		}
	})
	e := new(MissingGlyphs)
	for r, lacks := range lacking {
		if lacks {
			e.Characters = append(e.Characters, r)
		}
	}
	if e.Characters == nil {
		return nil
	}
	slices.Sort(e.Characters)
	return e
}

// heights gives how far a font's letters reach up and down from the line they
// stand on, in thousandths of their size.
func (f *typeface) heights() (up, down float64) {
	e, _ := f.face.FontHExtents()
	return mul(float64(e.Ascender), 1000/f.units), mul(float64(e.Descender), 1000/f.units)
}

// eachText calls for every line of text in a picture.
func eachText(l Layout, each func(Text)) {
	all := func(ts []Text) {
		for _, t := range ts {
			each(t)
		}
	}
	all(l.Heading)
	all(l.Footer)
	for _, p := range l.Nodes {
		all(p.Texts)
	}
	for _, p := range l.Edges {
		all(p.Label)
	}
	for _, s := range l.Legend {
		each(s.Text)
	}
	if l.Axis != nil {
		all([]Text{l.Axis.Caption, l.Axis.Rest})
	}
	if l.Histogram != nil {
		all(l.Histogram.texts())
	}
}
