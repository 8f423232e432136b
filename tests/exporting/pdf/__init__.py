"""Tests of the annotated PDF: each export is a real file, taken apart."""
