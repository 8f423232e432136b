"""The window that looks across the cables of a library: offices, handling times, the order of time."""
