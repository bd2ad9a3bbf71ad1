package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"corkboard/graph"
)

// Settings are what a case's case.yaml says. All of it is optional.
type Settings struct {
	Title    string
	Base     string // IRI that entities are named under; ends with /
	Prefix   string // the short name of Base in output and queries, "ex" if not given
	Language string // BCP 47 tag of texts in rows without a lang
	Timezone string // IANA name of the zone of times without one
	Zone     *time.Location
	// Credit and Note are for the foot of a picture.
	Credit, Note string
}

// DefaultSettings are those of a folder without a case.yaml: the base is
// https://<folder>.invalid/, an address that can never be somebody's.
func DefaultSettings(folder string) Settings {
	host := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, folder)
	if host = strings.Trim(host, "-"); host == "" {
		host = "case"
	}
	return Settings{Base: "https://" + host + ".invalid/", Prefix: "ex"}
}

// Read reads a case.yaml over the settings. Every unknown key, every key given
// twice and every value that cannot be used is an error with its line and
// column; the errors come joined, and the settings keep what was good. A key
// without a value is as good as none.
func (s *Settings) Read(data []byte, file string) error {
	at := func(n *yaml.Node) graph.Origin {
		return graph.Origin{File: file, Line: int32(n.Line), Column: int32(n.Column)}
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	err := d.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		if err = d.Decode(&more); err == nil {
			return &graph.Error{Origin: at(&more), Err: errors.New("a second document; a case file is one")}
		}
	}
	if !errors.Is(err, io.EOF) {
		return notYAML(file, err)
	}
	top := doc.Content[0]
	if isNull(top) {
		return nil
	}
	if top.Kind != yaml.MappingNode {
		return &graph.Error{Origin: at(top), Err: errors.New("a case file is a list of keys with values")}
	}
	var faults []error
	first := make(map[string]int)
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		var err error
		where := key
		switch line := first[key.Value]; {
		case !slices.Contains(settingKeys, key.Value):
			err = fmt.Errorf("is not a key of a case file (%s)", strings.Join(settingKeys, ", "))
		case line > 0:
			err = fmt.Errorf("is given twice, first in line %d", line)
		default:
			first[key.Value], where = key.Line, value
			err = s.set(key.Value, value)
		}
		if err != nil {
			faults = append(faults, &graph.Error{Origin: at(where), Err: fmt.Errorf("%s: %w", key.Value, err)})
		}
	}
	return errors.Join(faults...)
}

// settingKeys are the keys of a case file.
var settingKeys = []string{"title", "base", "prefix", "language", "timezone", "credit", "note"}

// set takes one key.
func (s *Settings) set(key string, value *yaml.Node) error {
	if isNull(value) {
		return nil
	}
	if value.Kind != yaml.ScalarNode {
		return errors.New("is not a single value")
	}
	text := strings.TrimSpace(value.Value)
	switch key {
	case "title":
		s.Title = text
	case "base":
		if err := graph.CheckIRI(text); err != nil {
			return err
		}
		if !strings.HasSuffix(text, "/") || strings.ContainsAny(text, "?#") {
			// Rows and places are told apart by what follows a '#'.
			return fmt.Errorf("%q is not an address that ends with / and has neither ? nor #", text)
		}
		s.Base = text
	case "prefix":
		if !isName(text) {
			return fmt.Errorf("%q is %s", clipValue(text), notFree(false))
		}
		s.Prefix = text
	case "language":
		if err := graph.CheckLanguage(text); err != nil {
			return err
		}
		s.Language = text
	case "timezone":
		zone, err := time.LoadLocation(text)
		if err != nil || text == "Local" || text == "" {
			return fmt.Errorf("%q is not a time zone such as Europe/Berlin", text)
		}
		s.Timezone, s.Zone = text, zone
	case "credit":
		s.Credit = text
	case "note":
		s.Note = text
	}
	return nil
}

// notYAML is the fault of a file that is no YAML, with the line if the reader
// of YAML tells it.
func notYAML(file string, err error) error {
	o := graph.Origin{File: file}
	text := err.Error()
	if m := yamlLine().FindStringSubmatch(text); m != nil {
		line, _ := strconv.ParseInt(m[1], 10, 32)
		o.Line = int32(line)
		text = text[len(m[0]):]
	}
	return &graph.Error{Origin: o, Err: errors.New("not YAML: " + text)}
}

// readAll reads a small file of the case whole; one of more than 16 MB is an
// error.
func readAll(open func() (io.ReadCloser, error), name string) ([]byte, error) {
	const most = 16 << 20
	r, err := open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && len(data) > most {
		err = &graph.Error{Origin: graph.Origin{File: name}, Err: errors.New("is larger than 16 MB")}
	}
	return data, err
}
