"""The library in the window: opening it, its list of cables, its care and its checks."""
