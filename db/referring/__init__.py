"""Cross-references in notes: links to a note or a cable by its id, whatever that is called."""
