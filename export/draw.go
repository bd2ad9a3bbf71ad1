package export

// DrawOptions says how a network is drawn.
type DrawOptions struct{}
