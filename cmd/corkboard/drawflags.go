package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
)

// drawFlags are the flags of how a picture looks.
func drawFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "alt", Usage: "describe the picture in `WORDS` for those who cannot see it"},
		&cli.StringFlag{Name: "lang", Usage: "language of legend, dates and numbers, and of all that a page says: " + strings.Join(export.Languages, ", ")},
		&cli.StringFlag{Name: "theme", Usage: "colours: " + strings.Join(export.ThemeNames, ", ")},
		&cli.StringFlag{Name: "layout", Usage: "where things stand: " + strings.Join(export.LayoutNames, ", ") + "; taken from the size where it is not given"},
		&cli.StringFlag{Name: "engine", Usage: "let Graphviz on this machine place what is no story: " + strings.Join(engines, ", ")},
		&cli.StringFlag{Name: "width", Usage: "how wide the picture is: pixels (320 and more), or `180mm`"},
		&cli.IntFlag{Name: "lines", Usage: "only the `N` lines that stand for most, and those that keep the rest together: without it, 2 for each node of a picture, at least 600"},
		&cli.BoolFlag{Name: "numbers", Usage: "number lines and events as evidence.csv does"},
		&cli.Float64Flag{Name: "scale", Usage: "pixels of a PNG for each of the picture (default 2)"},
		&cli.StringSliceFlag{Name: "font", Usage: "take characters that the built-in font of PNG and PDF lacks from `FILE`", TakesFile: true},
		&cli.BoolFlag{Name: "with-positions", Usage: "write positions into DOT, for neato -n2"},
	}
}

// readDrawFlags sets what the flags of drawFlags say.
func readDrawFlags(c *cli.Context, o *export.DrawOptions) error {
	o.Alt, o.Numbers, o.Positions = c.String("alt"), c.Bool("numbers"), c.Bool("with-positions")
	var ok bool
	if o.Theme, ok = export.ThemeNamed(c.String("theme")); !ok {
		return usagef("--theme: %q is not one of %s", c.String("theme"), strings.Join(export.ThemeNames, ", "))
	}
	if o.Lang = c.String("lang"); o.Lang != "" {
		if code, _, _ := strings.Cut(strings.ToLower(o.Lang), "-"); !slices.Contains(export.Languages, code) {
			return usagef("--lang: %q is not one of %s", o.Lang, strings.Join(export.Languages, ", "))
		}
	}
	if o.Layout = c.String("layout"); o.Layout != "" && !slices.Contains(export.LayoutNames, o.Layout) {
		return usagef("--layout: %q is not one of %s", o.Layout, strings.Join(export.LayoutNames, ", "))
	}
	if o.Scale = c.Float64("scale"); !(o.Scale >= 0 && o.Scale <= 20) { // nor is NaN
		return usagef("--scale: %v is not between 0 and 20", o.Scale)
	}
	for _, name := range c.StringSlice("font") {
		font, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		o.Fonts = append(o.Fonts, font)
	}
	if s := c.String("width"); s != "" {
		if o.Width, ok = points(s); !ok || o.Width < export.WidthMin || o.Width > 20*72*export.WidthMin {
			return usagef("--width: %q is no width of at least 320 pixels (320, 800px, 180mm)", s)
		}
	}
	return nil
}

// points reads a length in pixels, millimetres or points.
func points(s string) (float64, bool) {
	unit := 0.75
	for _, u := range []struct {
		name   string
		points float64
	}{{"px", 0.75}, {"mm", 72 / 25.4}, {"pt", 1}} {
		if number, found := strings.CutSuffix(s, u.name); found {
			s, unit = number, u.points
		}
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return f * unit, err == nil && f > 0 && f < 1e6
}

// besidePicture writes the caption of a picture that is a file into a text file
// beside it: picture.svg has picture.txt. A text of that name that is none of our
// captions is somebody's notes, and stays.
func (p *program) besidePicture(f export.Format, file string, inputs []string, n graph.Network, o export.DrawOptions) error {
	if file == "" || file == "-" || !slices.Contains([]string{"svg", "png", "pdf"}, f.Name) {
		return nil
	}
	name := strings.TrimSuffix(strings.TrimSuffix(file, ".gz"), ".zst")
	name = strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
	if text, ok := beginning(name); ok && !export.IsCaption(text) {
		p.say("%s: is no caption of a picture and stays as it is; --to caption -o FILE writes the caption elsewhere", name)
		return nil
	}
	return p.writeTo(name, inputs, func(w io.Writer) error { return export.WriteCaption(w, n, o) })
}

// beginning reads as much of a file as tells what it is; ok is false where there
// is no such file, or nothing in it, or it is a device. What cannot be read is nobody's caption.
func beginning(name string) (text []byte, ok bool) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, false
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, true
	}
	defer f.Close()
	text, _ = io.ReadAll(io.LimitReader(f, 1<<20))
	return text, true
}
