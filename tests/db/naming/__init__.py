"""Tests of persons, places and organizations."""
