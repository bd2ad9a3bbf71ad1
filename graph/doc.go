// Package graph knows terms, statements and where they come from, patterns
// over them, how to sort more of them than fit in memory, and the networks a
// picture is drawn from. It imports the standard library alone.
//
// Sort puts any number of statements in order; a Matcher, which a List in memory
// and graph/store are, answers patterns over them; Project makes a Network of
// what a Matcher holds, by the rules of a View. Report is where whoever runs a
// stream says what happens to its faults.
//
// It does not know files, syntaxes, vocabularies, people or databases: those
// are the business of graph/source, export, schema and graph/store.
//
// Everything that flows is an iter.Seq2[T, error]. An error that is (or wraps)
// an *Error is about one item of the input: whoever pulls may go on. Any other
// error is about the world (a disk, a cancelled context) and ends the run.
package graph
