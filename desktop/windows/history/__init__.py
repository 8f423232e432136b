"""The history of cables and the states kept in backups: looking, naming, restoring."""
