package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/store"
)

func (p *program) drawCommand() *cli.Command {
	return &cli.Command{
		Name: "draw", Usage: "draw the relationships in a store or a case",
		ArgsUsage: "STORE|CASE --to FORMAT [-o FILE]",
		Description: `Draws people, organizations and events, the ties between them and the messages
they exchanged, with the evidence behind every line. No texts and no addresses
are in a picture. Files for other programs have the identifiers of what is
drawn, too, but of nothing that is shown under another name.

--view shows other networks than the story: who wrote to whom, who belongs to
what, who was at which event, who asserts what. The other options make a network
smaller; what they leave out stands in the picture.

examples:
   corkboard draw out/graph.corkboard --to svg -o picture.svg
   corkboard draw testdata/town-council -o council.dot
   corkboard draw out/graph.corkboard --to html --with-text -o page.html
   corkboard draw out/graph.corkboard --to svg --hide russian-lawyer > part.svg
   corkboard draw testdata/town-council --theme dark --lang de --width 800 -o council.svg
   corkboard draw out/graph.corkboard --to evidence > evidence.csv
   corkboard draw out/graph.corkboard -o network.gexf
   corkboard draw out/graph.corkboard --to csv --headers neo4j -o network
   corkboard draw testdata/town-council --to geojson -o places.geojson
   corkboard draw out/graph.corkboard --view contacts --to svg > contacts.svg
   corkboard draw testdata/town-council --view colleagues --to dot
   corkboard draw out/graph.corkboard --ego wikileaks --depth 1 --to dot
   corkboard draw out/graph.corkboard --path wikileaks donald-trump --to dot
   corkboard draw testdata/town-council --from 2019 --until 2020 --to dot
   corkboard draw testdata/town-council --view all --top 8 --by betweenness --to dot`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "to", Usage: "the `FORMAT`: " + strings.Join(drawNames(), ", ") + "; taken from the name of the file where there is one"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "title", Usage: "the headline"},
			&cli.StringFlag{Name: "dek", Usage: "the line under the headline"},
			&cli.StringFlag{Name: "credit", Usage: "who made the picture"},
			&cli.StringFlag{Name: "note", Usage: "the note at its foot"},
			&cli.BoolFlag{Name: "with-text", Usage: "let quotes and texts into the picture"},
			&cli.BoolFlag{Name: "private", Usage: "draw what only private sources say, too"},
		}, viewFlags(), drawFlags(), pageFlags(), fileFlags(), faultFlags()),
		Action: p.draw,
	}
}

func (p *program) draw(c *cli.Context) error {
	f, err := drawFormat(c.String("to"), c.String("output"))
	if err != nil {
		return err
	}
	switch {
	case f.Name != "slices" && c.IsSet("slice"):
		return usagef("--slice goes with --to slices: %s has no weeks or months of its own", f.Name)
	case f.Name == "slices" && c.String("slice") == "":
		if err := c.Set("slice", "month"); err != nil {
			return err
		}
	}
	name := c.Args().First()
	if name == "" {
		return usagef("draw: which store or case?")
	}
	m, done, err := p.openEither(c, name)
	if err != nil {
		return err
	}
	defer done()
	of, err := readStoreCase(c.Context, m)
	if err != nil {
		return err
	}
	n, err := p.network(c, m, of)
	if err != nil {
		return err
	}
	if n, err = leftOut(n, c.StringSlice("hide")); err != nil {
		return err
	}
	if len(n.Nodes) == 0 {
		p.say("note: nothing is left to draw")
	}
	n = fewerLines(c.Int("lines"), f, c.Bool("numbers"), n)
	positions, err := readPositions(c.String("positions"))
	if err != nil {
		return err
	}
	o := export.DrawOptions{
		Places: c.Bool("places"), Pinned: positions,
		Title: c.String("title"), Dek: c.String("dek"), Credit: c.String("credit"), Note: c.String("note"),
		WithText: c.Bool("with-text"), Version: version(),
	}
	o.Title, o.Credit, o.Note = cmp.Or(o.Title, of.title), cmp.Or(o.Credit, of.credit), cmp.Or(o.Note, of.note)
	if err := fileOptions(c, &o); err != nil {
		return err
	}
	if err := readDrawFlags(c, &o); err != nil {
		return err
	}
	if err := placeByEngine(c.Context, c.String("engine"), n, &o); err != nil {
		return err
	}
	err = p.drawTo(c.String("output"), name, f, n, o)
	if errors.Is(err, export.ErrTooLarge) {
		return fmt.Errorf("%w; draw a part of it: --top 40, --min 3, --ego NAME, --class Person or --view NAME", err)
	}
	if err != nil {
		return err
	}
	if f.Name == "slices" {
		p.sayUnsliced(n, c.String("slice"))
	}
	p.saySmall(f, n, o)
	if err := p.besidePicture(f, c.String("output"), []string{name}, n, o); err != nil {
		return err
	}
	return p.closeFaults()
}

// openEither opens a store, or reads a case into a store in memory.
func (p *program) openEither(c *cli.Context, name string) (m graph.Matcher, done func(), err error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	if !info.IsDir() && strings.HasSuffix(name, ".corkboard") {
		st, err := store.Open(name, store.ReadOnly())
		if err != nil {
			return nil, nil, err
		}
		return st, func() { st.Close() }, nil
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return nil, nil, err
	}
	cs, err := p.readCase(c.Context, name)
	if err != nil {
		return nil, nil, err
	}
	st, err := store.Open("")
	if err != nil {
		return nil, nil, err
	}
	if _, err := st.Add(c.Context, p.statements(c.Context, cs, fault)); err != nil {
		return nil, nil, err
	}
	return st, func() { st.Close() }, nil
}

// drawNames lists the formats that are drawn.
func drawNames() []string {
	var names []string
	for _, f := range export.Formats {
		if f.Draws() {
			names = append(names, f.Name)
		}
	}
	return names
}

func drawFormat(to, file string) (export.Format, error) {
	list := strings.Join(drawNames(), ", ")
	f, ok := export.Lookup(to)
	if to == "" {
		if f, ok = export.ForFile(file); !ok {
			return f, usagef("--to: which format? %s", list)
		}
	}
	if !ok || !f.Draws() {
		return f, usagef("--to: %q is not one of %s", to, list)
	}
	return f, nil
}
