"""The annotated PDF: its pages by typst, its live notes by pikepdf, its own check."""
