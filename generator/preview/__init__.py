"""The site while it is being written: watch, reload, render what is asked for. Start with `server`."""
