"""Tests of the Web Annotations that are written."""
