package export

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"os/exec"
	"strings"
	"testing"

	"corkboard/graph"
)

// drawsGlyphs are the drawings that need fonts of their own.
var drawsGlyphs = map[string]func(io.Writer, graph.Network, DrawOptions) error{"png": DrawPNG, "pdf": DrawPDF}

func TestDrawPNG(t *testing.T) {
	n := founding()
	b := drawn(t, DrawPNG, n, DrawOptions{Scale: 1})
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	l := Arrange(n, DrawOptions{})
	if w := img.Bounds().Dx(); w != int(l.Width*4/3+0.5) {
		t.Errorf("%d pixels wide, the picture is %v points", w, l.Width)
	}
	if again := drawn(t, DrawPNG, shuffled(n, 4), DrawOptions{Scale: 1}); !bytes.Equal(b, again) {
		t.Error("shuffled it is drawn otherwise")
	}
	for _, c := range l.Nodes {
		if c.Column != graph.ColumnPerson {
			continue
		}
		r, g, bl, _ := img.At(int((c.Box.X+c.Box.W/2)*4/3), int((c.Box.Y+2)*4/3)).RGBA()
		if wr, wg, wb := colorParts(LightTheme().Person); uint8(r>>8) != wr || uint8(g>>8) != wg || uint8(bl>>8) != wb {
			t.Errorf("a person's card is %x %x %x", r>>8, g>>8, bl>>8)
		}
	}
	if err := DrawPNG(new(bytes.Buffer), n, DrawOptions{Scale: 400}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("at scale 400: %v", err)
	}
}

// TestMissingGlyphs wants no boxes in silence.
func TestMissingGlyphs(t *testing.T) {
	b := new(board)
	b.node("a", "Person", "欧阳修 and Åsa Щ 😀", graph.ColumnPerson)
	b.node("b", "Person", "محمد", graph.ColumnPerson)
	for name, draw := range drawsGlyphs {
		var out bytes.Buffer
		var missing *MissingGlyphs
		err := draw(&out, b.n, DrawOptions{})
		if !errors.As(err, &missing) || out.Len() > 0 {
			t.Fatalf("%s: %v, %d bytes", name, err, out.Len())
		}
		for _, want := range []string{"no Arabic (", "no Han (", "欧 U+6B27", "no emoji (", "--font FILE"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q lacks %q", name, err, want)
			}
		}
		if strings.Contains(err.Error(), "Щ") || strings.Contains(err.Error(), "Å") {
			t.Errorf("%s: %q names what the font has", name, err)
		}
		if err := draw(&out, b.n, DrawOptions{Fonts: [][]byte{[]byte("no font")}}); err == nil {
			t.Errorf("%s: takes what is no font", name)
		}
	}
}

func TestDrawPDF(t *testing.T) {
	n := founding()
	o := DrawOptions{Dek: "Žluťoučký kůň & Ελλάς", Width: 510}
	b := drawn(t, DrawPDF, n, o)
	if again := drawn(t, DrawPDF, shuffled(n, 2), o); !bytes.Equal(b, again) {
		t.Error("shuffled it is drawn otherwise")
	}
	if bytes.Contains(b, []byte("CreationDate")) || !bytes.Contains(b, []byte("/MediaBox[0 0 510 ")) {
		t.Error("holds a date, or is not as wide as asked for")
	}
	out := textOfPDF(t, b)
	for _, want := range []string{"What the messages say, and who says so", "Žluťoučký kůň & Ελλάς", "Julian Assange", "Hillary Clinton",
		"3 Oct 2016 (inferred)", "founder of"} {
		if !strings.Contains(out, want) {
			t.Errorf("its text lacks %q:\n%s", want, out)
		}
	}
}

// textOfPDF gives the text of a page as another program reads it.
func textOfPDF(t *testing.T, page []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("no pdftotext here")
	}
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(page)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("pdftotext: %v: %s", err, said.String())
	}
	return string(out)
}

// TestStillSpeaksOfNoTooltip wants a picture without tooltips not to promise
// any, in any language.
func TestStillSpeaksOfNoTooltip(t *testing.T) {
	for _, test := range []struct{ lang, layout, tip, want string }{
		{"en", LayoutNameOverview, "tooltip", "ties are named."},
		{"en", LayoutNameNetwork, "tooltip", "are left out."},
		{"de", LayoutNameNetwork, "Hinweis", "sind weggelassen."},
		{"fr", LayoutNameNetwork, "infobulle", "sont omis."},
		{"es", LayoutNameNetwork, "emergente", "Se omiten"},
	} {
		n, o := society(150, 3), DrawOptions{Lang: test.lang, Layout: test.layout}
		if svg := string(drawn(t, DrawSVG, n, o)); !strings.Contains(svg, test.tip) {
			t.Errorf("%s, %s: the SVG does not speak of its tooltips", test.layout, test.lang)
		}
		text := textOfPDF(t, drawn(t, DrawPDF, n, o))
		if strings.Contains(text, test.tip) || !strings.Contains(text, test.want) {
			t.Errorf("%s, %s: the page has no tooltips:\n%s", test.layout, test.lang, text)
		}
	}
}

// TestMeasuresHold wants no letter of the built-in fonts to be wider than it is
// measured, so that what is kept apart stays apart.
func TestMeasuresHold(t *testing.T) {
	set, err := newTypesetter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for f, faces := range set.faces {
		wider := 0
		for r := rune(0x20); r < 0x2100; r++ {
			id, ok := faces[0].face.NominalGlyph(r)
			if !ok || !faces[0].has(r) || needless(r) || isMark(r) {
				continue
			}
			own := mul(faces[0].own(uint32(id)), 1000/faces[0].units)
			if measured := float64(runeWidth(face(f), r)); own > measured+1 {
				if wider++; wider < 12 {
					t.Errorf("face %d: %c U+%04X is %v wide, measured %v", f, r, r, own, measured)
				}
			}
		}
		if wider > 0 {
			t.Errorf("face %d: %d letters are wider than measured", f, wider)
		}
	}
}
