"""Tests of the small shared widgets."""
