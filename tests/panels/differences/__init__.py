"""Tests of the list of differences."""
