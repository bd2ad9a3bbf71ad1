// Package engine keeps quads in one file, or in memory: terms exactly as they
// are, every quad in four orders, every change whole or not at all. It knows
// terms and statements; it does not know Cayley, syntaxes, vocabularies, or
// what anything means.
package engine
