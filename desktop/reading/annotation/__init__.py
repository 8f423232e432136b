"""Web Annotations (W3C) read: those of ours come back, those of others are laid on the words of a cable."""
