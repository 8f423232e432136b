"""The list of cables: its rows, derived from the records, and in which order they stand."""
