"""Generated libraries of any size: `python3 tests --make-library N -o PATH` (see `maker`)."""
