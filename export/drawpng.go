package export

import (
	"fmt"
	"image/png"
	"io"
	"math"

	"corkboard/graph"
)

// maxPixels bounds a picture of pixels: 4 bytes each in memory.
const maxPixels = 120_000_000

// ScaleDefault is how many pixels of a PNG stand for one of the picture where
// DrawOptions.Scale says nothing: enough for screens of high resolution.
const ScaleDefault = 2

// DrawPNG draws a network as a PNG image, painted like the SVG of DrawSVG with
// the built-in fonts, o.Scale pixels for each 96th of an inch. What these fonts
// lack is taken from o.Fonts; if none has it, nothing is written and the error
// is a *MissingGlyphs. There are no tooltips in it.
//
// Equal networks give equal bytes, whatever the order of their nodes and
// edges. Networks that DrawSVG refuses are refused here too, and pictures of
// more than 120 million pixels. Memory: 4 bytes for each pixel.
func DrawPNG(w io.Writer, n graph.Network, o DrawOptions) error {
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
	scale := o.Scale
	if scale == 0 {
		scale = ScaleDefault
	}
	scale = mul(scale, 4.0/3)
	if l.Shown > 0 {
		scale = mul(scale, l.Shown/l.Width)
	}
	width, height := math.Round(mul(l.Width, scale)), math.Round(mul(l.Height, scale))
	if !(width >= 1 && height >= 1 && mul(width, height) <= maxPixels) {
		return fmt.Errorf("draw: %v × %v pixels are %w (at most %d in all); take a smaller scale", width, height, ErrTooLarge, maxPixels)
	}
	theme := o.withDefaults(n).Theme
	r := newRaster(int(width), int(height), scale, set, theme.Canvas)
	(&painter{r, theme}).paint(l)
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, r.img)
}
