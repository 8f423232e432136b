"""Tests of the notes panel."""
