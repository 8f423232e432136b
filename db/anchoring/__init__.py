"""Where notes stand: anchors, the alignment of two texts, and places found again."""
