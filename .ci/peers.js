// Converts RDF with N3.js, for comparison: node peers.js FILE FROM TO.
'use strict';
const fs = require('fs');
const N3 = require('n3');

const [file, from, to] = process.argv.slice(2);
const parser = new N3.StreamParser({ format: from });
const writer = new N3.StreamWriter({ format: to });
// As StreamWriter.import does; pipe, unlike it, waits for a slow reader.
parser.on('prefix', (name, iri) => writer._writer.addPrefix(name, iri));
parser.on('error', (error) => { console.error(error.message); process.exit(1); });
fs.createReadStream(file).pipe(parser).pipe(writer).pipe(process.stdout);
