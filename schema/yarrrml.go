package schema

import (
	"errors"

	"corkboard/graph"
	"corkboard/graph/source"
)

// ReadYARRRML is being written.
func ReadYARRRML(data []byte, file string, s *Schema, base string) (*Plan, error) {
	return nil, &graph.Error{Origin: graph.Origin{File: file}, Err: errors.New("YARRRML is not read yet")}
}

// CheckColumns is being written.
func CheckColumns(maps []TriplesMap, header []source.Field) error { return nil }
