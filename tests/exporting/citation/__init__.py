"""Tests of citations: what other programs read out of them."""
