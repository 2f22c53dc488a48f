"""The same work in several processes, and a process that stands by."""
