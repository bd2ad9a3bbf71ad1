package schema

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"corkboard/graph"
)

// Settings are what a case's case.yaml says. All of it is optional.
type Settings struct {
	Title    string
	Base     string // IRI that entities are named under; ends with / or #
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

// Read reads a case.yaml over the settings. Every unknown key and every value
// that cannot be used is an error with its line and column; the errors come
// joined, and the settings keep what was good.
func (s *Settings) Read(data []byte, file string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return &graph.Error{Origin: graph.Origin{File: file}, Err: errors.New(strings.TrimPrefix(err.Error(), "yaml: "))}
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	at := func(n *yaml.Node) graph.Origin {
		return graph.Origin{File: file, Line: int32(n.Line), Column: int32(n.Column)}
	}
	if top.Kind != yaml.MappingNode {
		return &graph.Error{Origin: at(top), Err: errors.New("a case file is a list of keys with values")}
	}
	var faults []error
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if err := s.set(key.Value, value); err != nil {
			faults = append(faults, &graph.Error{Origin: at(value), Err: fmt.Errorf("%s: %w", key.Value, err)})
		}
	}
	return errors.Join(faults...)
}

// set takes one key.
func (s *Settings) set(key string, value *yaml.Node) error {
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
		if !strings.HasSuffix(text, "/") && !strings.HasSuffix(text, "#") {
			return fmt.Errorf("%q ends with neither / nor #", text)
		}
		s.Base = text
	case "prefix":
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
	default:
		return errors.New("is not a key of a case file (title, base, prefix, language, timezone, credit, note)")
	}
	return nil
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
