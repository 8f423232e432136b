"""Seeing across cables: offices and their copies, handling times, and the order of time."""
