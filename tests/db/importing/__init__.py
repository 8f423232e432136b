"""Imports written in batches, and taken back."""
