"""Tests of the panel of touched notes."""
