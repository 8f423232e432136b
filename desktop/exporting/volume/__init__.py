"""Annotated PDF of many cables bound as one volume: title page, contents, chronological list, index."""
