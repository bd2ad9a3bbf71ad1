package export

import "corkboard/graph"

// valued is a statement without its subject: a predicate and its value.
type valued struct{ predicate, object graph.Term }
