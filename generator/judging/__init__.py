"""Arithmetic and truth: numbers become claims, without a word of a reader's language. Start with `duel`."""
