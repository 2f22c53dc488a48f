"""The files as written: one model a file, strict, every key explained by the text below it.

These models stop at `load`, which turns them into the domain. The texts below
the fields are what an editor sees when hovering over a key. Start with `product`.
"""
