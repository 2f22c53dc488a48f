"""Bytes become a catalogue: strict documents, files as written, loading. Start with `load`."""
