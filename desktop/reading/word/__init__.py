"""Word files (DOCX): their package, what stands in it, and its text with structure and notes."""
