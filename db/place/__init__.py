"""The file and the folder in which a library lies."""
