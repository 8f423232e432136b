"""Files that left and come back: held against the library, cables entered, comments taken over."""
