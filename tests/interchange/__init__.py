"""Tests of what writers and readers of a format share."""
