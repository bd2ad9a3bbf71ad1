package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// informFile says what the tables in a file or a folder are.
func (p *program) informFile(ctx context.Context, i *informing, name string) error {
	folder, err := source.Open(ctx, name)
	if err != nil {
		return err
	}
	readDocuments(folder.Files, false)
	settings, _, err := p.caseVocabulary(folder.Root)
	if err != nil {
		return err
	}
	for _, in := range folder.Config {
		i.say("settings", in.Name, thousands(in.Size)+" bytes")
	}
	for _, f := range folder.Files {
		if err := p.informTable(ctx, i, f, settings.Base); err != nil {
			return err
		}
	}
	for _, l := range folder.LeftAlone {
		i.say("left alone", l.Name, l.Why)
	}
	return nil
}

// informTable says what one table or document of a case with that base is. Its
// faults are counted and not reported: that is for check.
func (p *program) informTable(ctx context.Context, i *informing, f source.File, base string) error {
	in := f.Input.Name
	i.say("format", in, f.Format.Title, thousands(f.Size)+" bytes", "sha256 "+f.SHA256)
	if f.Format.Later {
		return nil
	}
	if f.IsRDF() {
		return p.informDocument(ctx, i, f, base)
	}
	header, err := f.Header(ctx)
	var fault *graph.Error
	switch {
	case errors.As(err, &fault):
		i.say("fault", in, fault.Error())
		return nil
	case err != nil:
		return err
	}
	if d := delimiterOf(f, header); d != "" {
		i.say("delimiter", in, d)
	}
	var names []string
	for _, h := range header {
		names = append(names, h.Name)
	}
	i.say("columns", in, fmt.Sprint(len(names)), strings.Join(names, ", "))
	records, faults := 0, 0
	for _, err := range f.Records(ctx) {
		switch {
		case err == nil:
			records++
		case errors.As(err, &fault):
			faults++
		default:
			return err
		}
	}
	more := ""
	if faults > 0 {
		more = plural(faults, "fault; check lists them", "faults; check lists them")
	}
	i.say("records", in, thousands(int64(records)), nonEmpty(more)...)
	if t, ok := schema.Core().TableFor(f.Kind); ok {
		i.say("table", in, t.Name, t.Comment)
	} else {
		i.say("table", in, "none of the standard tables", "mapping init writes a mapping for it")
	}
	return nil
}

// delimiterOf tells what separates the cells of a delimited table: the
// character before the second column's name, which has a place.
func delimiterOf(f source.File, header []source.Field) string {
	if f.Format.Name != "csv" && f.Format.Name != "tsv" || len(header) < 2 || header[1].Origin.Line != header[0].Origin.Line {
		return ""
	}
	r, err := f.Input.Open()
	if err != nil {
		return "" // Records has said so
	}
	defer r.Close()
	text := bufio.NewReader(r)
	for range header[1].Origin.Line - 1 {
		if _, err := text.ReadString('\n'); err != nil {
			return ""
		}
	}
	before := rune(0)
	for range header[1].Origin.Column - 1 {
		if before, _, err = text.ReadRune(); err != nil {
			return ""
		}
		if before == '\uFEFF' { // a mark before the text is no character of it
			if before, _, err = text.ReadRune(); err != nil {
				return ""
			}
		}
	}
	switch before {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	}
	return ""
}
