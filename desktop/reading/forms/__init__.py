"""One module for each archive's form of cables: its words, its rules, its examples.

A new form is one more module here with a `FORM`; nothing else needs to know of it.
"""
