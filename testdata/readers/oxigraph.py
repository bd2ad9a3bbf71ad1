"""Reads RDF with Oxigraph. Each line of standard input is a syntax, a tab and a
file; for each, standard output gets its statements as N-Quads and then a line
"# read" or "# failed: why"."""

import sys

import pyoxigraph

for job in sys.stdin.read().splitlines():
    syntax, file = job.split("\t")
    try:
        quads = list(pyoxigraph.parse(path=file, format=getattr(pyoxigraph.RdfFormat, syntax)))
        out = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) + b"# read\n"
    except Exception as error:
        out = ("# failed: " + " ".join(str(error).split()) + "\n").encode()
    sys.stdout.buffer.write(out)
