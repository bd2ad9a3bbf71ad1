package main

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"corkboard/schema"
)

// Nothing is dropped in silence: the text of every cell is found again in the
// store, as it is, as it was given, or in a name; or in a fault.
func TestNothingIsLost(t *testing.T) {
	dirs := map[string]string{"messy": messyCase(t)}
	for _, name := range []string{"wikileaks-messages", "town-council", "address-book"} {
		dirs[name] = filepath.Join("..", "..", "testdata", name)
	}
	for name, dir := range dirs {
		t.Run(name, func(t *testing.T) {
			cells := cellsOf(t, dir)
			said, faults := everythingSaid(t, dir)
			for _, c := range cells {
				if !c.found(said, faults) {
					t.Errorf("%s: %s: %q is neither in the store nor in a fault", c.file, c.column, c.text)
				}
			}
			if len(cells) < 50 {
				t.Errorf("only %d cells were looked for", len(cells))
			}
		})
	}
}

// given is a cell of an input, as an independent reader gives it.
type given struct{ file, column, text string }

// found looks for a cell: whole, as the ends of an interval, in pieces, or in
// pieces with roles.
func (c given) found(said, faults map[string]bool) bool {
	is := func(text string) bool {
		text = strings.TrimSpace(text)
		return text == "" || said[text] || faults[text]
	}
	switch {
	case c.file == "calendar.csv" && c.column == "Ganztag", c.file == "contacts.json" && c.column == "kind":
		return true // a condition of the case's mapping
	case c.column == "lang" && len(c.text) == 2:
		return true // it is in the tags of the row's texts, if it has any
	case c.column == "status" && c.text == "stated":
		return true // which is what an empty one says
	case c.column == "reply_to" && c.text == "?":
		return said["replyToMissing"]
	case is(c.text):
		return true
	}
	if start, end, both := strings.Cut(c.text, "/"); both && is(start) && is(end) {
		return true
	}
	for _, piece := range strings.Split(c.text, ";") {
		who, role, roles := strings.Cut(piece, ":")
		if !is(piece) && !(roles && is(who) && is(role)) {
			return false
		}
	}
	return true
}

var (
	literalOf = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	iriOf     = regexp.MustCompile(`<[^>]*>`)
	concepts  = regexp.MustCompile(`^[a-zA-Z]+-(.+)$`)
)

// everythingSaid builds a case and gives every text that its store holds
// (lexical forms, IRIs, their unescaped parts, the words of concepts), and
// every text that a fault quotes.
func everythingSaid(t *testing.T, dir string) (said, faults map[string]bool) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	code, _, voice := corkboard(t, "build", dir, "-o", out, "--private")
	if code != exitDone && code != exitLeftOut {
		t.Fatalf("%d: %s", code, voice)
	}
	code, all, why := corkboard(t, "export", filepath.Join(out, "graph.corkboard"), "--to", "nq", "--places", "--private")
	if code != exitDone {
		t.Fatalf("%d: %s", code, why)
	}
	said, faults = make(map[string]bool), make(map[string]bool)
	for _, quoted := range literalOf.FindAllString(voice, -1) {
		if text, err := strconv.Unquote(quoted); err == nil {
			faults[strings.TrimSpace(text)] = true
		}
	}
	say := func(text string) {
		said[strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))] = true // as encoding/csv reads it
	}
	for _, quoted := range literalOf.FindAllString(all, -1) {
		var text string
		// N-Quads and JSON escape alike what these cases hold.
		if err := json.Unmarshal([]byte(quoted), &text); err != nil {
			t.Fatalf("%s: %v", quoted, err)
		}
		say(text)
	}
	for _, iri := range iriOf.FindAllString(literalOf.ReplaceAllString(all, ""), -1) {
		iri = strings.Trim(iri, "<>")
		say(iri)
		for _, part := range strings.FieldsFunc(iri, func(r rune) bool { return r == '/' || r == '#' }) {
			if text, err := url.PathUnescape(part); err == nil {
				say(text)
			}
			if m := concepts.FindStringSubmatch(part); m != nil && strings.HasPrefix(iri, schema.Namespace) {
				say(m[1])
			}
		}
	}
	for _, r := range schema.Core().Relations {
		say(r.Name) // a relation is said by a class, a property, or both
	}
	return said, faults
}

// rowCells reads a table with the standard library's reader.
func rowCells(t *testing.T, name, text string, add func(column, text string)) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	header, _, _ := strings.Cut(text, "\n")
	for _, d := range ";\t" {
		if strings.ContainsRune(header, d) {
			r.Comma = d
		}
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if i < len(rows[0]) {
				add(rows[0][i], cell)
			} else {
				add("beyond the header", cell)
			}
		}
	}
}
