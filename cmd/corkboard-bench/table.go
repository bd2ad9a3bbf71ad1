package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// table makes a Markdown table of measurements: for each operation and tool the
// best of the runs, in the order in which they first come. How many times as
// fast as s.against a tool is, is told by processor time where both have it, so
// that others on the same machine count for less. Lines that are no measurements
// are errors.
func table(_ context.Context, s settings, in io.Reader, out io.Writer) error {
	best, err := bestRuns(in)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("| | | seconds | MB/s | thousand statements/s | CPU seconds | peak MB | speed, " + s.against + " = 1 |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|\n")
	operation := ""
	for _, m := range best {
		name := ""
		if m.operation != operation {
			name, operation = m.operation, m.operation
		}
		speed := ""
		i := slices.IndexFunc(best, func(x measurement) bool { return x.operation == m.operation && x.tool == s.against })
		switch {
		case i < 0:
		case best[i].user > 0 && m.user > 0:
			speed = fmt.Sprintf("%.2f", best[i].user/m.user)
		case m.seconds > 0:
			speed = fmt.Sprintf("%.2f", best[i].seconds/m.seconds)
		}
		fmt.Fprintf(&b, "| %s | %s | %.2f | %s | %s | %s | %s | %s |\n", name, m.tool, m.seconds,
			rate(m.bytes/1e6, m.seconds), rate(m.statements/1e3, m.seconds), known("%.2f", m.user), known("%.0f", m.peak*1024/1e6), speed)
	}
	_, err = io.WriteString(out, b.String())
	return err
}

func rate(n, seconds float64) string {
	if seconds <= 0 {
		return ""
	}
	return known("%.0f", n/seconds)
}

// known prints what is not 0.
func known(format string, n float64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(format, n)
}

// bestRuns reads measurements and keeps the best of each operation and tool: the
// shortest times and the highest peak. Operations and tools in the order in which they first come.
func bestRuns(in io.Reader) ([]measurement, error) {
	var best []measurement
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		m, err := parseMeasurement(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("measurements, line %d: %w", n, err)
		}
		i := slices.IndexFunc(best, func(x measurement) bool { return x.operation == m.operation && x.tool == m.tool })
		switch {
		case i < 0:
			best = append(best, m)
		default:
			best[i].seconds, best[i].user = min(best[i].seconds, m.seconds), min(best[i].user, m.user)
			best[i].peak = max(best[i].peak, m.peak)
		}
	}
	order := map[string]int{}
	for _, m := range best {
		if _, ok := order[m.operation]; !ok {
			order[m.operation] = len(order)
		}
	}
	slices.SortStableFunc(best, func(a, b measurement) int { return order[a.operation] - order[b.operation] })
	return best, lines.Err()
}

func parseMeasurement(line string) (measurement, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 7 {
		return measurement{}, fmt.Errorf("%q has %d cells, not 7", line, len(cells))
	}
	m := measurement{operation: cells[0], tool: cells[1]}
	for i, n := range []*float64{&m.seconds, &m.user, &m.peak, &m.bytes, &m.statements} {
		var err error
		if *n, err = strconv.ParseFloat(cells[2+i], 64); err != nil {
			return m, fmt.Errorf("%q is not a number", cells[2+i])
		}
	}
	return m, nil
}
