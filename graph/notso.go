package graph

// NotSo tells whether what has the status is denied, said not to be so, or
// taken back by who said it.
func (s Status) NotSo() bool { return s.denies() || s == Retracted }

// NotSo tells whether a line of the network, or one of its ends, is denied,
// said not to be so, or taken back: it is no way from one to the other and
// counts in no measure. In a view of who asserts what there is none such, for
// a denial is an assertion too.
func (n Network) NotSo(e Edge) bool {
	return !n.asserted && (e.Status.NotSo() || n.Nodes[e.Source].Status.NotSo() || n.Nodes[e.Target].Status.NotSo())
}
