// Package export knows bytes: it writes statements in the syntaxes of RDF,
// reads them back to prove what was written, and draws networks.
//
// It does not know where statements come from, what their vocabulary means,
// databases, or files: a writer is given an io.Writer, and whoever opened it
// makes the file appear whole or not at all.
//
// Formats is the list of everything that can be written. Equal input gives
// equal bytes: the writers of RDF keep the order in which statements come, so
// the input is sorted first (graph.Sort, or what a graph.Matcher answers).
//
// What a syntax cannot say is never left out in silence: it goes to
// Options.Fault as a *graph.Error with the statement's origin, and is not
// written. The types of github.com/knakk/rdf appear in knakk.go and verify.go
// alone.
package export
