"""The Word file, taken apart again."""
