"""Saved web pages: their bytes, their main part, its text with structure and notes."""
