package export

import (
	"slices"
	"strconv"

	"corkboard/graph"
)

// perStretch says what bars count.
func (t *tongue) perStretch(by stretch) string {
	switch by {
	case weekly:
		return t.say("Messages per week")
	case monthly:
		return t.say("Messages per month")
	case yearly:
		return t.say("Messages per year")
	case byDecade:
		return t.say("Messages per decade")
	}
	return t.say("Messages per century")
}

// barsTip says what bars show together, for who cannot see them.
func (t *tongue) barsTip(c tally) string {
	busy := func(count int) bool { return count > 0 }
	first, last := slices.IndexFunc(c.counts, busy), len(c.counts)-1
	for c.counts[last] == 0 {
		last--
	}
	period := t.stretches(c.by, c.first+first, c.first+last)
	return t.say("%1: %2 in all, %3, highest %4.", t.perStretch(c.by), t.counted(c.all, "%1 message", "%1 messages"), period, t.number(c.most))
}

// barsNotes says what bars of messages count and what they do not; where there
// are none although messages are drawn, why.
func (t *tongue) barsNotes(n graph.Network) []string {
	exchanges, counted, open := 0, 0, false
	for _, e := range n.Edges {
		if e.Forward+e.Backward > 0 {
			exchanges++
			open = open || !e.Complete
			if inHand(e) {
				counted++
			}
		}
	}
	switch {
	case counted > 0 || exchanges == 0:
	case !open:
		return []string{t.say("No messages per week are shown: what was exchanged is only claimed, or disputed.")}
	case n.View == "": // other views say it of themselves
		return []string{t.say("No messages per week are shown: not all messages are in hand.")}
	}
	var notes []string
	c := tallyOf(n)
	if c.all > 0 {
		notes = append(notes, t.scaleNote(c.by))
	}
	if c.loose > 0 {
		notes = append(notes, t.say("In no bar, for want of a closer date: %1.", t.counted(c.loose, "%1 message", "%1 messages")))
	}
	if c.ruled > 0 {
		notes = append(notes, t.say("In bars by an inferred date: %1.", t.counted(c.ruled, "%1 message", "%1 messages")))
	}
	if counted < exchanges && c.all > 0 {
		notes = append(notes, t.say("The bars count the lines of which all messages are stated and in hand: %1 of %2.",
			strconv.Itoa(counted), strconv.Itoa(exchanges)))
	}
	return notes
}

// scaleNote says how long a time a bar stands for.
func (t *tongue) scaleNote(by stretch) string {
	switch by {
	case weekly:
		return t.say("The bars are on a scale of time of their own: weeks from Monday to Sunday, by the dates as they are given.")
	case monthly:
		return t.say("The bars are on a scale of time of their own: months, since weeks would be too many.")
	case yearly:
		return t.say("The bars are on a scale of time of their own: years, since weeks would be too many.")
	case byDecade:
		return t.say("The bars are on a scale of time of their own: decades, since weeks would be too many.")
	}
	return t.say("The bars are on a scale of time of their own: centuries, since weeks would be too many.")
}
