"""PDF files: as cables, and as files of ours that come back with comments."""
