"""One widget each; panels do not know one another: they wish, the window acts, the session tells."""
