"""The domain as meant: what a catalogue is, whatever files it came from. Start with `catalogue`.

Frozen, slotted, ordered; scores are whole tenths and weights whole hundredths,
so that every judgement is exact and the same in any language.
"""
