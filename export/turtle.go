package export

import (
	"errors"
	"io"

	"corkboard/graph"
)

// Turtle writes Turtle.
func Turtle(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return Written{}, errors.New("turtle: not there yet")
}
