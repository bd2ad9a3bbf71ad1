package export

// bars draws the messages per week: a group that says what they are together,
// and each bar with its week and its number.
func (d *svg) bars(h *Histogram) {
	if h == nil {
		return
	}
	d.put(`<g id="bars" class="bars" role="group" aria-labelledby="bars-title"><title id="bars-title">`, svgText(h.Tip), "</title>\n")
	for _, l := range h.Leaders {
		d.polyline("leader", d.theme.Context, "0.7", l.Path[:]...)
	}
	for _, t := range h.Ticks {
		d.polyline("tick", d.theme.Context, "0.5", t.Line[:]...)
	}
	for _, b := range h.Bars {
		d.put(`<g class="bar" role="img"><title>`, svgText(b.Tip), "</title>")
		d.rect(b.Box, 0, d.theme.Accent)
		d.put("</g>\n")
	}
	d.polyline("line", d.theme.Ink, "0.9", h.Line[:]...)
	for _, l := range h.Leaders {
		at := l.Path[2]
		d.put(`<circle cx="`, num(at.X), `" cy="`, num(at.Y), `" r="2.2" fill="`, d.color(d.theme.Ink), "\"/>\n")
	}
	d.halo(h.Peak)
	d.texts(h.texts())
	d.put("</g>\n")
}

// halo draws the piece of canvas that a line of text stands on.
func (d *svg) halo(t Text) {
	b := t.box()
	d.put(`<rect class="halo" x="`, num(b.X-1.5), `" y="`, num(b.Y), `" width="`, num(b.W+3),
		`" height="`, num(b.H), `" fill="`, d.color(d.theme.Canvas), "\" fill-opacity=\"0.88\"/>\n")
}

// polyline draws a line from corner to corner.
func (d *svg) polyline(class, color, width string, corners ...Point) {
	d.put(`<polyline class="`, class, `" points="`)
	for i, p := range corners {
		if i > 0 {
			d.put(" ")
		}
		d.put(num(p.X), ",", num(p.Y))
	}
	d.put(`" fill="none" stroke="`, d.color(color), `" stroke-width="`, width, "\"/>\n")
}

// barsSign gives the bars that stand for a histogram in a legend.
func barsSign(b Box) []Box {
	var out []Box
	for i, long := range []float64{0.45, 1, 0.7} {
		out = append(out, Box{b.X, b.Y + float64(3*i) + 1, mul(b.W, long), 2.2})
	}
	return out
}
