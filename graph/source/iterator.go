package source

import (
	"fmt"
	"strings"
)

// step is one step of an iterator: into the member of a name, or into each
// item of a list.
type step struct {
	name string
	all  bool
}

// parseIterator reads a path of the kind $.chats.list[*] or
// $['two words'][*].b into its steps. Filters, slices and indices are not read.
func parseIterator(path string) ([]step, error) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(path), "$")
	if !ok {
		return nil, fmt.Errorf("iterator: %s does not begin with $", quoted(path))
	}
	var steps []step
	for rest != "" {
		var s step
		switch {
		case strings.HasPrefix(rest, "[*]"):
			s.all, rest = true, rest[3:]
		case strings.HasPrefix(rest, "['"), strings.HasPrefix(rest, `["`):
			end := strings.Index(rest[2:], rest[1:2]+"]")
			if end < 0 {
				return nil, fmt.Errorf("iterator: %s has a bracket that never closes", quoted(path))
			}
			s.name, rest = rest[2:2+end], rest[2+end+2:]
		case rest[0] == '.':
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			s.name, rest = rest[1:1+end], rest[1+end:]
			if s.name == "" || s.name == "*" {
				return nil, fmt.Errorf("iterator: %s has a step that is no name", quoted(path))
			}
		default:
			return nil, fmt.Errorf("iterator: %s has a step that is neither a name nor [*]", quoted(path))
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// pointerEscapes writes a name as a part of a JSON pointer (RFC 6901, section 3).
var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")
