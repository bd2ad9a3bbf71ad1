package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// shapes gives graphs that only their blank nodes make difficult. Labels do not
// meet those of another shape.
func shapes() map[string][]graph.Statement {
	all := map[string][]graph.Statement{}
	for i, name := range slices.Sorted(maps.Keys(shapeTexts)) {
		for line := range strings.Lines(shapeTexts[name]) {
			if line = strings.TrimSpace(line); line != "" {
				all["shape "+name] = append(all["shape "+name], shapeLine(line, fmt.Sprintf("s%dx", i)))
			}
		}
	}
	return all
}

// shapeLine reads a line of words: _x is a blank node, "x" a literal, and other
// words are IRIs, some of them of RDF.
func shapeLine(line, labels string) graph.Statement {
	var s graph.Statement
	words := map[string]string{"first": rdfFirst, "rest": rdfRest, "nil": rdfNil, "type": rdfType, "label": rdfsLabel, "reifies": rdfReifies}
	places := []*graph.Term{&s.Subject, &s.Predicate, &s.Object, &s.Graph}
	for i, word := range strings.Fields(line) {
		switch {
		case word[0] == '_':
			*places[i] = graph.Blank(labels + word[1:])
		case word[0] == '"':
			*places[i] = graph.Text(strings.Trim(word, `"`))
		case words[word] != "":
			*places[i] = graph.IRI(words[word])
		default:
			*places[i] = graph.IRI(ex + word)
		}
	}
	if err := s.Check(); err != nil {
		panic(fmt.Sprintf("%s: %v", line, err))
	}
	return s
}

var shapeTexts = map[string]string{
	"nested":             "a p _x\n_x q _y\n_y q _z\n_z q \"deep\"\n_y r \"two\"",
	"empty node":         "a p _x",
	"empty nodes":        "a p _x\na p _y\na p _z",
	"alike siblings":     "a p _x\na p _y\n_x q \"1\"\n_y q \"1\"",
	"siblings":           "a p _x\na p _y\n_x q \"1\"\n_y q \"2\"\na p b\na p \"c\"",
	"nobody's":           "_x p \"1\"\n_x type c",
	"nobody's, twice":    "_x p \"1\"\n_y p \"1\"",
	"nobody's, nested":   "_x p _y\n_y p _z\n_z p a",
	"shared":             "a p _x\nb p _x\n_x q \"1\"",
	"shared twice":       "a p _x\nb p _x\n_x q _y\nb q _y\n_y q \"2\"",
	"shared, empty":      "a p _x\nb p _x",
	"shared by one":      "a p _x\na q _x",
	"itself":             "_x p _x",
	"itself, used":       "a p _x\n_x p _x",
	"ring of two":        "_x p _y\n_y p _x",
	"ring of three":      "_x p _y\n_y p _z\n_z p _x",
	"rings alike":        "_x p _y\n_y p _x\n_u p _v\n_v p _u",
	"rings of 3 and 6":   "_a p _b\n_b p _c\n_c p _a\n_d p _e\n_e p _f\n_f p _d\n_g p _h\n_h p _i\n_i p _j\n_j p _k\n_k p _l\n_l p _g",
	"ring with a tail":   "_x p _y\n_y p _x\n_y q _t\n_t q \"1\"\na p _x",
	"ring with an entry": "a p _x\n_x p _y\n_y p _z\n_z p _x",
	"everybody knows":    "_a p _b\n_b p _a\n_a p _c\n_c p _a\n_b p _c\n_c p _b",
	"square":             "_a p _b\n_b p _c\n_c p _d\n_d p _a\n_b p _a\n_c p _b\n_d p _c\n_a p _d",
	"list":               "a p _1\n_1 first b\n_1 rest _2\n_2 first \"c\"\n_2 rest nil",
	"list of none":       "a p nil\na rest nil\nnil p nil",
	"list of one":        "a p _1\n_1 first \"1\"\n_1 rest nil",
	"list of lists":      "a p _1\n_1 first _i\n_1 rest _2\n_2 first nil\n_2 rest nil\n_i first _j\n_i rest nil\n_j first \"x\"\n_j rest nil",
	"list of nodes":      "a p _1\n_1 first _x\n_1 rest _2\n_2 first _y\n_2 rest nil\n_x q \"1\"\n_y q \"2\"\n_y r \"3\"",
	"list, typed":        "a p _1\n_1 type List\n_1 first \"1\"\n_1 rest _2\n_2 first \"2\"\n_2 rest nil",
	"list, typed tail":   "a p _1\n_1 first \"1\"\n_1 rest _2\n_2 type List\n_2 first \"2\"\n_2 rest nil",
	"list, two firsts":   "a p _1\n_1 first \"1\"\n_1 first \"2\"\n_1 rest nil",
	"list, two rests":    "a p _1\n_1 first \"1\"\n_1 rest _2\n_1 rest nil\n_2 first \"2\"\n_2 rest nil",
	"list, no first":     "a p _1\n_1 rest nil",
	"list, no rest":      "a p _1\n_1 first \"1\"",
	"list, two of each":  "a p _1\n_1 first \"1\"\n_1 first \"2\"",
	"list, shared tail":  "a p _1\nb p _2\n_1 first \"1\"\n_1 rest _t\n_2 first \"2\"\n_2 rest _t\n_t first \"t\"\n_t rest nil",
	"list, shared head":  "a p _1\nb p _1\n_1 first \"1\"\n_1 rest _2\n_2 first \"2\"\n_2 rest nil",
	"list, shared item":  "a p _1\n_1 first _x\n_1 rest _2\n_2 first _x\n_2 rest nil\n_x q \"1\"",
	"list, open end":     "a p _1\n_1 first \"1\"\n_1 rest b",
	"list, literal end":  "a p _1\n_1 first \"1\"\n_1 rest \"nil\"",
	"list, ring":         "a p _1\n_1 first \"1\"\n_1 rest _2\n_2 first \"2\"\n_2 rest _1",
	"list, ring of rest": "_1 first \"1\"\n_1 rest _1",
	"list, in itself":    "_1 first _1\n_1 rest nil",
	"list, item uses it": "_1 first _x\n_1 rest _2\n_2 first \"2\"\n_2 rest nil\n_x p _1",
	"list, nobody's":     "_1 first \"1\"\n_1 rest _2\n_2 first \"2\"\n_2 rest nil",
	"list, subject":      "_1 first \"1\"\n_1 rest nil\n_1 p \"said\"",
	"list, named cell":   "a p cell\ncell first \"1\"\ncell rest _2\n_2 first \"2\"\n_2 rest nil",
	"list, by rest":      "a rest _1\n_1 first \"1\"\n_1 rest nil\na first _f\n_f first \"2\"\n_f rest nil",
	"list, by type":      "a type _1\n_1 first \"1\"\n_1 rest nil",
	"list, two graphs":   "a p _1\n_1 first \"1\"\n_1 rest _2 g\n_2 first \"2\" g\n_2 rest nil g",
	"list, twice":        "a p _1 g\n_1 first \"1\" g\n_1 rest nil g\n_1 first \"1\" h\n_1 rest nil h",
	"nil says":           "nil first \"1\"\nnil rest nil\nnil type List\na p nil",
	"type everywhere":    "type type type\ntype p type\n_x type type\ntype label _x",
	"two graphs":         "a p _x g\n_x q \"1\" h",
	"two graphs, used":   "a p _x g\n_x q \"1\" g\nb p _x h",
	"two graphs, both":   "_x p \"1\" g\n_x p \"1\" h",
	"default and named":  "a p _x\n_x q \"1\" g",
	"graph name":         "a p _g\nb q \"1\" _g",
	"graph name, alone":  "b q \"1\" _g",
	"graph name, inside": "_g q _g _g",
	"graph names alike":  "a p \"1\" _g\na p \"1\" _h",
	"graph names":        "a p \"1\" _g\na p \"2\" _h\n_x p _y _g\n_y p \"1\" _g",
	"far apart":          "_a p _b\n_b p _c\n_c p _d\n_d p _e\n_e p \"end\"\n_e q _a\n_u p _v\n_v p _w\n_w p _x\n_x p _y\n_y p \"ende\"\n_y q _u",
	"both ways":          "_a n _b\n_b v _a\n_b n _c\n_c v _b\n_c n _d\n_d v _c",
}
