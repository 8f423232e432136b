"""Correcting the text of a cable and comparing its readings: the modes, their pages and their questions."""
