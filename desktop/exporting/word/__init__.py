"""The Word file (DOCX): real footnotes, comments, styles and tables, for an editor to work in."""
