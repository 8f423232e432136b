"""The header fields by name, in the order in which they are offered."""

HEADER_NAMES = (
    "title",
    "date",
    "precedence",
    "classification",
    "cable number",
    "receipt number",
    "originator",
    "addressee",
    "info addressee",
    "subject",
    "signatory",
    "source",
    "archive",
    "file number",
    "translator",
    "original language",
    "credit",
    "URL",
    "rights",
    "summary",
)
"""The header fields that Chancery knows by name; any other name is the editor's own."""
