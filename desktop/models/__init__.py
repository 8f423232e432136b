"""Thin Qt models over the records of the open cable."""
