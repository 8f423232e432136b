"""Tests of the Web Annotations that are read."""
