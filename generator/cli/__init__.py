"""The command line: one module a verb. Start with `main`."""
