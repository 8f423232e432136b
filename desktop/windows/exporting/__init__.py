"""Exporting and printing: the dialog, its parts, and what runs when it is accepted."""
