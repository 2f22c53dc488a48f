"""Starting points: a whole site, a product, an article. Start with `start`."""
