"""The disk: source trees read once, output switched in whole. Start with `tree`."""
