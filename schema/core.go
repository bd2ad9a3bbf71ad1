package schema

import "corkboard/graph"

// The order counts: the constants first, without which this package, and so
// what reads core.yaml for core_gen.go, cannot be built.
//go:generate go run ./vocabgen
//go:generate go run ./coregen

// coreFile is the name of the file of the vocabulary in origins.
const coreFile = "core.yaml"

// Core gives the vocabulary of core.yaml. It is shared, and must not be changed
// (Extend makes copies). It is data of core_gen.go, not read at the start: YAML
// would take a command longer than most of what commands do.
func Core() *Schema { return &core }

// ReadCore reads the text of core.yaml. It is for what makes core_gen.go, and
// to compare with it.
func ReadCore(data []byte) (*Schema, error) {
	s := new(Schema)
	l := loader{s: s, file: coreFile, core: true}
	if err := l.load(data); err != nil {
		return nil, err
	}
	return s, nil
}

// at gives a place in core.yaml.
func at(line, column int32) graph.Origin {
	return graph.Origin{File: coreFile, Line: line, Column: column}
}
