package source

import (
	"io"
	"strings"
	"testing"
)

// TestFormats goes over the table: a row is whole, and no two rows claim one
// name or one extension.
func TestFormats(t *testing.T) {
	taken := map[string]string{}
	for _, f := range Formats {
		if f.Name == "" || f.Name != strings.ToLower(f.Name) || f.Title == "" || len(f.Ext) == 0 {
			t.Errorf("%q: the row is not whole", f.Name)
		}
		if read := (f.Records != nil) != (f.Statements != nil) && f.Revision > 0 && f.Memory != ""; read == f.Later {
			t.Errorf("%s: it is either read, with a revision and a memory bargain, or later", f.Name)
		}
		for _, key := range append([]string{"name " + f.Name}, f.Ext...) {
			if other, ok := taken[key]; ok {
				t.Errorf("%s: %s is taken by %s", f.Name, key, other)
			}
			taken[key] = f.Name
		}
		for _, ext := range f.Ext {
			if !strings.HasPrefix(ext, ".") || ext != strings.ToLower(ext) {
				t.Errorf("%s: extension %q", f.Name, ext)
			}
		}
	}
}

// TestFormatsByName recognizes an empty file by each extension, in any case.
// A workbook is recognized by its content alone.
func TestFormatsByName(t *testing.T) {
	for _, f := range Formats {
		for _, ext := range f.Ext {
			for _, name := range []string{"people" + ext, "PEOPLE" + strings.ToUpper(ext)} {
				have, ok, err := Recognize(Input{Name: name, Open: func() (io.ReadCloser, error) {
					return io.NopCloser(strings.NewReader("")), nil
				}})
				if want := f.Name != "xlsx"; err != nil || ok != want || ok && have.Name != f.Name {
					t.Errorf("%s: %q, %t, %v", name, have.Name, ok, err)
				}
			}
		}
	}
}
