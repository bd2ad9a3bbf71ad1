package schema

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// tableFile writes a table and opens it as a case of one file.
func tableFile(t *testing.T, name, text string) source.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	folder, err := source.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(folder.Files) != 1 {
		t.Fatalf("%s: %d tables, want 1", name, len(folder.Files))
	}
	return folder.Files[0]
}

var starterTables = []struct{ name, text string }{
	{"mails.csv", "Von;An;Datum;Betreff;Nachricht\na@x.example;b@x.example;2024-01-02;Hallo;Wie geht es?\nb@x.example;a@x.example;2024-01-03;Re: Hallo;Gut.\n"},
	{"adressen.csv", "Nr,Vorname,Nachname,E-Mail,Telefon,Geburtstag,Firma,Haarfarbe\n1,Anna,Meyer,anna@x.example,+49 30 23125 001,1980-02-03,Meyer & Co.,rot\n2,Ben,Meyer,,,1981,,\n"},
	{"contacts.csv", "Prénom,Nom,Courriel,Date de naissance (jj/mm)\nCéleste,Roux,c@x.example,3 mai\nCéleste,Roux,d@x.example,\n"},
	{"termine.csv", "Betreff;Beginn;Ende;Ort;Teilnehmer\nProbe;2024-02-06;2024-02-06;Saal 1;Anna; \nProbe;2024-02-06;2024-02-06;Saal 1;Ben\nProbe;2024-02-06;2024-02-06;Saal 1;Ben\n"},
	{"firms.csv", "company number,company,incorporated,country,website\n1,Strings & Co.,1998,GB,https://strings.example/\n2,Haus am See,2001,DE,nowhere\n"},
	{"odd.csv", "a,$(b),\"c, d\",e: f,g #h,(i)\n1,2,3,4,5,6\n1,2,3,4,5,7\n"},
	{"people-export.json", `{"v":1,"contacts":[{"id":"a","name":{"full":"Anna"},"emails":["a@x.example","b@x.example"],"x.y":{"z w":1}},{"id":"b","name":{"full":"Ben"},"birthday":null}]}`},
	{"chat.jsonl", "{\"from\":\"Anna\",\"to\":[\"Ben\",\"Cem\"],\"date\":\"2024-01-02T10:00:00Z\",\"text\":\"hi\"}\n{\"from\":\"Ben\",\"to\":[\"Anna\"],\"date\":\"2024-01-02T10:01:00Z\",\"text\":\"ho\"}\n"},
}

const starterBase = "https://example.org/case/"

func TestStarterMapping(t *testing.T) {
	ctx := context.Background()
	for _, test := range starterTables {
		t.Run(test.name, func(t *testing.T) {
			f := tableFile(t, test.name, test.text)
			var b, again bytes.Buffer
			if err := StarterMapping(&b, f, f.Records(ctx), Core(), starterBase); err != nil {
				t.Fatal(err)
			}
			golden(t, "yarrrml/starter/"+test.name+".yml", b.Bytes())
			if err := StarterMapping(&again, f, f.Records(ctx), Core(), starterBase); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("the second time it is another mapping (%v)", err)
			}
			checkCase(t, test.name, test.text, b.Bytes())
			statements := mapWith(t, b.Bytes(), f)
			golden(t, "yarrrml/starter/"+test.name+".nt", statements)
		})
	}
}

// checkCase reads a case of the table and its mapping, and wants every map to
// be used.
func checkCase(t *testing.T, name, text string, mapping []byte) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{name: text, "mapping.yml": string(mapping)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := source.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ReadCase(context.Background(), Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Files) != 1 || len(c.Files[0].Maps) == 0 || c.Files[0].Table != "" {
		t.Errorf("the case has the files %v", c.Files)
	}
}

// mapWith maps a file by a mapping and gives its statements, one on a line,
// with the faults of values after them.
func mapWith(t *testing.T, mapping []byte, f source.File) []byte {
	t.Helper()
	ctx := context.Background()
	plan, err := ReadYARRRML(mapping, "mapping.yml", Core(), starterBase)
	if err != nil {
		t.Fatal(err)
	}
	var b, faults bytes.Buffer
	for _, m := range plan.Maps {
		file := f
		file.Options.Iterator, file.Options.Delimiter = m.Source.Iterator, m.Source.Delimiter
		header, err := file.Header(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckColumns([]TriplesMap{m}, header); err != nil {
			t.Error(err)
		}
		env := &Env{Schema: Core(), Base: starterBase, File: f.Input.Name}
		for s, err := range Core().Statements(env.Entities(ctx, []TriplesMap{m}, file.Records(ctx))) {
			var fault *graph.Error
			switch {
			case errors.As(err, &fault):
				faults.WriteString("# " + fault.Error() + "\n")
			case err != nil:
				t.Fatal(err)
			case strings.HasSuffix(s.Graph.Value(), "#places") || s.Graph == SourcesGraph(starterBase):
			default:
				g := ""
				if s.Graph != FileIRI(starterBase, f.Input.Name) {
					g = " " + s.Graph.String()
				}
				b.WriteString(s.Subject.String() + " " + s.Predicate.String() + " " + s.Object.String() + g + " .\n")
			}
		}
	}
	return append(b.Bytes(), faults.Bytes()...)
}

func TestStarterErrors(t *testing.T) {
	var b bytes.Buffer
	f := tableFile(t, "empty.csv", "a,b\n")
	if err := StarterMapping(&b, f, f.Records(context.Background()), Core(), starterBase); err == nil {
		t.Error("a table without records has a mapping")
	}
	broken := func(yield func(source.Record, error) bool) { yield(source.Record{}, io.ErrUnexpectedEOF) }
	if err := StarterMapping(&b, f, broken, Core(), starterBase); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the stream's error comes back as %v", err)
	}
	if b.Len() > 0 {
		t.Errorf("something was written: %s", b.String())
	}
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// FuzzStarterMapping: whatever a table's columns are called, the mapping made
// from it is read back and names columns that are there.
func FuzzStarterMapping(f *testing.F) {
	for _, test := range starterTables {
		f.Add(strings.SplitN(test.text, "\n", 2)[0], "2024-01-02")
	}
	f.Add("a\x00b", "\u2028")
	f.Add("no", "~")
	f.Fuzz(func(t *testing.T, name, value string) {
		r := source.Record{Kind: name, Fields: []source.Field{{Name: name, Text: value}, {Name: value, Text: name}}}
		if name == value {
			r.Fields = r.Fields[:1]
		}
		for _, format := range []string{"csv", "json"} {
			r.Origin.Pointer = "/" + pointerEscape.Replace(name) + "/0"
			file := source.File{Input: source.Input{Name: "t"}, Kind: name, Format: source.Format{Name: format}}
			var b bytes.Buffer
			records := func(yield func(source.Record, error) bool) { yield(r, nil) }
			if err := StarterMapping(&b, file, records, Core(), starterBase); err != nil {
				continue // no column that can be named
			}
			plan, err := ReadYARRRML(b.Bytes(), "t.yml", Core(), starterBase)
			if err != nil {
				t.Fatalf("%v in\n%s", err, b.String())
			}
			if err := CheckColumns(plan.Maps, r.Fields); err != nil {
				t.Fatalf("%v in\n%s", err, b.String())
			}
		}
	})
}
