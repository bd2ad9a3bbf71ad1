// Package quadstore lets Cayley run on the embedded engine: a QuadStore over an
// engine.Store, so that paths, Gizmo, GraphQL and MQL answer from it unchanged.
// It knows Cayley and the engine; the engine knows no Cayley.
//
// # Values and terms
//
// Term and Value turn Cayley's values into the terms that the store keeps, and
// back. Texts, language-tagged texts, typed texts, IRIs and blank nodes are
// kept as they are, in any place of a quad and unchecked: Cayley writes
// literals as subjects and IRIs without a scheme.
//
// Cayley's native kinds (quad.Int, Float, Bool and Time) are kept as literals
// of private datatypes, apart from what an RDF document says, so that they come
// back as the kinds they were. Kept and Given take a user's own terms past
// these datatypes.
//
// # Seeing and changing
//
// A reference to a node is its number in the store, one to a quad its four
// numbers. An iterator sees the store as it was when its Iterate or first
// Contains was called. ApplyDeltas changes few quads and keeps all references;
// a writer of NewQuadWriter loads many and gives new numbers, so a reference
// from before stays good only while an iterator from before is open, and is
// refused with an error, never misread, after that.
//
// # Asking
//
// OptimizeShape turns Cayley's query shapes into iterators that ask the engine
// for all that is known of a quad at once, and comparisons into an order by
// value; see Compare.
package quadstore
