"""What the last build made of each page, so that the next one makes only what would be different."""
