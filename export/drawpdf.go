package export

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"corkboard/graph"
)

// DrawPDF draws a network as a PDF 1.7 of one page, painted like the SVG of
// DrawSVG. Text in the built-in fonts is text, in embedded subsets of them;
// what these lack is drawn from o.Fonts as outlines, with the words that they
// stand for beside them (ActualText, which not every reader uses). If none has
// it, nothing is written and the error is a *MissingGlyphs. The page is as wide
// as o.Width says. It holds no date, no
// script and no links.
//
// Equal networks give equal bytes, whatever the order of their nodes and
// edges. Networks that DrawSVG refuses are refused here too. Memory: the page.
func DrawPDF(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := fits(n, o); err != nil {
		return err
	}
	set, err := newTypesetter(o.Fonts)
	if err != nil {
		return err
	}
	o.still = true
	l := Arrange(n, o)
	if err := set.missing(l); err != nil {
		return err
	}
	p := &pdfPage{set: set, height: l.Height}
	(&painter{p, o.withDefaults(n).Theme}).paint(l)
	return p.write(w, l)
}

// pdfPage is a page in the making.
type pdfPage struct {
	set    *typesetter
	height float64
	body   bytes.Buffer
	used   [3]map[uint32]pdfGlyph // by face
	color  string                 // of what is filled now
	faint  bool
}

// pdfGlyph is what a glyph of an embedded font stands for, and its width in
// thousandths.
type pdfGlyph struct {
	text  string
	width float64
}

func (p *pdfPage) put(parts ...string) {
	for _, s := range parts {
		p.body.WriteString(s)
	}
}

func (p *pdfPage) at(q Point) string { return num(q.X) + " " + num(p.height-q.Y) }

// pdfColor writes a colour as PDF does, for filling (rg) or lines (RG).
func pdfColor(c, operator string) string {
	r, g, b := colorParts(c)
	part := func(v uint8) string { return fmt.Sprintf("%.3f", float64(v)/255) }
	return part(r) + " " + part(g) + " " + part(b) + " " + operator + "\n"
}

// ready sets what the next filling is done with.
func (p *pdfPage) ready(color string, faint bool) {
	if p.faint != faint {
		p.put([2]string{"/Whole", "/Faint"}[bit(faint)], " gs\n")
	}
	if p.color != color {
		p.put(pdfColor(color, "rg"))
	}
	p.color, p.faint = color, faint
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *pdfPage) contour(path []Point) {
	p.put(p.at(path[0]), " m\n")
	for k := 1; k+2 < len(path); k += 3 {
		if straight(path[k-1:]) {
			p.put(p.at(path[k+2]), " l\n")
		} else {
			p.put(p.at(path[k]), " ", p.at(path[k+1]), " ", p.at(path[k+2]), " c\n")
		}
	}
}

func (p *pdfPage) fill(contours [][]Point, color string, opacity float64) {
	p.ready(color, opacity < 1)
	for _, c := range contours {
		p.contour(c)
		p.put("h\n")
	}
	p.put("f\n")
}

func (p *pdfPage) stroke(path []Point, width float64, color string, dash []float64, round bool) {
	lengths := make([]string, len(dash))
	for i, d := range dash {
		lengths[i] = num(d)
	}
	p.put("q ", num(width), " w [", strings.Join(lengths, " "), "] 0 d ", num(float64(bit(round))), " J 1 j ", pdfColor(color, "RG"))
	p.contour(path)
	p.put("S Q\n")
}

func (p *pdfPage) text(t Text, color string) {
	m := measures[t.Role]
	glyphs, width := p.set.line(m, t.Words)
	at, narrow := startOf(t, width)
	p.ready(color, false)
	for i := 0; i < len(glyphs); {
		j := i
		for j < len(glyphs) && glyphs[j].from.embedded == glyphs[i].from.embedded {
			j++
		}
		if glyphs[i].from.embedded {
			p.setText(m, glyphs[i:j], at, narrow)
		} else {
			p.outlineText(m, glyphs[i:j], at, narrow)
		}
		i = j
	}
}

// setText writes glyphs of an embedded font as text.
func (p *pdfPage) setText(m measure, glyphs []glyph, at Point, narrow float64) {
	if p.used[m.face] == nil {
		p.used[m.face] = map[uint32]pdfGlyph{}
	}
	p.put("BT /F", num(float64(m.face)), " ", num(m.size), " Tf ", num(mul(narrow, 100)), " Tz 1 0 0 1 ",
		p.at(Point{at.X + mul(glyphs[0].x, narrow), at.Y}), " Tm [<")
	for k, g := range glyphs {
		own := mul(g.from.own(g.id), 1000/g.from.units)
		if old, ok := p.used[m.face][g.id]; !ok || old.text == "" {
			p.used[m.face][g.id] = pdfGlyph{g.text, own}
		}
		p.put(fmt.Sprintf("%04X", g.id))
		if k+1 < len(glyphs) {
			next := glyphs[k+1].x - g.x
			if back := num(own - mul(next/m.size, 1000)); back != "0" {
				p.put("> ", back, " <")
			}
		}
	}
	p.put(">] TJ ET\n")
}

// outlineText draws glyphs of other fonts, and says what they stand for.
func (p *pdfPage) outlineText(m measure, glyphs []glyph, at Point, narrow float64) {
	var words strings.Builder
	for _, g := range glyphs {
		words.WriteString(g.text)
	}
	p.put("/Span <</ActualText ", pdfText(words.String()), ">> BDC\n")
	for _, g := range glyphs {
		scale := m.size / g.from.units
		contours := g.from.outline(g.id)
		for _, c := range contours {
			placed := make([]Point, len(c))
			for i, q := range c {
				placed[i] = Point{at.X + mul(g.x+mul(q.X, scale), narrow), at.Y - g.y - mul(q.Y, scale)}
			}
			p.contour(placed)
			p.put("h\n")
		}
		if len(contours) > 0 {
			p.put("f\n")
		}
	}
	p.put("EMC\n")
}

// pdfText writes text as PDF does, in UTF-16 with a mark before it.
func pdfText(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// write puts the objects of the file together.
func (p *pdfPage) write(w io.Writer, l Layout) error {
	shown := l.Width
	if l.Shown > 0 {
		shown = l.Shown
	}
	scale := shown / l.Width
	f := &pdfFile{}
	f.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	catalog, pages, page, info := f.reserve(), f.reserve(), f.reserve(), f.reserve()
	f.put(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>>>", pages, l.Lang))
	f.put(pages, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]/Count 1>>", page))
	f.put(info, "<</Title "+pdfText(l.Title)+"/Subject "+pdfText(l.Desc)+"/Producer(corkboard)>>")
	content := fmt.Sprintf("%.6f 0 0 %.6f 0 0 cm\n", scale, scale) + p.body.String()
	body := f.stream("", []byte(content))
	var fonts strings.Builder
	for face, used := range p.used {
		if used != nil {
			id, err := f.font(p.set.faces[face][0], used, [...]string{"Sans", "SansBold", "SerifBold"}[face])
			if err != nil {
				return err
			}
			fmt.Fprintf(&fonts, "/F%d %d 0 R", face, id)
		}
	}
	f.put(page, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font<<%s>>"+
		"/ExtGState<</Whole<</ca 1>>/Faint<</ca 0.88>>>>>>>>", pages, num(shown), num(mul(l.Height, scale)), body, fonts.String()))
	return f.write(w, catalog, info)
}

// pdfFile is a file of numbered objects.
type pdfFile struct {
	out    bytes.Buffer
	places []int
}

func (f *pdfFile) reserve() int {
	f.places = append(f.places, 0)
	return len(f.places)
}

func (f *pdfFile) put(id int, text string) {
	f.places[id-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", id, text)
}

func (f *pdfFile) add(text string) int {
	id := f.reserve()
	f.put(id, text)
	return id
}

// stream adds a compressed stream.
func (f *pdfFile) stream(dict string, data []byte) int {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestCompression) // the level is a good one
	z.Write(data)                                         // a buffer takes all
	z.Close()
	return f.add(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", dict, b.Len(), b.String()))
}

// font adds an embedded font with the glyphs that are used.
func (f *pdfFile) font(from *typeface, used map[uint32]pdfGlyph, name string) (int, error) {
	var ids []uint32
	for id := range used {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	file, err := subsetFont(from.file, ids)
	if err != nil {
		return 0, err
	}
	name = "CORKBD+Liberation" + name
	data := f.stream(fmt.Sprintf("/Length1 %d", len(file)), file)
	up, down := from.heights()
	descriptor := f.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-600 -350 2200 1050]/ItalicAngle 0"+
		"/Ascent %s/Descent %s/CapHeight 700/StemV 90/FontFile2 %d 0 R>>", name, num(up), num(down), data))
	var widths, meanings strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&widths, "%d[%s]", id, num(used[id].width))
		if text := used[id].text; text != "" {
			fmt.Fprintf(&meanings, "<%04X> <%s>\n", id, strings.TrimSuffix(strings.TrimPrefix(pdfText(text), "<FEFF"), ">"))
		}
	}
	child := f.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"+
		"/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]/CIDToGIDMap/Identity>>", name, descriptor, widths.String()))
	unicodes := f.stream("", []byte(toUnicode(meanings.String())))
	return f.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, child, unicodes)), nil
}

// toUnicode writes the table of what glyphs mean, at most 100 to a part.
func toUnicode(meanings string) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	lines := strings.SplitAfter(meanings, "\n")
	lines = lines[:len(lines)-1]
	for part := range slices.Chunk(lines, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(part), strings.Join(part, ""))
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return b.String()
}

func (f *pdfFile) write(w io.Writer, catalog, info int) error {
	start := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.places)+1)
	for _, at := range f.places {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.places)+1, catalog, info, start)
	_, err := w.Write(f.out.Bytes())
	return err
}
