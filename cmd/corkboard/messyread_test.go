package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/encoding/charmap"
)

// cellsOf reads all cells of the tables of a folder, by other readers than the
// program's.
func cellsOf(t *testing.T, dir string) (all []given) {
	t.Helper()
	for _, name := range names(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		add := func(column, text string) {
			if strings.TrimSpace(text) != "" && !strings.HasPrefix(column, "_") {
				all = append(all, given{name, column, text})
			}
		}
		switch ext := filepath.Ext(name); {
		case name == "case.yaml" || name == "schema.yaml" || strings.Contains(name, "yarrrml"):
		case ext == ".csv" || ext == ".tsv":
			rowCells(t, name, decoded(string(data)), add)
		case ext == ".json":
			v := parsed(t, name, data)
			if object, ok := v.(map[string]any); ok {
				v = object["contacts"] // what the mapping of the address book reads
			}
			leaves(v, "", add)
		case ext == ".jsonl":
			for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
				leaves(parsed(t, name, []byte(line)), "", add)
			}
		case ext == ".yaml":
			var n yaml.Node
			if err := yaml.Unmarshal(data, &n); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			scalars(&n, "", add)
		}
	}
	return all
}

// decoded gives the text of UTF-16 with a mark, of Windows-1252 with an ü, or
// of UTF-8.
func decoded(text string) string {
	if strings.HasPrefix(text, "\xff\xfe") {
		units := make([]uint16, len(text)/2-1)
		for i := range units {
			units[i] = uint16(text[2*i+2]) | uint16(text[2*i+3])<<8
		}
		return string(utf16.Decode(units))
	}
	if strings.Contains(text, "J\xfc") {
		text, _ = charmap.Windows1252.NewDecoder().String(text)
	}
	return text
}

func parsed(t *testing.T, name string, data []byte) (v any) {
	t.Helper()
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// leaves gives the texts and numbers of a JSON value.
func leaves(v any, column string, add func(column, text string)) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			leaves(member, name, add)
		}
	case []any:
		for _, item := range v {
			leaves(item, column, add)
		}
	case string:
		add(column, v)
	case float64, bool:
		add(column, fmt.Sprint(v))
	}
}

// scalars gives the texts of a YAML node as they stand.
func scalars(n *yaml.Node, column string, add func(column, text string)) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			scalars(n.Content[i+1], n.Content[i].Value, add)
		}
	case yaml.ScalarNode:
		if n.ShortTag() != "!!null" {
			add(column, n.Value)
		}
	default:
		for _, item := range n.Content {
			scalars(item, column, add)
		}
	}
}
