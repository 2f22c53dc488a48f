"""How each claim came about: its arithmetic step by step, and the lines of the files behind it.

Knows claims and categories, not one word of a reader's language. Start with `trace.trace`.
"""
