"""Web Annotations (W3C): the notes of cables as JSON-LD, each with quote and position of its words."""
