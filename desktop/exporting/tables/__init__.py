"""Tables for a spreadsheet or a database: notes, distribution, stages and header fields, one row each."""
