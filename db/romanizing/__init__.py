"""Names of persons and places in their several spellings: tables of names, and rules of romanization."""
