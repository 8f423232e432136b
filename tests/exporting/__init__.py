"""Tests of the exporters, on real files taken apart by libraries that did not write them."""
