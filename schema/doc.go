// Package schema knows the vocabulary, which is data (core.yaml and a case's
// own schema.yaml): classes, properties, their ranges, the standard tables and
// what a picture draws as an edge. It turns records into entities and entities
// into statements, makes entity IRIs from keys, and checks and normalizes
// values: dates, counts, addresses, countries, languages.
//
// A folder of tables takes two steps: ReadCase makes a Case of what source.Open
// found, and Case.Statements says it. One table under a mapping takes four:
// ReadYARRRML compiles the mapping to a Plan, Plan.For picks the maps of a file,
// Env.Entities runs them over its records, and Schema.Statements says what came
// out. Case.Schema.View is what graph.Project draws by; Schema.Check finds
// what does not agree in sorted statements.
//
// It does not know files or syntaxes (graph/source), where statements rest
// (graph/store) or what they look like when written (export). It reads no
// clock, no locale and no time zone of the host: what a value means depends on
// its text and on the Context that the caller gives.
package schema
