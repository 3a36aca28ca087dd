"""One report, set by our PDF layer, by a bare canvas and by three well-known typesetters.

Everybody is given the same words, rows and figures in two fonts of the same family, and
is driven in the quickest way that its manual knows. Two pages hold one section: text
with two charts, and a table of thirty rows.
"""
