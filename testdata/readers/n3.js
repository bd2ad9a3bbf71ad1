// Reads RDF with N3.js. Each line of standard input is a syntax, a tab and a
// file; for each, standard output gets its statements as N-Quads and then a
// line "# read" or "# failed: why".
'use strict';
const fs = require('fs');
const N3 = require('n3');

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const special = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

function term(t) {
  switch (t.termType) {
    case 'NamedNode': return `<${t.value}>`;
    case 'BlankNode': return `_:${t.value}`;
    case 'Quad': return `<<( ${term(t.subject)} ${term(t.predicate)} ${term(t.object)} )>>`;
  }
  const text = `"${t.value.replace(/[\\"\n\r]/g, (c) => special[c])}"`;
  if (t.language) return `${text}@${t.language}${t.direction ? `--${t.direction}` : ''}`;
  return t.datatype.value === XSD_STRING ? text : `${text}^^<${t.datatype.value}>`;
}

function line(q) {
  const graph = q.graph.termType === 'DefaultGraph' ? '' : `${term(q.graph)} `;
  return `${term(q.subject)} ${term(q.predicate)} ${term(q.object)} ${graph}.\n`;
}

for (const job of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [format, file] = job.split('\t');
  let out = '';
  try {
    for (const q of new N3.Parser({ format }).parse(fs.readFileSync(file, 'utf8'))) out += line(q);
    out += '# read\n';
  } catch (error) {
    out += `# failed: ${error.message.replace(/\s+/g, ' ')}\n`;
  }
  process.stdout.write(out);
}
