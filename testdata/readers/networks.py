"""Reads a file of a network with a library and prints what it understood, as
JSON: nodes and edges by their identifiers, with their attributes.

usage: networks.py networkx|igraph FORMAT FILE
"""
import json
import math
import sys


def with_networkx(form, file):
    import networkx as nx

    if form == "gexf":
        g = nx.read_gexf(file)
    elif form == "graphml":
        g = nx.read_graphml(file)
    elif form == "cytoscape":
        g = nx.cytoscape_graph(json.load(open(file)))
    else:
        tree = json.load(open(file))
        try:
            g = nx.node_link_graph(tree, edges="links" if "links" in tree else "edges")
        except TypeError:  # before version 3.4
            g = nx.node_link_graph(tree)
    ends = g.edges(keys=True, data=True) if g.is_multigraph() else ((a, b, d.get("id") or d.get("key"), d) for a, b, d in g.edges(data=True))
    edges = {key: dict(data, source=a, target=b) for a, b, key, data in ends}
    return {"nodes": dict(g.nodes(data=True)), "edges": edges, "node_count": g.number_of_nodes(), "edge_count": g.number_of_edges()}


def with_igraph(form, file):
    import igraph

    g = igraph.Graph.Read(file, format=form)
    known = lambda all: {k: v for k, v in all.items() if v != "" and not (isinstance(v, float) and math.isnan(v))}
    nodes = {v["id"]: known(v.attributes()) for v in g.vs}
    edges = {e["id"]: dict(known(e.attributes()), source=g.vs[e.source]["id"], target=g.vs[e.target]["id"]) for e in g.es}
    return {"nodes": nodes, "edges": edges, "node_count": g.vcount(), "edge_count": g.ecount()}


json.dump({"networkx": with_networkx, "igraph": with_igraph}[sys.argv[1]](*sys.argv[2:]), sys.stdout)
