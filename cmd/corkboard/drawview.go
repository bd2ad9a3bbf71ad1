package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/measure"
	"corkboard/schema"
)

// texts is a flag that may be given again. A value is taken as it stands:
// names have commas in them.
type texts []string

// Set takes one more value.
func (t *texts) Set(s string) error {
	*t = append(*t, s)
	return nil
}

func (t *texts) String() string { return strings.Join(*t, "; ") }

// again gives the values of a flag of texts.
func again(c *cli.Context, name string) []string {
	if t, ok := c.Generic(name).(*texts); ok && t != nil {
		return *t
	}
	return nil
}

// viewFlags are the flags that say what a network is of.
func viewFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "view", Usage: "`NAME` of what to draw instead of the story: " + strings.Join(schema.Core().ViewNames(), ", ")},
		&cli.BoolFlag{Name: "accounts", Usage: "keep accounts apart from those who hold them"},
		&cli.StringFlag{Name: "from", Usage: "only what was so, or sent, on this `DATE` or later"},
		&cli.StringFlag{Name: "until", Usage: "only what was so, or sent, on this `DATE` or earlier"},
		&cli.GenericFlag{Name: "source", Value: new(texts), Usage: "only what `SOURCE` says; may be given again"},
		&cli.StringFlag{Name: "around", Usage: "only messages around `EVENT`, against what is usual for the two"},
		&cli.IntFlag{Name: "days", Value: 7, Usage: "with --around, `N` days before and after it"},
		&cli.GenericFlag{Name: "class", Value: new(texts), Usage: "only nodes or ties of `CLASS` (Person, Employment); may be given again"},
		&cli.IntFlag{Name: "min", Usage: "only lines of at least `N` messages or ties"},
		&cli.GenericFlag{Name: "ego", Value: new(texts), Usage: "only what is near `X`; may be given again"},
		&cli.IntFlag{Name: "depth", Value: 1, Usage: "with --ego, up to `N` lines away"},
		&cli.GenericFlag{Name: "path", Value: new(texts), Usage: "only the shortest ways between `A` and the next argument"},
		&cli.IntFlag{Name: "paths", Value: 3, Usage: "with --path, `K` ways"},
		&cli.BoolFlag{Name: "in-time", Usage: "with --path, ways that messages can have taken one after the other"},
		&cli.IntFlag{Name: "top", Usage: "only the `N` nodes that stand highest"},
		&cli.StringFlag{Name: "by", Value: "degree", Usage: "with --top, by `MEASURE`: " + strings.Join(scoreNames(), ", ")},
		&cli.BoolFlag{Name: "measures", Usage: "compute degree, PageRank, betweenness, cores, components and communities"},
		&cli.StringFlag{Name: "slice", Usage: "with --to slices, count the messages of every `week or month`: of every month unless it is said"},
	}
}

// drawing is what the flags ask for.
type drawing struct {
	c     *cli.Context
	b     *board
	view  graph.View
	named bool // something of viewFlags was asked for
	path  []string
}

// network makes the network that the flags ask for.
func (p *program) network(c *cli.Context, m graph.Matcher, of storeCase) (graph.Network, error) {
	d := &drawing{c: c}
	if err := d.check(); err != nil {
		return graph.Network{}, err
	}
	if !d.named {
		return project(c.Context, m, of.schema, c.Bool("private"))
	}
	var err error
	if d.b, err = newBoard(c, m, nil); err != nil {
		return graph.Network{}, err
	}
	if d.view, err = d.chosenView(of.schema); err != nil {
		return graph.Network{}, err
	}
	if err := d.limit(c.Context); err != nil {
		return graph.Network{}, err
	}
	shown, err := schema.Visible(c.Context, m, schema.Visibility{Private: c.Bool("private"), Places: true, Publishing: true})
	if err != nil {
		return graph.Network{}, err
	}
	n, err := graph.Project(c.Context, shown, d.view)
	if err != nil {
		return n, err
	}
	if n, err = d.narrow(n); err != nil {
		return n, err
	}
	if c.IsSet("top") || len(again(c, "ego")) > 0 {
		return n, nil // who was asked for is drawn, tied to others or not
	}
	return n.Connected(), nil
}

// check looks at the flags by themselves.
func (d *drawing) check() error {
	c := d.c
	for _, f := range viewFlags() {
		d.named = d.named || c.IsSet(f.Names()[0])
	}
	d.path = again(c, "path")
	extra := c.Args().Tail()
	if len(d.path) == 1 && len(extra) == 1 {
		d.path, extra = append(slices.Clone(d.path), extra...), nil
	}
	switch {
	case len(extra) > 0:
		return usagef("draw takes one store or case, and no %q", extra[0])
	case len(d.path) != 0 && len(d.path) != 2:
		return usagef("--path: from where to where? draw STORE --path A B")
	}
	for _, least := range []struct {
		flag string
		n    int
	}{{"min", 1}, {"lines", 1}, {"top", 1}, {"paths", 1}, {"depth", 0}, {"days", 0}} {
		if n := c.Int(least.flag); c.IsSet(least.flag) && (n < least.n || n > 1_000_000) {
			return usagef("--%s: %d is not a number from %d to 1,000,000", least.flag, n, least.n)
		}
	}
	for _, with := range []struct{ flag, needs string }{{"days", "around"}, {"depth", "ego"}, {"paths", "path"}, {"in-time", "path"}, {"by", "top"}} {
		if c.IsSet(with.flag) && !c.IsSet(with.needs) {
			return usagef("--%s goes with --%s", with.flag, with.needs)
		}
	}
	if s := c.String("slice"); s != "" && s != "week" && s != "month" {
		return usagef("--slice: %q is not one of week, month", s)
	}
	if by := c.String("by"); !slices.Contains(scoreNames(), by) {
		return usagef("--by: %q is not one of %s", by, strings.Join(scoreNames(), ", "))
	}
	_, _, err := newWindow("until", c.String("from"), c.String("until"))
	return err
}

// chosenView gives the view of a name. What only messages have is looked for
// among the contacts.
func (d *drawing) chosenView(s *schema.Schema) (graph.View, error) {
	name := d.c.String("view")
	if name == "" && (d.c.IsSet("around") || d.c.IsSet("slice") || d.c.IsSet("in-time")) {
		name = "contacts"
	}
	v := s.View()
	if name != "" && name != "story" {
		var ok bool
		if v, ok = s.NamedView(name); !ok {
			return v, usagef("--view: %q is not one of %s, story", name, strings.Join(s.ViewNames(), ", "))
		}
	}
	if d.c.Bool("in-time") {
		v.Keep = 0 // every message may be a step
	}
	return v, nil
}

// limit puts the flags into the view's limit.
func (d *drawing) limit(ctx context.Context) error {
	c, l := d.c, &d.view.Limit
	d.view.Apart = c.Bool("accounts")
	for _, end := range []struct {
		flag string
		date *string
	}{{"from", &l.From}, {"until", &l.To}} {
		if c.String(end.flag) == "" {
			continue
		}
		date, err := schema.ParseDate(c.String(end.flag), nil)
		if err != nil {
			return usagef("--%s: %w", end.flag, err)
		}
		*end.date = date.Term().Value()
	}
	for _, text := range again(c, "source") {
		t, err := d.b.entity(ctx, text)
		if err != nil {
			return fmt.Errorf("--source: %w", err)
		}
		l.Sources = append(l.Sources, t)
	}
	if c.IsSet("around") {
		var err error
		if l.Event, err = d.b.entity(ctx, c.String("around")); err != nil {
			return fmt.Errorf("--around: %w", err)
		}
		l.Days = c.Int("days")
	}
	switch c.String("slice") {
	case "week":
		l.Slice = graph.Weekly
	case "month":
		l.Slice = graph.Monthly
	}
	return nil
}

// narrow makes the network smaller, in the order in which the help lists the
// flags.
func (d *drawing) narrow(n graph.Network) (graph.Network, error) {
	c := d.c
	if all := again(c, "class"); len(all) > 0 {
		classes, kinds, err := d.classes(all)
		if err != nil {
			return n, err
		}
		n = n.OfClass(classes, kinds, graph.Enumerate(quotedPhrases(all), "%1 or %2"))
	}
	if c.IsSet("min") {
		n = n.AtLeast(c.Int("min"))
	}
	if ego := again(c, "ego"); len(ego) > 0 {
		center, err := d.places(n, "ego", ego)
		if err != nil {
			return n, err
		}
		n = n.Ego(center, c.Int("depth"))
	}
	if len(d.path) > 0 {
		ends, err := d.places(n, "path", d.path)
		if err != nil {
			return n, err
		}
		if n, err = d.paths(n, ends[0], ends[1]); err != nil {
			return n, err
		}
	}
	if c.IsSet("top") && len(again(c, "ego")) == 0 {
		n = n.Connected()
	}
	s := scores[slices.Index(scoreNames(), c.String("by"))]
	if c.Bool("measures") {
		n = measure.Of(n)
	} else if c.IsSet("top") {
		n = measure.Of(n, s.kind)
	}
	if c.IsSet("top") {
		before := len(n.Nodes)
		n = n.Top(c.Int("top"), s.of, s.words)
		if len(n.Nodes) < before {
			n.Parameters = append(n.Parameters, graph.Say("All measures are of the %1 nodes that there were before.", graph.Quote(strconv.Itoa(before))))
		}
	}
	return n, nil
}

// paths keeps the ways between two nodes.
func (d *drawing) paths(n graph.Network, from, to int) (graph.Network, error) {
	find, how := n.Paths, "no way"
	if d.c.Bool("in-time") {
		find, how = n.PathsInTime, "no way in time"
	}
	out, ok := find(from, to, d.c.Int("paths"))
	if !ok {
		why := ""
		if slices.ContainsFunc(n.Edges, n.NotSo) {
			why = "; what is denied, did not happen or was taken back is none"
		}
		return n, fmt.Errorf("--path: there is %s from %q to %q in this network%s", how, n.Nodes[from].Label, n.Nodes[to].Label, why)
	}
	return out, nil
}

// places finds the nodes that a user means.
func (d *drawing) places(n graph.Network, flag string, all []string) ([]int, error) {
	var out []int
	for _, text := range all {
		t, err := d.b.entity(d.c.Context, text)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", flag, err)
		}
		i, ok := n.Find(t)
		if !ok {
			return nil, usagef("--%s: %q is not in this network", flag, text)
		}
		out = append(out, i)
	}
	return out, nil
}

// classes finds the classes that a user means, with those that are kinds of
// them: of nodes and of ties.
func (d *drawing) classes(all []string) (classes, kinds []graph.Term, err error) {
	s := d.b.vocab
	for _, text := range all {
		known := false
		for _, c := range s.Classes {
			if !strings.EqualFold(c.Name, text) && !strings.EqualFold(c.Label, text) && !strings.EqualFold(c.Plural, text) {
				continue
			}
			known = true
			for _, narrower := range s.Classes {
				switch {
				case !s.Is(narrower.Name, c.Name):
				case narrower.Edge != nil:
					kinds = append(kinds, narrower.IRI)
				default:
					classes = append(classes, narrower.IRI)
				}
			}
		}
		if !known {
			return nil, nil, usagef("--class: %q is no class; corkboard schema lists them", text)
		}
	}
	for _, r := range s.Relations { // ties may be said in short
		if c, ok := s.Class(r.Class); ok && slices.Contains(kinds, c.IRI) {
			if p, ok := s.Property(r.Shortcut); ok {
				kinds = append(kinds, p.IRI)
			}
		}
	}
	return classes, kinds, nil
}

// sayUnsliced says which messages the slices do not count, and why.
func (p *program) sayUnsliced(n graph.Network, slice string) {
	open, undated, denied := n.Unsliced()
	for _, left := range []struct {
		n         int
		one, many string
	}{
		{open, "line is not counted: not all of its messages are in hand", "lines are not counted: not all of their messages are in hand"},
		{undated, "message is not counted: its date does not tell the " + slice, "messages are not counted: their dates do not tell the " + slice},
		{denied, "message is not counted: it is denied, did not happen or was taken back", "messages are not counted: they are denied, did not happen or were taken back"},
	} {
		if left.n > 0 {
			p.say("note: %s", plural(left.n, left.one, left.many))
		}
	}
}

func quotedPhrases(all []string) []graph.Phrase {
	var out []graph.Phrase
	for _, s := range all {
		out = append(out, graph.Quote(s))
	}
	return out
}

// scores are what nodes may be ranked by.
var scores = []struct {
	name  string
	kind  measure.Kind
	words graph.Phrase
	of    func(graph.Node) float64
}{
	{"degree", measure.Degree, graph.Say("number of neighbors"), func(n graph.Node) float64 { return float64(n.Measures.Degree) }},
	{"strength", measure.Degree, graph.Say("weight of their lines"), func(n graph.Node) float64 { return n.Measures.Strength }},
	{"pagerank", measure.PageRank, graph.Say("PageRank"), func(n graph.Node) float64 { return n.Measures.PageRank }},
	{"betweenness", measure.Betweenness, graph.Say("betweenness"), func(n graph.Node) float64 { return n.Measures.Betweenness }},
}

func scoreNames() []string {
	var all []string
	for _, s := range scores {
		all = append(all, s.name)
	}
	return all
}
