"""Tests of the ground floor: what a library keeps, and that it keeps it."""
