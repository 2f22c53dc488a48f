"""Charts as inline SVG: no script, no style attribute, no legend; what they show stands in the page as text too."""
