package source

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"corkboard/graph"
)

// compressions are the extensions that say how a file is compressed.
var compressions = []string{".gz", ".zst"}

// extension gives the extension that tells a file's syntax, in lower case and
// with its dot, and the base name without it: "a/people.csv.gz" gives ".csv"
// and "people".
func extension(name string) (ext, base string) {
	base = path.Base(name)
	for _, c := range compressions {
		if n := len(base) - len(c); n > 0 && strings.EqualFold(base[n:], c) {
			base = base[:n]
			break
		}
	}
	ext = strings.ToLower(path.Ext(base))
	if len(ext) == len(base) { // a name that is all extension is a name
		return "", base
	}
	return ext, base[:len(base)-len(ext)]
}

// kindOf gives the name of the table in an input.
func kindOf(in Input) string {
	if in.Sheet != "" {
		return in.Sheet
	}
	_, base := extension(in.Name)
	return base
}

// failed is a stream of one error.
func failed(err error) Records {
	return func(yield func(Record, error) bool) { yield(Record{}, err) }
}

func errLater(f Format) error { return fmt.Errorf("%s is read by a later version", f.Title) }

// firstNames collects the names of the fields of the first records.
func firstNames(records Records) ([]Field, error) {
	var names []Field
	seen := map[string]bool{}
	n := 0
	for r, err := range records {
		if e := (*graph.Error)(nil); errors.As(err, &e) {
			continue
		} else if err != nil {
			return names, err
		}
		for _, f := range r.Fields {
			if !seen[f.Name] {
				seen[f.Name] = true
				names = append(names, Field{Name: f.Name, Text: f.Name, Origin: f.Origin})
			}
		}
		if n++; n == headerRecords {
			break
		}
	}
	return names, nil
}
