"""Tests of the library panel."""
