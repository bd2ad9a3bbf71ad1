package schema

import (
	_ "embed" // core.yaml
	"sync"
)

//go:generate go run ./vocabgen

// coreFile is the name of the embedded file in origins.
const coreFile = "core.yaml"

//go:embed core.yaml
var coreYAML []byte

// Core gives the vocabulary of core.yaml. It is read once and shared; it must
// not be changed (Extend makes copies). It panics only if the embedded file is
// broken, which a test rules out.
func Core() *Schema { return core() }

var core = sync.OnceValue(func() *Schema {
	s := new(Schema)
	l := loader{s: s, file: coreFile, core: true}
	if err := l.load(coreYAML); err != nil {
		panic(err)
	}
	return s
})
