// Package store keeps statements at rest, in memory or in one file, behind one
// door: Open, Add, Remove, Replace, Compact, Match, Graphs, Count, Check and
// Query. It knows the engine beneath it and Cayley, whose query languages run
// on it; Cayley's types appear in ToQuad, FromQuad and QuadStore alone. A Store
// is a graph.Matcher.
//
// It does not know files of records, syntaxes, vocabularies or people, and
// nothing above it may know how the engine keeps the statements.
//
// # What it promises
//
// Terms come out exactly as they went in: lexical forms, datatypes, language
// tags with their case, base directions, triple terms and blank node labels.
// Origins are not kept.
//
// Add, Remove, Replace and Compact happen whole or not at all, in memory and
// on disk: a stream that fails, a cancelled context, a full disk, a power cut
// or a killed process leaves what was there before. What is removed stays in
// the file, where nothing finds it any more, until the store is compacted.
//
// A Store may be used by several goroutines at once; each reading goes on with
// the state it began with. Several processes may read one file, or one may
// write it. Whoever has to wait for another gets ErrBusy after a while.
package store
