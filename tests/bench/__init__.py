"""Benchmarks: `python3 tests --bench [NAME...] [--json]` prints figures and ratios; none asserts a time."""
