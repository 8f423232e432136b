"""The tests: a mirror of the code, on real widgets, real files and real PDFs."""
