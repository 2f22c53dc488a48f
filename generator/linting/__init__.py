"""Editorial checks over a catalogue: one function a code. Start with `facts`."""
