"""Which pages exist, their URLs, and the view each of them shows. Start with `plan`."""
