"""The trash: its dialog, the preview of what lies in it, putting back and emptying."""
