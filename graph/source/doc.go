// Package source knows file syntaxes: it turns tables (CSV, TSV, sheets of a
// workbook), JSON, JSON lines and YAML into records whose every field knows
// where it stands. It recognizes files by content and name, reads compressed
// ones as they are, decodes UTF-8, UTF-16 and Windows-1252, and bounds what a
// hostile file can cost.
//
// Open recognizes what is in a folder, in a file or in a workbook, and gives
// each table as a File, of which Records streams the rows. FileInput and
// Recognize do the same for one file step by step. Formats is the table of
// everything that is recognized.
//
// It does not know vocabularies, entities or statements: a column is a name
// and a cell is text. What a "birthDate" is, is the business of schema.
//
// A fault of the input is yielded as a *graph.Error with its place, before the
// record it belongs to, and the stream goes on wherever the syntax allows. A
// field at fault (text that is not in the file's encoding, a NUL byte, a cell
// beyond the size limit) is left out of its record; the record is yielded with
// the others. Any other error is about the world and ends the stream.
package source
