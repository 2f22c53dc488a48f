"""Evenhand: score files and articles become a comparison site that cannot lie.

The folders follow the walk of the data: `reading` turns bytes into a
catalogue, `judging` turns it into claims, `pages` decides what is shown,
`rendering` how it looks, `build` runs the walk. Start with `build`.
"""

__version__ = "0.1.0"
