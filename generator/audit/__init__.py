"""The finished pages read again and every claim on them proved anew, by its own arithmetic. Start with `auditor`.

Shares no code with judging, pages or rendering, so that a fault there cannot
hide itself; knows the catalogue, the words file and what stands in the HTML.
"""
