"""Tests of the TEI that is written."""
