"""The index of words: written with each change, asked, filled and checked."""
