"""Tables, read back by openpyxl and csv."""
