"""PDF files with a text layer: their pages, what repeats on them, and their text."""
