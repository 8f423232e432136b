"""Names in their several spellings."""
