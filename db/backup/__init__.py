"""Whole copies of a library: made, named, thinned, compared with today and put back."""
