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
// that others on the same machine count for less; with s.wall, how many times as
// long it takes is told instead, by the clock, as whoever waits has it. Columns
// that nothing fills are left out where they are of stores alone. Lines that are
// no measurements are errors.
func table(_ context.Context, s settings, in io.Reader, out io.Writer) error {
	best, err := bestRuns(in)
	if err != nil {
		return err
	}
	disk := slices.ContainsFunc(best, func(m measurement) bool { return m.disk > 0 })
	asked := slices.ContainsFunc(best, func(m measurement) bool { return m.median > 0 })
	header := []string{"seconds", "MB/s", "thousand statements/s", "CPU seconds", "peak MB"}
	if disk {
		header = append(header, "bytes/statement on disk")
	}
	if asked {
		header = append(header, "median µs", "99 % within µs")
	}
	if s.wall {
		header = append(header, "time, "+s.against+" = 1")
	} else {
		header = append(header, "speed, "+s.against+" = 1")
	}
	var b strings.Builder
	b.WriteString("| | | " + strings.Join(header, " | ") + " |\n")
	b.WriteString(strings.Repeat("|---", 2+len(header)) + "|\n")
	operation := ""
	for _, m := range best {
		name := ""
		if m.operation != operation {
			name, operation = m.operation, m.operation
		}
		row := []string{
			name, m.tool, duration(m.seconds), rate(m.bytes/1e6, m.seconds), rate(m.statements/1e3, m.seconds),
			known("%.2f", m.user), known("%.0f", m.peak*1024/1e6),
		}
		if disk {
			row = append(row, rate(m.disk, m.statements))
		}
		if asked {
			row = append(row, known("%.1f", m.median), known("%.1f", m.late))
		}
		writeRow(&b, append(row, s.ratio(best, m)))
	}
	_, err = io.WriteString(out, b.String())
	return err
}

func writeRow(b *strings.Builder, cells []string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// ratio compares a measurement with that of s.against in the same operation.
func (s settings) ratio(best []measurement, m measurement) string {
	i := slices.IndexFunc(best, func(x measurement) bool { return x.operation == m.operation && x.tool == s.against })
	switch {
	case i < 0:
	case s.wall && best[i].seconds > 0:
		return fmt.Sprintf("%.2f", m.seconds/best[i].seconds)
	case s.wall:
	case best[i].user > 0 && m.user > 0:
		return fmt.Sprintf("%.2f", best[i].user/m.user)
	case m.seconds > 0:
		return fmt.Sprintf("%.2f", best[i].seconds/m.seconds)
	}
	return ""
}

// duration prints seconds, short ones with more digits.
func duration(seconds float64) string {
	if seconds < 0.1 {
		return fmt.Sprintf("%.4f", seconds)
	}
	return fmt.Sprintf("%.2f", seconds)
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
			best[i].median, best[i].late = min(best[i].median, m.median), min(best[i].late, m.late)
			best[i].peak, best[i].disk = max(best[i].peak, m.peak), max(best[i].disk, m.disk)
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
	if len(cells) < 7 {
		return measurement{}, fmt.Errorf("%q has %d cells, not 7", line, len(cells))
	}
	m := measurement{operation: cells[0], tool: cells[1]}
	for i, n := range []*float64{&m.seconds, &m.user, &m.peak, &m.bytes, &m.statements} {
		var err error
		if *n, err = strconv.ParseFloat(cells[2+i], 64); err != nil {
			return m, fmt.Errorf("%q is not a number", cells[2+i])
		}
	}
	for _, cell := range cells[7:] {
		name, number, _ := strings.Cut(cell, "=")
		i := slices.IndexFunc(m.named(), func(n namedNumber) bool { return n.name == name })
		if i < 0 {
			return m, fmt.Errorf("%q is nothing that is measured", cell)
		}
		var err error
		if *m.named()[i].number, err = strconv.ParseFloat(number, 64); err != nil {
			return m, fmt.Errorf("%q is not a number", number)
		}
	}
	return m, nil
}
