package graph

import (
	"math"
	"slices"
)

// sending is a message along a line, from one node to another.
type sending struct {
	to   int
	span span
}

// PathsInTime is Paths for what can have been passed on: each message on a way
// was sent to the next on it, and not before the one that went before. Only
// messages with a date count; of a date that may mean several times, the
// latest counts for the message that has to come later. The first way is the
// one that arrives first. The evidence of the lines must be there as a whole:
// a network of a view whose Keep is 0. Of the other ways, those among the
// thousand shortest are found.
func (n Network) PathsInTime(from, to, count int) (out Network, ok bool) {
	n = n.passable()
	sent := make([][]sending, len(n.Nodes))
	undated := 0
	for _, e := range n.Edges {
		for x := range e.Evidence.All() {
			if e.Forward+e.Backward == 0 {
				continue
			}
			s, dated := spanOf(x.Date)
			if !dated || s.until == openUntil {
				undated++
				continue
			}
			a, b := e.Source, e.Target
			if !x.Forward {
				a, b = b, a
			}
			sent[a] = append(sent[a], sending{b, s})
		}
	}
	var ways [][]int
	if first := earliest(sent, from, to); first != nil {
		ways = append(ways, first)
	}
	if count > 1 && len(ways) > 0 {
		more := n.ways(from, to, count, func(way []int) bool {
			return !slices.Equal(way, ways[0]) && inOrder(sent, way)
		})
		ways = append(ways, more[:min(len(more), count-1)]...)
	}
	out = n.along(ways, n.waysWords(from, to, ways, "not on the %1 between %2 and %3 that messages can have taken one after the other"))
	if undated > 0 {
		out.Notes = append(out.Notes, note(undated, "%1 message without a date counts for no way", "%1 messages without a date count for no way"))
	}
	return out, len(ways) > 0
}

// after gives the moment by which a message can have arrived that was sent not
// before another had: the last second that it may have been sent in, at most.
func (s sending) after(arrived int64) (int64, bool) {
	return max(s.span.from, arrived), s.span.until > arrived
}

// earliest finds the way that arrives first; of equal ones, that over the
// nodes that come first.
func earliest(sent [][]sending, from, to int) []int {
	arrived := make([]int64, len(sent))
	before := make([]int, len(sent))
	done := make([]bool, len(sent))
	for i := range arrived {
		arrived[i], before[i] = math.MaxInt64, -1
	}
	arrived[from] = math.MinInt64
	for {
		at := -1
		for i, t := range arrived {
			if !done[i] && t != math.MaxInt64 && (at < 0 || t < arrived[at]) {
				at = i
			}
		}
		if at < 0 || at == to {
			break
		}
		done[at] = true
		for _, s := range sent[at] {
			if t, ok := s.after(arrived[at]); ok && !done[s.to] && (t < arrived[s.to] || t == arrived[s.to] && at < before[s.to]) {
				arrived[s.to], before[s.to] = t, at
			}
		}
	}
	if arrived[to] == math.MaxInt64 || from == to {
		return nil
	}
	way := []int{to}
	for at := to; at != from; {
		at = before[at]
		way = append(way, at)
	}
	slices.Reverse(way)
	return way
}

// inOrder tells whether messages can have gone a way one after the other.
func inOrder(sent [][]sending, way []int) bool {
	arrived := int64(math.MinInt64)
	for i := range way[:len(way)-1] {
		best := int64(math.MaxInt64)
		for _, s := range sent[way[i]] {
			if t, ok := s.after(arrived); ok && s.to == way[i+1] {
				best = min(best, t)
			}
		}
		if best == math.MaxInt64 {
			return false
		}
		arrived = best
	}
	return true
}
