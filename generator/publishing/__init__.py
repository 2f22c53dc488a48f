"""Publishing: a finished site against what stands at its target, then the difference. Start with `plan`."""
