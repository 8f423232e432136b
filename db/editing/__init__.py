"""What can be done to the records: each function returns a Change, nothing is written here."""
