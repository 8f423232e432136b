"""Files that left come back: cables under their own ids, comments as notes."""
