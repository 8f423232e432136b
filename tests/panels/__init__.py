"""Tests of the panels, each folder one panel."""
