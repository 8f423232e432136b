"""Persons, places and organizations: who is mentioned where, and by which spellings they are found."""
