"""Importing: looking at what was dropped, the preview, the progress, the report, taking it back."""
