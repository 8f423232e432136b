"""The cable as one web page, as Markdown and as bare text."""
