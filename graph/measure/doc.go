// Package measure computes how nodes stand in a network: degrees, components,
// cores, PageRank, betweenness and communities.
//
// All of it is exact unless a sentence in Network.Parameters says otherwise,
// and the same on every machine: nodes are numbered by their IRIs, lines by
// their keys, ties are broken by these numbers, and no product is fused with a
// sum. Memory is in proportion to nodes and lines.
package measure
