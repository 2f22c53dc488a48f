"""Problems as values: where, what is wrong, what to do. Start with `problem`."""
