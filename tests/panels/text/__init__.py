"""Tests of the reading view, on the real widget."""
