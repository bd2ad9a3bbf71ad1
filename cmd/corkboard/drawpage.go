package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
)

// pageFlags are the flags of draw that say where nodes stand, which are left
// out, and what a page may tell.
func pageFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "positions", Usage: "put nodes where the table `FILE` says (id, x, y), as an HTML page saves it", TakesFile: true},
		&cli.StringSliceFlag{Name: "hide", Usage: "leave `ID` out, with its lines; again for more"},
		&cli.BoolFlag{Name: "places", Usage: "let an HTML page name files, rows and identifiers"},
	}
}

// readPositions reads the table of positions, nil where none is asked for.
func readPositions(name string) (export.Positions, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	positions, err := export.ReadPositions(f)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return positions, nil
}

// leftOut leaves nodes out of a network. What names none, or several, is an
// error of usage.
func leftOut(n graph.Network, hide []string) (graph.Network, error) {
	gone := make(map[graph.Term]bool)
	for _, name := range hide {
		var found []graph.Term
		for i, id := range export.PictureIDs(n) {
			if v := n.Nodes[i]; slices.Contains([]string{id, v.ID.Value(), lastOf(v.ID.Value()), v.Label}, name) {
				found = append(found, v.ID)
			}
		}
		if len(found) == 0 {
			found = besideNamed(n, name)
		}
		switch len(found) {
		case 0:
			return n, usagef("--hide: nothing in the picture is %q", name)
		case 1:
			gone[found[0]] = true
		default:
			return n, usagef("--hide: %d nodes are %q; name one by its id", len(found), name)
		}
	}
	if len(gone) == 0 {
		return n, nil
	}
	return n.Without(func(v graph.Node) bool { return gone[v.ID] }), nil
}

// besideNamed finds an event that is not in the picture, but is named in the
// date of another.
func besideNamed(n graph.Network, name string) (found []graph.Term) {
	for _, v := range n.Nodes {
		for _, b := range v.Beside {
			if slices.Contains([]string{b.ID.Value(), lastOf(b.ID.Value()), b.Label}, name) && !slices.Contains(found, b.ID) {
				found = append(found, b.ID)
			}
		}
	}
	return found
}

func lastOf(iri string) string { return iri[strings.LastIndexAny(iri, "/#:")+1:] }
