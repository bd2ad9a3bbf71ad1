package export

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"corkboard/graph"
)

// installed finds a program that others wrote, and skips the test where it is not
// installed.
func installed(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s on the path", name)
	}
	return path
}

// says runs a program that must have nothing to complain of, and gives its
// output.
func says(t *testing.T, program string, args ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%s %.200s: %v: %.500s", filepath.Base(program), strings.Join(args, " "), err, complaints.String())
	}
	return out.String()
}

// readersNetworks are pictures that other programs are given.
func readersNetworks() map[string]graph.Network {
	texts, _ := megabytes()
	return map[string]graph.Network{"founding": founding(), "council": council(), "holding": holding(60), "correspondence": correspondence(60),
		"hostile": hostileNetwork(), "megabytes": megabyteNetwork(texts), "empty": {}}
}

// TestXMLReadersOfSVG has every theme and layout parsed by libxml2, and painted
// by librsvg as wide and high as the picture says.
func TestXMLReadersOfSVG(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var files []string
	layouts := map[string]Layout{}
	for name, n := range readersNetworks() {
		for _, layout := range LayoutNames {
			for _, theme := range ThemeNames {
				o := DrawOptions{Layout: layout, WithText: true}
				o.Theme, _ = ThemeNamed(theme)
				file := filepath.Join(dir, name+"-"+layout+"-"+theme+".svg")
				files = append(files, file)
				layouts[file] = Arrange(n, o)
				if err := os.WriteFile(file, drawn(t, DrawSVG, n, o), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Run("xmllint", func(t *testing.T) {
		says(t, installed(t, "xmllint"), append([]string{"--noout", "--nonet"}, files...)...)
	})
	t.Run("rsvg-convert", func(t *testing.T) {
		rsvg := installed(t, "rsvg-convert")
		for _, file := range files {
			if l := layouts[file]; strings.HasSuffix(file, "-light.svg") {
				says(t, rsvg, "--width", "150", "--output", file+".png", file)
				if w, h := imageSize(t, file+".png"); w != 150 || !near(h, 150*l.Height/l.Width) {
					t.Errorf("%s is %d × %d pixels of %v × %v points", filepath.Base(file), w, h, l.Width, l.Height)
				}
			}
		}
	})
}

func near(pixels int, points float64) bool {
	return float64(pixels) > points-2 && float64(pixels) < points+2
}

func imageSize(t *testing.T, file string) (w, h int) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	return c.Width, c.Height
}

var pageSize = regexp.MustCompile(`(?m)^Page size: +([\d.]+) x ([\d.]+) pts`)

// TestReadersOfPDF has Poppler read PDFs: one page, as large as it should be,
// with a title, no script and no password, and its picture as large.
func TestReadersOfPDF(t *testing.T) {
	t.Parallel()
	info, paint := installed(t, "pdfinfo"), installed(t, "pdftoppm")
	texts, latin := megabytes()
	dir := t.TempDir()
	for name, n := range map[string]graph.Network{"founding": founding(), "council": council(), "holding": holding(500), "empty": {}, "megabytes": megabyteNetwork(texts[:latin])} {
		for _, o := range []DrawOptions{{}, {Width: 400}, {Theme: DarkTheme(), Layout: LayoutNameOverview, Width: 700}} {
			file := filepath.Join(dir, fmt.Sprint(name, o.Width, ".pdf"))
			if err := os.WriteFile(file, drawn(t, DrawPDF, n, o), 0o644); err != nil {
				t.Fatal(err)
			}
			l := Arrange(n, o)
			width := max(l.Shown, l.Width)
			if l.Shown > 0 {
				width = l.Shown
			}
			height := l.Height * width / l.Width
			said := says(t, info, "-enc", "UTF-8", file)
			for _, want := range []string{"Title: +\\S", "Producer: +corkboard", "JavaScript: +no", "Pages: +1\n", "Encrypted: +no", "PDF version: +1.7"} {
				if !regexp.MustCompile(want).MatchString(said) {
					t.Errorf("%s lacks %q: %.600s", name, want, said)
				}
			}
			size := pageSize.FindStringSubmatch(said)
			if size == nil || !near(int(parsed(size[1])), width) || !near(int(parsed(size[2])), height) {
				t.Errorf("%s is %v, not %v × %v", name, size, width, height)
			}
			says(t, paint, "-r", "36", "-png", "-singlefile", file, strings.TrimSuffix(file, ".pdf"))
			if w, h := imageSize(t, strings.TrimSuffix(file, "pdf")+"png"); !near(w, width/2) || !near(h, height/2) {
				t.Errorf("%s is painted %d × %d, not %v × %v", name, w, h, width/2, height/2)
			}
		}
	}
}

func parsed(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // what is none is 0, and no size
	return f
}

// TestReadersOfDOT has dot, nop and gc read the same number of nodes and edges
// from both forms of DOT.
func TestReadersOfDOT(t *testing.T) {
	t.Parallel()
	dot, nop, gc := installed(t, "dot"), installed(t, "nop"), installed(t, "gc")
	dir := t.TempDir()
	for name, n := range readersNetworks() {
		for _, f := range []string{"dot", "dot-plain"} {
			file := filepath.Join(dir, name+"."+f)
			format, _ := Lookup(f)
			if err := os.WriteFile(file, drawn(t, format.Draw, n, DrawOptions{WithText: true}), 0o644); err != nil {
				t.Fatal(err)
			}
			edges := len(n.Edges)
			if f == "dot" { // and those of the axis
				_, known := timeOrder(canonical(n))
				edges += max(known-1, 0)
			}
			want := fmt.Sprintf("%d %d corkboard ", len(n.Nodes), edges)
			for _, reader := range []struct{ name, rewritten string }{
				{"gc", file}, {"nop", kept(t, file+".nop", says(t, nop, file))}, {"dot", kept(t, file+".canon", says(t, dot, "-Tcanon", file))},
			} {
				got := strings.Fields(says(t, gc, "-n", "-e", reader.rewritten))
				if !strings.HasPrefix(strings.Join(got, " "), want) {
					t.Errorf("%s of %s: %s reads %v, not %s", f, name, reader.name, got, want)
				}
			}
		}
	}
}

func kept(t *testing.T, file, text string) string {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
