"""The list of what two readings have differently, beside the text in which it is shown."""
