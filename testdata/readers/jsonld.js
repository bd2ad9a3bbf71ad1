// Reads JSON-LD with jsonld.js. Each line of standard input is a syntax, a tab
// and a file; for each, standard output gets its statements as N-Quads and then
// a line "# read" or "# failed: why". No context is loaded from anywhere.
'use strict';
const fs = require('fs');
const jsonld = require('jsonld');

const documentLoader = async (url) => { throw new Error(`${url} is not loaded`); };

async function main() {
  for (const job of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const [syntax, file] = job.split('\t');
    let out;
    try {
      const text = fs.readFileSync(file, 'utf8');
      const document = syntax === 'NDJSON-LD' ? text.split('\n').filter(Boolean).map((line) => JSON.parse(line)) : JSON.parse(text);
      out = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader, safe: true });
      out += '# read\n';
    } catch (error) {
      out = `# failed: ${String(error.message).replace(/\s+/g, ' ')}\n`;
    }
    process.stdout.write(out);
  }
}

main();
