"""Persons, places and organizations in the window: marked in the text, listed, edited."""
