// Package store keeps statements at rest, in memory or in one file, behind one
// door: Open, Add, Remove, Replace, Match, Graphs, Count and Query. It knows
// Cayley, the quad store beneath it, and is the only package that does; Cayley's
// types appear in ToQuad and FromQuad alone. A Store is a graph.Matcher.
//
// It does not know files of records, syntaxes, vocabularies or people, and
// nothing above it may know which engine keeps the statements.
//
// # What it promises
//
// Terms come out exactly as they went in: lexical forms, datatypes, language
// tags with their case, base directions, triple terms and blank node labels.
// Origins are not kept.
//
// Add, Remove and Replace happen whole or not at all, in memory and on disk: a
// stream that fails, a cancelled context or a killed process leaves what was
// there before. On disk the change is made in a file beside the store, named
// .NAME.tmp-*, which takes the store's name once it is whole and synced; what
// a killed process left of it is removed by the next Open for writing.
//
// A Store may be used by several goroutines at once. Several processes may
// read one file while one writes; each reader keeps seeing the state it
// opened. A second writer gets an error after a short wait.
package store
