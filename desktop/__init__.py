"""The upper floor: reading, exporting, the command line and the window."""
