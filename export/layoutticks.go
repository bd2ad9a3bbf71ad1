package export

import "slices"

// tickRoom is how far apart the words of a line of time that runs down are.
const tickRoom = 11.0

// ticksMost is how many ticks a reader takes in.
const ticksMost = 13

// weeksNamed is up to how many weeks each has its day, as far as there is room.
const weeksNamed = 9

// rhythm is how often a tick stands on a line of time: every so many weeks,
// months or years.
type rhythm struct {
	unit  stretch
	every int
}

// rhythms lists how often ticks may stand, the finest first.
func (s scale) rhythms() []rhythm {
	weeks := []rhythm{{weekly, 1}, {weekly, 2}, {weekly, 4}}
	months := []rhythm{{monthly, 1}, {monthly, 3}, {monthly, 6}}
	var years []rhythm
	for ten := 1; ten <= 1000; ten *= 10 {
		for _, k := range []int{1, 2, 5} {
			if k*ten >= int(s.by.years()) {
				years = append(years, rhythm{yearly, k * ten})
			}
		}
	}
	switch {
	case s.by == weekly && len(s.counts) <= weeksNamed:
		return slices.Concat(weeks, months, years)
	case s.by <= monthly:
		return slices.Concat(months, years)
	}
	return years
}

// ticks names times on the line of a histogram, as many as there is room for,
// at least the first.
func (t *tongue) ticks(s scale) []Tick {
	for _, r := range s.rhythms() {
		beats := s.beats(r)
		if len(beats) > ticksMost {
			continue
		}
		if ticks := t.tickAt(s, beats, r.unit); len(ticks) > 1 || s.by > weekly && len(ticks) > 0 {
			return ticks
		}
	}
	return t.tickAt(s, []day{s.by.begin(s.first)}, s.by)
}

// beats gives the days within the line on which ticks of a rhythm stand.
func (s scale) beats(r rhythm) (days []day) {
	first, end := s.by.begin(s.first), s.by.begin(s.first+len(s.counts))
	from, _ := r.unit.of(first)
	origin := 0
	if r.unit == weekly { // weeks have no number of their own
		origin = from
	}
	for number := from; ; number++ {
		d := r.unit.begin(number)
		switch {
		case d.compare(end) >= 0:
			return days
		case d.compare(first) >= 0 && (number-origin)%r.every == 0:
			days = append(days, d)
		}
	}
}

// tickAt makes ticks at days; none where there is no room for their words. The
// year stands in the first and wherever it is another than before.
func (t *tongue) tickAt(s scale, days []day, unit stretch) []Tick {
	m := measures[RoleFoot]
	side := s.most + measures[RoleBar].width(t.number(s.tally.most)) + 12
	var out []Tick
	year, free := 0, 0.0 // free: where the next words may begin
	for i, d := range days {
		words := t.tickWords(d, unit, i > 0 && d.year == year)
		year = d.year
		at, w := s.by.at(d), m.width(words)
		foot, along := s.along(at, 0), mul(s.pitch, at-float64(s.first))
		room := tickRoom
		if !s.down {
			room = w + 8
		}
		if i > 0 && along < free {
			return nil
		}
		if !s.down && i > 0 && along+w > mul(s.pitch, float64(len(s.counts))) {
			break
		}
		free = along + room
		tick := Tick{Text: Text{Point{foot.X + 2, foot.Y + 11}, w, RoleFoot, words}}
		tick.Line = [2]Point{foot, {foot.X, foot.Y + 4}}
		if s.down {
			tick.Text.At = Point{foot.X + side, foot.Y + 2.8}
			tick.Line[1] = Point{foot.X + side - 4, foot.Y}
		}
		out = append(out, tick)
	}
	return out
}

func (t *tongue) tickWords(d day, unit stretch, sameYear bool) string {
	switch unit {
	case weekly:
		return t.shortDay(d, sameYear)
	case monthly:
		return t.shortDay(day{d.year, d.month, 0}, sameYear)
	}
	return t.day(day{year: d.year})
}
