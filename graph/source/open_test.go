package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// folder writes files under a new folder.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "my-case")
	for name, text := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func gzipped(t testing.TB, text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(text))
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstded(t testing.TB, text string) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

func TestOpen(t *testing.T) {
	book := zipped(t, xlsxParts(`<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>`, nil, false))
	root := folder(t, map[string]string{
		"people.csv": "id,name\n1,A\n", "ties-anna.csv": "from\nx\n", "sub/a.tsv": "a\tb\n1\t2\n", "sub.csv": "a\n1\n",
		"gz.csv.gz": gzipped(t, "a\n1\n"), "misnamed.csv": zstded(t, "a\n1\n"), "book.xlsx": book, "book2.xlsx.gz": gzipped(t, book),
		"lines.json": "{\"a\":1}\n{\"a\":2}\n", "doc.json": "[{\"a\":1}]", "y.yml": "- a: 1\n", "noext": "[{\"a\":1}]",
		"case.yaml": "title: x\n", "schema.yml": "x: 1\n", "mapping-x.yaml": "x: 1\n", "foo.yarrrml": "x", "foo.yarrrml.yml": "x",
		"README.md": "# x", "LICENSE": "x", "notes.txt": "x", ".hidden.csv": "a\n", ".git/config.csv": "a\n", "~$book.xlsx": "x",
		"archive/mail.mbox": "From x", "archive/a.csv": "a\n", "g.ttl": "<a> <b> <c> .", "g.nq": "", "old.xls": string(compoundFile),
		"fake.xlsx": "id,name", "strange.bin": "abc", "a.zip": "PK\x03\x04",
	})
	f, err := Open(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "my-case" {
		t.Errorf("name %q", f.Name)
	}
	var b strings.Builder
	for _, file := range f.Files {
		n := 0
		count := func(err error) {
			if err != nil {
				t.Errorf("%s: %v", file.Input.Name, err)
			}
			n++
		}
		if file.Format.Statements != nil {
			file.Options.RDF.Base = "http://example.org/"
			for _, err := range file.Statements(context.Background()) {
				count(err)
			}
		} else {
			for _, err := range file.Records(context.Background()) {
				count(err)
			}
		}
		stored, err := os.Stat(filepath.Join(root, strings.Split(file.Input.Name, "!")[0]))
		if err != nil || stored.Size() != file.Size || len(file.SHA256) != 64 {
			t.Errorf("%s: size %d, sum %s, %v", file.Input.Name, file.Size, file.SHA256, err)
		}
		fmt.Fprintf(&b, "%s %s %s %d\n", file.Input.Name, file.Format.Name, file.Kind, n)
	}
	for _, in := range f.Config {
		fmt.Fprintf(&b, "config %s\n", in.Name)
	}
	for _, l := range f.LeftAlone {
		fmt.Fprintf(&b, "left %s: %s\n", l.Name, l.Why)
	}
	want := `book.xlsx!people xlsx people 0
book2.xlsx.gz!people xlsx people 0
doc.json json doc 1
g.nq nq g 0
g.ttl turtle g 1
gz.csv.gz csv gz 1
lines.json jsonlines lines 2
misnamed.csv csv misnamed 1
noext json noext 1
people.csv csv people 1
sub.csv csv sub 1
sub/a.tsv tsv a 1
ties-anna.csv csv ties-anna 1
y.yml yaml y 1
config case.yaml
config foo.yarrrml
config foo.yarrrml.yml
config mapping-x.yaml
config schema.yml
left LICENSE: no table
left README.md: no table
left a.zip: an archive: unpack it
left archive/a.csv: message archives are read by a later version
left archive/mail.mbox: message archives are read by a later version
left book.xlsx!chart: the sheet holds no cells
left book.xlsx!gone: the sheet is hidden
left book2.xlsx.gz!chart: the sheet holds no cells
left book2.xlsx.gz!gone: the sheet is hidden
left fake.xlsx: it is no workbook, whatever its name
left notes.txt: no table
left old.xls: an encrypted or an old Excel workbook (.xls): save it as .xlsx without a password
left strange.bin: the format is not recognized
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestOpenLinks(t *testing.T) {
	root := folder(t, map[string]string{"in/people.csv": "a\n1\n"})
	outside := folder(t, map[string]string{"secret.csv": "a\n1\n"})
	for link, target := range map[string]string{
		"out.csv": filepath.Join(outside, "secret.csv"), "outdir": outside, "loop": root,
		"gone.csv": filepath.Join(root, "gone"), "alias.csv": filepath.Join(root, "in", "people.csv"),
	} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	f, err := Open(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range f.Files {
		names = append(names, file.Input.Name)
	}
	if got := strings.Join(names, " "); got != "alias.csv in/people.csv" {
		t.Errorf("files: %s", got)
	}
	if len(f.LeftAlone) != 4 {
		t.Errorf("left alone: %v", f.LeftAlone)
	}
}

func TestOpenOneFile(t *testing.T) {
	root := folder(t, map[string]string{"people.2016.csv.gz": gzipped(t, "id,_x,name\n1,2,A\n")})
	f, err := Open(context.Background(), filepath.Join(root, "people.2016.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "people.2016" || len(f.Files) != 1 || f.Files[0].Kind != "people.2016" {
		t.Fatalf("got %+v", f)
	}
	names, err := f.Files[0].Header(context.Background())
	if err != nil || len(names) != 2 || names[1].Name != "name" || names[1].Origin.Column != 7 {
		t.Errorf("header %+v, %v", names, err)
	}
	if _, err := Open(context.Background(), filepath.Join(root, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(canceled, root); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}
