"""Corrected texts: readings, their differences, and what becomes of every anchor."""
